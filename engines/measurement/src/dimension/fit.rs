//! Indices of fit of a covariance model: CFI (Bentler 1990), TLI (Tucker & Lewis 1973), RMSEA with its 90 % interval (Steiger & Lind
//! 1980; Browne & Cudeck 1993), SRMR (Bentler 1995), information criteria. Definitions are lavaan's.

use nalgebra::DMatrix;
use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::adequacy::beyond;
use super::confirm::Confirmed;
use super::count::real;

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
        p: beyond(confirmed.chi_square, df),
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
    let (mut low, mut high) = (0.0, value.max(1.0));
    while noncentral(value, df, high) > share {
        high *= 2.0;
    }
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if noncentral(value, df, middle) > share {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// P(χ²(df, noncentrality) ≤ value): Poisson weights of central ones, summed outwards from the heaviest.
fn noncentral(value: f64, df: f64, noncentrality: f64) -> f64 {
    let central = |k: f64| ChiSquared::new(df + 2.0 * k).map_or(0.0, |law| law.cdf(value));
    if noncentrality <= 0.0 {
        return central(0.0);
    }
    let half = noncentrality / 2.0;
    let middle = half.floor();
    let weight = |k: f64| (k * half.ln() - half - statrs::function::gamma::ln_gamma(k + 1.0)).exp();
    let mut sum = 0.0;
    for way in [-1.0, 1.0] {
        let mut k = if way > 0.0 { middle } else { middle - 1.0 };
        while k >= 0.0 {
            let share = weight(k);
            sum += share * central(k);
            if share < 1e-12 {
                break;
            }
            k += way;
        }
    }
    sum.min(1.0)
}
