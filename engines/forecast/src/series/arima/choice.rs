//! Which orders: seasonal lags first beside one ordinary lag of each sort, then ordinary ones beside those, then whether a
//! constant is worth its place.

use super::differences::needed;
use super::fit::{Fit, Orders, fit};

/// The best model of the small search; `None` for fewer than eight values.
pub fn choose(values: &[f64], season: usize) -> Option<Fit> {
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

/// The same orders over other values (an earlier origin), from the fit at hand.
pub fn refit(values: &[f64], known: &Fit) -> Option<Fit> {
    fit(values, known.orders, Some(known))
}
