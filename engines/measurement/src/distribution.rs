//! Tails and quantiles of the distributions every area needs. Tails are computed as tails, so that a small p keeps its
//! digits. What has no value (no degrees of freedom) is NaN here and `null` in a finding.

mod beta;
mod studentised;

use statrs::function::erf::erfc_inv;
use statrs::function::gamma::{gamma_lr, gamma_ur};

pub(crate) use beta::poisson;
pub use studentised::{studentised_quantile, studentised_upper};

/// The complementary error function to about fifteen digits of its own size: the series of all positive terms near
/// nought, the continued fraction of Laplace beyond (Abramowitz & Stegun 7.1.6, 7.1.14).
pub fn erfc(x: f64) -> f64 {
    let size = x.abs();
    let bell = (-size * size).exp();
    if size < 1.5 {
        let (mut term, mut sum, mut odd) = (size, size, 1.0);
        while term > sum * 1e-17 {
            odd += 2.0;
            term *= 2.0 * size * size / odd;
            sum += term;
        }
        return 1.0 - std::f64::consts::FRAC_2_SQRT_PI * bell * sum * x.signum();
    }
    if size > 27.5 {
        return if x > 0.0 { 0.0 } else { 2.0 };
    }
    let mut below = 0.0;
    let mut depth = (10.0 + 175.0 / (size * size)).round();
    while depth > 0.0 {
        below = depth / 2.0 / (size + below);
        depth -= 1.0;
    }
    let tail = bell * std::f64::consts::FRAC_2_SQRT_PI / 2.0 / (size + below);
    if x > 0.0 { tail } else { 2.0 - tail }
}

/// P(Z ≤ `z`) of the standard normal.
pub fn normal_lower(z: f64) -> f64 {
    0.5 * erfc(-z / std::f64::consts::SQRT_2)
}

/// P(Z > `z`) of the standard normal.
pub fn normal_upper(z: f64) -> f64 {
    normal_lower(-z)
}

/// P(|Z| > |`z`|) of the standard normal.
pub fn normal_both(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// The z with P(Z ≤ z) = `p`.
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let z = -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p);
    // One step of Newton brings the rational approximation to the last digits.
    let density = (-0.5 * z * z).exp() / (std::f64::consts::TAU).sqrt();
    if density > 1e-300 { z - (normal_lower(z) - p) / density } else { z }
}

/// P(X > `x`) of χ² with `df` degrees of freedom.
pub fn chi2_upper(x: f64, df: f64) -> f64 {
    if !(df > 0.0 && x.is_finite()) {
        f64::NAN
    } else if x <= 0.0 {
        1.0
    } else {
        gamma_ur(df / 2.0, x / 2.0)
    }
}

/// P(X ≤ `x`) of χ² with `df` degrees of freedom.
pub fn chi2_lower(x: f64, df: f64) -> f64 {
    if !(df > 0.0 && x.is_finite()) {
        f64::NAN
    } else if x <= 0.0 {
        0.0
    } else {
        gamma_lr(df / 2.0, x / 2.0)
    }
}

/// The same as the probability of a fit at least as bad: 1 where no degree of freedom is left to judge it by.
pub fn chi2_beyond(x: f64, df: f64) -> f64 {
    if df > 0.0 { chi2_upper(x, df) } else { 1.0 }
}

/// The x with P(X ≤ x) = `p` of χ² with `df` degrees of freedom.
pub fn chi2_quantile(p: f64, df: f64) -> f64 {
    if !(df > 0.0 && (0.0..1.0).contains(&p)) {
        return f64::NAN;
    }
    inverse(0.0, df + 10.0, |x| chi2_lower(x, df) - p)
}

/// P(F > `f`) with `df1` and `df2` degrees of freedom.
pub fn f_upper(f: f64, df1: f64, df2: f64) -> f64 {
    if !(df1 > 0.0 && df2 > 0.0) || f.is_nan() {
        f64::NAN
    } else if f <= 0.0 {
        1.0
    } else if f.is_infinite() {
        0.0
    } else {
        // Each by itself, so that the smaller keeps its digits.
        let (x, y) = (df2 / (df2 + df1 * f), df1 * f / (df2 + df1 * f));
        beta::beta_lower(df2 / 2.0, df1 / 2.0, x, y)
    }
}

/// The f with P(F ≤ f) = `p`.
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> f64 {
    if !(df1 > 0.0 && df2 > 0.0 && (0.0..1.0).contains(&p)) {
        return f64::NAN;
    }
    inverse(0.0, 4.0, |f| (1.0 - p) - f_upper(f, df1, df2))
}

/// P(|T| > |`t`|) of Student's t.
pub fn t_both(t: f64, df: f64) -> f64 {
    f_upper(t * t, 1.0, df)
}

/// The t with P(T ≤ t) = `p`.
pub fn t_quantile(p: f64, df: f64) -> f64 {
    if !(df > 0.0 && p > 0.0 && p < 1.0) {
        return f64::NAN;
    }
    if p < 0.5 {
        return -t_quantile(1.0 - p, df);
    }
    f_quantile(2.0 * p - 1.0, 1.0, df).sqrt()
}

/// Where a function that rises crosses nought, at or above `low`: brackets by doubling, then goes by secants (Illinois)
/// with a halving in between, until the bracket is a few doubles wide.
pub fn inverse(low: f64, guess: f64, rising: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut below) = (low, rising(low));
    let (mut high, mut above) = (guess, rising(guess));
    while above < 0.0 {
        (low, below) = (high, above);
        high *= 2.0;
        above = rising(high);
        if !high.is_finite() || above.is_nan() {
            return f64::NAN;
        }
    }
    for turn in 0..300 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high || high - low <= 4.0 * f64::EPSILON * high.abs() || above == 0.0 {
            break;
        }
        let secant = high - above * (high - low) / (above - below);
        let at = if turn % 3 == 2 || !(secant > low && secant < high) { middle } else { secant };
        let value = rising(at);
        if value < 0.0 {
            (low, below) = (at, value);
            above /= if turn % 3 == 2 { 1.0 } else { 2.0 };
        } else {
            (high, above) = (at, value);
            below /= if turn % 3 == 2 { 1.0 } else { 2.0 };
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(ours: f64, known: f64, relative: f64) {
        assert!((ours - known).abs() <= relative * known.abs(), "{ours} is not {known}");
    }

    /// R 4: pnorm, qnorm, pchisq, qchisq, pf, qf, pt, qt.
    #[test]
    fn tails_and_quantiles_are_those_r_prints() {
        close(erfc(0.5), 0.479_500_122_186_953_5, 1e-15);
        close(erfc(2.0), 0.004_677_734_981_047_266, 1e-14);
        close(normal_upper(1.96), 0.024_997_895_148_220_43, 1e-13);
        close(normal_both(8.0), 1.244_192_114_854_348e-15, 1e-9);
        close(normal_quantile(0.975), 1.959_963_984_540_054, 1e-14);
        close(chi2_upper(30.288, 29.0), 0.399_731_234_370_341_5, 1e-10);
        close(chi2_quantile(0.95, 3.0), 7.814_727_903_251_179, 1e-12);
        close(f_upper(4.846_087_862_380_14, 2.0, 27.0), 0.015_909_958_325_622_9, 1e-10);
        close(f_quantile(0.975, 5.0, 15.0), 3.576_415_349_279_060_7, 1e-11);
        close(t_quantile(0.975, 10.0), 2.228_138_851_986_274, 1e-12);
        close(t_quantile(0.025, 10.0), -2.228_138_851_986_274, 1e-12);
        close(t_both(2.228_138_851_986_274, 10.0), 0.05, 1e-12);
    }

    /// The tail of t for many degrees of freedom by its series about the normal one (Fisher 1926), and F's mirror.
    #[test]
    fn millions_of_degrees_of_freedom_cost_no_digits() {
        for df in [1e6, 4e7, 3e9] {
            let t: f64 = 1.96;
            let density = (-0.5 * t * t).exp() / std::f64::consts::TAU.sqrt();
            let first = density * t * (t * t + 1.0) / (2.0 * df);
            close(t_both(t, df), normal_both(t) + first, 1e-10);
            close(f_upper(1.0, df, df), 0.5, 1e-9);
            close(f_upper(1.0 + 1e-4, df, 2.0 * df) + f_upper(1.0 / (1.0 + 1e-4), 2.0 * df, df), 1.0, 1e-12);
        }
        close(t_quantile(0.975, 1e9), 1.959_963_987, 1e-9);
    }

    #[test]
    fn what_has_no_value_is_nan_and_never_a_panic() {
        for value in [chi2_upper(1.0, 0.0), f_upper(1.0, 0.0, 3.0), t_quantile(1.0, 3.0), chi2_quantile(1.5, 2.0)] {
            assert!(value.is_nan());
        }
        assert!(f_upper(f64::INFINITY, 2.0, 3.0) == 0.0);
    }
}
