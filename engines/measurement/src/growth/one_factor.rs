//! One grouping with random intercept and slope.
//!
//! A group enters only through ZᵀZ, ZᵀX and Zᵀy. Groups with equal ZᵀZ and ZᵀX (persons asked on the same occasions) are
//! merged once and for all: then only Σ Zᵀy and Σ Zᵀy yᵀZ are needed, and a deviance costs O(different designs), not
//! O(groups).

use nalgebra::{DMatrix, DVector, Matrix2, Vector2};
use std::collections::HashMap;

use super::profile::Reduced;

/// Sums of all groups with one design.
struct Kind {
    groups: f64,
    /// ZᵀZ: rows, Σ t, Σ t².
    zz: [f64; 3],
    /// ZᵀX, row of ones and row of times.
    zx: [DVector<f64>; 2],
    /// Σ over groups of Zᵀy.
    zy: [f64; 2],
    /// Σ over groups of (Zᵀy)(Zᵀy)ᵀ.
    squares: [f64; 3],
}

/// The data summed group by group.
pub(crate) struct OneFactor {
    kinds: Vec<Kind>,
    gram: DMatrix<f64>,
    pull: DVector<f64>,
    square: f64,
    slope: bool,
    correlated: bool,
}

/// Everything each group's rows add up to, before merging: ZᵀZ (three), Zᵀy (two), ZᵀX (twice the columns), group by group.
pub(crate) struct Sums {
    stride: usize,
    values: Vec<f64>,
}

/// The sums of one group.
struct Sum<'a> {
    zz: [f64; 3],
    zy: [f64; 2],
    /// Of ones, then of times.
    zx: [&'a [f64]; 2],
    /// All but Zᵀy: what makes groups alike.
    design: (&'a [f64], &'a [f64]),
}

impl Sums {
    /// `residual` is the outcome after ordinary least squares, which costs no digits later.
    pub(crate) fn new(
        fixed: &[Vec<f64>],
        residual: &[f64],
        groups: &[u32],
        count: usize,
        slope: Option<&[f64]>,
    ) -> Self {
        let width = fixed.len();
        let stride = 5 + 2 * width;
        let mut values = vec![0.0; count * stride];
        for (row, &group) in groups.iter().enumerate() {
            let time = slope.map_or(0.0, |slope| slope[row]);
            let first = group as usize * stride;
            let sum = &mut values[first..first + stride];
            let left = residual[row];
            sum[0] += 1.0;
            sum[1] += time;
            sum[2] += time * time;
            sum[3] += left;
            sum[4] += time * left;
            let (ones, times) = sum[5..].split_at_mut(width);
            for ((one, timed), column) in ones.iter_mut().zip(times).zip(fixed) {
                *one += column[row];
                *timed += time * column[row];
            }
        }
        Self { stride, values }
    }

    fn each(&self) -> impl Iterator<Item = Sum<'_>> {
        self.values.chunks_exact(self.stride).map(|sum| {
            let (ones, times) = sum[5..].split_at((self.stride - 5) / 2);
            Sum {
                zz: [sum[0], sum[1], sum[2]],
                zy: [sum[3], sum[4]],
                zx: [ones, times],
                design: (&sum[..3], &sum[5..]),
            }
        })
    }

    /// What each group is expected to add to the fixed part, given its rows.
    pub(crate) fn modes(&self, root: &Matrix2<f64>, coefficients: &DVector<f64>) -> Vec<[f64; 2]> {
        let along = |column: &[f64]| column.iter().zip(coefficients.iter()).map(|(x, b)| x * b).sum::<f64>();
        let mut last: Option<(Sum<'_>, Matrix2<f64>, Vector2<f64>)> = None;
        self.each()
            .map(|sum| {
                let (weight, told) = match &last {
                    Some((before, weight, told)) if before.design == sum.design => (*weight, *told),
                    _ => (weight(root, &sum.zz).0, Vector2::new(along(sum.zx[0]), along(sum.zx[1]))),
                };
                let found = weight * (Vector2::new(sum.zy[0], sum.zy[1]) - told);
                last = Some((sum, weight, told));
                [found[0], found[1]]
            })
            .collect()
    }
}

impl OneFactor {
    pub(crate) fn new(
        sums: &Sums,
        gram: DMatrix<f64>,
        pull: DVector<f64>,
        square: f64,
        slope: bool,
        correlated: bool,
    ) -> Self {
        let mut known: HashMap<Vec<u64>, usize> = HashMap::new();
        let mut kinds: Vec<Kind> = Vec::new();
        let mut last: Option<(Sum<'_>, usize)> = None;
        for sum in sums.each() {
            let at = match &last {
                // Neighbours are often alike; then nothing need be looked up.
                Some((before, at)) if before.design == sum.design => *at,
                _ => {
                    let key = sum.design.0.iter().chain(sum.design.1).map(|value| (value + 0.0).to_bits()).collect();
                    *known.entry(key).or_insert_with(|| {
                        kinds.push(Kind {
                            groups: 0.0,
                            zz: sum.zz,
                            zx: sum.zx.map(DVector::from_column_slice),
                            zy: [0.0; 2],
                            squares: [0.0; 3],
                        });
                        kinds.len() - 1
                    })
                }
            };
            let kind = &mut kinds[at];
            kind.groups += 1.0;
            kind.zy[0] += sum.zy[0];
            kind.zy[1] += sum.zy[1];
            kind.squares[0] += sum.zy[0] * sum.zy[0];
            kind.squares[1] += sum.zy[0] * sum.zy[1];
            kind.squares[2] += sum.zy[1] * sum.zy[1];
            last = Some((sum, at));
        }
        Self { kinds, gram, pull, square, slope, correlated }
    }

    /// How many numbers θ has.
    pub(crate) fn parameters(&self) -> usize {
        match (self.slope, self.correlated) {
            (false, _) => 1,
            (true, false) => 2,
            (true, true) => 3,
        }
    }

    /// The relative root Λ of the covariance of intercept and slope: lower triangular.
    pub(crate) fn root(&self, theta: &[f64]) -> Matrix2<f64> {
        match (self.slope, self.correlated) {
            (false, _) => Matrix2::new(theta[0], 0.0, 0.0, 0.0),
            (true, false) => Matrix2::new(theta[0], 0.0, 0.0, theta[1]),
            (true, true) => Matrix2::new(theta[0], 0.0, theta[1], theta[2]),
        }
    }

    /// Integrates the random part out at θ.
    pub(crate) fn reduce(&self, theta: &[f64]) -> Reduced {
        let root = self.root(theta);
        let mut reduced =
            Reduced { gram: self.gram.clone(), pull: self.pull.clone(), square: self.square, log_determinant: 0.0 };
        for kind in &self.kinds {
            let (weight, log) = weight(&root, &kind.zz);
            let [a, b, c] = [weight[(0, 0)], weight[(0, 1)], weight[(1, 1)]];
            reduced.log_determinant += kind.groups * log;
            reduced.square -= a * kind.squares[0] + 2.0 * b * kind.squares[1] + c * kind.squares[2];
            let [ones, times] = &kind.zx;
            // ZᵀX weighted, then against ZᵀX and Zᵀy; few columns, so by hand.
            for j in 0..ones.len() {
                let (first, second) = (a * ones[j] + b * times[j], b * ones[j] + c * times[j]);
                reduced.pull[j] -= first * kind.zy[0] + second * kind.zy[1];
                for i in 0..ones.len() {
                    reduced.gram[(i, j)] -= kind.groups * (ones[i] * first + times[i] * second);
                }
            }
        }
        reduced
    }
}

/// Λ (ΛᵀZᵀZΛ + I)⁻¹ Λᵀ and the logarithm of the determinant of the bracket.
pub(crate) fn weight(root: &Matrix2<f64>, zz: &[f64; 3]) -> (Matrix2<f64>, f64) {
    let inner = Matrix2::new(zz[0], zz[1], zz[1], zz[2]);
    let mut bracket = root.transpose() * inner * root;
    bracket[(0, 0)] += 1.0;
    bracket[(1, 1)] += 1.0;
    let determinant = bracket[(0, 0)] * bracket[(1, 1)] - bracket[(0, 1)] * bracket[(1, 0)];
    let inverse = Matrix2::new(bracket[(1, 1)], -bracket[(0, 1)], -bracket[(1, 0)], bracket[(0, 0)]) / determinant;
    (root * inverse * root.transpose(), determinant.ln())
}
