//! Standard errors of a marginal fit: from the observed information (differences of the exact gradient, which is what
//! Oakes 1999 and Louis 1982 compute by algebra) or from the cross-product of persons' scores (empirical information).

use nalgebra::DMatrix;

use super::answers::Responses;
use super::arrow::inverted;
use super::ascent::View;
use super::expectation::Expectation;
use super::marginal::{Fitted, look};

/// Which information the errors come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Minus the second derivative of the log-likelihood (and of the log priors).
    Observed,
    /// Σ weight · score · scoreᵀ over persons; cheaper on long data, equal in the limit if the model holds.
    CrossProduct,
}

/// Covariances of the free parameters.
#[derive(Clone, Debug)]
pub struct Errors {
    /// Where they come from.
    pub kind: ErrorKind,
    /// Whether the information is positive in all directions; if not, the parameters are not identified here.
    pub identified: bool,
    covariance: DMatrix<f64>,
}

/// The inverse of the information of a fit.
pub fn standard_errors(responses: &Responses, fitted: &Fitted, kind: ErrorKind) -> Errors {
    let information = match kind {
        ErrorKind::Observed => observed(responses, fitted),
        ErrorKind::CrossProduct => cross_product(responses, fitted),
    };
    match inverted(information) {
        Some(covariance) => Errors { kind, identified: true, covariance },
        None => Errors { kind, identified: false, covariance: DMatrix::zeros(0, 0) },
    }
}

impl Errors {
    /// The covariance of an item's curve parameters; none when the item has no curve or nothing is identified.
    pub fn of_item(&self, fitted: &Fitted, item: usize) -> Option<DMatrix<f64>> {
        let curve = fitted.curves[item].as_ref()?;
        if !self.identified {
            return None;
        }
        let entries = &fitted.layout.entries[item];
        let mut jacobian = DMatrix::zeros(curve.parameters.len(), self.covariance.nrows());
        for entry in entries {
            jacobian[(entry.full, entry.free)] += entry.coefficient;
        }
        Some(&jacobian * &self.covariance * jacobian.transpose())
    }

    /// The standard error of the spread of ability, where all items share a slope.
    pub fn of_spread(&self, fitted: &Fitted) -> Option<f64> {
        (self.identified && fitted.layout.has_common_slope()).then(|| self.covariance[(0, 0)].sqrt())
    }
}

fn observed(responses: &Responses, fitted: &Fitted) -> DMatrix<f64> {
    let size = fitted.free.len();
    let mut expectation = Expectation::new(responses, &fitted.options.grid);
    let persons = responses.total();
    let mut gradient =
        |free: &[f64]| look(&mut expectation, &fitted.layout, &fitted.options, persons, free).gradient().to_vec();
    let mut information = DMatrix::zeros(size, size);
    let mut moved = fitted.free.clone();
    for at in 0..size {
        let step = 1e-4 * fitted.free[at].abs().max(1.0);
        moved[at] = fitted.free[at] + step;
        let up = gradient(&moved);
        moved[at] = fitted.free[at] - step;
        let down = gradient(&moved);
        moved[at] = fitted.free[at];
        for (row, (up, down)) in up.iter().zip(&down).enumerate() {
            let share = (down - up) / (2.0 * step);
            information[(row, at)] += 0.5 * share;
            information[(at, row)] += 0.5 * share;
        }
    }
    information
}

fn cross_product(responses: &Responses, fitted: &Fitted) -> DMatrix<f64> {
    let size = fitted.free.len();
    let grid = &fitted.options.grid;
    let mut expectation = Expectation::new(responses, grid);
    expectation.prepare(&fitted.curves);
    // For each item, category × parameter × node: the derivative of the log probability.
    let slopes: Vec<Vec<f64>> = fitted
        .curves
        .iter()
        .map(|curve| {
            let Some(curve) = curve else { return Vec::new() };
            let (width, categories) = (curve.parameters.len(), curve.categories());
            let mut all = vec![0.0; width * categories * grid.len()];
            let mut p = vec![0.0; categories];
            let mut one = vec![0.0; categories * width];
            for (q, &theta) in grid.nodes().iter().enumerate() {
                curve.probabilities(theta, &mut p);
                curve.slopes_of_logs(theta, &p, &mut one);
                one.iter().enumerate().for_each(|(at, slope)| all[at * grid.len() + q] = *slope);
            }
            all
        })
        .collect();
    let mut information = DMatrix::zeros(size, size);
    let mut posterior = Vec::new();
    let mut score = vec![0.0; size];
    for (pattern, &weight) in responses.weights().iter().enumerate() {
        expectation.posterior(pattern, &mut posterior);
        score.fill(0.0);
        for (item, answer) in responses.answers(pattern).into_iter().enumerate() {
            let (Some(category), Some(curve)) = (answer, &fitted.curves[item]) else { continue };
            let width = curve.parameters.len();
            for entry in &fitted.layout.entries[item] {
                let start = (category * width + entry.full) * grid.len();
                let slopes = &slopes[item][start..start + grid.len()];
                score[entry.free] += entry.coefficient * super::ascent::dot(slopes, &posterior);
            }
        }
        for row in 0..size {
            let share = weight * score[row];
            for column in 0..=row {
                information[(row, column)] += share * score[column];
            }
        }
    }
    information.fill_upper_triangle_with_lower_triangle();
    information
}
