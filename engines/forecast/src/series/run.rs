//! All series of a file: fit, roll back, calibrate, forecast.

use ground::{Budget, Pace, Status};
use serde::Serialize;
use serde_json::Value;

use super::accuracy::{Accuracy, Backtest, Calibration, Foretold, accuracy, backtest, calibration};
use super::bend::bend;
use super::bounds::{Interval, needed, pool, widths};
use super::history::{History, Series, history};
use super::model::{Method, Model};
use super::oddity::oddities;
use super::trial::{MEMORY, Trial, remembered, sizes, stretch, trials, unrest};
use crate::{Finding, report};

/// What is asked of every series.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How to forecast.
    pub method: Method,
    /// Levels of intervals in per cent, ascending; without any there are neither intervals nor backtests, and it is faster.
    pub levels: Vec<f64>,
}

/// The forecast of one series, in its own units.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Forecast {
    /// The series' name.
    pub id: String,
    /// The chosen model, in the usual notation.
    pub model: String,
    /// Values it rests on, from the first known to the last.
    pub n: usize,
    /// Steps in a season.
    pub season: usize,
    /// Mean by step.
    pub mean: Vec<f64>,
    /// Intervals by level.
    pub intervals: Vec<Interval>,
    /// α, β, γ, φ of the leading exponential smoothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smoothing: Option<[f64; 4]>,
    /// Mean absolute error of one step within the sample, in the units of the series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_sample: Option<f64>,
    /// Errors at earlier origins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backtest: Option<Backtest>,
}

/// Everything that came out.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// By series, those without any value left out (a refusal among the findings says so).
    pub forecasts: Vec<Forecast>,
    /// What should be known about the series.
    pub findings: Vec<Finding>,
    /// Coverage and interval score of intervals that knew only older errors, by level.
    pub calibration: Vec<Calibration>,
    /// Accuracy against values that came afterwards, by class; empty where none are known.
    pub accuracy: Vec<Accuracy>,
    /// Values passed over.
    pub work: u64,
}

impl Outcome {
    /// Feasible when there is a forecast, unknown when no series had a value.
    pub fn status(&self) -> Status {
        if self.forecasts.is_empty() { Status::Unknown } else { Status::Feasible }
    }
}

struct Ready {
    place: usize,
    history: History,
    model: Model,
    mean: Vec<f64>,
    trials: Vec<Trial>,
}

/// Forecasts all series. When the budget runs out, those left get a naive forecast, with a warning.
pub fn run(all: &[Series], settings: &Settings, budget: &Budget) -> Outcome {
    let mut meter = budget.meter();
    let mut findings = Vec::new();
    // As many origins to judge intervals at as to tell them from. The more series there are to pool, the fewer each needs; memory stays bounded.
    let most = if settings.levels.is_empty() { 0 } else { (20_000 / all.len().max(1)).clamp(8, 2 * MEMORY) };
    let mut ready = Vec::with_capacity(all.len());
    let mut cut = 0_u64;
    for (place, series) in all.iter().enumerate() {
        let Some(history) = history(series, &mut findings) else { continue };
        let rushed = meter.spend(0) == Pace::Stop;
        cut += u64::from(rushed);
        let method = if rushed || history.constant { Method::Naive } else { settings.method };
        let model = Model::fit(stretch(&history.values, series.season), series.season, method);
        let mut mean = model.forecast(stretch(&history.values, series.season), series.horizon);
        if history.floored {
            for value in &mut mean {
                *value = value.max(0.0);
            }
        }
        let (tried, passes) = if rushed || history.constant {
            (Vec::new(), 0)
        } else {
            trials(&history, &model, series.season, series.horizon, most)
        };
        let _ = meter.spend((model.passes() + passes) * history.values.len() as u64);
        if !model.converged() {
            findings.push(Finding::note("forecast-series-not-converged").about(&series.id));
        }
        flag(series, &history, &mut findings);
        ready.push(Ready { place, history, model, mean, trials: tried });
    }
    if cut > 0 {
        findings.push(Finding::warning("forecast-series-budget-spent").with("series", cut));
    }
    findings.extend(beyond(all, &ready, settings));
    let forecasts = finish(all, &ready, settings);
    let calibration = calibration(&groups(all, &ready), &settings.levels);
    let told: Vec<Foretold> = ready
        .iter()
        .zip(&forecasts)
        .map(|(one, forecast)| Foretold {
            series: &all[one.place],
            mean: &forecast.mean,
            intervals: &forecast.intervals,
        })
        .collect();
    let accuracy = accuracy(&told);
    Outcome { forecasts, findings, calibration, accuracy, work: meter.done() }
}

/// Trials of series that may be pooled: those of one season. With the longest horizon among them.
fn groups<'a>(all: &[Series], ready: &'a [Ready]) -> Vec<(usize, usize, Vec<&'a [Trial]>)> {
    let mut groups: Vec<(usize, usize, Vec<&[Trial]>)> = Vec::new();
    for one in ready {
        let series = &all[one.place];
        match groups.iter_mut().find(|group| group.0 == series.season) {
            Some(group) => {
                group.1 = group.1.max(series.horizon);
                group.2.push(&one.trials);
            }
            None => groups.push((series.season, series.horizon, vec![&one.trials])),
        }
    }
    groups
}

/// Levels that ask for more trials than there are, at any step: their bounds are the greatest error seen, or guessed from fewer steps.
fn beyond(all: &[Series], ready: &[Ready], settings: &Settings) -> Vec<Finding> {
    let mut found = Vec::new();
    for (season, horizon, trials) in groups(all, ready) {
        let mut members = ready.iter().filter(|one| all[one.place].season == season && !one.history.constant);
        let Some(first) = members.next() else { continue };
        let subject = if members.next().is_some() { "" } else { &all[first.place].id };
        let seen =
            |step: usize| trials.iter().flat_map(|own| remembered(own)).filter(|one| one.errors.len() > step).count();
        let fewest = (0..horizon).map(seen).min().unwrap_or(0);
        for &level in settings.levels.iter().filter(|&&level| needed(level) > fewest) {
            let finding = Finding::note("forecast-series-level-beyond").about(subject).with("level", level);
            found.push(finding.with("season", season).with("trials", fewest).with("needed", needed(level)));
        }
    }
    found
}

fn finish(all: &[Series], ready: &[Ready], settings: &Settings) -> Vec<Forecast> {
    let pools: Vec<_> = groups(all, ready)
        .into_iter()
        .map(|(season, horizon, trials)| {
            let trials = trials.iter().flat_map(|trials| remembered(trials));
            let by_level = settings.levels.iter().map(|&level| pool(trials.clone(), horizon, level));
            (season, by_level.collect::<Vec<_>>())
        })
        .collect();
    ready
        .iter()
        .map(|one| {
            let series = &all[one.place];
            let (history, horizon) = (&one.history, series.horizon);
            let own: Vec<&Trial> = remembered(&one.trials).iter().collect();
            let (level, noise) = sizes(&history.values, series.season);
            let at = (level, noise, unrest(&history.values, series.season));
            let shared = pools.iter().find(|pool| pool.0 == series.season);
            let mut beneath = vec![0.0; horizon];
            let intervals = settings.levels.iter().enumerate().map(|(place, &level)| {
                let mut half = match shared {
                    _ if history.constant => vec![0.0; horizon],
                    Some((_, pools)) => widths(&own, &pools[place], at, horizon, level),
                    None => vec![0.0; horizon],
                };
                // A surer interval is never the narrower one.
                half.iter_mut().zip(&mut beneath).for_each(|(half, beneath)| {
                    *half = half.max(*beneath);
                    *beneath = *half;
                });
                let floor = if history.floored { 0.0 } else { f64::NEG_INFINITY };
                let bound = |sign: f64| -> Vec<f64> {
                    let ends = one.mean.iter().zip(&half).map(|(mean, half)| (mean + sign * half).max(floor));
                    ends.map(|end| end * history.scale).collect()
                };
                Interval { level, low: bound(-1.0), high: bound(1.0) }
            });
            let intervals = intervals.collect();
            Forecast {
                id: series.id.clone(),
                model: one.model.to_string(),
                n: history.values.len(),
                season: series.season,
                mean: one.mean.iter().map(|mean| mean * history.scale).collect(),
                intervals,
                smoothing: one.model.smoothing(),
                in_sample: one
                    .model
                    .in_sample(stretch(&history.values, series.season))
                    .map(|error| error * history.scale),
                backtest: backtest(history, &one.trials),
            }
        })
        .collect()
}

fn flag(series: &Series, history: &History, findings: &mut Vec<Finding>) {
    let first = series.values.iter().position(Option::is_some).unwrap_or(0);
    for oddity in oddities(&history.values, series.season) {
        let code = if oddity.stays { "forecast-series-break" } else { "forecast-series-anomaly" };
        let finding = Finding::warning(code).about(&series.id).with("at", first + oddity.at + 1);
        let value = history.values[oddity.at] * history.scale;
        findings.push(finding.with("value", value).with("deviations", (10.0 * oddity.size).round() / 10.0));
    }
    if let Some(bend) = bend(&history.values, series.season) {
        let finding = Finding::warning("forecast-series-bend").about(&series.id).with("at", first + bend.at + 1);
        let [before, after] = bend.growth.map(|growth| growth * history.scale);
        findings.push(finding.with("before", before).with("after", after));
    }
}

/// Codes of all findings about series, so that a test can ask for a translation of each.
pub const CODES: [&str; 12] = [
    "forecast-series-empty",
    "forecast-series-missing-filled",
    "forecast-series-many-missing",
    "forecast-series-very-short",
    "forecast-series-season-unseen",
    "forecast-series-constant",
    "forecast-series-not-converged",
    "forecast-series-anomaly",
    "forecast-series-break",
    "forecast-series-bend",
    "forecast-series-level-beyond",
    "forecast-series-budget-spent",
];

/// The answer as one JSON object.
pub fn told(outcome: &Outcome) -> Value {
    #[derive(Serialize)]
    struct Body<'a> {
        series: &'a [Forecast],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        calibration: &'a [Calibration],
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        accuracy: &'a [Accuracy],
    }
    let status = outcome.status();
    let body = Body { series: &outcome.forecasts, calibration: &outcome.calibration, accuracy: &outcome.accuracy };
    let refused = outcome.findings.iter().filter(|finding| finding.grade == crate::Grade::Refusal);
    let reason = if outcome.forecasts.is_empty() {
        refused.map(|finding| finding.message.clone()).collect()
    } else {
        Vec::new()
    };
    report(status, &body, &outcome.findings, outcome.work, reason)
}
