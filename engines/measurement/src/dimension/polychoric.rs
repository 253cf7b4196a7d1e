//! Polychoric correlations in two steps (Olsson 1979): thresholds from the margins, then the correlation of greatest
//! likelihood given them, by Fisher's scoring kept inside a shrinking bracket. The bivariate normal probability is Genz's
//! (2004) form of Drezner & Wesolowsky, good to 1e-15.

use statrs::distribution::{ContinuousCDF, Normal};
use std::f64::consts::{PI, TAU};

/// A correlation of two ordered answers as if cut from normal ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Polychoric {
    /// The correlation, within ±0.9999.
    pub rho: f64,
    /// Its standard error given the thresholds, by the expected information.
    pub se: f64,
    /// Whether the likelihood keeps rising towards ±1 (an empty corner of the table).
    pub at_bound: bool,
}

/// Beyond it a table tells only that the correlation is nearly perfect.
const BOUND: f64 = 0.9999;

/// From a table of counts: rows are categories of one item, columns of the other. `None` when either has one category.
pub fn polychoric(table: &[Vec<f64>]) -> Option<Polychoric> {
    let table = occupied(table);
    let width = table.first().map_or(0, Vec::len);
    if table.len() < 2 || width < 2 {
        return None;
    }
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> = (0..width).map(|j| table.iter().map(|row| row[j]).sum()).collect();
    let (above, beside) = (thresholds(&rows), thresholds(&columns));
    let total: f64 = rows.iter().sum();
    let slopes = |rho: f64| {
        let (mut score, mut information) = (0.0, 0.0);
        for (i, row) in table.iter().enumerate() {
            for (j, &count) in row.iter().enumerate() {
                let (a, b, c, d) = (above[i], above[i + 1], beside[j], beside[j + 1]);
                let share = (below(b, d, rho) - below(a, d, rho) - below(b, c, rho) + below(a, c, rho)).max(1e-300);
                let steep = density(b, d, rho) - density(a, d, rho) - density(b, c, rho) + density(a, c, rho);
                score += count * steep / share;
                information += total * steep * steep / share.max(1e-12);
            }
        }
        (score, information)
    };
    let (mut low, mut high) = (-BOUND, BOUND);
    let mut rho: f64 = 0.0;
    for _ in 0..100 {
        let (score, information) = slopes(rho);
        if score > 0.0 {
            low = rho;
        } else {
            high = rho;
        }
        let step = score / information.max(1e-12);
        let next = rho + step;
        let next = if next > low && next < high { next } else { f64::midpoint(low, high) };
        let moved = (next - rho).abs();
        rho = next;
        if moved < 1e-12 {
            break;
        }
    }
    // At the bounds themselves the score may be an exact nought that says nothing: densities underflow there. So the search
    // begins in the middle, and where it ends tells: at the bound, or where so little density is left
    // that the error of a correlation would be above one.
    let (_, information) = slopes(rho);
    if rho.abs() > BOUND - 1e-6 || information < 1.0 {
        return Some(Polychoric { rho: BOUND.copysign(rho), se: 0.0, at_bound: true });
    }
    Some(Polychoric { rho, se: 1.0 / information.max(1e-300).sqrt(), at_bound: false })
}

/// The table without categories that nobody chose.
fn occupied(table: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let width = table.first().map_or(0, Vec::len);
    let chosen: Vec<usize> = (0..width).filter(|&j| table.iter().any(|row| row[j] > 0.0)).collect();
    table
        .iter()
        .filter(|row| row.iter().any(|&count| count > 0.0))
        .map(|row| chosen.iter().map(|&j| row[j]).collect())
        .collect()
}

/// −∞, the normal quantiles of the cumulated shares, ∞.
fn thresholds(counts: &[f64]) -> Vec<f64> {
    let total: f64 = counts.iter().sum();
    let normal = Normal::standard();
    let mut sum = 0.0;
    let mut cuts = vec![f64::NEG_INFINITY];
    for count in &counts[..counts.len() - 1] {
        sum += count;
        cuts.push(normal.inverse_cdf(sum / total));
    }
    cuts.push(f64::INFINITY);
    cuts
}

/// Density of two standard normals with correlation `rho`; 0 at infinity.
fn density(x: f64, y: f64, rho: f64) -> f64 {
    if x.is_infinite() || y.is_infinite() {
        return 0.0;
    }
    let rest = 1.0 - rho * rho;
    (-(x * x - 2.0 * rho * x * y + y * y) / (2.0 * rest)).exp() / (TAU * rest.sqrt())
}

fn phi(x: f64) -> f64 {
    Normal::standard().cdf(x)
}

/// P(X ≤ x, Y ≤ y) of two standard normals with correlation `rho`.
pub(crate) fn below(x: f64, y: f64, rho: f64) -> f64 {
    if x == f64::NEG_INFINITY || y == f64::NEG_INFINITY {
        return 0.0;
    }
    if x == f64::INFINITY {
        return phi(y);
    }
    if y == f64::INFINITY {
        return phi(x);
    }
    beyond(-x, -y, rho)
}

/// Weights and nodes of Gauss–Legendre, 20 points, half of them.
const GAUSS: [(f64, f64); 10] = [
    (0.017_614_007_139_152_12, 0.993_128_599_185_095),
    (0.040_601_429_800_386_94, 0.963_971_927_277_913_8),
    (0.062_672_048_334_109_06, 0.912_234_428_251_326),
    (0.083_276_741_576_704_75, 0.839_116_971_822_218_8),
    (0.101_930_119_817_240_4, 0.746_331_906_460_150_8),
    (0.118_194_531_961_518_4, 0.636_053_680_726_515),
    (0.131_688_638_449_176_6, 0.510_867_001_950_827_1),
    (0.142_096_109_318_382_1, 0.373_706_088_715_419_6),
    (0.149_172_986_472_603_7, 0.227_785_851_141_645_1),
    (0.152_753_387_130_725_9, 0.076_526_521_133_497_33),
];

/// P(X > h, Y > k): Genz's `bvnu`.
#[expect(clippy::many_single_char_names, reason = "the letters of the published algorithm")]
fn beyond(h: f64, k: f64, r: f64) -> f64 {
    let hk = h * k;
    if r.abs() < 0.925 {
        let half = f64::midpoint(h * h, k * k);
        let angle = r.asin();
        let mut sum = 0.0;
        for (weight, node) in GAUSS {
            for sign in [-1.0, 1.0] {
                let sine = (angle * (sign * node + 1.0) / 2.0).sin();
                sum += weight * ((sine * hk - half) / (1.0 - sine * sine)).exp();
            }
        }
        return (sum * angle / (2.0 * TAU) + phi(-h) * phi(-k)).max(0.0);
    }
    let (k, hk) = if r < 0.0 { (-k, -hk) } else { (k, hk) };
    let mut sum = 0.0;
    let square = (1.0 - r) * (1.0 + r);
    if square > 0.0 {
        let mut a = square.sqrt();
        let bs = (h - k) * (h - k);
        let (c, d) = ((4.0 - hk) / 8.0, (12.0 - hk) / 16.0);
        let exponent = -f64::midpoint(bs / square, hk);
        if exponent > -100.0 {
            sum = a
                * exponent.exp()
                * (1.0 - c * (bs - square) * (1.0 - d * bs / 5.0) / 3.0 + c * d * square * square / 5.0);
        }
        if -hk < 100.0 {
            let b = bs.sqrt();
            sum -= (-hk / 2.0).exp() * TAU.sqrt() * phi(-b / a) * b * (1.0 - c * bs * (1.0 - d * bs / 5.0) / 3.0);
        }
        a /= 2.0;
        for (weight, node) in GAUSS {
            for sign in [-1.0, 1.0] {
                let xs = (a * (sign * node + 1.0)).powi(2);
                let rs = (1.0 - xs).sqrt();
                let exponent = -f64::midpoint(bs / xs, hk);
                if exponent > -100.0 {
                    sum += a
                        * weight
                        * exponent.exp()
                        * ((-hk * xs / (2.0 * (1.0 + rs).powi(2))).exp() / rs - (1.0 + c * xs * (1.0 + d * xs)));
                }
            }
        }
        sum = -sum / (2.0 * PI);
    }
    if r > 0.0 {
        return (sum + phi(-h.max(k))).max(0.0);
    }
    let mut found = -sum;
    if k > h {
        found += if h < 0.0 { phi(k) - phi(h) } else { phi(-h) - phi(-k) };
    }
    found.max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quadrant_holds_a_quarter_and_the_arcsine() {
        for rho in [-0.99, -0.93, -0.5, 0.0, 0.3, 0.9, 0.95, 0.999] {
            let expected = 0.25 + f64::asin(rho) / TAU;
            assert!((below(0.0, 0.0, rho) - expected).abs() < 1e-12, "{rho}");
        }
    }

    #[test]
    fn probabilities_of_a_grid_add_to_those_of_its_margin() {
        for rho in [-0.97, -0.4, 0.7, 0.96] {
            let whole = below(0.4, 8.5, rho);
            assert!((whole - phi(0.4)).abs() < 1e-12, "{rho}");
            let symmetric = below(0.4, -1.2, rho) - below(-1.2, 0.4, rho);
            assert!(symmetric.abs() < 1e-14);
        }
    }

    #[test]
    fn a_median_split_gives_the_sine_of_its_agreement() {
        // With both items cut at the median ρ = sin(π/2 · (share that agree − share that do not)).
        let found = polychoric(&[vec![40.0, 10.0], vec![10.0, 40.0]]).expect("both items vary");

        assert!((found.rho - (PI / 2.0 * 0.6).sin()).abs() < 1e-9);
        assert!(!found.at_bound);
    }

    #[test]
    fn margins_far_from_the_middle_do_not_stop_the_search_at_a_bound() {
        let tables = [
            vec![vec![70.0, 10.0], vec![10.0, 10.0]],
            vec![vec![60.0, 20.0], vec![5.0, 15.0]],
            vec![vec![60.0, 10.0, 5.0], vec![5.0, 5.0, 5.0], vec![3.0, 3.0, 4.0]],
        ];
        for table in tables {
            let turned: Vec<Vec<f64>> = table.iter().map(|row| row.iter().rev().copied().collect()).collect();
            let (found, other) = (polychoric(&table).expect("both vary"), polychoric(&turned).expect("both vary"));

            assert!(!found.at_bound && (0.2..0.9).contains(&found.rho), "{found:?}");
            assert!((found.rho + other.rho).abs() < 1e-8, "{found:?} {other:?}");
        }
    }

    #[test]
    fn an_empty_corner_is_told_as_a_bound_and_one_category_as_nothing() {
        let found = polychoric(&[vec![40.0, 0.0], vec![10.0, 40.0]]).expect("both items vary");
        assert!(found.at_bound, "{found:?}");
        assert_eq!(polychoric(&[vec![40.0, 5.0], vec![0.0, 0.0]]), None);
    }

    #[test]
    fn turning_one_scale_round_changes_the_sign_alone() {
        let table = vec![vec![20.0, 11.0, 3.0], vec![9.0, 25.0, 12.0], vec![2.0, 10.0, 30.0]];
        let turned: Vec<Vec<f64>> = table.iter().map(|row| row.iter().rev().copied().collect()).collect();

        let (plain, back) =
            (polychoric(&table).expect("both items vary"), polychoric(&turned).expect("both items vary"));

        assert!((plain.rho + back.rho).abs() < 1e-10);
        assert!((plain.se - back.se).abs() < 1e-10);
    }
}
