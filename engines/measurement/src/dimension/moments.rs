//! Means and centred sums of products of many columns in one pass.
//!
//! Rows are taken in blocks that stay in cache, shifted by a provisional mean, and multiplied by the blocked product of
//! `nalgebra`; a column of ones beside them gives the sums, by which the shift is corrected at the end (Chan, Golub &
//! `LeVeque` 1983). Only blocks of columns on and above the diagonal are multiplied. O(n p²) time, O(p²) memory.

use nalgebra::{DMatrix, DMatrixView, DMatrixViewMut, DVector, Dyn, Matrix, ViewStorage};

use super::count::real;

/// Rows of a block: with a hundred columns it stays in the second level of cache.
const ROWS: usize = 256;
/// Columns multiplied at once: narrow enough to skip much of what lies under the diagonal.
const PANEL: usize = 48;
/// Below this the blocked product is not used.
const SMALL: usize = 6;
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
    let width = columns.len();
    let n = columns.first().map_or(0, |column| column.len());
    let shift: Vec<f64> = columns.iter().map(|column| provisional(column)).collect();
    let mut sums = DMatrix::<f64>::zeros(width + 1, width + 1);
    let mut block = vec![0.0; ROWS * (width + 1)];
    for first in (0..n).step_by(ROWS) {
        let rows = ROWS.min(n - first);
        for ((column, target), &shift) in columns.iter().zip(block.chunks_exact_mut(rows)).zip(&shift) {
            for (to, &from) in target.iter_mut().zip(&column[first..first + rows]) {
                *to = from - shift;
            }
        }
        block[width * rows..(width + 1) * rows].fill(1.0);
        add_products(&block[..rows * (width + 1)], rows, &mut sums);
    }
    let count = real(n.max(1));
    let off: Vec<f64> = (0..width).map(|j| sums[(j, width)] / count).collect();
    let mut products = DMatrix::zeros(width, width);
    for j in 0..width {
        for i in 0..=j {
            let value = sums[(i, j)] - count * off[i] * off[j];
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

/// The mean of rows spread evenly over the column, exact for a constant one.
fn provisional(column: &[f64]) -> f64 {
    let Some(&first) = column.first() else { return 0.0 };
    let step = column.len().div_ceil(SAMPLE);
    let (sum, seen) =
        column.iter().step_by(step).fold((0.0, 0), |(sum, seen), value| (sum + (value - first), seen + 1));
    first + sum / real(seen)
}

/// Adds blockᵀ block to the upper triangle of `sums`, panel by panel.
fn add_products(block: &[f64], rows: usize, sums: &mut DMatrix<f64>) {
    let width = sums.ncols();
    let panel = width.div_ceil(width.div_ceil(PANEL));
    if panel <= SMALL || rows <= SMALL {
        return add_small(block, rows, sums);
    }
    for right in (0..width).step_by(panel) {
        let wide = panel.min(width - right);
        let columns = DMatrixView::from_slice(&block[right * rows..(right + wide) * rows], rows, wide);
        for (left, tall) in [(0, right), (right, wide)] {
            if tall == 0 {
                continue;
            }
            if wide <= SMALL || tall <= SMALL {
                for j in right..right + wide {
                    for i in left..left + tall {
                        sums[(i, j)] += dot(&block[i * rows..(i + 1) * rows], &block[j * rows..(j + 1) * rows]);
                    }
                }
                continue;
            }
            // The same block read across: rows as columns, without a copy.
            let slice = &block[left * rows..(left + tall) * rows];
            let across: Matrix<f64, Dyn, Dyn, ViewStorage<'_, f64, Dyn, Dyn, Dyn, Dyn>> =
                DMatrixView::from_slice_with_strides_generic(slice, Dyn(tall), Dyn(rows), Dyn(rows), Dyn(1));
            let mut part: DMatrixViewMut<'_, f64> = sums.view_mut((left, right), (tall, wide));
            part.gemm(1.0, &across, &columns, 1.0);
        }
    }
}

fn add_small(block: &[f64], rows: usize, sums: &mut DMatrix<f64>) {
    for j in 0..sums.ncols() {
        for i in 0..=j {
            sums[(i, j)] += dot(&block[i * rows..(i + 1) * rows], &block[j * rows..(j + 1) * rows]);
        }
    }
}

/// Σ of products, in eight partial sums.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (left, right) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = left.remainder().iter().zip(right.remainder()).map(|(x, y)| x * y).sum();
    for (a, b) in left.zip(right) {
        for (sum, (x, y)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += x * y;
        }
    }
    rest + sums.iter().sum::<f64>()
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
