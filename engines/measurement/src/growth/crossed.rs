//! Several groupings with random intercepts. The largest is eliminated level by level, its block being diagonal; the others
//! together make one dense system, O((levels of the others)³) a deviance.

use nalgebra::{DMatrix, DVector};

use super::design::Grouping;
use super::profile::Reduced;

/// The data summed level by level.
pub(crate) struct Crossed {
    /// Place of the largest grouping among θ, then of the others.
    order: Vec<usize>,
    /// Rows in each level of the largest.
    counts: Vec<f64>,
    /// For each level of the largest: levels of the others met there (in one numbering) and how often.
    meetings: Vec<Vec<(usize, f64)>>,
    /// Which of the others each dense column belongs to (a place in `order`).
    owner: Vec<usize>,
    /// Rows shared by dense columns.
    dense: DMatrix<f64>,
    /// Sums of [X y] in each level of the largest, and in each dense column.
    large: DMatrix<f64>,
    small: DMatrix<f64>,
    /// [X y]ᵀ[X y].
    gram: DMatrix<f64>,
}

impl Crossed {
    /// Sums the rows; `columns` are the fixed ones with the residual outcome last.
    pub(crate) fn new(groupings: &[Grouping], columns: &[&[f64]], gram: DMatrix<f64>) -> Self {
        let mut order: Vec<usize> = (0..groupings.len()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(groupings[at].count), at));
        let largest = &groupings[order[0]];
        let mut starts = vec![0];
        for &at in &order[1..] {
            starts.push(starts[starts.len() - 1] + groupings[at].count);
        }
        let wide = starts[starts.len() - 1];
        let owner = (1..order.len()).flat_map(|place| vec![place; groupings[order[place]].count]).collect();
        let rows = columns[0].len();
        let mut counts = vec![0.0; largest.count];
        let mut pairs: Vec<(u32, usize)> = Vec::with_capacity(rows * (order.len() - 1));
        let mut dense = DMatrix::zeros(wide, wide);
        let mut large = DMatrix::zeros(largest.count, columns.len());
        let mut small = DMatrix::zeros(wide, columns.len());
        for row in 0..rows {
            let level = largest.levels[row];
            counts[level as usize] += 1.0;
            let places: Vec<usize> =
                order[1..].iter().zip(&starts).map(|(&at, start)| start + groupings[at].levels[row] as usize).collect();
            for &place in &places {
                pairs.push((level, place));
                for &other in &places {
                    dense[(place, other)] += 1.0;
                }
            }
            for (j, column) in columns.iter().enumerate() {
                large[(level as usize, j)] += column[row];
                for &place in &places {
                    small[(place, j)] += column[row];
                }
            }
        }
        pairs.sort_unstable();
        let mut meetings: Vec<Vec<(usize, f64)>> = vec![Vec::new(); largest.count];
        for (level, place) in pairs {
            let met = &mut meetings[level as usize];
            match met.last_mut() {
                Some((last, times)) if *last == place => *times += 1.0,
                _ => met.push((place, 1.0)),
            }
        }
        Self { order, counts, meetings, owner, dense, large, small, gram }
    }

    /// Integrates the random part out at θ (one relative standard deviation a grouping); `None` only by overflow.
    pub(crate) fn reduce(&self, theta: &[f64]) -> Option<Reduced> {
        let first = theta[self.order[0]];
        let scale: Vec<f64> = self.owner.iter().map(|&place| theta[self.order[place]]).collect();
        let wide = scale.len();
        let mut system = DMatrix::from_fn(wide, wide, |i, j| {
            scale[i] * scale[j] * self.dense[(i, j)] + if i == j { 1.0 } else { 0.0 }
        });
        let mut right = DMatrix::from_fn(wide, self.small.ncols(), |i, j| scale[i] * self.small[(i, j)]);
        let mut gram = self.gram.clone();
        let mut log_determinant = 0.0;
        for (level, met) in self.meetings.iter().enumerate() {
            let block = first * first * self.counts[level] + 1.0;
            log_determinant += block.ln();
            let sums = self.large.row(level) * first;
            for &(i, a) in met {
                let a = first * scale[i] * a / block;
                for &(j, b) in met {
                    system[(i, j)] -= a * first * scale[j] * b;
                }
                for j in 0..sums.ncols() {
                    right[(i, j)] -= a * sums[j];
                }
            }
            for j in 0..sums.ncols() {
                for i in 0..sums.ncols() {
                    gram[(i, j)] -= sums[i] * sums[j] / block;
                }
            }
        }
        if wide > 0 {
            let root = system.cholesky()?;
            log_determinant += 2.0 * root.l_dirty().diagonal().map(f64::ln).sum();
            gram -= right.tr_mul(&root.solve(&right));
        }
        let last = gram.ncols() - 1;
        Some(Reduced {
            gram: gram.view((0, 0), (last, last)).into_owned(),
            pull: DVector::from_fn(last, |i, _| gram[(i, last)]),
            square: gram[(last, last)],
            log_determinant,
        })
    }
}
