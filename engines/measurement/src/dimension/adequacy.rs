//! Whether correlations are worth factoring: Kaiser–Meyer–Olkin (Kaiser & Rice 1974) and Bartlett's test of sphericity (1951).

use nalgebra::{DMatrix, DVector};

use crate::count::real;
use crate::distribution::chi2_beyond;

/// Sampling adequacy and sphericity.
#[derive(Clone, Debug, PartialEq)]
pub struct Adequacy {
    /// KMO of the whole matrix, between 0 and 1.
    pub overall: f64,
    /// KMO of each item.
    pub items: DVector<f64>,
    /// Bartlett's χ² against uncorrelated items.
    pub sphericity: f64,
    /// Its degrees of freedom.
    pub df: usize,
    /// Its probability.
    pub p: f64,
}

/// `None` when the matrix has no inverse.
pub fn adequacy(correlation: &DMatrix<f64>, n: usize) -> Option<Adequacy> {
    let items = correlation.nrows();
    let root = correlation.clone().cholesky()?;
    let log_determinant = 2.0 * root.l_dirty().diagonal().map(f64::ln).sum();
    let inverse = root.inverse();
    let (mut plain, mut partial) = (DVector::<f64>::zeros(items), DVector::<f64>::zeros(items));
    for j in 0..items {
        for i in (0..items).filter(|&i| i != j) {
            plain[j] += correlation[(i, j)].powi(2);
            partial[j] += inverse[(i, j)].powi(2) / (inverse[(i, i)] * inverse[(j, j)]);
        }
    }
    let share = |plain: f64, partial: f64| if plain + partial > 0.0 { plain / (plain + partial) } else { 0.5 };
    let p = real(items);
    let sphericity = -log_determinant * (real(n) - 1.0 - (2.0 * p + 5.0) / 6.0);
    let df = items * items.saturating_sub(1) / 2;
    Some(Adequacy {
        overall: share(plain.sum(), partial.sum()),
        items: DVector::from_fn(items, |i, _| share(plain[i], partial[i])),
        sphericity,
        df,
        p: chi2_beyond(sphericity, real(df)),
    })
}
