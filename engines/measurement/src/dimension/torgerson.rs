//! Classical scaling (Torgerson 1952; Gower 1966): eigenvectors of the doubly centred squared distances. All eigenvalues
//! for up to a few hundred objects, the leading ones beyond.

use nalgebra::{DMatrix, DVector};

use super::spectrum::{self, Spectrum};
use crate::count::real;

/// Coordinates and what they keep.
#[derive(Clone, Debug)]
pub struct Classical {
    /// Objects × dimensions; a dimension without a positive eigenvalue is nought.
    pub points: DMatrix<f64>,
    /// Eigenvalues, largest first: all, or those of the dimensions asked for.
    pub eigenvalues: Vec<f64>,
    /// Σ of the kept over Σ of all sizes, and over Σ of the positive ones; `None` where only leading ones are known.
    pub goodness: Option<[f64; 2]>,
}

/// Up to so many objects every eigenvalue is told.
const WHOLE: usize = 300;

/// Coordinates in `dimensions` from a symmetric matrix of distances.
pub fn classical(distances: &DMatrix<f64>, dimensions: usize) -> Classical {
    let objects = distances.nrows();
    let centred = centred(distances);
    let few = (objects > WHOLE).then(|| spectrum::leading(&centred, dimensions, None, 1e-8)).flatten();
    let all = few.is_none();
    let Spectrum { values, vectors } = few.unwrap_or_else(|| spectrum::whole(&centred));
    let points = DMatrix::from_fn(objects, dimensions, |i, k| {
        if k < values.len() { vectors[(i, k)] * values[k].max(0.0).sqrt() } else { 0.0 }
    });
    let goodness = all.then(|| {
        let kept: f64 = values.iter().take(dimensions).sum();
        let share = |whole: f64| if whole > 0.0 { kept / whole } else { 1.0 };
        [share(values.iter().map(|value| value.abs()).sum()), share(values.iter().map(|value| value.max(0.0)).sum())]
    });
    Classical { points: signed(points), eigenvalues: values.iter().copied().collect(), goodness }
}

/// A start for a search: the same points to a thousandth where that is cheaper.
pub(crate) fn roughly(distances: &DMatrix<f64>, dimensions: usize) -> DMatrix<f64> {
    let known =
        (distances.nrows() > WHOLE).then(|| spectrum::leading(&centred(distances), dimensions, None, 1e-3)).flatten();
    known.map_or_else(
        || classical(distances, dimensions).points,
        |few| {
            DMatrix::from_fn(distances.nrows(), dimensions, |i, k| few.vectors[(i, k)] * few.values[k].max(0.0).sqrt())
        },
    )
}

/// −½ J D² J.
fn centred(distances: &DMatrix<f64>) -> DMatrix<f64> {
    let mut squares = distances.component_mul(distances) * -0.5;
    let count = real(squares.nrows().max(1));
    let means = DVector::from_fn(squares.ncols(), |j, _| squares.column(j).sum() / count);
    let mean = means.sum() / count;
    for j in 0..squares.ncols() {
        for i in 0..squares.nrows() {
            squares[(i, j)] += mean - means[i] - means[j];
        }
    }
    squares
}

/// Each dimension with its largest coordinate positive, so that an answer does not depend on an eigenvector's sign.
pub(crate) fn signed(mut points: DMatrix<f64>) -> DMatrix<f64> {
    for mut column in points.column_iter_mut() {
        let extreme = column
            .iter()
            .copied()
            .fold(0.0, |far: f64, value| if value.abs() > far.abs() * (1.0 + 1e-9) { value } else { far });
        if extreme < 0.0 {
            column.neg_mut();
        }
    }
    points
}
