//! What distances a dissimilarity allows: none but its own (ratio), any straight line (interval), any rising order (ordinal,
//! ties untied: Kruskal's 1964 primary approach), any rising spline (Ramsay 1988: quadratic I-splines with two inner knots
//! at terciles). Each is the least-squares fit to given distances; lines and splines by Lawson & Hanson's (1974) non-negative
//! least squares, so that none falls and none is negative.

use nalgebra::{DMatrix, DVector};

use crate::count::real;

/// How much of the dissimilarities is taken at its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Proportions.
    Ratio,
    /// Differences.
    Interval,
    /// Order alone.
    Ordinal,
    /// A smooth rising curve.
    Spline,
}

/// Fits disparities of one kind, again and again.
pub(crate) struct Disparity {
    kind: Kind,
    /// Pairs by dissimilarity.
    order: Vec<u32>,
    /// Where each run of equal dissimilarities begins in `order`, and the end of the last.
    runs: Vec<usize>,
}

enum Kind {
    Ratio(Vec<f64>),
    Ordinal,
    /// A basis: runs × coefficients.
    Curve(DMatrix<f64>),
}

impl Disparity {
    pub(crate) fn new(dissimilarity: &[f64], scale: Scale) -> Self {
        if scale == Scale::Ratio {
            return Self { kind: Kind::Ratio(dissimilarity.to_vec()), order: Vec::new(), runs: Vec::new() };
        }
        #[expect(clippy::cast_possible_truncation, reason = "pairs of at most 65 thousand objects")]
        let mut order: Vec<u32> = (0..dissimilarity.len()).map(|pair| pair as u32).collect();
        order.sort_by(|&a, &b| dissimilarity[a as usize].total_cmp(&dissimilarity[b as usize]).then(a.cmp(&b)));
        let mut runs: Vec<usize> = (0..order.len())
            .filter(|&k| {
                k == 0 || dissimilarity[order[k] as usize].total_cmp(&dissimilarity[order[k - 1] as usize]).is_ne()
            })
            .collect();
        let values: Vec<f64> = runs.iter().map(|&first| dissimilarity[order[first] as usize]).collect();
        runs.push(order.len());
        let kind = match scale {
            Scale::Ratio | Scale::Ordinal => Kind::Ordinal,
            Scale::Interval => {
                Kind::Curve(DMatrix::from_fn(values.len(), 2, |i, j| if j == 0 { 1.0 } else { values[i] - values[0] }))
            }
            Scale::Spline => Kind::Curve(rising(&values)),
        };
        Self { kind, order, runs }
    }

    /// The nearest allowed disparities to these distances, with sum of squares one a pair. Distances that allow none but
    /// nought leave `into` as it is.
    pub(crate) fn fit(&mut self, distances: &[f64], into: &mut [f64]) {
        match &self.kind {
            Kind::Ratio(own) => into.copy_from_slice(own),
            Kind::Ordinal => {
                for run in self.runs.windows(2) {
                    self.order[run[0]..run[1]]
                        .sort_by(|&a, &b| distances[a as usize].total_cmp(&distances[b as usize]).then(a.cmp(&b)));
                }
                pooled(&self.order, distances, into);
            }
            Kind::Curve(basis) => {
                let runs = self.runs.len() - 1;
                let weights = DVector::from_fn(runs, |k, _| real(self.runs[k + 1] - self.runs[k]));
                let means = DVector::from_fn(runs, |k, _| {
                    let run = &self.order[self.runs[k]..self.runs[k + 1]];
                    run.iter().map(|&pair| distances[pair as usize]).sum::<f64>() / weights[k]
                });
                let fitted = basis * least(basis, &weights, &means);
                for k in 0..runs {
                    for &pair in &self.order[self.runs[k]..self.runs[k + 1]] {
                        into[pair as usize] = fitted[k];
                    }
                }
            }
        }
        let square: f64 = into.iter().map(|value| value * value).sum();
        let unit = if square > 0.0 { (real(into.len()) / square).sqrt() } else { 1.0 };
        for value in into {
            *value *= unit;
        }
    }
}

/// Isotonic regression by pooling adjacent violators, in the order given.
fn pooled(order: &[u32], distances: &[f64], into: &mut [f64]) {
    let mut blocks: Vec<(f64, usize)> = Vec::with_capacity(order.len());
    for &pair in order {
        let mut block = (distances[pair as usize], 1);
        while let Some(&(mean, count)) = blocks.last() {
            if mean < block.0 {
                break;
            }
            blocks.pop();
            let both = count + block.1;
            block = ((mean * real(count) + block.0 * real(block.1)) / real(both), both);
        }
        blocks.push(block);
    }
    let mut place = 0;
    for (mean, count) in blocks {
        for &pair in &order[place..place + count] {
            into[pair as usize] = mean;
        }
        place += count;
    }
}

/// Inner knots of the spline and its degree.
const KNOTS: usize = 2;
const DEGREE: usize = 2;

/// A constant and I-splines at sorted different values: sums of B-splines from one on (Ramsay 1988).
fn rising(values: &[f64]) -> DMatrix<f64> {
    let count = values.len();
    if count < 2 {
        return DMatrix::from_element(count, 1, 1.0);
    }
    let (first, last) = (values[0], values[count - 1]);
    let mut knots = vec![first; DEGREE + 1];
    for inner in 1..=KNOTS {
        let place = real(inner) / real(KNOTS + 1) * real(count + 1);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the values")]
        let low = (place.floor() as usize).clamp(1, count);
        let high = (low + 1).min(count);
        knots.push(values[low - 1] + (place - place.floor()) * (values[high - 1] - values[low - 1]));
    }
    knots.extend(vec![last; DEGREE + 1]);
    let functions = KNOTS + DEGREE + 1;
    let mut basis = DMatrix::zeros(count, functions);
    for (row, &value) in values.iter().enumerate() {
        let pieces = pieces(&knots, value, functions);
        basis[(row, 0)] = 1.0;
        for k in 1..functions {
            basis[(row, k)] = pieces[k..].iter().sum();
        }
    }
    basis
}

/// B-splines at a value (de Boor 1972); the last interval is closed.
fn pieces(knots: &[f64], value: f64, functions: usize) -> Vec<f64> {
    let last = knots[knots.len() - 1];
    let mut now = vec![0.0; knots.len() - 1];
    let at = (0..now.len())
        .rev()
        .find(|&k| knots[k] < knots[k + 1] && (knots[k] <= value && (value < knots[k + 1] || knots[k + 1] >= last)));
    if let Some(at) = at {
        now[at] = 1.0;
    }
    for degree in 1..=DEGREE {
        for k in 0..now.len() - degree {
            let part = |from: f64, to: f64, weight: f64, up: bool| {
                if to > from { weight * (if up { value - from } else { to - value }) / (to - from) } else { 0.0 }
            };
            now[k] = part(knots[k], knots[k + degree], now[k], true)
                + part(knots[k + 1], knots[k + degree + 1], now[k + 1], false);
        }
    }
    now.truncate(functions);
    now
}

/// Non-negative least squares: coefficients b ≥ 0 of least Σ w (y − basis b)².
fn least(basis: &DMatrix<f64>, weights: &DVector<f64>, target: &DVector<f64>) -> DVector<f64> {
    let size = basis.ncols();
    let weighted = DMatrix::from_fn(basis.nrows(), size, |i, j| basis[(i, j)] * weights[i]);
    let gram = basis.tr_mul(&weighted);
    let pull = weighted.tr_mul(target);
    let mut found = DVector::<f64>::zeros(size);
    let mut passive: Vec<usize> = Vec::new();
    let tolerance = 1e-12 * pull.amax().max(f64::MIN_POSITIVE);
    for _ in 0..10 * size {
        let lean = &pull - &gram * &found;
        let Some(enter) = (0..size)
            .filter(|k| !passive.contains(k) && lean[*k] > tolerance)
            .max_by(|&a, &b| lean[a].total_cmp(&lean[b]))
        else {
            break;
        };
        passive.push(enter);
        while !passive.is_empty() {
            let block = DMatrix::from_fn(passive.len(), passive.len(), |a, b| gram[(passive[a], passive[b])]);
            let side = DVector::from_fn(passive.len(), |a, _| pull[passive[a]]);
            let Some(wish) = block.cholesky().map(|root| root.solve(&side)) else {
                passive.pop();
                break;
            };
            if wish.min() > 0.0 {
                found.fill(0.0);
                for (a, &k) in passive.iter().enumerate() {
                    found[k] = wish[a];
                }
                break;
            }
            let share = (0..passive.len())
                .filter(|&a| wish[a] <= 0.0)
                .map(|a| found[passive[a]] / (found[passive[a]] - wish[a]).max(f64::MIN_POSITIVE))
                .fold(1.0, f64::min);
            for (a, &k) in passive.iter().enumerate() {
                found[k] += share * (wish[a] - found[k]);
            }
            passive.retain(|&k| found[k] > 1e-14);
            for k in 0..size {
                if !passive.contains(&k) {
                    found[k] = 0.0;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pooling_gives_the_least_squares_rising_order() {
        let mut fitted = [0.0; 5];

        pooled(&[0, 1, 2, 3, 4], &[1.0, 3.0, 2.0, 4.0, 3.5], &mut fitted);

        let expected = [1.0, 2.5, 2.5, 3.75, 3.75];
        assert!(fitted.iter().zip(expected).all(|(found, wanted): (&f64, f64)| (found - wanted).abs() < 1e-15));
    }

    #[test]
    fn a_spline_follows_a_line_and_its_basis_rises_from_nought_to_one() {
        let values: Vec<f64> = (0..9).map(|k| real(k) * 0.5 + 1.0).collect();
        let basis = rising(&values);
        let line = DVector::from_fn(9, |i, _| 3.0 * values[i]);

        let fitted = &basis * least(&basis, &DVector::from_element(9, 1.0), &line);

        assert!((fitted - line).amax() < 1e-9);
        for k in 1..basis.ncols() {
            assert!((0..8).all(|i| basis[(i + 1, k)] >= basis[(i, k)] - 1e-12));
            assert!(basis[(0, k)].abs() < 1e-12 && (basis[(8, k)] - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_falling_line_is_levelled() {
        let mut disparity = Disparity::new(&[1.0, 2.0, 3.0], Scale::Interval);
        let mut fitted = [0.0; 3];

        disparity.fit(&[3.0, 2.0, 1.0], &mut fitted);

        assert!(fitted.iter().all(|value| (value - 1.0).abs() < 1e-12), "{fitted:?}");
    }
}
