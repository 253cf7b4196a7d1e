//! Eigenvalues and vectors of symmetric matrices, largest first: all of them, or the leading few by a restarted block
//! Krylov space (Golub & Underwood 1977) with full orthogonalisation, O(p² k) a step.

use ground::Seed;
use nalgebra::{DMatrix, DVector};

/// Some eigenpairs, the largest value first.
#[derive(Clone, Debug)]
pub(crate) struct Spectrum {
    pub values: DVector<f64>,
    pub vectors: DMatrix<f64>,
}

/// Every eigenpair. The matrix must be finite.
pub(crate) fn whole(matrix: &DMatrix<f64>) -> Spectrum {
    let found = matrix.clone().symmetric_eigen();
    let mut order: Vec<usize> = (0..found.eigenvalues.len()).collect();
    order.sort_by(|&a, &b| found.eigenvalues[b].total_cmp(&found.eigenvalues[a]));
    Spectrum {
        values: DVector::from_fn(order.len(), |i, _| found.eigenvalues[order[i]]),
        vectors: DMatrix::from_fn(order.len(), order.len(), |i, j| found.eigenvectors[(i, order[j])]),
    }
}

/// Every eigenvalue, the largest first.
pub(crate) fn values(matrix: &DMatrix<f64>) -> Vec<f64> {
    let mut found: Vec<f64> = matrix.symmetric_eigenvalues().iter().copied().collect();
    found.sort_by(|a, b| b.total_cmp(a));
    found
}

/// How deep the Krylov space grows before it is restarted from its best vectors.
const DEPTH: usize = 2;
/// Restarts after which the whole decomposition is the surer way.
const RESTARTS: usize = 60;

/// The `count` largest eigenpairs, from `start` where vectors of a neighbouring matrix are known. `None` when they do not
/// part from the rest within the restarts allowed.
pub(crate) fn leading(
    matrix: &DMatrix<f64>,
    count: usize,
    start: Option<&DMatrix<f64>>,
    tolerance: f64,
) -> Option<Spectrum> {
    let size = matrix.nrows();
    let stream = Seed(0x5bec).stream(0);
    let mut block = start.cloned().unwrap_or_else(|| {
        DMatrix::from_fn(size, (count + 2).min(size), |i, j| stream.unit((j * size + i) as u64) - 0.5)
    });
    for _ in 0..RESTARTS {
        let mut basis = DMatrix::<f64>::zeros(size, (block.ncols() * (DEPTH + 1)).min(size));
        let mut images = basis.clone();
        let mut filled = 0;
        for depth in 0..=DEPTH {
            let from = filled;
            filled = orthogonal(&mut basis, filled, &block);
            if filled == from {
                break;
            }
            let image = matrix * basis.columns(from, filled - from);
            images.columns_mut(from, filled - from).copy_from(&image);
            if depth < DEPTH {
                block = image;
            }
        }
        let basis = basis.columns(0, filled);
        let images = images.columns(0, filled);
        let small = basis.tr_mul(&images);
        let ritz = whole(&((&small + small.transpose()) * 0.5));
        let kept = count.min(filled);
        let turn = ritz.vectors.columns(0, kept);
        let vectors = basis * turn;
        let mut residual = images * turn;
        for j in 0..kept {
            residual.column_mut(j).axpy(-ritz.values[j], &vectors.column(j), 1.0);
        }
        let scale = ritz.values.amax().max(f64::MIN_POSITIVE);
        if kept == count && residual.column_iter().all(|column| column.norm() <= tolerance * scale) {
            return Some(Spectrum { values: ritz.values.rows(0, kept).into_owned(), vectors });
        }
        let more = (count + 2).min(filled);
        block = basis * ritz.vectors.columns(0, more);
    }
    None
}

/// Appends what is new in `block` to the orthonormal columns of `basis` (Gram–Schmidt, twice); tells how many stand now.
fn orthogonal(basis: &mut DMatrix<f64>, mut filled: usize, block: &DMatrix<f64>) -> usize {
    for column in block.column_iter() {
        if filled == basis.ncols() {
            break;
        }
        let mut vector = column.into_owned();
        let before = vector.norm();
        for _ in 0..2 {
            let known = basis.columns(0, filled);
            let shares = known.tr_mul(&vector);
            vector.gemv(-1.0, &known, &shares, 1.0);
        }
        let norm = vector.norm();
        if norm > 1e-12 * before && norm > 0.0 {
            basis.set_column(filled, &(vector / norm));
            filled += 1;
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leading_pairs_are_those_of_the_whole_decomposition() {
        let stream = Seed(5).stream(0);
        let half = DMatrix::from_fn(80, 80, |i, j| stream.unit((i * 80 + j) as u64) - 0.5);
        let matrix = &half + half.transpose();

        let all = whole(&matrix);
        let some = leading(&matrix, 4, None, 1e-10).expect("eigenvalues of chance part");

        for k in 0..4 {
            assert!((all.values[k] - some.values[k]).abs() < 1e-9);
            assert!(all.vectors.column(k).dot(&some.vectors.column(k)).abs() > 1.0 - 1e-9);
        }
    }
}
