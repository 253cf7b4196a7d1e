//! The incomplete beta function with any number of degrees of freedom, and the Poisson and binomial heights it stands on
//! (Loader, "Fast and accurate computation of binomial probabilities", 2000: deviances instead of differences of large
//! logarithms). The continued fraction takes steps in proportion to the root of the larger parameter.

use statrs::function::gamma::ln_gamma;

/// Steps of the continued fraction, at most: enough for 10¹⁰ degrees of freedom.
const STEPS: u32 = 300_000;

/// I(x; a, b) with y = 1 − x given beside it, so that neither loses digits.
pub(super) fn beta_lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    // xᵃ yᵇ ∕ B(a, b).
    let front = a * b / (a + b) * binomial(a, b, x, y);
    if x < (a + 1.0) / (a + b + 2.0) { front * fraction(a, b, x) / a } else { 1.0 - front * fraction(b, a, y) / b }
}

/// Lentz's way through the continued fraction (Numerical Recipes 6.4).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut whole = d;
    for step in 1..STEPS {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        whole *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        whole *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    whole
}

/// Γ(a + b + 1) ∕ (Γ(a + 1) Γ(b + 1)) xᵃ yᵇ.
fn binomial(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let log = stirling(n) - stirling(a) - stirling(b) - deviance(a, n * x) - deviance(b, n * y);
    log.exp() * (n / (std::f64::consts::TAU * a * b)).sqrt()
}

/// xᵃ e⁻ˣ ∕ Γ(a + 1).
pub(crate) fn poisson(a: f64, x: f64) -> f64 {
    if a <= 0.0 {
        return (-x).exp();
    }
    (-stirling(a) - deviance(a, x)).exp() / (std::f64::consts::TAU * a).sqrt()
}

/// What Stirling's formula lacks of ln Γ(n + 1).
fn stirling(n: f64) -> f64 {
    if n < 16.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * std::f64::consts::TAU.ln();
    }
    let square = n * n;
    let inner = 1.0 / 1260.0 - (1.0 / 1680.0 - (1.0 / 1188.0) / square) / square;
    (1.0 / 12.0 - (1.0 / 360.0 - inner / square) / square) / n
}

/// a ln(a ∕ m) + m − a, also where a and m are near each other.
fn deviance(a: f64, m: f64) -> f64 {
    if (a - m).abs() < 0.1 * (a + m) {
        let v = (a - m) / (a + m);
        let mut sum = (a - m) * v;
        let mut term = 2.0 * a * v;
        for j in 1..1_000 {
            term *= v * v;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    a * (a / m).ln() + m - a
}
