//! Which orders: seasonal lags first beside one ordinary lag of each sort, then ordinary ones beside those, then whether a
//! constant is worth its place. Positive values are taken in logarithms where these are likelier.

use super::differences::needed;
use super::fit::{Fit, Orders, fit};
use crate::series::season::{ZERO, as_real};

/// A fitted model and the scale it was fitted on.
#[derive(Clone, Debug)]
pub struct Chosen {
    fit: Fit,
    logarithms: bool,
}

/// The best model of the small search, on both scales; `None` for fewer than eight values.
pub fn choose(values: &[f64], season: usize) -> Option<Chosen> {
    let plain = search(values, season)?;
    if !values.iter().all(|&value| value > ZERO) {
        return Some(Chosen { fit: plain, logarithms: false });
    }
    let logs = scaled(values, true);
    let fit = search(&logs, season)?;
    // A density of logarithms is one of the values after division by each of them (Box & Cox 1964).
    let logarithms = fit.loss() + 2.0 * newest_mean(&logs, fit.explained) <= plain.loss();
    Some(Chosen { fit: if logarithms { fit } else { plain }, logarithms })
}

fn newest_mean(values: &[f64], n: usize) -> f64 {
    let newest = &values[values.len() - n.min(values.len())..];
    newest.iter().sum::<f64>() / as_real(newest.len().max(1))
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
            for value in &mut ahead {
                *value = value.clamp(-50.0, 50.0).exp();
            }
        }
        ahead
    }

    /// Like `ARIMA(1,1,1)(0,1,1)[12]`, with `log` before it.
    pub fn name(&self) -> String {
        format!("{}{}", if self.logarithms { "log " } else { "" }, self.fit.orders)
    }

    /// Whether its search ended because nothing more was to be gained.
    pub fn converged(&self) -> bool {
        self.fit.converged
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

#[cfg(test)]
mod tests {
    use super::super::differences::Differences;
    use super::*;

    #[test]
    fn the_airline_model_is_fitted_as_published() {
        // Passengers of 1949–1960 in logarithms, ARIMA(0,1,1)(0,1,1) by Box & Jenkins (1970): θ near 0.4, Θ near 0.6, and 1961 as exact likelihood
        // foretells it (R's arima, rounded): 450, 426, 479, 492, 509, 583, 670, 667, 558, 497, 430, 477.
        let passengers = [
            112.0, 118.0, 132.0, 129.0, 121.0, 135.0, 148.0, 148.0, 136.0, 119.0, 104.0, 118.0, 115.0, 126.0, 141.0,
            135.0, 125.0, 149.0, 170.0, 170.0, 158.0, 133.0, 114.0, 140.0, 145.0, 150.0, 178.0, 163.0, 172.0, 178.0,
            199.0, 199.0, 184.0, 162.0, 146.0, 166.0, 171.0, 180.0, 193.0, 181.0, 183.0, 218.0, 230.0, 242.0, 209.0,
            191.0, 172.0, 194.0, 196.0, 196.0, 236.0, 235.0, 229.0, 243.0, 264.0, 272.0, 237.0, 211.0, 180.0, 201.0,
            204.0, 188.0, 235.0, 227.0, 234.0, 264.0, 302.0, 293.0, 259.0, 229.0, 203.0, 229.0, 242.0, 233.0, 267.0,
            269.0, 270.0, 315.0, 364.0, 347.0, 312.0, 274.0, 237.0, 278.0, 284.0, 277.0, 317.0, 313.0, 318.0, 374.0,
            413.0, 405.0, 355.0, 306.0, 271.0, 306.0, 315.0, 301.0, 356.0, 348.0, 355.0, 422.0, 465.0, 467.0, 404.0,
            347.0, 305.0, 336.0, 340.0, 318.0, 362.0, 348.0, 363.0, 435.0, 491.0, 505.0, 404.0, 359.0, 310.0, 337.0,
            360.0, 342.0, 406.0, 396.0, 420.0, 472.0, 548.0, 559.0, 463.0, 407.0, 362.0, 405.0, 417.0, 391.0, 419.0,
            461.0, 472.0, 535.0, 622.0, 606.0, 508.0, 461.0, 390.0, 432.0,
        ]
        .map(f64::ln);
        let orders = Orders {
            ar: 0,
            ma: 1,
            seasonal_ar: 0,
            seasonal_ma: 1,
            differences: Differences { ordinary: 1, seasonal: 1 },
            constant: false,
            season: 12,
        };

        let ahead = fit(&passengers, orders, None).expect("long enough").forecast(&passengers, 12);

        let published = [450.0, 426.0, 479.0, 492.0, 509.0, 583.0, 670.0, 667.0, 558.0, 497.0, 430.0, 477.0_f64];
        for (ahead, published) in ahead.iter().zip(published) {
            assert!((ahead - published.ln()).abs() < 0.015, "{} {published}", ahead.exp());
        }
    }
}
