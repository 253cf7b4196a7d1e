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
    if x <= a / (a + b) { fraction(a, b, x, y) } else { 1.0 - fraction(b, a, y, x) }
}

/// The continued fraction of Didonato & Morris (ACM Trans. Math. Softw. 18, 1992), for x up to a ∕ (a + b).
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    // xᵃ yᵇ ∕ B(a, b).
    let front = a * b / (a + b) * binomial(a, b, x, y);
    // a − (a + b) x, from whichever side is small.
    let apart = if a > b { (a + b) * y - b } else { a - (a + b) * x };
    let (c, share, more) = (1.0 + apart, b / a, 1.0 + 1.0 / a);
    let (mut p, mut s) = (1.0, a + 1.0);
    let (mut above, mut next_above) = (0.0, 1.0);
    let (mut below, mut next_below) = (1.0, c / more);
    let mut whole = more / c;
    for step in 1..STEPS {
        let n = f64::from(step);
        let (t, w, e) = (n / a, n * (b - n) * x, a / s);
        let alpha = p * (p + share) * e * e * (w * x);
        let beta = n + w / s + (1.0 + t) / (more + t + t) * (c + n * (1.0 + y));
        (p, s) = (1.0 + t, s + 2.0);
        (above, next_above) = (next_above, alpha * above + beta * next_above);
        (below, next_below) = (next_below, alpha * below + beta * next_below);
        let before = std::mem::replace(&mut whole, next_above / next_below);
        if (whole - before).abs() <= f64::EPSILON * whole {
            break;
        }
        (above, below) = (above / next_below, below / next_below);
        (next_above, next_below) = (whole, 1.0);
    }
    front * whole
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
