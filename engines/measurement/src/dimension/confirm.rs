//! Confirmatory factors: which item belongs to which factor is given, how strongly is estimated by normal maximum likelihood
//! (Jöreskog 1969) with Fisher's scoring from a cold start. Every derivative of Σ = ΛΦΛᵀ + Θ is a symmetric product of two
//! vectors, so the information of any two parameters is a product of four numbers of one small matrix: O(t² + p² (p + m)) a
//! step for t parameters. Standard errors are those of the expected information, as lavaan prints by default.
//!
//! Nothing is bounded: a negative residual variance, a correlation of factors beyond one and a pattern that the data cannot
//! identify are all told.

use nalgebra::{DMatrix, DVector};

use super::spectrum;
use crate::count::real;

/// What sets the unit of a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Its first item has loading one.
    Marker,
    /// Its variance is one.
    Variance,
}

/// Which items each factor is measured by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Items of each factor; an item may belong to several.
    pub factors: Vec<Vec<usize>>,
    /// What sets the units.
    pub unit: Unit,
    /// Whether factors are kept uncorrelated.
    pub orthogonal: bool,
}

/// One estimated number.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// What it is.
    pub what: What,
    /// Its value, in the unit of the data.
    pub value: f64,
    /// Its standard error; 0 for a fixed one.
    pub se: f64,
}

/// A parameter of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Of an item on a factor.
    Loading(usize, usize),
    /// Of two factors; of a factor with itself, its variance.
    Covariance(usize, usize),
    /// Of an item beside its factors.
    Residual(usize),
}

/// Estimates and fit.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// Loadings, factor covariances, residual variances.
    pub estimates: Vec<Estimate>,
    /// Items × factors, of items and factors with variance one.
    pub standardised: DMatrix<f64>,
    /// Correlations of factors.
    pub phi: DMatrix<f64>,
    /// Implied covariances.
    pub implied: DMatrix<f64>,
    /// n times the least discrepancy.
    pub chi_square: f64,
    /// χ² of uncorrelated items.
    pub baseline: f64,
    /// Correlations told by no parameter.
    pub df: usize,
    /// Log-likelihood of the data, means free.
    pub log_likelihood: f64,
    /// Free parameters, means aside.
    pub parameters: usize,
    /// Rows.
    pub n: usize,
    /// Steps of scoring.
    pub iterations: usize,
    /// Whether the gradient vanished.
    pub converged: bool,
    /// Items with a residual variance at or below nought.
    pub heywood: Vec<usize>,
    /// Pairs of factors whose correlation exceeds one in size.
    pub improper: Vec<(usize, usize)>,
}

/// Why there are no estimates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotConfirmed {
    /// The covariance matrix is not positive definite.
    Singular,
    /// The search ended where the implied covariance matrix is not positive definite.
    NotPositive,
    /// More parameters than variances and covariances.
    TooManyParameters {
        /// Parameters asked for.
        parameters: usize,
        /// Variances and covariances.
        moments: usize,
    },
    /// Different values of these parameters fit equally well.
    NotIdentified(Vec<What>),
    /// A factor without items.
    EmptyFactor(usize),
    /// An item without a factor.
    LooseItem(usize),
    /// A marker that has no loading on its factor cannot set its unit.
    WeakMarker(usize),
}

const STEPS: usize = 500;

/// Fits a pattern to covariances with divisor n.
///
/// # Errors
/// [`NotConfirmed`] says why the pattern has no estimates.
pub fn confirm(covariance: &DMatrix<f64>, n: usize, pattern: &Pattern) -> Result<Confirmed, NotConfirmed> {
    let items = covariance.nrows();
    if let Some(empty) = pattern.factors.iter().position(Vec::is_empty) {
        return Err(NotConfirmed::EmptyFactor(empty));
    }
    if let Some(loose) = (0..items).find(|item| !pattern.factors.iter().any(|factor| factor.contains(item))) {
        return Err(NotConfirmed::LooseItem(loose));
    }
    let spread = covariance.diagonal().map(f64::sqrt);
    if covariance.nrows() == 0 || spread.min() <= 0.0 {
        return Err(NotConfirmed::Singular);
    }
    let correlation = DMatrix::from_fn(items, items, |i, j| covariance[(i, j)] / (spread[i] * spread[j]));
    let Some(root) = correlation.clone().cholesky() else { return Err(NotConfirmed::Singular) };
    let log_determinant = 2.0 * root.l_dirty().diagonal().map(f64::ln).sum();
    let whats = parameters(pattern, items, Unit::Variance);
    let moments = items * (items + 1) / 2;
    if whats.len() > moments {
        return Err(NotConfirmed::TooManyParameters { parameters: whats.len(), moments });
    }
    let mut model = Model::start(&correlation, pattern);
    let (mut value, mut iterations, mut converged) = (model.discrepancy(&correlation, log_determinant), 0, false);
    let mut damping = 1e-3;
    while iterations < STEPS {
        iterations += 1;
        let Some((gradient, information)) = model.slopes(&correlation, &whats) else { break };
        if gradient.amax() < 1e-10 {
            converged = true;
            break;
        }
        let mut moved = false;
        while damping < 1e12 {
            let mut damped = information.clone();
            for k in 0..whats.len() {
                damped[(k, k)] += damping * information[(k, k)].max(1e-8);
            }
            if let Some(root) = damped.cholesky() {
                let next = model.moved(&whats, &root.solve(&gradient));
                if let Some(there) = next.discrepancy(&correlation, log_determinant)
                    && value.is_none_or(|value| there < value)
                {
                    (model, value, moved) = (next, Some(there), true);
                    damping = (damping * 0.1).max(1e-14);
                    break;
                }
            }
            damping *= 10.0;
        }
        if !moved {
            converged = gradient.amax() < 1e-6;
            break;
        }
    }
    identified(&model, &correlation, &whats)?;
    finish(&model, covariance, &spread, log_determinant, pattern, n, Descent { iterations, converged })
}

struct Descent {
    iterations: usize,
    converged: bool,
}

/// Free parameters, in the order loadings, covariances of factors, residuals.
fn parameters(pattern: &Pattern, items: usize, unit: Unit) -> Vec<What> {
    let mut whats = Vec::new();
    for (factor, measured) in pattern.factors.iter().enumerate() {
        let fixed = usize::from(unit == Unit::Marker);
        whats.extend(measured.iter().skip(fixed).map(|&item| What::Loading(item, factor)));
    }
    for a in 0..pattern.factors.len() {
        if unit == Unit::Marker {
            whats.push(What::Covariance(a, a));
        }
        if !pattern.orthogonal {
            whats.extend((a + 1..pattern.factors.len()).map(|b| What::Covariance(a, b)));
        }
    }
    whats.extend((0..items).map(What::Residual));
    whats
}

/// Whether no direction of the parameters leaves the fit as it is.
fn identified(model: &Model, correlation: &DMatrix<f64>, whats: &[What]) -> Result<(), NotConfirmed> {
    let Some((_, information)) = model.slopes(correlation, whats) else { return Ok(()) };
    let scale = information.diagonal().map(|value| 1.0 / value.max(1e-300).sqrt());
    let level = DMatrix::from_fn(whats.len(), whats.len(), |a, b| information[(a, b)] * scale[a] * scale[b]);
    let spectrum = spectrum::whole(&level);
    let last = whats.len() - 1;
    if spectrum.values[last] > 1e-9 * spectrum.values[0] {
        return Ok(());
    }
    let direction = spectrum.vectors.column(last);
    let loud = 0.1 * direction.amax();
    Err(NotConfirmed::NotIdentified(
        (0..whats.len()).filter(|&k| direction[k].abs() >= loud).map(|k| whats[k]).collect(),
    ))
}

#[derive(Clone)]
struct Model {
    loadings: DMatrix<f64>,
    phi: DMatrix<f64>,
    residual: DVector<f64>,
}

impl Model {
    /// Moderate loadings, signed as the items of a factor go together; factors slightly correlated.
    fn start(correlation: &DMatrix<f64>, pattern: &Pattern) -> Self {
        let (items, factors) = (correlation.nrows(), pattern.factors.len());
        let mut loadings = DMatrix::zeros(items, factors);
        for (factor, measured) in pattern.factors.iter().enumerate() {
            let block =
                DMatrix::from_fn(measured.len(), measured.len(), |a, b| correlation[(measured[a], measured[b])]);
            let first = spectrum::whole(&block).vectors.column(0).into_owned();
            let way = if first[0] < 0.0 { -1.0 } else { 1.0 };
            for (k, &item) in measured.iter().enumerate() {
                // Slightly unequal, so that no symmetry of the start hides a direction.
                loadings[(item, factor)] = (way * first[k]).signum() * (0.6 + 0.01 * real(k % 7));
            }
        }
        let phi = DMatrix::from_fn(factors, factors, |a, b| {
            if a == b {
                1.0
            } else if pattern.orthogonal {
                0.0
            } else {
                0.1
            }
        });
        let told = &loadings * &phi * loadings.transpose();
        let residual = DVector::from_fn(items, |i, _| (1.0 - told[(i, i)]).max(0.2));
        Self { loadings, phi, residual }
    }

    fn implied(&self) -> DMatrix<f64> {
        let mut implied = &self.loadings * &self.phi * self.loadings.transpose();
        for i in 0..implied.nrows() {
            implied[(i, i)] += self.residual[i];
        }
        implied
    }

    /// log|Σ| + tr(RΣ⁻¹) − log|R| − p; `None` where Σ is not positive definite.
    fn discrepancy(&self, correlation: &DMatrix<f64>, log_determinant: f64) -> Option<f64> {
        let root = self.implied().cholesky()?;
        let log = 2.0 * root.l_dirty().diagonal().map(f64::ln).sum();
        let value = log + root.solve(correlation).trace() - log_determinant - real(correlation.nrows());
        value.is_finite().then_some(value)
    }

    /// Gradient of the discrepancy and its expected second derivatives.
    fn slopes(&self, correlation: &DMatrix<f64>, whats: &[What]) -> Option<(DVector<f64>, DMatrix<f64>)> {
        let (items, factors) = self.loadings.shape();
        let implied = self.implied();
        let weight = implied.clone().cholesky()?.inverse();
        let pull = &weight * (&implied - correlation) * &weight;
        // All vectors a derivative can be made of: units of items, columns of ΛΦ, columns of Λ.
        let mut parts = DMatrix::zeros(items, items + 2 * factors);
        parts.columns_mut(0, items).fill_with_identity();
        parts.columns_mut(items, factors).copy_from(&(&self.loadings * &self.phi));
        parts.columns_mut(items + factors, factors).copy_from(&self.loadings);
        let metric = parts.tr_mul(&(&weight * &parts));
        let lean = parts.tr_mul(&(&pull * &parts));
        let pieces: Vec<(usize, usize, f64)> = whats
            .iter()
            .map(|what| match *what {
                What::Loading(item, factor) => (item, items + factor, 1.0),
                What::Covariance(a, b) => (items + factors + a, items + factors + b, if a == b { 0.5 } else { 1.0 }),
                What::Residual(item) => (item, item, 0.5),
            })
            .collect();
        let gradient = DVector::from_fn(pieces.len(), |k, _| 2.0 * pieces[k].2 * lean[(pieces[k].0, pieces[k].1)]);
        let information = DMatrix::from_fn(pieces.len(), pieces.len(), |a, b| {
            let ((left, right, weight), (over, under, other)) = (pieces[a], pieces[b]);
            let straight = metric[(right, over)] * metric[(under, left)];
            2.0 * weight * other * (straight + metric[(right, under)] * metric[(over, left)])
        });
        Some((gradient, information))
    }

    fn moved(&self, whats: &[What], step: &DVector<f64>) -> Self {
        let mut next = self.clone();
        for (what, &by) in whats.iter().zip(step.iter()) {
            match *what {
                What::Loading(item, factor) => next.loadings[(item, factor)] -= by,
                What::Covariance(a, b) => {
                    next.phi[(a, b)] -= by;
                    next.phi[(b, a)] = next.phi[(a, b)];
                }
                What::Residual(item) => next.residual[item] -= by,
            }
        }
        next
    }
}

fn finish(
    model: &Model,
    covariance: &DMatrix<f64>,
    spread: &DVector<f64>,
    log_determinant: f64,
    pattern: &Pattern,
    n: usize,
    descent: Descent,
) -> Result<Confirmed, NotConfirmed> {
    let items = covariance.nrows();
    let correlation = DMatrix::from_fn(items, items, |i, j| covariance[(i, j)] / (spread[i] * spread[j]));
    let discrepancy = model.discrepancy(&correlation, log_determinant).ok_or(NotConfirmed::NotPositive)?.max(0.0);
    let mut sized = model.clone();
    for i in 0..items {
        sized.loadings.row_mut(i).scale_mut(spread[i]);
        sized.residual[i] *= spread[i] * spread[i];
    }
    if pattern.unit == Unit::Marker {
        for (factor, measured) in pattern.factors.iter().enumerate() {
            let unit = sized.loadings[(measured[0], factor)];
            if unit.abs() < 1e-6 * spread[measured[0]] {
                return Err(NotConfirmed::WeakMarker(measured[0]));
            }
            sized.loadings.column_mut(factor).unscale_mut(unit);
            sized.phi.row_mut(factor).scale_mut(unit);
            sized.phi.column_mut(factor).scale_mut(unit);
        }
    }
    let whats = parameters(pattern, items, pattern.unit);
    let (_, information) = sized.slopes(covariance, &whats).ok_or(NotConfirmed::NotPositive)?;
    let errors = (information * (real(n) / 2.0)).try_inverse();
    let errors = errors.ok_or_else(|| NotConfirmed::NotIdentified(whats.clone()))?;
    let mut estimates: Vec<Estimate> = Vec::with_capacity(whats.len());
    if pattern.unit == Unit::Marker {
        estimates.extend(pattern.factors.iter().enumerate().map(|(factor, measured)| Estimate {
            what: What::Loading(measured[0], factor),
            value: 1.0,
            se: 0.0,
        }));
    }
    for (k, &what) in whats.iter().enumerate() {
        let value = match what {
            What::Loading(item, factor) => sized.loadings[(item, factor)],
            What::Covariance(a, b) => sized.phi[(a, b)],
            What::Residual(item) => sized.residual[item],
        };
        let se = errors[(k, k)].max(0.0).sqrt();
        estimates.push(Estimate { what, value, se });
    }
    let factors = pattern.factors.len();
    let chi_square = discrepancy * real(n);
    let moments = items * (items + 1) / 2;
    let log_raw = log_determinant + 2.0 * spread.map(f64::ln).sum();
    let log_likelihood = -0.5 * real(n) * (real(items) * (std::f64::consts::TAU.ln() + 1.0) + log_raw + discrepancy);
    Ok(Confirmed {
        standardised: model.loadings.clone(),
        phi: model.phi.clone(),
        implied: sized.implied(),
        chi_square,
        baseline: -log_determinant * real(n),
        df: moments - whats.len(),
        log_likelihood,
        parameters: whats.len(),
        n,
        iterations: descent.iterations,
        converged: descent.converged,
        heywood: (0..items).filter(|&i| model.residual[i] <= 1e-8).collect(),
        improper: (0..factors)
            .flat_map(|a| (0..a).map(move |b| (b, a)))
            .filter(|&(a, b)| model.phi[(a, b)].abs() >= 1.0)
            .collect(),
        estimates,
    })
}
