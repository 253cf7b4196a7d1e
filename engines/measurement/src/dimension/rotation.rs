//! Rotations: varimax (Kaiser 1958), promax (Hendrickson & White 1964), oblimin with γ = 0 (quartimin, Carroll 1953) by
//! gradient projection (Jennrich 2002). Communalities do not change. Loadings come back with factors in the order of the
//! variance they tell and mostly positive.

use nalgebra::{DMatrix, DVector};

use crate::count::real;

/// How loadings are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// As extracted.
    None,
    /// Uncorrelated factors, rows weighted by communality (Kaiser).
    Varimax,
    /// Correlated factors, towards the fourth power of varimax.
    Promax,
    /// Correlated factors of least shared complexity.
    Oblimin,
}

/// Turned loadings.
#[derive(Clone, Debug)]
pub struct Rotated {
    /// Items × factors: weights of the factors in each item.
    pub pattern: DMatrix<f64>,
    /// Correlations of factors.
    pub phi: DMatrix<f64>,
    /// Whether the criterion stopped moving.
    pub converged: bool,
}

impl Rotated {
    /// Share of each item's variance told by the factors.
    pub fn communalities(&self) -> DVector<f64> {
        let told = &self.pattern * &self.phi;
        DVector::from_fn(told.nrows(), |i, _| told.row(i).dot(&self.pattern.row(i)))
    }

    /// Variance told by each factor: diagonal of ΦΛᵀΛ.
    pub fn told(&self) -> DVector<f64> {
        (&self.phi * self.pattern.tr_mul(&self.pattern)).diagonal()
    }
}

/// Turns loadings (items × factors).
pub fn rotate(loadings: &DMatrix<f64>, rotation: Rotation) -> Rotated {
    let factors = loadings.ncols();
    let still =
        |pattern: DMatrix<f64>, converged| Rotated { pattern, phi: DMatrix::identity(factors, factors), converged };
    if factors < 2 || rotation == Rotation::None {
        return ordered(still(loadings.clone(), true));
    }
    let (turned, converged) = varimax(loadings);
    ordered(match rotation {
        Rotation::None | Rotation::Varimax => still(turned, converged),
        Rotation::Promax => {
            promax(&turned).map_or_else(|| still(turned, false), |(pattern, phi)| Rotated { pattern, phi, converged })
        }
        Rotation::Oblimin => oblimin(loadings, &turned),
    })
}

const SWEEPS: usize = 500;
const TURNS: usize = 5_000;

/// Kaiser's varimax by plane rotations: each pair of factors is turned to the exact maximum of its plane.
fn varimax(loadings: &DMatrix<f64>) -> (DMatrix<f64>, bool) {
    let length: Vec<f64> = loadings.row_iter().map(|row| row.norm()).collect();
    let mut turned = loadings.clone();
    for (i, &norm) in length.iter().enumerate() {
        if norm > 0.0 {
            turned.row_mut(i).unscale_mut(norm);
        }
    }
    let items = real(turned.nrows());
    let mut converged = false;
    for _ in 0..SWEEPS {
        let mut widest: f64 = 0.0;
        for b in 1..turned.ncols() {
            for a in 0..b {
                let (mut sum_u, mut sum_v, mut sum_c, mut sum_d) = (0.0, 0.0, 0.0, 0.0);
                for i in 0..turned.nrows() {
                    let (x, y) = (turned[(i, a)], turned[(i, b)]);
                    let (u, v) = (x * x - y * y, 2.0 * x * y);
                    sum_u += u;
                    sum_v += v;
                    sum_c += u * u - v * v;
                    sum_d += 2.0 * u * v;
                }
                let angle =
                    (sum_d - 2.0 * sum_u * sum_v / items).atan2(sum_c - (sum_u * sum_u - sum_v * sum_v) / items) / 4.0;
                widest = widest.max(angle.abs());
                let (sine, cosine) = angle.sin_cos();
                for i in 0..turned.nrows() {
                    let (x, y) = (turned[(i, a)], turned[(i, b)]);
                    turned[(i, a)] = cosine * x + sine * y;
                    turned[(i, b)] = cosine * y - sine * x;
                }
            }
        }
        if widest < 1e-10 {
            converged = true;
            break;
        }
    }
    for (i, &norm) in length.iter().enumerate() {
        turned.row_mut(i).scale_mut(norm);
    }
    (turned, converged)
}

fn promax(turned: &DMatrix<f64>) -> Option<(DMatrix<f64>, DMatrix<f64>)> {
    let target = turned.map(|value| value * value.abs().powi(3));
    let mut way = turned.tr_mul(turned).cholesky()?.solve(&turned.tr_mul(&target));
    let lengths = way.tr_mul(&way).try_inverse()?.diagonal();
    for (j, &length) in lengths.iter().enumerate() {
        way.column_mut(j).scale_mut(length.max(0.0).sqrt());
    }
    let back = way.clone().try_inverse()?;
    Some((turned * way, &back * back.transpose()))
}

/// From the loadings as they are and from varimax: the better of two minima.
fn oblimin(loadings: &DMatrix<f64>, turned: &DMatrix<f64>) -> Rotated {
    let (cold, warm) = (descend(loadings), descend(turned));
    if warm.1 < cold.1 - 1e-9 { warm.0 } else { cold.0 }
}

/// Gradient projection on oblique turns; loadings are A T⁻ᵀ, Φ = TᵀT.
fn descend(loadings: &DMatrix<f64>) -> (Rotated, f64) {
    let factors = loadings.ncols();
    let mut turn = DMatrix::<f64>::identity(factors, factors);
    let mut pattern = loadings.clone();
    let (mut value, mut slope) = quartimin(&pattern, &turn);
    let (mut length, mut converged) = (1.0, false);
    for _ in 0..TURNS {
        let mut projected = slope.clone();
        for j in 0..factors {
            let along = turn.column(j).dot(&slope.column(j));
            projected.column_mut(j).axpy(-along, &turn.column(j), 1.0);
        }
        let steep = projected.norm();
        if steep < 1e-9 {
            converged = true;
            break;
        }
        length *= 2.0;
        let mut moved = false;
        for _ in 0..40 {
            let mut next = &turn - &projected * length;
            for mut column in next.column_iter_mut() {
                let norm = column.norm();
                column.unscale_mut(norm);
            }
            if let Some(inverse) = next.clone().try_inverse() {
                let there = loadings * inverse.transpose();
                let (height, leaning) = quartimin(&there, &next);
                if height < value - 0.5 * steep * steep * length {
                    (turn, pattern, value, slope) = (next, there, height, leaning);
                    moved = true;
                    break;
                }
            }
            length *= 0.5;
        }
        if !moved {
            converged = steep < 1e-6;
            break;
        }
    }
    (Rotated { pattern, phi: turn.tr_mul(&turn), converged }, value)
}

/// Σ over pairs of factors of Σ of products of squared loadings, /4, and its gradient by the turn.
fn quartimin(pattern: &DMatrix<f64>, turn: &DMatrix<f64>) -> (f64, DMatrix<f64>) {
    let squares = pattern.component_mul(pattern);
    let others = DMatrix::from_fn(pattern.nrows(), pattern.ncols(), |i, j| squares.row(i).sum() - squares[(i, j)]);
    let value = squares.component_mul(&others).sum() / 4.0;
    let by_pattern = pattern.component_mul(&others);
    let slope = turn.clone().try_inverse().map_or_else(
        || DMatrix::zeros(turn.nrows(), turn.ncols()),
        |back| -(pattern.tr_mul(&by_pattern) * back).transpose(),
    );
    (value, slope)
}

/// Factors by the variance they tell, each mostly positive.
fn ordered(rotated: Rotated) -> Rotated {
    let told = rotated.told();
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by(|&a, &b| told[b].total_cmp(&told[a]));
    let sign: Vec<f64> =
        rotated.pattern.column_iter().map(|column| if column.sum() < 0.0 { -1.0 } else { 1.0 }).collect();
    let (pattern, phi) = (&rotated.pattern, &rotated.phi);
    Rotated {
        pattern: DMatrix::from_fn(pattern.nrows(), order.len(), |i, j| pattern[(i, order[j])] * sign[order[j]]),
        phi: DMatrix::from_fn(order.len(), order.len(), |a, b| {
            phi[(order[a], order[b])] * sign[order[a]] * sign[order[b]]
        }),
        converged: rotated.converged,
    }
}
