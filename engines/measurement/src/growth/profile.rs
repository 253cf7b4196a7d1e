//! The profiled deviance of a mixed model (Bates, Mächler, Bolker & Walker 2015): for relative standard deviations θ of the random
//! part the fixed coefficients and the residual variance are known in closed form.

use nalgebra::{DMatrix, DVector};
use std::f64::consts::TAU;

use super::design::Criterion;
use crate::count::real;

/// What remains of the data once the random part is integrated out at some θ.
pub(crate) struct Reduced {
    /// XᵀV⁻¹X.
    pub gram: DMatrix<f64>,
    /// XᵀV⁻¹y.
    pub pull: DVector<f64>,
    /// yᵀV⁻¹y.
    pub square: f64,
    /// log|V|.
    pub log_determinant: f64,
}

/// Estimates at some θ.
#[derive(Clone, Debug)]
pub(crate) struct Profiled {
    pub deviance: f64,
    pub coefficients: DVector<f64>,
    /// (XᵀV⁻¹X)⁻¹, without the residual variance.
    pub unscaled: DMatrix<f64>,
    pub residual_variance: f64,
}

impl Reduced {
    /// `None` where the fixed columns depend on each other or nothing is left to explain.
    pub(crate) fn profile(&self, rows: f64, criterion: Criterion) -> Option<Profiled> {
        let root = self.gram.clone().cholesky()?;
        let coefficients = root.solve(&self.pull);
        let rest = self.square - coefficients.dot(&self.pull);
        let columns = real(self.gram.ncols());
        let degrees = if criterion == Criterion::Reml { rows - columns } else { rows };
        if rest <= 0.0 || degrees <= 0.0 {
            return None;
        }
        let restricted =
            if criterion == Criterion::Reml { 2.0 * root.l_dirty().diagonal().map(f64::ln).sum() } else { 0.0 };
        let residual_variance = rest / degrees;
        let deviance = self.log_determinant + restricted + degrees * (1.0 + (TAU * residual_variance).ln());
        deviance.is_finite().then(|| Profiled { deviance, coefficients, unscaled: root.inverse(), residual_variance })
    }
}
