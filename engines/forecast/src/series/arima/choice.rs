//! Which orders: seasonal lags first beside one ordinary lag of each sort, then ordinary ones beside those, then whether a
//! constant is worth its place.

use super::differences::needed;
use super::fit::{Fit, Orders, fit};
use crate::series::season::ZERO;

/// A fitted model and the scale it was fitted on.
#[derive(Clone, Debug)]
pub struct Chosen {
    fit: Fit,
    logarithms: bool,
}

/// The best model of the small search; `None` for fewer than eight values.
pub fn choose(values: &[f64], season: usize) -> Option<Chosen> {
    let logarithms = values.iter().all(|&value| value > ZERO);
    let fit = search(&scaled(values, logarithms), season)?;
    Some(Chosen { fit, logarithms })
}

fn scaled(values: &[f64], logarithms: bool) -> Vec<f64> {
    if logarithms { values.iter().map(|value| value.ln()).collect() } else { values.to_vec() }
}

impl Chosen {
    /// The same orders over other values (an earlier origin), from the fit at hand.
    pub fn refit(&self, values: &[f64]) -> Option<Self> {
        if self.logarithms && values.iter().any(|&value| value <= ZERO) {
            return None;
        }
        let fit = fit(&scaled(values, self.logarithms), self.fit.orders, Some(&self.fit))?;
        Some(Self { fit, logarithms: self.logarithms })
    }

    /// What comes after `values`.
    pub fn forecast(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        let mut ahead = self.fit.forecast(&scaled(values, self.logarithms), horizon);
        if self.logarithms {
            // Far beyond anything believable, and far from overflow.
            ahead.iter_mut().for_each(|value| *value = value.clamp(-50.0, 50.0).exp());
        }
        ahead
    }

    /// Like `ARIMA(1,1,1)(0,1,1)[12]`, with `log` before it.
    pub fn name(&self) -> String {
        format!("{}{}", if self.logarithms { "log " } else { "" }, self.fit.orders)
    }

    /// Passes over the data.
    pub fn passes(&self) -> u64 {
        self.fit.passes
    }
}

fn search(values: &[f64], season: usize) -> Option<Fit> {
    if values.len() < 8 {
        return None;
    }
    let differences = needed(values, season);
    let seasonal = season > 1 && values.len() > 3 * season;
    let base = Orders {
        ar: 1,
        ma: 1,
        seasonal_ar: 0,
        seasonal_ma: 0,
        differences,
        constant: differences.total() < 2,
        season: season.max(1),
    };
    let mut search = Search { values, best: None, passes: 0 };
    search.attempt(base);
    if seasonal {
        for (seasonal_ar, seasonal_ma) in [(0, 1), (1, 0), (1, 1)] {
            search.attempt(Orders { seasonal_ar, seasonal_ma, ..base });
        }
    }
    let with_season = search.best.as_ref().map_or(base, |best| best.orders);
    for (ar, ma) in [(0, 0), (1, 0), (0, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2)] {
        search.attempt(Orders { ar, ma, ..with_season });
    }
    if let Some(best) = search.best.as_ref().map(|best| best.orders)
        && best.constant
    {
        search.attempt(Orders { constant: false, ..best });
    }
    let passes = search.passes;
    search.best.map(|best| Fit { passes, ..best })
}

struct Search<'a> {
    values: &'a [f64],
    best: Option<Fit>,
    passes: u64,
}

impl Search<'_> {
    fn attempt(&mut self, orders: Orders) {
        if let Some(found) = fit(self.values, orders, self.best.as_ref()) {
            self.passes += found.passes;
            if self.best.as_ref().is_none_or(|best| found.aicc < best.aicc) {
                self.best = Some(found);
            }
        }
    }
}
