//! Indices of fit of a covariance model: CFI (Bentler 1990), TLI (Tucker & Lewis 1973), RMSEA with its 90 % interval (Steiger & Lind
//! 1980; Browne & Cudeck 1993), SRMR (Bentler 1995), information criteria. Definitions are lavaan's.

use nalgebra::DMatrix;

use super::confirm::Confirmed;
use crate::count::real;
use crate::distribution::{chi2_beyond, chi2_lower, inverse, poisson};

/// How well a model reproduces covariances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Probability of a χ² as large when the model holds; 1 without degrees of freedom.
    pub p: f64,
    /// Comparative fit, at most 1.
    pub cfi: f64,
    /// Tucker–Lewis; may exceed 1.
    pub tli: f64,
    /// Error of approximation per degree of freedom.
    pub rmsea: f64,
    /// Its 90 % interval.
    pub rmsea_interval: [f64; 2],
    /// Root mean square of residual correlations, diagonal included.
    pub srmr: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// Schwarz's criterion.
    pub bic: f64,
}

/// Fit of estimates to the covariances (divisor n) that they came from.
pub fn fit(confirmed: &Confirmed, covariance: &DMatrix<f64>) -> Fit {
    let items = covariance.nrows();
    let (n, df) = (real(confirmed.n), real(confirmed.df));
    let free = real(items * items.saturating_sub(1) / 2);
    let excess = (confirmed.chi_square - df).max(0.0);
    let excess_baseline = (confirmed.baseline - free).max(excess);
    let tli = if df > 0.0 && free > 0.0 && (confirmed.baseline - free).abs() > 0.0 {
        let (null, ours) = (confirmed.baseline / free, confirmed.chi_square / df);
        (null - ours) / (null - 1.0)
    } else {
        1.0
    };
    let per_degree = |excess: f64| if df > 0.0 { (excess.max(0.0) / (df * n)).sqrt() } else { 0.0 };
    let mut squares = 0.0;
    for j in 0..items {
        for i in 0..=j {
            let scale = (covariance[(i, i)] * covariance[(j, j)]).sqrt();
            squares += ((covariance[(i, j)] - confirmed.implied[(i, j)]) / scale).powi(2);
        }
    }
    let k = real(confirmed.parameters);
    Fit {
        p: chi2_beyond(confirmed.chi_square, df),
        cfi: if excess_baseline > 0.0 { 1.0 - excess / excess_baseline } else { 1.0 },
        tli,
        rmsea: per_degree(excess),
        rmsea_interval: [0.95, 0.05].map(|share| per_degree(decentred(confirmed.chi_square, df, share))),
        srmr: (squares / real(items * (items + 1) / 2)).sqrt(),
        aic: 2.0 * k - 2.0 * confirmed.log_likelihood,
        bic: k * n.ln() - 2.0 * confirmed.log_likelihood,
    }
}

/// The noncentrality under which χ² stays below `value` with probability `share`; 0 when none is small enough.
fn decentred(value: f64, df: f64, share: f64) -> f64 {
    if df <= 0.0 || noncentral(value, df, 0.0) <= share {
        return 0.0;
    }
    inverse(0.0, value.max(1.0), |noncentrality| share - noncentral(value, df, noncentrality))
}

/// P(χ²(df, noncentrality) ≤ value): Poisson weights of central ones, summed outwards from the heaviest. Weights and central
/// ones follow from their neighbours, so that a huge noncentrality costs its root in multiplications.
fn noncentral(value: f64, df: f64, noncentrality: f64) -> f64 {
    if noncentrality <= 0.0 {
        return chi2_lower(value, df);
    }
    let (half, x) = (noncentrality / 2.0, value / 2.0);
    let middle = half.floor();
    let (heaviest, central) = (poisson(middle, half), chi2_lower(value, df + 2.0 * middle));
    // From k to k + 1 a central one falls by xᵃ e⁻ˣ ∕ Γ(a + 1), a = df ∕ 2 + k.
    let fall = poisson(df / 2.0 + middle, x);
    let mut sum = heaviest * central;
    let (mut k, mut share, mut below, mut next) = (middle, heaviest, central, fall);
    while share > 1e-17 && below > 0.0 {
        below = (below - next).max(0.0);
        next *= x / (df / 2.0 + k + 1.0);
        k += 1.0;
        share *= half / k;
        sum += share * below;
    }
    let (mut k, mut share, mut below, mut last) = (middle, heaviest, central, fall);
    while k > 0.0 && share > 1e-17 {
        last *= (df / 2.0 + k) / x;
        below = (below + last).min(1.0);
        share *= k / half;
        k -= 1.0;
        sum += share * below;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R: `pchisq(10, 4, 4)`, `pchisq(1000, 10, 900)`; and, where χ² is huge, the normal law it comes to.
    #[test]
    fn a_noncentrality_is_found_as_fast_where_chi_square_is_huge() {
        assert!((noncentral(10.0, 4.0, 4.0) - 0.711_792_816_476_956).abs() < 1e-12);
        assert!((noncentral(1000.0, 10.0, 900.0) - 0.930_117_795_492_179).abs() < 1e-11);
        for huge in [1e6, 1e9] {
            let (low, high) = (decentred(huge, 24.0, 0.95), decentred(huge, 24.0, 0.05));
            let spread = 2.0 * 1.644_853_627 * huge.sqrt();
            assert!(((high - low) / (2.0 * spread) - 1.0).abs() < 1e-3, "{low} {high}");
            assert!(low < huge - 24.0 && huge - 24.0 < high);
        }
    }
}
