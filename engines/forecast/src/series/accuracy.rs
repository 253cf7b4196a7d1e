//! How far off: at earlier origins, against values that came afterwards, and how often intervals held.

use serde::Serialize;

use super::bounds::{Interval, Pool, interval_score, pool, widths};
use super::history::{History, Series};
use super::season::as_real;
use super::trial::{MEMORY, Trial};

/// Errors of a series at earlier origins, all steps together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Backtest {
    /// How many origins.
    pub origins: usize,
    /// Mean absolute error in the units of the series.
    pub mae: f64,
    /// Symmetric mean absolute percentage error, 0 to 200.
    pub smape: f64,
    /// Mean absolute percentage error; absent where a value was nought.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mape: Option<f64>,
    /// Mean absolute scaled error: against the naive forecast's step (Hyndman & Koehler 2006).
    pub mase: f64,
}

/// How often intervals held whose widths were taken from older errors alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Steps in a season of the series it is about.
    pub season: usize,
    /// The level in per cent.
    pub level: f64,
    /// Per cent of values that fell within.
    pub coverage: f64,
    /// The mean interval score, in per cent of the level of each series.
    pub interval_score: f64,
    /// Values that were looked at.
    pub values: usize,
}

/// Accuracy against what came afterwards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Accuracy {
    /// The class, or `ALL`.
    pub class: String,
    /// Series of it.
    pub series: usize,
    /// Values that were compared.
    pub values: usize,
    /// Symmetric mean absolute percentage error over all values, 0 to 200.
    pub smape: f64,
    /// By level: per cent of values within, and the mean interval score in per cent of the values' mean size.
    pub intervals: Vec<Held>,
}

/// How an interval held.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Held {
    /// The level in per cent.
    pub level: f64,
    /// Per cent of values that fell within.
    pub coverage: f64,
    /// The mean interval score, in per cent of the mean size of the values.
    pub interval_score: f64,
}

fn symmetric(actual: f64, forecast: f64) -> f64 {
    let size = actual.abs() + forecast.abs();
    if size > 0.0 { 200.0 * (actual - forecast).abs() / size } else { 0.0 }
}

/// Errors at earlier origins; `None` where there were none.
pub fn backtest(history: &History, trials: &[Trial]) -> Option<Backtest> {
    let (mut count, mut mae, mut smape, mut mape, mut mase, mut nought) = (0.0, 0.0, 0.0, 0.0, 0.0, false);
    for trial in trials {
        for (step, error) in trial.errors.iter().enumerate() {
            let actual = history.values[trial.known + step];
            count += 1.0;
            mae += error.abs();
            smape += symmetric(actual, actual - error);
            mase += error.abs() / trial.noise;
            let none = actual.abs() < 1e-9;
            nought |= none;
            mape += if none { 0.0 } else { 100.0 * (error / actual).abs() };
        }
    }
    (count > 0.0).then(|| Backtest {
        origins: trials.len(),
        mae: mae / count * history.scale,
        smape: smape / count,
        mape: (!nought).then_some(mape / count),
        mase: mase / count,
    })
}

/// Coverage at the newer half of origins, of intervals as they would have been told there: from the errors complete by then, of the series
/// itself and of the others at their origin of the same number.
pub fn calibration(groups: &[(usize, usize, Vec<&[Trial]>)], levels: &[f64]) -> Vec<Calibration> {
    let mut all = Vec::new();
    for (season, horizon, series) in groups {
        let mut tallies = vec![Tally::default(); levels.len()];
        let most = series.iter().map(|trials| judged(trials)).max().unwrap_or(0);
        for number in 0..most {
            let then: Vec<(&Trial, Vec<&Trial>)> = series
                .iter()
                .filter(|trials| number < judged(trials))
                .map(|trials| known_then(trials, number))
                .collect();
            for (tally, &level) in tallies.iter_mut().zip(levels) {
                let shared = pool(then.iter().flat_map(|(_, old)| old.iter().copied()), *horizon, level);
                for (trial, old) in &then {
                    tally.judge(trial, old, &shared, level);
                }
            }
        }
        let told = tallies.iter().zip(levels).filter(|(tally, _)| tally.values > 0);
        all.extend(told.map(|(tally, &level)| tally.told(*season, level)));
    }
    all
}

/// How many of a series' origins, the newest first, are judged by those before them.
fn judged(trials: &[Trial]) -> usize {
    trials.len().div_ceil(2)
}

/// An origin, and those of the same series whose errors were complete by then.
fn known_then(trials: &[Trial], number: usize) -> (&Trial, Vec<&Trial>) {
    let now = &trials[number];
    (now, trials.iter().filter(|trial| trial.known + trial.errors.len() <= now.known).take(MEMORY).collect())
}

#[derive(Clone, Default)]
struct Tally {
    within: f64,
    score: f64,
    values: usize,
}

impl Tally {
    fn judge(&mut self, trial: &Trial, old: &[&Trial], shared: &Pool, level: f64) {
        let half = widths(old, shared, (trial.level, trial.noise, trial.unrest), trial.errors.len(), level);
        for (error, half) in trial.errors.iter().zip(half) {
            self.within += f64::from(u8::from(error.abs() <= half));
            self.score += 100.0 * interval_score(*error, half, level) / trial.level;
            self.values += 1;
        }
    }

    fn told(&self, season: usize, level: f64) -> Calibration {
        let n = as_real(self.values);
        Calibration {
            season,
            level,
            coverage: 100.0 * self.within / n,
            interval_score: self.score / n,
            values: self.values,
        }
    }
}

/// What was said of a series.
#[derive(Clone, Copy, Debug)]
pub struct Foretold<'a> {
    pub series: &'a Series,
    pub mean: &'a [f64],
    pub intervals: &'a [Interval],
}

/// Accuracy by class, then of all; of series whose later values are known.
pub fn accuracy(all: &[Foretold<'_>]) -> Vec<Accuracy> {
    let known: Vec<&Foretold<'_>> = all.iter().filter(|one| !one.series.afterwards.is_empty()).collect();
    let mut classes: Vec<&str> = Vec::new();
    for one in &known {
        if !classes.contains(&one.series.class.as_str()) {
            classes.push(&one.series.class);
        }
    }
    let mut told: Vec<Accuracy> = classes
        .iter()
        .map(|&class| of_class(class, known.iter().copied().filter(|one| one.series.class == class)))
        .collect();
    if !known.is_empty() {
        told.push(of_class("ALL", known.iter().copied()));
    }
    told
}

fn of_class<'a>(class: &str, known: impl Iterator<Item = &'a Foretold<'a>>) -> Accuracy {
    let (mut series_count, mut count, mut smape) = (0, 0, 0.0);
    let mut held: Vec<Held> = Vec::new();
    for Foretold { series, mean, intervals } in known {
        series_count += 1;
        count += series.afterwards.len();
        smape += series.afterwards.iter().zip(*mean).map(|(&actual, &mean)| symmetric(actual, mean)).sum::<f64>();
        let size = series.afterwards.iter().map(|value| value.abs()).sum::<f64>() / as_real(series.afterwards.len());
        for (place, interval) in intervals.iter().enumerate() {
            if held.len() == place {
                held.push(Held { level: interval.level, coverage: 0.0, interval_score: 0.0 });
            }
            for (step, &actual) in series.afterwards.iter().enumerate() {
                let (low, high) = (interval.low[step], interval.high[step]);
                let middle = f64::midpoint(low, high);
                held[place].coverage += if low <= actual && actual <= high { 100.0 } else { 0.0 };
                let score = interval_score(actual - middle, (high - low) / 2.0, interval.level);
                // In per cent of nothing would be infinite.
                let size = if size > 1e-9 * score { size } else { 1.0 };
                held[place].interval_score += 100.0 * score / size;
            }
        }
    }
    let n = as_real(count);
    for one in &mut held {
        one.coverage /= n;
        one.interval_score /= n;
    }
    Accuracy { class: class.to_owned(), series: series_count, values: count, smape: smape / n, intervals: held }
}
