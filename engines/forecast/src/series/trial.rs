//! Rolling origins: the models of today, fitted again to what was known earlier, against what came.

use super::history::History;
use super::model::Model;
use super::season::as_real;

/// The longest stretch a model is fitted to, in steps: twenty years of months. Older values say little of what comes, and make a long series slow.
pub const STRETCH: usize = 240;

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
        all.push(Trial { known, errors, level, noise });
    }
    (all, passes)
}
