//! Means and centred sums of products of many columns in one pass.
//!
//! Rows are taken in blocks that stay in cache, shifted by a provisional mean; what the shift missed is corrected at the
//! end (Chan, Golub & `LeVeque` 1983). A few columns at a time are multiplied by a few others, each pair in eight partial
//! sums, so that nothing is packed or turned; only pairs on and above the diagonal. O(n p²) time, O(p²) memory.

use nalgebra::{DMatrix, DVector};

use crate::count::real;
use crate::wide::{LANES, Level, Simd, SimdBase, dispatch, f64x8, sum};

/// Rows of a block: with a hundred columns it stays in the second level of cache, and pairs of columns are added up so
/// seldom that it costs a thirtieth.
const ROWS: usize = 768;
/// How many rows tell the provisional mean.
const SAMPLE: usize = 64;

/// What a complete table tells of its columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Moments {
    /// Rows.
    pub n: usize,
    /// Mean of each column, in its own unit.
    pub means: DVector<f64>,
    /// Σ (x − mean)(y − mean) of each pair of columns.
    pub products: DMatrix<f64>,
    /// Columns all of whose values are equal.
    pub constant: Vec<usize>,
}

impl Moments {
    /// Covariances with divisor n − 1. Needs two rows.
    pub fn covariance(&self) -> DMatrix<f64> {
        &self.products / real(self.n.saturating_sub(1).max(1))
    }

    /// Pearson's correlations; a constant column correlates 0 with all others.
    pub fn correlation(&self) -> DMatrix<f64> {
        let mut scale = self.products.diagonal().map(|square| if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 });
        for &column in &self.constant {
            scale[column] = 0.0;
        }
        let mut matrix = self.products.clone();
        for j in 0..matrix.ncols() {
            for i in 0..matrix.nrows() {
                matrix[(i, j)] = (matrix[(i, j)] * scale[i] * scale[j]).clamp(-1.0, 1.0);
            }
            matrix[(j, j)] = 1.0;
        }
        matrix
    }
}

/// Means and products of columns of equal length without missing values.
pub fn moments(columns: &[&[f64]]) -> Moments {
    moments_at(Level::new(), columns)
}

fn moments_at(level: Level, columns: &[&[f64]]) -> Moments {
    let width = columns.len();
    let n = columns.first().map_or(0, |column| column.len());
    let shift: Vec<f64> = columns.iter().map(|column| provisional(column)).collect();
    let sums = added(level, columns, &shift);
    let count = real(n.max(1));
    let off: Vec<f64> = sums.columns.iter().map(|sum| sum / count).collect();
    let mut products = DMatrix::zeros(width, width);
    for j in 0..width {
        for i in 0..=j {
            let value = sums.products[place(i, j)] - count * off[i] * off[j];
            products[(i, j)] = value;
            products[(j, i)] = value;
        }
        products[(j, j)] = products[(j, j)].max(0.0);
    }
    let constant: Vec<usize> = (0..width)
        .filter(|&j| {
            let tiny = 1e-12 * (1.0 + shift[j] * shift[j]) * count;
            products[(j, j)] <= tiny && columns[j].iter().all(|&value| value.total_cmp(&columns[j][0]).is_eq())
        })
        .collect();
    Moments { n, means: DVector::from_fn(width, |j, _| shift[j] + off[j]), products, constant }
}

/// Σ x y of each pair of columns of equal length, as they are.
pub(crate) fn cross(columns: &[&[f64]]) -> DMatrix<f64> {
    let sums = added(Level::new(), columns, &vec![0.0; columns.len()]);
    DMatrix::from_fn(columns.len(), columns.len(), |i, j| sums.products[place(i.min(j), i.max(j))])
}

/// Sums of shifted columns and of their products.
fn added(level: Level, columns: &[&[f64]], shift: &[f64]) -> Sums {
    let width = columns.len();
    let n = columns.first().map_or(0, |column| column.len());
    let mut sums = Sums { products: vec![0.0; width * (width + 1) / 2], columns: vec![0.0; width] };
    let mut block = vec![[[0.0; LANES]; 4]; ROWS / LANES * width.div_ceil(4)];
    for first in (0..n).step_by(ROWS) {
        let rows = ROWS.min(n - first);
        dispatch!(level, simd => add_block(simd, columns, first..first + rows, shift, &mut block, &mut sums));
    }
    sums
}

/// Eight rows of four columns.
type Four = [[f64; LANES]; 4];

/// What a pass adds up.
struct Sums {
    /// Of products, pair by pair: see [`place`].
    products: Vec<f64>,
    /// Of the columns themselves.
    columns: Vec<f64>,
}

/// Where the pair of columns i ≤ j stands.
#[inline(always)]
fn place(i: usize, j: usize) -> usize {
    j * (j + 1) / 2 + i
}

/// The mean of rows spread evenly over the column, exact for a constant one.
fn provisional(column: &[f64]) -> f64 {
    let Some(&first) = column.first() else { return 0.0 };
    let step = column.len().div_ceil(SAMPLE);
    let (sum, seen) =
        column.iter().step_by(step).fold((0.0, 0), |(sum, seen), value| (sum + (value - first), seen + 1));
    first + sum / real(seen)
}

/// Copies a block of rows, shifted and filled up with noughts, and adds its products.
#[inline(always)]
fn add_block<S: Simd>(
    simd: S,
    columns: &[&[f64]],
    rows: std::ops::Range<usize>,
    shift: &[f64],
    block: &mut [Four],
    sums: &mut Sums,
) {
    let steps = rows.len().div_ceil(LANES);
    let whole = rows.len() / LANES;
    for (group, fours) in block.chunks_exact_mut(steps).enumerate() {
        // Four columns side by side: memory answers four questions as fast as one.
        let of = |place: usize| columns.get(4 * group + place).map_or(&[][..], |column| &column[rows.clone()]);
        let eights = [0, 1, 2, 3].map(|place| of(place).as_chunks::<LANES>().0);
        let shifts = [0, 1, 2, 3].map(|place| shift.get(4 * group + place).copied().unwrap_or_default());
        let mut totals = [f64x8::splat(simd, 0.0); 4];
        if eights[3].len() == whole {
            for (at, four) in fours[..whole].iter_mut().enumerate() {
                for place in 0..4 {
                    let shifted = f64x8::from_slice(simd, &eights[place][at]) - f64x8::splat(simd, shifts[place]);
                    shifted.store_slice(&mut four[place]);
                    totals[place] += shifted;
                }
            }
        } else {
            for place in 0..4 {
                for (four, eight) in fours[..whole].iter_mut().zip(eights[place]) {
                    let shifted = f64x8::from_slice(simd, eight) - f64x8::splat(simd, shifts[place]);
                    shifted.store_slice(&mut four[place]);
                    totals[place] += shifted;
                }
            }
        }
        for (place, column) in columns.iter().skip(4 * group).take(4).enumerate() {
            if let Some(last) = fours.get_mut(whole) {
                let rest = column[rows.clone()].as_chunks::<LANES>().1;
                last[place] = std::array::from_fn(|lane| rest.get(lane).map_or(0.0, |from| from - shifts[place]));
                totals[place] += f64x8::from_slice(simd, &last[place]);
            }
            sums.columns[4 * group + place] += sum(totals[place]);
        }
    }
    for (right, those) in block.chunks_exact(steps).take(columns.len().div_ceil(4)).enumerate() {
        for (left, these) in block.chunks_exact(steps).take(right + 1).enumerate() {
            let at = (4 * left, 4 * right);
            // As many pairs at once as the registers hold; a pair's own sum is the same whichever are taken with it.
            match S::f64s::LEN {
                8 => add_tile::<S, 4, 4>(simd, these, those, (0, 0), at, sums),
                4 => [(0, 0), (2, 0), (0, 2), (2, 2)]
                    .into_iter()
                    .for_each(|part| add_tile::<S, 2, 2>(simd, these, those, part, at, sums)),
                _ => (0..16).for_each(|part| add_tile::<S, 1, 1>(simd, these, those, (part % 4, part / 4), at, sums)),
            }
        }
    }
}

/// Products of `I` columns of one group with `J` of another. On the diagonal it finds what lies under it too, and leaves it.
#[inline(always)]
fn add_tile<S: Simd, const I: usize, const J: usize>(
    simd: S,
    these: &[Four],
    those: &[Four],
    (left, right): (usize, usize),
    at: (usize, usize),
    sums: &mut Sums,
) {
    let mut totals = [[f64x8::splat(simd, 0.0); I]; J];
    for (these, those) in these.iter().zip(those) {
        for j in 0..J {
            let that = f64x8::from_slice(simd, &those[right + j]);
            for i in 0..I {
                totals[j][i] += f64x8::from_slice(simd, &these[left + i]) * that;
            }
        }
    }
    for j in 0..J {
        for i in 0..I {
            let (i_all, j_all) = (at.0 + left + i, at.1 + right + j);
            if i_all <= j_all && j_all < sums.columns.len() {
                sums.products[place(i_all, j_all)] += sum(totals[j][i]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(columns: &[&[f64]]) -> DMatrix<f64> {
        let n = real(columns[0].len());
        let means: Vec<f64> = columns.iter().map(|c| c.iter().sum::<f64>() / n).collect();
        DMatrix::from_fn(columns.len(), columns.len(), |i, j| {
            columns[i].iter().zip(columns[j]).map(|(x, y)| (x - means[i]) * (y - means[j])).sum()
        })
    }

    #[test]
    fn products_of_many_columns_are_those_of_the_definition() {
        let stream = ground::Seed(3).stream(1);
        let columns: Vec<Vec<f64>> =
            (0..101).map(|j| (0..700).map(|i| stream.unit(j * 700 + i) + stream.unit(i)).collect()).collect();
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();

        let found = moments(&slices);

        assert!((found.products - plain(&slices)).amax() < 1e-9);
    }

    #[test]
    fn wide_registers_change_no_byte() {
        let stream = ground::Seed(4).stream(1);
        for width in [1, 2, 3, 7, 8, 13] {
            let columns: Vec<Vec<f64>> =
                (0..width).map(|j| (0..531).map(|i| stream.unit(j * 531 + i) - 0.3).collect()).collect();
            let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();

            let [narrow, wide] = crate::wide::ends().map(|level| moments_at(level, &slices));

            assert_eq!(narrow, wide, "{width} columns");
        }
    }

    #[test]
    fn a_leading_constant_of_ten_digits_costs_no_digits() {
        let base = [0.1, 0.4, 0.2, 0.9, 0.5, 0.7];
        let lifted: Vec<f64> = base.iter().map(|value| 1e9 + value * 1024.0).collect();
        let small: Vec<f64> = base.iter().map(|value| value * 1024.0).collect();

        let found = moments(&[&lifted]);

        assert!((found.products[(0, 0)] / plain(&[&small])[(0, 0)] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_constant_column_is_named_and_correlates_with_nothing() {
        let found = moments(&[&[0.1; 300], &(0..300).map(real).collect::<Vec<_>>()]);

        assert_eq!(found.constant, [0]);
        assert!(found.correlation()[(0, 1)].abs() < f64::EPSILON);
    }
}
