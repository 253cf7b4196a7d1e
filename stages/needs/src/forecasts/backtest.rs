//! Would the method have been right in past years? From each of the last years one looks ahead with what was known then, and
//! holds the forecast against what came (rolling origin; Tashman 2000).

use forecast::Budget;
use forecast::series::{Forecast, Method, Series, Settings, run};

use super::results::{LEVELS, Trial};

/// Years one looks back from.
const ORIGINS: usize = 8;
/// Years one looks ahead from each.
const AHEAD: usize = 3;
/// With fewer years known, nothing is tried.
const FEWEST: usize = 6;

/// How a history goes on.
pub fn onward() -> Settings {
    Settings { method: Method::Auto, levels: LEVELS.to_vec() }
}

/// A trial for each sector whose history is long enough.
pub fn trials(sectors: &[(String, Vec<Option<f64>>)]) -> Vec<Trial> {
    let mut all: Vec<Trial> = sectors
        .iter()
        .map(|(code, _)| Trial {
            code: code.clone(),
            forecasts: 0,
            within: [0, 0],
            mape: Some(0.0),
            mae: 0.0,
            naive: 0.0,
        })
        .collect();
    let length = sectors.iter().map(|(_, values)| values.len()).max().unwrap_or(0);
    for known in FEWEST.max(length.saturating_sub(ORIGINS))..length {
        let steps = AHEAD.min(length - known);
        let series: Vec<Series> = sectors.iter().map(|(code, values)| cut(code, values, known, steps)).collect();
        let outcome = run(&series, &onward(), &Budget::unlimited());
        for forecast in &outcome.forecasts {
            let Some(place) = sectors.iter().position(|(code, _)| *code == forecast.id) else { continue };
            let (Some(trial), Some((_, values))) = (all.get_mut(place), sectors.get(place)) else { continue };
            if forecast.n >= FEWEST {
                held(trial, forecast, values, known);
            }
        }
    }
    all.retain(|trial| trial.forecasts > 0);
    for trial in &mut all {
        let n = f64::from(u32::try_from(trial.forecasts).unwrap_or(u32::MAX));
        trial.mae /= n;
        trial.naive /= n;
        trial.mape = trial.mape.map(|sum| sum / n);
    }
    all
}

fn cut(code: &str, values: &[Option<f64>], known: usize, steps: usize) -> Series {
    Series {
        id: code.to_owned(),
        values: values.iter().take(known).copied().collect(),
        season: 1,
        horizon: steps,
        afterwards: Vec::new(),
        class: String::new(),
    }
}

fn held(trial: &mut Trial, forecast: &Forecast, values: &[Option<f64>], known: usize) {
    let Some(last) = values.iter().take(known).rev().find_map(|value| *value) else { return };
    // A series that ends before the origin was forecast from an earlier year.
    if values.get(known - 1).copied().flatten().is_none() {
        return;
    }
    for (step, mean) in forecast.mean.iter().enumerate() {
        let Some(Some(came)) = values.get(known + step) else { continue };
        trial.forecasts += 1;
        trial.mae += (came - mean).abs();
        trial.naive += (came - last).abs();
        trial.mape = trial.mape.filter(|_| *came > 0.0).map(|sum| sum + 100.0 * ((came - mean) / came).abs());
        for (within, interval) in trial.within.iter_mut().zip(&forecast.intervals) {
            let (low, high) = (interval.low.get(step), interval.high.get(step));
            *within += usize::from(low.is_some_and(|low| low <= came) && high.is_some_and(|high| came <= high));
        }
    }
}
