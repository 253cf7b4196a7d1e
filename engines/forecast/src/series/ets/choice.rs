//! Which form: the least corrected Akaike criterion among the admissible ones, or all of them by Akaike's weights.

use super::fit::{Fit, Opening, fit};
use super::form::Form;
use crate::series::season::ZERO;

/// How many forms are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those with trends that are added or damped, as R and statsforecast compare by default.
    Usual,
    /// Multiplied trends too.
    All,
}

/// Forms with their shares, the likeliest first.
#[derive(Clone, Debug)]
pub struct Blend {
    parts: Vec<(f64, Fit)>,
    season: usize,
    passes: u64,
}

/// A form whose share is less than this is not carried along to other origins.
const LITTLE: f64 = 0.05;

/// Fits every admissible form. `None` for a series shorter than any form needs.
pub fn choose(values: &[f64], season: usize, reach: Reach, opening: Opening) -> Option<Blend> {
    let positive = values.iter().all(|&value| value > ZERO);
    let seasonal = season > 1 && values.len() >= 2 * season + 2;
    let mut fits: Vec<Fit> = Form::admissible(seasonal, positive)
        .filter(|form| reach == Reach::All || !form.trend.is_multiplied())
        .filter_map(|form| fit(values, season, form, opening, None))
        .collect();
    fits.sort_by(|a, b| a.aicc.total_cmp(&b.aicc));
    again(&mut fits, values, season);
    let best = fits.first()?.aicc;
    let passes = fits.iter().map(|fit| fit.passes).sum();
    // Half of Akaike's exponent: neighbouring criteria differ by more than chance alone tells.
    let parts = fits.into_iter().map(|fit| ((0.25 * (best - fit.aicc)).exp(), fit)).collect();
    Some(Blend { parts, season, passes }.shared())
}

/// Forms with the season of the best are fitted once more from where the best ended: likelihoods of seasonal forms have several hills.
fn again(fits: &mut [Fit], values: &[f64], season: usize) {
    let Some(best) = fits.first().cloned() else { return };
    if best.form.season.is_none() {
        return;
    }
    for known in fits.iter_mut().skip(1).filter(|known| known.form.season == best.form.season) {
        let mut from = best.clone();
        if !best.form.trend.is_damped() {
            from.constants.phi = 0.97;
        }
        if let Some(found) = fit(values, season, known.form, known.opened, Some(&from)) {
            let passes = known.passes + found.passes;
            if found.aicc < known.aicc {
                *known = found;
            }
            known.passes = passes;
        }
    }
    fits.sort_by(|a, b| a.aicc.total_cmp(&b.aicc));
}

impl Blend {
    fn shared(mut self) -> Self {
        let total: f64 = self.parts.iter().map(|part| part.0).sum();
        self.parts.iter_mut().for_each(|part| part.0 /= total);
        self
    }

    /// The likeliest form alone.
    pub fn best(mut self) -> Self {
        self.parts.truncate(1);
        self.shared()
    }

    /// The same forms and shares over other values (an earlier origin); `None` where none of them can be fitted.
    pub fn refit(&self, values: &[f64]) -> Option<Self> {
        let kept = self.parts.iter().filter(|part| part.0 >= LITTLE);
        let parts: Vec<(f64, Fit)> = kept
            .filter_map(|(share, known)| {
                let fit = fit(values, self.season, known.form, known.opened, Some(known))?;
                Some((*share, fit))
            })
            .collect();
        let passes = parts.iter().map(|part| part.1.passes).sum();
        (!parts.is_empty()).then(|| Self { parts, season: self.season, passes }.shared())
    }

    /// What comes after `values`.
    pub fn forecast(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        let mut sum = vec![0.0; horizon];
        for (share, fit) in &self.parts {
            for (sum, value) in sum.iter_mut().zip(fit.forecast(values, horizon)) {
                *sum += share * value;
            }
        }
        sum
    }

    /// The likeliest form.
    pub fn leader(&self) -> &Fit {
        &self.parts[0].1
    }

    /// How many forms it blends.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Passes over the data.
    pub fn passes(&self) -> u64 {
        self.passes
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::Errors;
    use super::*;

    #[test]
    fn added_errors_stand_with_nothing_multiplied() {
        assert!(Form::admissible(true, true).all(|form| form.errors == Errors::Multiplied || !form.needs_positive()));
        assert_eq!(Form::admissible(true, true).count(), 19);
        assert_eq!(Form::admissible(true, false).count(), 6);
    }
}
