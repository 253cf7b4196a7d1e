//! Employment of past years by sector, and how it would go on by itself.

use std::collections::{BTreeMap, BTreeSet};

use forecast::series::{Forecast, Series, run};
use forecast::{Budget, Finding};

use crate::forecasts::backtest::onward;
use crate::forecasts::inputs::Inputs;
use crate::forecasts::kinds::Kind;

/// Years on from which a whole that was told differs from the sum of its sectors, as a share.
const DIFFERS: f64 = 0.005;

/// What was counted.
#[derive(Clone, Debug)]
pub struct History {
    /// The first year.
    pub first: i32,
    /// The last.
    pub base: i32,
    /// By section of OKED: a value a year.
    pub sectors: Vec<(String, Vec<Option<f64>>)>,
    /// All sectors together, where each was counted.
    pub whole: Vec<Option<f64>>,
    /// Their continuations, in the same order; that of the whole last.
    pub onward: Vec<Option<Forecast>>,
}

impl History {
    /// The years of a row of values, those without a value left out.
    pub fn years(&self, values: &[Option<f64>]) -> Vec<(i32, f64)> {
        (self.first..).zip(values).filter_map(|(year, value)| Some((year, (*value)?))).collect()
    }
}

/// The history in the tables, and what should be known of it; none where no sector was counted.
pub fn history(inputs: &Inputs, horizon: usize) -> Option<(History, Vec<Finding>)> {
    let mut counted: BTreeMap<&str, BTreeMap<i32, f64>> = BTreeMap::new();
    for line in inputs.lines(Kind::Employment) {
        if let Some((year, employed)) = line.year().zip(line.number("employed")) {
            counted.entry(line.text("sector")).or_default().insert(year, employed);
        }
    }
    let told = counted.remove("").unwrap_or_default();
    let years: BTreeSet<i32> = counted.values().flat_map(BTreeMap::keys).copied().collect();
    let (first, base) = (*years.first()?, *years.last()?);
    let values = |of: &BTreeMap<i32, f64>| (first..=base).map(|year| of.get(&year).copied()).collect::<Vec<_>>();
    let sectors: Vec<(String, Vec<Option<f64>>)> =
        counted.iter().map(|(code, of)| ((*code).to_owned(), values(of))).collect();
    let together = |place: usize| sectors.iter().map(|(_, values)| values.get(place).copied().flatten()).sum();
    let whole: Vec<Option<f64>> = (0..).take(values(&told).len()).map(together).collect();
    let series = |code: &str, values: &[Option<f64>]| Series {
        id: code.to_owned(),
        values: values.to_vec(),
        season: 1,
        horizon,
        afterwards: Vec::new(),
        class: String::new(),
    };
    let mut all: Vec<Series> = sectors.iter().map(|(code, values)| series(code, values)).collect();
    all.push(series("", &whole));
    let outcome = run(&all, &onward(), &Budget::unlimited());
    let mut said = differing(first, &whole, &told);
    said.extend(outcome.findings.into_iter().map(|finding| dated(finding, first)));
    let onward =
        all.iter().map(|one| outcome.forecasts.iter().find(|forecast| forecast.id == one.id).cloned()).collect();
    Some((History { first, base, sectors, whole, onward }, said))
}

/// The place of a value in a series is a year to its reader.
fn dated(mut finding: Finding, first: i32) -> Finding {
    if let Some(at) = finding.message.args.get("at").and_then(serde_json::Value::as_i64) {
        finding = finding.with("year", i64::from(first) + at - 1);
    }
    finding
}

/// Years in which the whole that was told is not the sum of its sectors.
fn differing(first: i32, whole: &[Option<f64>], told: &BTreeMap<i32, f64>) -> Vec<Finding> {
    let differs = |(year, sum): (i32, &Option<f64>)| {
        let (sum, told) = ((*sum)?, *told.get(&year)?);
        ((sum - told).abs() > DIFFERS * told.max(1.0))
            .then(|| Finding::warning("whole-differs").with("year", year).with("told", told).with("sum", sum))
    };
    (first..).zip(whole).filter_map(differs).collect()
}
