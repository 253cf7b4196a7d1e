//! Linear mixed models by (restricted) maximum likelihood from a cold start.

use nalgebra::{DMatrix, DVector};

use super::crossed::Crossed;
use super::descent::{self, Bottom};
use super::design::{Criterion, Design, Random};
use super::one_factor::{OneFactor, Sums};
use super::profile::Profiled;
use crate::count::real;
use crate::dimension::{cross, moments};

/// Estimates of a mixed model.
#[derive(Clone, Debug)]
pub struct Mixed {
    /// −2 log (restricted) likelihood.
    pub deviance: f64,
    /// Fixed coefficients, in the order of the columns.
    pub coefficients: Vec<f64>,
    /// Their standard errors.
    pub se: Vec<f64>,
    /// One grouping: covariance of intercept and slope (1 × 1 without a slope). Crossed: variances on the diagonal.
    pub covariance: DMatrix<f64>,
    /// Of a row about its group's line.
    pub residual_variance: f64,
    /// For one grouping: what each group adds to intercept and slope, as expected given its rows.
    pub modes: Vec<[f64; 2]>,
    /// Numbers estimated.
    pub parameters: usize,
    /// Rows.
    pub n: usize,
    /// Newton steps.
    pub iterations: usize,
    /// Whether they stopped moving.
    pub converged: bool,
    /// Whether the covariance of the random part has lost a dimension.
    pub singular: bool,
}

/// Why a model cannot be fitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFitted {
    /// A fixed column is a combination of the others.
    DependentColumns,
    /// No more rows than coefficients.
    TooFewRows,
    /// As many groups as rows, or only one: nothing tells variance between groups from variance within.
    Groups,
    /// The outcome does not vary about the fixed part.
    NothingVaries,
}

/// Fits a design.
///
/// # Errors
/// [`NotFitted`] says why there is no estimate.
pub fn mixed(design: &Design, criterion: Criterion) -> Result<Mixed, NotFitted> {
    let rows = design.outcome.len();
    let width = design.fixed.len();
    if rows <= width {
        return Err(NotFitted::TooFewRows);
    }
    let ordinary = Ordinary::new(design)?;
    match &design.random {
        Random::OneFactor { groups, count, slope, correlated } => {
            if *count < 2 || *count >= rows {
                return Err(NotFitted::Groups);
            }
            // The slope's column is measured from its middle and in its own spread, so that θ is of order one.
            // It is usually one of the fixed columns, which lie ready so.
            let ready = slope
                .as_ref()
                .filter(|_| *correlated)
                .and_then(|slope| (1..width).find(|&at| design.fixed[at] == *slope));
            let (middle, spread) = match (ready, slope) {
                (Some(at), _) => ordinary.scale(at),
                (None, Some(slope)) => centre(slope),
                (None, None) => (0.0, 1.0),
            };
            let moved: Option<Vec<f64>> = slope.as_ref().filter(|_| ready.is_none()).map(|slope| {
                slope.iter().map(|time| (time - if *correlated { middle } else { 0.0 }) / spread).collect()
            });
            let moved = ready.map(|at| &ordinary.fixed[at]).or(moved.as_ref()).map(Vec::as_slice);
            let sums = Sums::new(&ordinary.fixed, &ordinary.residual, groups, *count, moved);
            let model = OneFactor::new(
                &sums,
                ordinary.gram.clone(),
                ordinary.pull.clone(),
                ordinary.square,
                slope.is_some(),
                *correlated,
            );
            let evaluate = |theta: &[f64]| model.reduce(theta).profile(real(rows), criterion);
            let start: &[f64] = match model.parameters() {
                1 => &[1.0],
                2 => &[1.0, 1.0],
                _ => &[1.0, 0.0, 1.0],
            };
            let (bottom, profiled) = search(&[start.to_vec(), start.iter().map(|x| 0.2 * x).collect()], evaluate)?;
            let root = model.root(&bottom.place);
            let modes = sums.modes(&root, &profiled.coefficients);
            // Back to the column as given: intercept at nought, slope per unit.
            let shift = if *correlated { middle } else { 0.0 };
            let back = DMatrix::from_row_slice(2, 2, &[1.0, -shift / spread, 0.0, 1.0 / spread]);
            let root = &back * DMatrix::from_fn(2, 2, |i, j| root[(i, j)]);
            let covariance = &root * root.transpose() * profiled.residual_variance;
            let size = if slope.is_some() { 2 } else { 1 };
            let relative = model.root(&bottom.place);
            let singular = (0..size).any(|k| relative[(k, k)].abs() < 1e-4);
            let modes = modes.into_iter().map(|[a, b]| [a - shift / spread * b, b / spread]).collect();
            Ok(ordinary.answer(
                bottom,
                &profiled,
                covariance.view((0, 0), (size, size)).into_owned(),
                modes,
                singular,
                criterion,
            ))
        }
        Random::Crossed(groupings) => {
            if groupings.is_empty() || groupings.iter().any(|grouping| grouping.count < 2 || grouping.count >= rows) {
                return Err(NotFitted::Groups);
            }
            let columns: Vec<&[f64]> =
                ordinary.fixed.iter().map(Vec::as_slice).chain([ordinary.residual.as_slice()]).collect();
            let mut gram = DMatrix::zeros(width + 1, width + 1);
            gram.view_mut((0, 0), (width, width)).copy_from(&ordinary.gram);
            for i in 0..width {
                gram[(i, width)] = ordinary.pull[i];
                gram[(width, i)] = ordinary.pull[i];
            }
            gram[(width, width)] = ordinary.square;
            let model = Crossed::new(groupings, &columns, gram);
            let evaluate = |theta: &[f64]| model.reduce(theta)?.profile(real(rows), criterion);
            let (bottom, profiled) = search(&[vec![1.0; groupings.len()], vec![0.2; groupings.len()]], evaluate)?;
            let covariance = DMatrix::from_diagonal(&DVector::from_fn(groupings.len(), |k, _| {
                bottom.place[k] * bottom.place[k] * profiled.residual_variance
            }));
            let singular = bottom.place.iter().any(|theta| theta.abs() < 1e-4);
            Ok(ordinary.answer(bottom, &profiled, covariance, Vec::new(), singular, criterion))
        }
    }
}

fn search(starts: &[Vec<f64>], evaluate: impl Fn(&[f64]) -> Option<Profiled>) -> Result<(Bottom, Profiled), NotFitted> {
    let mut best: Option<Bottom> = None;
    for start in starts {
        let found = descent::descend(start, |theta| evaluate(theta).map(|profiled| profiled.deviance));
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| found.value < best.value - 1e-9)
        {
            best = Some(found);
        }
    }
    let bottom = best.ok_or(NotFitted::NothingVaries)?;
    let profiled = evaluate(&bottom.place).ok_or(NotFitted::NothingVaries)?;
    Ok((bottom, profiled))
}

fn centre(column: &[f64]) -> (f64, f64) {
    let found = moments(&[column]);
    let spread = (found.products[(0, 0)] / real(found.n)).sqrt();
    (found.means[0], if spread > 0.0 { spread } else { 1.0 })
}

/// Ordinary least squares on columns in their own spread: what is left of the outcome loses no digits later.
struct Ordinary {
    fixed: Vec<Vec<f64>>,
    residual: Vec<f64>,
    gram: DMatrix<f64>,
    pull: DVector<f64>,
    square: f64,
    first: DVector<f64>,
    /// What the change of columns takes from the logarithm of the determinant of XᵀX.
    log_scale: f64,
    /// Coefficients of the columns as given = `back` · coefficients of the columns used here.
    back: DMatrix<f64>,
    parameters: usize,
}

impl Ordinary {
    fn new(design: &Design) -> Result<Self, NotFitted> {
        let width = design.fixed.len();
        let mut back = DMatrix::identity(width, width);
        let mut log_scale = 0.0;
        let given: Vec<&[f64]> = design.fixed.iter().skip(1).chain([&design.outcome]).map(Vec::as_slice).collect();
        let found = moments(&given);
        let scale = |column: usize| {
            let spread = (found.products[(column, column)] / real(found.n)).sqrt();
            (found.means[column], if spread > 0.0 { spread } else { 1.0 })
        };
        let mut fixed = vec![design.fixed[0].clone()];
        for (j, column) in design.fixed.iter().enumerate().skip(1) {
            let (middle, spread) = scale(j - 1);
            fixed.push(column.iter().map(|value| (value - middle) / spread).collect());
            log_scale += 2.0 * spread.ln();
            back[(j, j)] = 1.0 / spread;
            back[(0, j)] = -middle / spread;
        }
        let mean = found.means[width - 1];
        let mut residual: Vec<f64> = design.outcome.iter().map(|value| value - mean).collect();
        let products =
            |residual: &[f64]| cross(&fixed.iter().map(Vec::as_slice).chain([residual]).collect::<Vec<&[f64]>>());
        let before = products(&residual);
        let gram = before.view((0, 0), (width, width)).into_owned();
        let root = gram.clone().cholesky().ok_or(NotFitted::DependentColumns)?;
        let diagonal = root.l_dirty().diagonal();
        if (0..width).any(|j| diagonal[j] < 1e-6 * gram[(j, j)].sqrt()) {
            return Err(NotFitted::DependentColumns);
        }
        let mut first = root.solve(&before.view((0, width), (width, 1)).column(0).into_owned());
        let size = before[(width, width)];
        for (column, &share) in fixed.iter().zip(first.iter()) {
            for (left, value) in residual.iter_mut().zip(column) {
                *left -= share * value;
            }
        }
        let after = products(&residual);
        let square = after[(width, width)];
        if square <= 1e-22 * size.max(mean * mean) || square <= 0.0 {
            return Err(NotFitted::NothingVaries);
        }
        first[0] += mean;
        let pull = after.view((0, width), (width, 1)).column(0).into_owned();
        Ok(Self { fixed, residual, gram, pull, square, first, log_scale, back, parameters: width + 1 })
    }

    /// Middle and spread of a fixed column as it was given.
    fn scale(&self, column: usize) -> (f64, f64) {
        let spread = 1.0 / self.back[(column, column)];
        (-self.back[(0, column)] * spread, spread)
    }

    fn answer(
        &self,
        bottom: Bottom,
        profiled: &Profiled,
        covariance: DMatrix<f64>,
        modes: Vec<[f64; 2]>,
        singular: bool,
        criterion: Criterion,
    ) -> Mixed {
        let coefficients = &self.back * (&self.first + &profiled.coefficients);
        let spread = &self.back * &profiled.unscaled * self.back.transpose() * profiled.residual_variance;
        Mixed {
            deviance: profiled.deviance + if criterion == Criterion::Reml { self.log_scale } else { 0.0 },
            coefficients: coefficients.iter().copied().collect(),
            se: spread.diagonal().iter().map(|value| value.max(0.0).sqrt()).collect(),
            covariance,
            residual_variance: profiled.residual_variance,
            modes,
            parameters: self.parameters + bottom.place.len(),
            n: self.residual.len(),
            iterations: bottom.iterations,
            converged: bottom.converged,
            singular,
        }
    }
}
