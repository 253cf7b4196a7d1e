//! Dimension and growth against published values, simulated truth and properties.
#![allow(clippy::unwrap_used, reason = "a test may stop")]
#![allow(clippy::cast_precision_loss, reason = "small counts")]
#![allow(clippy::unreadable_literal, reason = "published figures are written as printed")]

mod confirm;
mod explore;
mod facts;
mod growth;
mod hostile;
mod scaling;
mod verbs;

use nalgebra::DMatrix;

fn matrix<const C: usize, const R: usize>(rows: [[f64; C]; R]) -> DMatrix<f64> {
    DMatrix::from_fn(R, C, |i, j| rows[i][j])
}

#[track_caller]
fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
}
