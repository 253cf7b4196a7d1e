//! Which form: the least corrected Akaike criterion among the admissible ones.

use super::fit::{Fit, fit};
use super::form::{Errors, Form, Trend};

/// How many forms are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those with trends that are added or damped, as R and statsforecast compare by default.
    Usual,
    /// Multiplied trends too.
    All,
}

/// The best form for positive or any `values`; `None` for a series shorter than any form needs. Forms are tried from small to large, each from
/// the fit of its neighbour.
pub fn choose(values: &[f64], season: usize, reach: Reach) -> Option<Fit> {
    let positive = values.iter().all(|&value| value > 0.0);
    let seasonal = season > 1 && values.len() >= 2 * season + 2;
    let mut best: Option<Fit> = None;
    let mut near: Option<Fit> = None;
    let mut passes = 0;
    for form in Form::admissible(seasonal, positive) {
        if reach == Reach::Usual && form.trend.is_multiplied() {
            continue;
        }
        if near.as_ref().is_some_and(|near| near.form.season != form.season) {
            near = None;
        }
        let Some(found) = fit(values, season, form, near.as_ref()) else { continue };
        passes += found.passes;
        if best.as_ref().is_none_or(|best| found.aicc < best.aicc) {
            best = Some(found.clone());
        }
        near = Some(found);
    }
    best.map(|best| Fit { passes, ..best })
}

/// The same form over other values (an earlier origin), from the fit at hand.
pub fn refit(values: &[f64], season: usize, known: &Fit) -> Option<Fit> {
    fit(values, season, known.form, Some(known))
}

/// The damped form for this series: with the season that `known` has, errors alike.
pub fn damped(values: &[f64], season: usize, known: &Fit) -> Option<Fit> {
    let form = Form { errors: known.form.errors, trend: Trend::AddedDamped, season: known.form.season };
    if known.form == form { Some(known.clone()) } else { fit(values, season, form, Some(known)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_errors_stand_with_nothing_multiplied() {
        assert!(Form::admissible(true, true).all(|form| form.errors == Errors::Multiplied || !form.needs_positive()));
        assert_eq!(Form::admissible(true, true).count(), 19);
        assert_eq!(Form::admissible(true, false).count(), 6);
    }
}
