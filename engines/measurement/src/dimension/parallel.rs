//! Parallel analysis (Horn 1965): how many eigenvalues exceed those of uncorrelated normal items.
//!
//! The correlation matrix of n independent normal rows is drawn directly from its law, by Bartlett's decomposition of a
//! Wishart matrix (1933): O(p²) random numbers a draw whatever the number of rows. Kaiser's mean and Glorfeld's 95th
//! percentile (1995) are both told; the percentile decides.

use ground::Seed;
use nalgebra::DMatrix;

use super::spectrum;
use crate::count::real;

/// Eigenvalues of the data beside those of chance.
#[derive(Clone, Debug, PartialEq)]
pub struct Parallel {
    /// Eigenvalues of the correlation matrix, largest first.
    pub values: Vec<f64>,
    /// Mean of each place over the draws.
    pub mean: Vec<f64>,
    /// 95th percentile of each place over the draws.
    pub percentile: Vec<f64>,
    /// How many leading eigenvalues exceed the percentile of their place.
    pub factors: usize,
}

/// Compares with `draws` random matrices of as many items and rows. Needs more rows than items.
pub fn parallel(correlation: &DMatrix<f64>, n: usize, draws: usize, seed: Seed) -> Parallel {
    let items = correlation.nrows();
    let values = spectrum::values(correlation);
    let mut places = vec![Vec::with_capacity(draws); items];
    for draw in 0..draws {
        let chance = spectrum::values(&chance(items, n, seed, draw));
        for (place, value) in places.iter_mut().zip(chance) {
            place.push(value);
        }
    }
    let mean: Vec<f64> = places.iter().map(|place| place.iter().sum::<f64>() / real(draws.max(1))).collect();
    let percentile: Vec<f64> = places.iter_mut().map(|place| quantile(place, 0.95)).collect();
    let factors = values.iter().zip(&percentile).take_while(|(value, limit)| value > limit).count();
    Parallel { values, mean, percentile, factors }
}

fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let Some(last) = values.len().checked_sub(1) else { return 0.0 };
    let place = share * real(last);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
    let low = place.floor() as usize;
    let high = (low + 1).min(last);
    values[low] + (place - place.floor()) * (values[high] - values[low])
}

/// A correlation matrix of independent normal items over n rows.
fn chance(items: usize, n: usize, seed: Seed, draw: usize) -> DMatrix<f64> {
    let mut drawn = Draws::new(seed, draw);
    let mut root = DMatrix::<f64>::zeros(items, items);
    for i in 0..items {
        for j in 0..i {
            root[(i, j)] = drawn.normal();
        }
        root[(i, i)] = drawn.chi_square(real(n.saturating_sub(1 + i).max(1))).sqrt();
    }
    for mut row in root.row_iter_mut() {
        let norm = row.norm();
        row.unscale_mut(norm);
    }
    &root * root.transpose()
}

/// Normal and χ² numbers one after another from a numbered stream.
pub(crate) struct Draws {
    stream: ground::Stream,
    next: u64,
}

impl Draws {
    pub(crate) fn new(seed: Seed, number: usize) -> Self {
        Self { stream: seed.stream(number as u64), next: 0 }
    }

    pub(crate) fn unit(&mut self) -> f64 {
        self.next += 1;
        self.stream.unit(self.next - 1)
    }

    /// Box & Muller (1958), one of the pair.
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Marsaglia & Tsang (2000); below one degree of shape by their power of a unit.
    fn chi_square(&mut self, df: f64) -> f64 {
        let shape = df / 2.0;
        let boost = if shape < 1.0 { (1.0 - self.unit()).powf(1.0 / shape) } else { 1.0 };
        let d = shape.max(if shape < 1.0 { shape + 1.0 } else { shape }) - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && (1.0 - self.unit()).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return 2.0 * d * v * boost;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chi_square_has_its_mean_and_its_variance() {
        let mut draws = Draws::new(Seed(4), 0);
        for df in [1.0, 7.0, 400.0] {
            let sample: Vec<f64> = (0..20_000).map(|_| draws.chi_square(df)).collect();
            let mean = sample.iter().sum::<f64>() / 20_000.0;
            let variance = sample.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 20_000.0;

            assert!((mean / df - 1.0).abs() < 0.04, "{df}: {mean}");
            assert!((variance / (2.0 * df) - 1.0).abs() < 0.1, "{df}: {variance}");
        }
    }

    #[test]
    fn two_groups_of_items_are_two_factors_and_noise_is_none() {
        let two = DMatrix::from_fn(8, 8, |i, j| {
            if i == j {
                1.0
            } else if (i < 4) == (j < 4) {
                0.5
            } else {
                0.1
            }
        });

        assert_eq!(parallel(&two, 200, 100, Seed(1)).factors, 2);
        assert_eq!(parallel(&DMatrix::identity(8, 8), 200, 100, Seed(1)).factors, 0);
    }

    #[test]
    fn mean_eigenvalues_of_chance_add_to_the_number_of_items() {
        let found = parallel(&DMatrix::identity(6, 6), 50, 200, Seed(9));

        assert!((found.mean.iter().sum::<f64>() - 6.0).abs() < 1e-9);
        assert!(found.mean[0] > 1.3 && found.mean[0] < 1.7, "{:?}", found.mean);
    }
}
