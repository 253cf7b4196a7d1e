//! Omega hierarchical and total (`McDonald` 1999; Zinbarg, Revelle, Yovel & Li 2005): minres factors turned by oblimin, a general
//! factor of their correlations, and the transformation of Schmid & Leiman (1957). As `psych::omega`: items that load
//! negatively on the first component are turned round first; three group factors unless told otherwise.

use nalgebra::{DMatrix, DVector};

use super::extraction::{self, Method, NoFactors};
use super::rotation::{self, Rotation};
use super::spectrum;
use crate::count::real;

/// How reliable a sum of items is, and how much of that is one thing.
#[derive(Clone, Debug)]
pub struct Omega {
    /// Share of the variance of the sum told by the general factor.
    pub hierarchical: f64,
    /// Share told by all common factors.
    pub total: f64,
    /// Hierarchical over total: what it would be with endlessly many items of the kind.
    pub limit: f64,
    /// Alpha of the standardised items.
    pub alpha: f64,
    /// Guttman's λ6.
    pub lambda6: f64,
    /// Loadings on the general factor.
    pub general: DVector<f64>,
    /// Items × group factors after Schmid & Leiman.
    pub groups: DMatrix<f64>,
    /// Uniquenesses.
    pub uniquenesses: DVector<f64>,
    /// Share of the common variance that is general.
    pub explained_common: f64,
    /// Items turned round before all else.
    pub turned: Vec<usize>,
    /// Items whose uniqueness lies on its bound.
    pub heywood: Vec<usize>,
    /// Whether extraction, rotation and the general factor all converged.
    pub converged: bool,
    /// Whether the general factor is not identified (two groups: equal loadings are assumed).
    pub assumed_equal: bool,
}

/// Omega of a correlation matrix with so many group factors.
///
/// # Errors
/// [`NoFactors`] when there are too many for the items.
pub fn omega(correlation: &DMatrix<f64>, groups: usize) -> Result<Omega, NoFactors> {
    let items = correlation.nrows();
    let (keyed, turned) = keyed(correlation);
    let factors = extraction::extract(&keyed, groups, Method::Minres)?;
    let rotated = rotation::rotate(&factors.loadings, Rotation::Oblimin);
    let (above, above_converged) = general(&rotated.phi)?;
    let general = &rotated.pattern * &above;
    let mut group = rotated.pattern.clone();
    for (k, mut column) in group.column_iter_mut().enumerate() {
        column.scale_mut(if groups == 1 { 0.0 } else { (1.0 - above[k] * above[k]).max(0.0).sqrt() });
    }
    let uniquenesses = rotated.communalities().map(|share| 1.0 - share);
    let variance = keyed.sum();
    let hierarchical = general.sum().powi(2) / variance;
    let total = 1.0 - uniquenesses.sum() / variance;
    let common = general.norm_squared() + group.norm_squared();
    let p = real(items);
    let lambda6 = keyed
        .clone()
        .cholesky()
        .map_or(0.0, |root| 1.0 - root.inverse().diagonal().map(|value| 1.0 / value).sum() / variance);
    Ok(Omega {
        hierarchical,
        total,
        limit: hierarchical / total,
        alpha: p / (p - 1.0) * (1.0 - p / variance),
        lambda6,
        explained_common: if common > 0.0 { general.norm_squared() / common } else { 0.0 },
        general,
        groups: group,
        uniquenesses,
        turned,
        heywood: factors.heywood,
        converged: factors.converged && rotated.converged && above_converged,
        assumed_equal: groups == 2,
    })
}

/// Items turned so that the first component is positive.
fn keyed(correlation: &DMatrix<f64>) -> (DMatrix<f64>, Vec<usize>) {
    let few = (correlation.nrows() > 48).then(|| spectrum::leading(correlation, 1, None, 1e-6)).flatten();
    let first = few.unwrap_or_else(|| spectrum::whole(correlation)).vectors.column(0).into_owned();
    let way = if first.sum() < 0.0 { -1.0 } else { 1.0 };
    let turned: Vec<usize> = (0..first.len()).filter(|&i| first[i] * way < 0.0).collect();
    let mut keyed = correlation.clone();
    for &item in &turned {
        keyed.row_mut(item).neg_mut();
        keyed.column_mut(item).neg_mut();
    }
    (keyed, turned)
}

/// Loadings of the group factors on the general one.
fn general(phi: &DMatrix<f64>) -> Result<(DVector<f64>, bool), NoFactors> {
    match phi.nrows() {
        1 => Ok((DVector::from_element(1, 1.0), true)),
        2 => {
            let share = phi[(0, 1)].abs().sqrt();
            Ok((DVector::from_column_slice(&[share, share.copysign(phi[(0, 1)])]), true))
        }
        _ => {
            let found = extraction::extract(phi, 1, Method::Minres)?;
            let column = found.loadings.column(0).into_owned();
            Ok((if column.sum() < 0.0 { -column } else { column }, found.converged))
        }
    }
}
