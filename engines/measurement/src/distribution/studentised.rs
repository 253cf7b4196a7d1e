//! The studentised range (Tukey 1953; the double integral as in Copenhaver & Holland, “Computation of the distribution
//! of the maximum studentized range statistic”, J. Statist. Comput. Simul. 30, 1988), by Gauss–Legendre in both
//! directions; about eleven digits.

use std::sync::OnceLock;

use statrs::function::gamma::ln_gamma;

use crate::distribution::{inverse, normal_lower};

/// Positive nodes and weights of the 16-point rule on [−1, 1].
const NODES: [(f64, f64); 8] = [
    (0.095_012_509_837_637_44, 0.189_450_610_455_068_5),
    (0.281_603_550_779_258_9, 0.182_603_415_044_923_6),
    (0.458_016_777_657_227_4, 0.169_156_519_395_002_54),
    (0.617_876_244_402_643_7, 0.149_595_988_816_576_73),
    (0.755_404_408_355_003, 0.124_628_971_255_533_87),
    (0.865_631_202_387_831_7, 0.095_158_511_682_492_78),
    (0.944_575_023_073_232_6, 0.062_253_523_938_647_89),
    (0.989_400_934_991_649_9, 0.027_152_459_411_754_095),
];

fn integral(from: f64, to: f64, pieces: u32, f: impl Fn(f64) -> f64) -> f64 {
    let half = (to - from) / f64::from(2 * pieces);
    let piece = |number: u32| {
        let middle = from + half * f64::from(2 * number + 1);
        NODES.iter().map(|(node, weight)| weight * (f(middle - half * node) + f(middle + half * node))).sum::<f64>()
    };
    half * (0..pieces).map(piece).sum::<f64>()
}

/// P(Z ≤ z) by Taylor's series from the nearest sixteenth: what the integral asks for a hundred thousand times.
struct Near {
    at: Vec<(f64, f64)>,
}

impl Near {
    /// Beyond this all is 0 or 1.
    const END: i32 = 9;
    const STEPS: i32 = 16;

    fn table() -> &'static Self {
        static TABLE: OnceLock<Near> = OnceLock::new();
        TABLE.get_or_init(|| {
            let one = |step: i32| {
                let z = f64::from(step) / f64::from(Self::STEPS);
                (normal_lower(z), (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt())
            };
            Self { at: (-Self::END * Self::STEPS..=Self::END * Self::STEPS).map(one).collect() }
        })
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the step lies within the table")]
    fn lower(&self, z: f64) -> f64 {
        if z.abs() >= f64::from(Self::END) {
            return if z > 0.0 { 1.0 } else { 0.0 };
        }
        let step = (z * f64::from(Self::STEPS)).round();
        let (from, h) = (step / f64::from(Self::STEPS), z - step / f64::from(Self::STEPS));
        let (lower, density) = self.at[(step + f64::from(Self::END * Self::STEPS)) as usize];
        // Hermite polynomials: each derivative of the density is the next one times the density.
        let (mut before, mut hermite, mut power, mut sum, mut order) = (0.0, 1.0, h, 0.0, 0.0);
        while order < 11.0 {
            sum += hermite * power;
            (before, hermite) = (hermite, from * hermite - order * before);
            order += 1.0;
            power *= -h / (order + 1.0);
        }
        lower + density * sum
    }
}

/// P(range of `groups` standard normals ≤ `width`).
fn range_lower(width: f64, groups: f64) -> f64 {
    if width <= 0.0 {
        return 0.0;
    }
    let density = |z: f64| (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt();
    // The integrand is smooth; beyond 8.5 the smallest of the normals hardly ever lies.
    let near = Near::table();
    let inside = |z: f64| density(z) * (near.lower(z) - near.lower(z - width)).max(0.0).powf(groups - 1.0);
    (groups * integral(-8.5, 8.5 + width.min(8.5), 8, inside)).min(1.0)
}

/// P(Q > `q`) of the studentised range of `groups` means with `df` degrees of freedom of the error.
pub fn studentised_upper(q: f64, groups: f64, df: f64) -> f64 {
    if !(groups >= 2.0 && df > 0.0) || q.is_nan() {
        return f64::NAN;
    }
    if q <= 0.0 {
        return 1.0;
    }
    if q.is_infinite() {
        return 0.0;
    }
    if df > 1e7 {
        return 1.0 - range_lower(q, groups);
    }
    // The scale s = √(χ²/df) in logarithms, where its density has one hump and light shoulders.
    let half = df / 2.0;
    let constant = std::f64::consts::LN_2 + half * half.ln() - ln_gamma(half);
    let density = |t: f64| (constant + df * t - half * (2.0 * t).exp()).exp();
    let spread = (1.0 / (2.0 * df)).sqrt();
    let (from, to) = ((-40.0 / df).min(-12.0 * spread), (12.0 * spread).min(2.4));
    let pieces = if df < 8.0 { 40 } else { 12 };
    let upper = integral(from, to, pieces, |t| match density(t) {
        thin if thin < 1e-19 => 0.0,
        thick => thick * (1.0 - range_lower(q * t.exp(), groups)),
    });
    upper.clamp(0.0, 1.0)
}

/// The q with P(Q ≤ q) = `p`.
pub fn studentised_quantile(p: f64, groups: f64, df: f64) -> f64 {
    if !(groups >= 2.0 && df > 0.0 && p > 0.0 && p < 1.0) {
        return f64::NAN;
    }
    inverse(0.0, 4.0, |q| (1.0 - p) - studentised_upper(q, groups, df))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R 4: ptukey, qtukey; tables of Harter (1960).
    #[test]
    fn the_studentised_range_is_that_of_r_and_of_harters_tables() {
        assert!((studentised_quantile(0.95, 3.0, 27.0) - 3.506_426).abs() < 2e-6);
        assert!((studentised_quantile(0.95, 3.0, 10.0) - 3.876_777).abs() < 2e-6);
        assert!((studentised_quantile(0.99, 5.0, 20.0) - 5.293_25).abs() < 1e-5);
        assert!((studentised_quantile(0.95, 2.0, 1.0) - 17.969_29).abs() < 1e-5);
        assert!((studentised_quantile(0.95, 10.0, 1e9) - 4.474_124).abs() < 1e-5);
    }

    #[test]
    fn two_means_are_students_t() {
        for df in [1.0, 2.0, 5.0, 30.0, 1_000.0] {
            let q = std::f64::consts::SQRT_2 * crate::distribution::t_quantile(0.975, df);
            let upper = studentised_upper(q, 2.0, df);
            assert!((upper - 0.05).abs() < 1e-9, "{df}: {upper}");
        }
    }
}
