//! Exploratory factors: least squares of residual correlations (minres) and maximum likelihood.
//!
//! Both are minimised over the uniquenesses alone, the loadings being given by leading eigenvectors: Jöreskog (1967,
//! 1977), Harman & Jones (1966). The step is Newton's with the exact second derivatives while all eigenvectors are at
//! hand, and with the part of them that needs only the leading vectors when the table is wide; a line search keeps every
//! step downhill. O(p² m) an iteration for wide tables. Uniquenesses are kept in [0.005, 1] as in `factanal`; one that ends
//! on the lower bound is reported as a Heywood case, never silently.

use nalgebra::{DMatrix, DVector};

use super::spectrum::{self, Spectrum};
use crate::count::real;

/// What is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Σ of squared residual correlations off the diagonal.
    Minres,
    /// The normal discrepancy log|Σ| + tr(RΣ⁻¹) − log|R| − p.
    MaximumLikelihood,
}

/// Factors before rotation.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// What was minimised.
    pub method: Method,
    /// Items × factors; ΛᵀΨ⁻¹Λ (maximum likelihood) or ΛᵀΛ (minres) is diagonal.
    pub loadings: DMatrix<f64>,
    /// Share of each item's variance that its factors do not tell.
    pub uniquenesses: DVector<f64>,
    /// The least value found, of [`Method`]'s function (minres: half the sum over both triangles).
    pub objective: f64,
    /// Newton steps.
    pub iterations: usize,
    /// Whether the projected gradient vanished.
    pub converged: bool,
    /// Items whose uniqueness lies on its lower bound.
    pub heywood: Vec<usize>,
}

/// Why there are no factors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFactors {
    /// The model would have more parameters than there are correlations.
    TooMany,
    /// Maximum likelihood needs a correlation matrix without dependent columns.
    Singular,
}

/// The least uniqueness allowed.
pub const FLOOR: f64 = 0.005;
/// Up to this width every eigenvector is computed and the second derivatives are exact.
const NARROW: usize = 48;
const STEPS: usize = 300;

/// Degrees of freedom that `factors` leave to the correlations of `items`; negative when not identified.
pub fn freedom(items: usize, factors: usize) -> i64 {
    let (p, m) = (i64::try_from(items).unwrap_or(i64::MAX >> 32), i64::try_from(factors).unwrap_or(i64::MAX >> 32));
    ((p - m) * (p - m) - (p + m)) / 2
}

/// A promise below this part of the value cannot be seen in it: large eigenvalues cancel when it is found.
const DROWNED: f64 = 1e-11;

/// Factors of a correlation matrix.
///
/// # Errors
/// [`NoFactors`] when there are none to find.
pub fn extract(correlation: &DMatrix<f64>, factors: usize, method: Method) -> Result<Extraction, NoFactors> {
    let items = correlation.nrows();
    if factors == 0 || factors >= items || freedom(items, factors) < 0 {
        return Err(NoFactors::TooMany);
    }
    let inverse = correlation.clone().cholesky().filter(|root| {
        let diagonal = root.l_dirty().diagonal();
        diagonal.min() > 1e-7 * diagonal.max()
    });
    if inverse.is_none() && method == Method::MaximumLikelihood {
        return Err(NoFactors::Singular);
    }
    let log_determinant = inverse.as_ref().map_or(0.0, |root| 2.0 * root.l_dirty().diagonal().map(f64::ln).sum());
    let landscape = Landscape { correlation, factors, method, log_determinant };
    let flat = DVector::from_element(items, 0.5);
    let smart = inverse.map_or_else(
        || flat.clone(),
        |root| {
            let share = 1.0 - 0.5 * real(factors) / real(items);
            root.inverse().diagonal().map(|value| (share / value).clamp(FLOOR, 1.0))
        },
    );
    let mut best = landscape.descend(smart);
    if !best.converged || !best.heywood.is_empty() {
        // A bound or a stop may belong to this start alone.
        for start in [flat, DVector::from_element(items, 0.15)] {
            let other = landscape.descend(start);
            if other.objective < best.objective - 1e-10 || (other.converged && !best.converged) {
                best = other;
            }
        }
    }
    Ok(best)
}

struct Landscape<'a> {
    correlation: &'a DMatrix<f64>,
    factors: usize,
    method: Method,
    log_determinant: f64,
}

/// A point of the landscape.
struct Point {
    value: f64,
    gradient: DVector<f64>,
    lead: Spectrum,
    rest: Option<Spectrum>,
}

impl Landscape<'_> {
    fn descend(&self, start: DVector<f64>) -> Extraction {
        let mut unique = start;
        let mut point = self.look(&unique, None);
        let mut converged = false;
        let mut iterations = 0;
        while iterations < STEPS {
            let free: Vec<usize> = (0..unique.len()).filter(|&i| !Self::held(&unique, &point.gradient, i)).collect();
            let steepest = free.iter().map(|&i| point.gradient[i].abs()).fold(0.0, f64::max);
            if steepest < 1e-9 {
                converged = true;
                break;
            }
            iterations += 1;
            let Some((next, there)) = self.step(&unique, &point, &free) else {
                // No step improves by more than rounding: the floor of this arithmetic.
                converged = steepest < 1e-6;
                break;
            };
            unique = next;
            point = there;
        }
        let loadings = self.loadings(&unique, &point.lead);
        let heywood = (0..unique.len()).filter(|&i| unique[i] <= FLOOR * (1.0 + 1e-9)).collect();
        Extraction {
            method: self.method,
            loadings,
            uniquenesses: unique,
            objective: point.value.max(0.0),
            iterations,
            converged,
            heywood,
        }
    }

    /// Whether an item's uniqueness is pressed against a bound.
    fn held(unique: &DVector<f64>, gradient: &DVector<f64>, item: usize) -> bool {
        (unique[item] <= FLOOR && gradient[item] > 0.0) || (unique[item] >= 1.0 && gradient[item] < 0.0)
    }

    fn step(&self, unique: &DVector<f64>, point: &Point, free: &[usize]) -> Option<(DVector<f64>, Point)> {
        let gradient = DVector::from_fn(free.len(), |k, _| point.gradient[free[k]]);
        for exact in [true, false] {
            if exact && point.rest.is_none() {
                continue;
            }
            let curvature = self.curvature(point, exact);
            let mut block = DMatrix::from_fn(free.len(), free.len(), |a, b| curvature[(free[a], free[b])]);
            let ridge = 1e-10 * block.diagonal().amax().max(1e-10);
            for k in 0..free.len() {
                block[(k, k)] += ridge;
            }
            let Some(root) = block.cholesky() else { continue };
            let way = root.solve(&gradient);
            // What the step promises may drown in the rounding of the value; then the gradient alone judges it, once.
            let drowned = 0.5 * way.dot(&gradient) <= DROWNED * point.value.abs();
            let mut length = 1.0;
            for _ in 0..if drowned { 1 } else { 30 } {
                let mut next = unique.clone();
                for (k, &item) in free.iter().enumerate() {
                    next[item] = self.moved(unique[item], -length * way[k]);
                }
                let there = self.look(&next, Some(&point.lead.vectors));
                let flatter = || free.iter().map(|&item| there.gradient[item].abs()).fold(0.0, f64::max);
                if there.value < point.value - 1e-15 * point.value.abs()
                    || (drowned && flatter() < 0.5 * gradient.amax())
                {
                    return Some((next, there));
                }
                length *= 0.5;
            }
        }
        None
    }

    /// Maximum likelihood walks in the logarithm of uniquenesses, minres in the uniquenesses themselves.
    fn moved(&self, from: f64, by: f64) -> f64 {
        let to = match self.method {
            Method::Minres => from + by,
            Method::MaximumLikelihood => from * by.clamp(-3.0, 3.0).exp(),
        };
        to.clamp(FLOOR, 1.0)
    }

    /// The matrix whose leading eigenvectors give the loadings.
    fn reduced(&self, unique: &DVector<f64>) -> DMatrix<f64> {
        let mut matrix = self.correlation.clone();
        match self.method {
            Method::Minres => {
                for i in 0..unique.len() {
                    matrix[(i, i)] -= unique[i];
                }
            }
            Method::MaximumLikelihood => {
                let scale = unique.map(|value| 1.0 / value.sqrt());
                for j in 0..unique.len() {
                    for i in 0..unique.len() {
                        matrix[(i, j)] *= scale[i] * scale[j];
                    }
                }
            }
        }
        matrix
    }

    fn look(&self, unique: &DVector<f64>, near: Option<&DMatrix<f64>>) -> Point {
        let matrix = self.reduced(unique);
        let few = if unique.len() > NARROW { spectrum::leading(&matrix, self.factors, near, 1e-9) } else { None };
        let (lead, rest) = few.map_or_else(
            || {
                let all = spectrum::whole(&matrix);
                let (m, p) = (self.factors, unique.len());
                let part = |from: usize, count: usize| Spectrum {
                    values: all.values.rows(from, count).into_owned(),
                    vectors: all.vectors.columns(from, count).into_owned(),
                };
                (part(0, m), Some(part(m, p - m)))
            },
            |lead| (lead, None),
        );
        let p = unique.len();
        let mut gradient = DVector::zeros(p);
        let value = match self.method {
            Method::Minres => {
                let mut kept = 0.0;
                for i in 0..p {
                    gradient[i] = -matrix[(i, i)];
                }
                for l in 0..self.factors {
                    let theta = lead.values[l].max(0.0);
                    kept += theta * theta;
                    for i in 0..p {
                        gradient[i] += theta * lead.vectors[(i, l)].powi(2);
                    }
                }
                rest.as_ref().map_or_else(
                    || 0.5 * (matrix.norm_squared() - kept),
                    |rest| {
                        0.5 * (rest.values.norm_squared() + lead.values.iter().map(|v| v.min(0.0).powi(2)).sum::<f64>())
                    },
                )
            }
            Method::MaximumLikelihood => {
                // Σ over the rest of (1 − θ) v²  =  1 − S*ᵢᵢ − Σ over the leading of (1 − θ) v².
                for i in 0..p {
                    gradient[i] = 1.0 - matrix[(i, i)];
                }
                let mut value = matrix.trace() - real(p) - self.log_determinant + unique.map(f64::ln).sum();
                for l in 0..self.factors {
                    let theta = lead.values[l];
                    value -= theta.max(1.0) - 1.0 - theta.max(1.0).ln();
                    let pull = (1.0 - theta).min(0.0);
                    for i in 0..p {
                        gradient[i] -= pull * lead.vectors[(i, l)].powi(2);
                    }
                }
                value
            }
        };
        Point { value, gradient, lead, rest }
    }

    /// Second derivatives: the product of projections on what the factors leave, and, when asked to be exact, what the
    /// turning of the leading vectors adds.
    fn curvature(&self, point: &Point, exact: bool) -> DMatrix<f64> {
        let lead = &point.lead.vectors;
        let p = lead.nrows();
        let mut left = -(lead * lead.transpose());
        for i in 0..p {
            left[(i, i)] += 1.0;
        }
        let mut curvature = match (self.method, exact, &point.rest) {
            (Method::MaximumLikelihood, true, Some(rest)) => {
                let weighted = &rest.vectors * DMatrix::from_diagonal(&rest.values) * rest.vectors.transpose();
                weighted.component_mul(&left)
            }
            _ => left.component_mul(&left),
        };
        let (true, Some(rest)) = (exact, &point.rest) else { return curvature };
        for l in 0..self.factors {
            let top = point.lead.values[l];
            let weights = rest.values.map(|low| {
                let gap = (top - low).max(1e-9);
                match self.method {
                    Method::Minres => -2.0 * low / gap,
                    Method::MaximumLikelihood => (1.0 - low) * (top + low) / gap,
                }
            });
            let turned = &rest.vectors * DMatrix::from_diagonal(&weights) * rest.vectors.transpose();
            let column = lead.column(l);
            curvature += turned.component_mul(&(column * column.transpose()));
        }
        curvature
    }

    fn loadings(&self, unique: &DVector<f64>, lead: &Spectrum) -> DMatrix<f64> {
        DMatrix::from_fn(unique.len(), self.factors, |i, l| match self.method {
            Method::Minres => lead.vectors[(i, l)] * lead.values[l].max(0.0).sqrt(),
            Method::MaximumLikelihood => {
                unique[i].sqrt() * lead.vectors[(i, l)] * (lead.values[l] - 1.0).max(0.0).sqrt()
            }
        })
    }
}
