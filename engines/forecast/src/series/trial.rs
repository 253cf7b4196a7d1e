//! Rolling origins: the models of today, fitted again to what was known earlier, against what came.

use super::history::History;
use super::model::Model;
use super::season::as_real;

/// The longest stretch a model is fitted to, in steps: twenty years of months. Older values say little of what comes, and make a long series slow.
pub const STRETCH: usize = 240;

/// So many of the newest origins tell how wide an interval is: ten years of months.
pub const MEMORY: usize = 40;

/// One earlier origin.
#[derive(Clone, Debug)]
pub struct Trial {
    /// How many values it knew.
    pub known: usize,
    /// What came minus what was forecast, step by step, as far as it is known.
    pub errors: Vec<f64>,
    /// The size of a value then.
    pub level: f64,
    /// What the naive forecast used to miss by until then.
    pub noise: f64,
    /// How restless the series was then; see [`unrest`].
    pub unrest: f64,
}

/// After so many steps a turn weighs half.
const HALF_LIFE: f64 = 2.0;
/// How far widths follow: in full, calm months would promise too much.
const FOLLOWED: f64 = 0.3;
/// Fewer turns tell no unrest.
const LEAST_TURNS: usize = 12;

/// By how much errors are likely to be larger than as a rule: the size of the newest turns (changes of the growth over a season) over
/// that of all, newer ones weighing more, to the power 0.3; 1 is as usual. Errors at an origin are told in this unit and intervals given back in
/// it (normalised conformal prediction: Papadopoulos, Gammerman & Vovk 2008; Lei and others 2018), so that they widen when growth
/// begins to turn and narrow when it has calmed down. Half-life and power were chosen on the backtest of sector employment.
pub fn unrest(values: &[f64], season: usize) -> f64 {
    let lag = if values.len() > 2 * season { season } else { 1 };
    let from = values.len().saturating_sub(STRETCH);
    let growth: Vec<f64> = values[from..].iter().skip(lag).zip(&values[from..]).map(|(now, then)| now - then).collect();
    let turns: Vec<f64> = growth.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let usual = turns.iter().sum::<f64>() / as_real(turns.len().max(1));
    if turns.len() < LEAST_TURNS || usual <= 1e-9 {
        return 1.0;
    }
    let fade = 0.5_f64.powf(1.0 / HALF_LIFE);
    let (mut sum, mut weights, mut weight) = (0.0, 0.0, 1.0);
    for turn in turns.iter().rev() {
        sum += weight * turn;
        weights += weight;
        weight *= fade;
    }
    (sum / weights / usual).clamp(0.25, 4.0).powf(FOLLOWED)
}

/// Sizes at an origin: of a value (its last season), and of the naive forecast's error.
pub fn sizes(values: &[f64], season: usize) -> (f64, f64) {
    let recent = &values[values.len() - values.len().min(season.max(3))..];
    let level = recent.iter().map(|value| value.abs()).sum::<f64>() / as_real(recent.len().max(1));
    let lag = if values.len() > 2 * season { season } else { 1 };
    let from = values.len().saturating_sub(STRETCH);
    let gaps: Vec<f64> =
        values[from..].iter().skip(lag).zip(&values[from..]).map(|(now, then)| (now - then).abs()).collect();
    let noise = if gaps.is_empty() { level } else { gaps.iter().sum::<f64>() / as_real(gaps.len()) };
    // So few values have not shown yet how far they go.
    let noise = if values.len() < 4 { noise.max(0.1 * level) } else { noise };
    (level.max(noise).max(1e-9), noise.max(1e-9))
}

/// The origins that an interval at the end is told from.
pub fn remembered(trials: &[Trial]) -> &[Trial] {
    &trials[..trials.len().min(MEMORY)]
}

/// The stretch that a model at the end of `values` is fitted to.
pub fn stretch(values: &[f64], season: usize) -> &[f64] {
    &values[values.len().saturating_sub(STRETCH.max(5 * season))..]
}

/// At most `most` origins, a quarter of a season apart, the newest first; each knows half of the series and five values at least.
/// Also the passes spent.
pub fn trials(history: &History, model: &Model, season: usize, horizon: usize, most: usize) -> (Vec<Trial>, u64) {
    let values = &history.values;
    let gap = (season / 4).max(1);
    let least = (values.len() / 2).clamp(5, 2 * STRETCH);
    // The newest origin sees its whole horizon, unless that would leave too few.
    let first_age = horizon.min(values.len().saturating_sub(least) / 2).max(1);
    let (mut all, mut passes) = (Vec::new(), 0);
    for number in 0..most {
        let Some(known) = values.len().checked_sub(first_age + number * gap).filter(|&known| known >= least) else {
            break;
        };
        let before = stretch(&values[..known], season);
        let again = model.refit(before);
        passes += again.passes();
        let came = &values[known..values.len().min(known + horizon)];
        let ahead = again.forecast(before, came.len());
        let errors = came.iter().zip(ahead).map(|(came, ahead)| came - ahead).collect();
        let (level, noise) = sizes(&values[..known], season);
        all.push(Trial { known, errors, level, noise, unrest: unrest(&values[..known], season) });
    }
    (all, passes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_that_begins_to_turn_is_restless_and_one_that_calmed_down_is_not() {
        let wave = |t: u16| (f64::from(t) * std::f64::consts::TAU / 12.0).sin() * 0.05 + 0.003 * f64::from(t % 5);
        let growing = |t: u16| 1.0 + 0.002 * f64::from(t);
        let calm: Vec<f64> = (0..96).map(|t| growing(t) + wave(t)).collect();
        let turning: Vec<f64> =
            (0..96).map(|t| growing(t) + wave(t) - 0.02 * f64::from(t.saturating_sub(92)).powi(2)).collect();

        assert!((0.9..1.1).contains(&unrest(&calm, 12)), "{}", unrest(&calm, 12));
        assert!(unrest(&turning, 12) > 1.2, "{}", unrest(&turning, 12));
        assert!((unrest(&[1.0; 40], 1) - 1.0).abs() < f64::EPSILON);
        assert!((unrest(&calm[..8], 1) - 1.0).abs() < f64::EPSILON, "too few turns");
    }
}
