//! Intervals by split conformal prediction over rolling origins (Vovk, Gammerman & Shafer 2005; Stankevičiūtė, Alaa & van der Schaar
//! 2021): the quantile of absolute errors seen at earlier origins, step by step, on the scale of the level; where a series
//! has few origins, drawn towards the quantile of all series of the same season, on the scale of their noise. Errors are told in units
//! of the unrest of their origin, so that widths follow that of the last months.
//!
//! Exact coverage would need errors that are exchangeable; those of neighbouring origins are not, so it is checked, not proved.

use serde::Serialize;

use super::season::as_real;
use super::trial::Trial;

/// An interval at each step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Its level in per cent.
    pub level: f64,
    /// Lower bounds, step by step.
    pub low: Vec<f64>,
    /// Upper bounds, step by step.
    pub high: Vec<f64>,
}

/// For one level: how wide, step by step, in units of noise, for any series of the pool. Empty where the pool is.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    widths: Vec<f64>,
}

/// An error counts as at most so many units: beyond, it is the unit that is at fault (a series that lay still has no noise to speak
/// of until it steps). Of the competition's yearly series, whose errors are the farthest, one in two thousand is.
const FARTHEST: f64 = 50.0;
/// Where a value is as good as nothing: the mean size of the series' values is 1.
const NOTHING: f64 = 1e-6;

/// The pool's quantiles at each step.
pub fn pool<'a>(trials: impl Iterator<Item = &'a Trial> + Clone, horizon: usize, level: f64) -> Pool {
    let widths = (0..horizon)
        .map_while(|step| {
            let scores = trials
                .clone()
                .filter_map(|trial| Some((trial.errors.get(step)?.abs() / (trial.noise * trial.unrest)).min(FARTHEST)))
                .collect();
            quantile(scores, level)
        })
        .collect();
    Pool { widths }
}

/// Half the width of the interval at each step of a forecast made where the sizes are `at` (level, noise, unrest).
pub fn widths(own: &[&Trial], pool: &Pool, at: (f64, f64, f64), horizon: usize, level: f64) -> Vec<f64> {
    // Tails are further apart, so more of one's own is needed to believe in them.
    let half_believed = if level >= 90.0 { 40.0 } else { 20.0 };
    let mut widths: Vec<f64> = Vec::with_capacity(horizon);
    for step in 0..horizon {
        // An origin that knew only nothings has no size of its own: its error counts as it is.
        let size = |trial: &Trial| if trial.level > NOTHING { trial.level } else { at.0.max(NOTHING) };
        let score = |trial: &Trial| Some((trial.errors.get(step)?.abs() / (size(trial) * trial.unrest)).min(FARTHEST));
        let scores: Vec<f64> = own.iter().filter_map(|trial| score(trial)).collect();
        let share = as_real(scores.len()) / (as_real(scores.len()) + half_believed);
        let mine = quantile(scores, level).map(|width| width * at.0 * at.2);
        let theirs = pool.widths.get(step).map(|width| width * at.1 * at.2);
        let width = match (mine, theirs) {
            (Some(mine), Some(theirs)) => share * mine + (1.0 - share) * theirs,
            (Some(one), None) | (None, Some(one)) => one,
            // Beyond all trials: as a random walk spreads; without any, a normal one with the naive error.
            (None, None) => match widths.last() {
                Some(last) => last * ((as_real(step) + 1.0) / as_real(step.max(1))).sqrt(),
                None => at.1 * at.2 * deviate(level),
            },
        };
        // Farther is never surer.
        widths.push(widths.last().map_or(width, |last: &f64| last.max(width)));
    }
    widths
}

/// How many trials a level needs: of fewer, even the greatest error would be left out too often (Vovk and others 2005, p/(1 − p)).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative; what is huge stays huge")]
pub fn needed(level: f64) -> usize {
    (level / (100.0 - level) - 1e-9).ceil() as usize
}

/// Half the width of a normal interval whose mean absolute deviation is 1.
fn deviate(level: f64) -> f64 {
    use statrs::distribution::{ContinuousCDF, Normal};
    let standard = Normal::standard();
    standard.inverse_cdf(0.5 + level / 200.0) * (std::f64::consts::PI / 2.0).sqrt()
}

/// The quantile by linear interpolation, at a share that (n + 1)/n corrects for small samples.
fn quantile(mut scores: Vec<f64>, level: f64) -> Option<f64> {
    if scores.is_empty() {
        return None;
    }
    scores.sort_by(f64::total_cmp);
    let n = as_real(scores.len());
    let place = (level / 100.0 * (n + 1.0) - 1.0).clamp(0.0, n - 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and n − 1")]
    let below = place as usize;
    let above = (below + 1).min(scores.len() - 1);
    Some(scores[below] + (place - as_real(below)) * (scores[above] - scores[below]))
}

/// The interval score of Gneiting & Raftery (2007): the width, and what lies outside at 2/α the price.
pub fn interval_score(error: f64, width: f64, level: f64) -> f64 {
    let alpha = 1.0 - level / 100.0;
    2.0 * width + 2.0 / alpha * (error.abs() - width).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_score_charges_what_lies_outside_and_the_width() {
        assert!((interval_score(1.0, 2.0, 80.0) - 4.0).abs() < 1e-12);
        assert!((interval_score(-3.0, 2.0, 80.0) - 14.0).abs() < 1e-12);
    }

    #[test]
    fn a_normal_interval_is_met_where_nothing_is_known() {
        // 1.96 deviations, of which the mean absolute deviation is 0.798.
        assert!((deviate(95.0) - 1.959_964 / 0.797_885).abs() < 1e-4);
    }

    #[test]
    fn ninety_five_per_cent_need_nineteen_trials_and_ninety_nine_ninety_nine() {
        assert_eq!([50.0, 80.0, 95.0, 99.0].map(needed), [1, 4, 19, 99]);
    }

    #[test]
    fn the_quantile_of_nineteen_scores_at_95_is_the_largest() {
        assert_eq!(quantile((1..=19).map(f64::from).collect(), 95.0), Some(19.0));
    }
}
