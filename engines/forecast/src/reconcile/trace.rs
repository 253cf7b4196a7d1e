//! Minimum trace by conjugate gradients (Hestenes & Stiefel 1952), preconditioned by the diagonal.

use super::figures::Problem;
use super::sums::{scatter, sums};

/// Cells nearest to all figures, rounds taken, and whether they converged.
pub(super) fn minimum_trace(problem: &Problem) -> (Vec<f64>, u32, bool) {
    let members = &problem.members;
    let cells: Vec<f64> = problem.cells().iter().map(|cell| cell.value).collect();
    let cell_variance: Vec<f64> = (0..cells.len()).map(|cell| problem.cell_variance(cell)).collect();
    let total_variance: Vec<f64> = (0..members.len()).map(|total| problem.total_variance(total)).collect();
    // C ŷ: how far each given total is from its cells.
    let off: Vec<f64> =
        problem.totals().iter().zip(sums(members, &cells)).map(|(total, sum)| total.value - sum).collect();
    // C W Cᵀ λ: variances of totals, and of the cells that totals share.
    let apply = |lambda: &[f64]| -> Vec<f64> {
        let mut spread = vec![0.0; cells.len()];
        scatter(members, lambda, &mut spread);
        spread.iter_mut().zip(&cell_variance).for_each(|(value, variance)| *value *= variance);
        let mut out = sums(members, &spread);
        out.iter_mut().zip(lambda).zip(&total_variance).for_each(|((out, lambda), variance)| *out += variance * lambda);
        out
    };
    let diagonal: Vec<f64> = members
        .iter()
        .zip(&total_variance)
        .map(|(own, variance)| variance + own.iter().map(|&cell| cell_variance[cell as usize]).sum::<f64>())
        .collect();
    let (lambda, rounds, converged) = gradients(&off, &diagonal, apply);
    let mut step = vec![0.0; cells.len()];
    scatter(members, &lambda, &mut step);
    let moved = cells.iter().zip(&step).zip(&cell_variance).map(|((cell, step), variance)| cell + variance * step);
    (moved.collect(), rounds, converged)
}

const MOST_ROUNDS: u32 = 10_000;

fn gradients(right: &[f64], diagonal: &[f64], apply: impl Fn(&[f64]) -> Vec<f64>) -> (Vec<f64>, u32, bool) {
    let dot = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    let mut x = vec![0.0; right.len()];
    let mut residual = right.to_vec();
    let scaled = |residual: &[f64]| -> Vec<f64> { residual.iter().zip(diagonal).map(|(a, b)| a / b).collect() };
    let mut z = scaled(&residual);
    let mut direction = z.clone();
    let mut size = dot(&residual, &z);
    let enough = size * 1e-26;
    for round in 0..MOST_ROUNDS {
        if size <= enough {
            return (x, round, true);
        }
        let image = apply(&direction);
        let curve = dot(&direction, &image);
        if curve <= 0.0 {
            return (x, round, false);
        }
        let far = size / curve;
        x.iter_mut().zip(&direction).for_each(|(x, direction)| *x += far * direction);
        residual.iter_mut().zip(&image).for_each(|(residual, image)| *residual -= far * image);
        z = scaled(&residual);
        let next = dot(&residual, &z);
        let keep = next / size;
        direction.iter_mut().zip(&z).for_each(|(direction, z)| *direction = z + keep * *direction);
        size = next;
    }
    (x, MOST_ROUNDS, size <= enough * 1e6)
}
