//! Krippendorff's alpha (“Computing Krippendorff's alpha-reliability”, 2011; Content Analysis, 2004): 1 − observed
//! disagreement over expected, for nominal, ordinal, interval and ratio amounts, any number of raters, any gaps.
//!
//! Few categories in bytes: coincidences, whole numbers, O(things · raters · categories) of byte operations. Otherwise
//! O(things · raters) for nominal, ordinal and interval (an ordinal distance is an interval distance of middle ranks),
//! and O(things · raters² + values²) for ratio.

use ground::Message;
use serde_json::{Map, Value, json};

use crate::agreement::coincidence::{Coincidences, MOST_CATEGORIES, MOST_RATERS, counts};
use crate::agreement::units::{Rated, rated};
use crate::finding::Finding;
use crate::layout::{Answers, ratings};
use crate::table::Table;
use crate::verb::Options;
use crate::wrong::Wrong;

/// The most different values whose pairs are all looked at, which ratio needs.
const MOST_VALUES: usize = 20_000;

const METRICS: [&str; 4] = ["nominal", "ordinal", "interval", "ratio"];

pub fn krippendorff(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let metric = options.word("metric", &["all", "nominal", "ordinal", "interval", "ratio"])?;
    let answers = ratings(table, options)?;
    let rated = rated(&answers)?;
    if matches!(metric, "interval" | "ratio") {
        for column in &answers.columns {
            column.numeric()?;
        }
    }
    let quick = quick(&rated, &answers);
    let totals = match &quick {
        Some(found) => found.totals.clone(),
        None => totals(&rated, &answers),
    };
    let n: f64 = totals.iter().sum();
    if n < 2.0 {
        return Ok(Finding::undefined(Message::new("measurement-nothing-rated-twice")));
    }
    let mut finding = Finding::new();
    let mut found = Map::new();
    for name in METRICS.into_iter().filter(|&name| metric == "all" || metric == name) {
        let Some(scale) = scale(name, &rated, &totals) else { continue };
        let observed = match &quick {
            Some(found) => found.observed(name, &scale),
            None => observed(name, &scale, &rated, &answers),
        };
        let expected = expected(name, &scale, &totals) / (n - 1.0);
        let alpha = if expected > 0.0 { 1.0 - observed / expected } else { f64::NAN };
        found.insert(name.to_owned(), json!(alpha));
    }
    if metric != "all" && found.is_empty() {
        let reason = Message::new("measurement-krippendorff-not-for-these-values").with("metric", metric);
        return Ok(Finding::undefined(reason));
    }
    if totals.iter().filter(|&&total| total > 0.0).count() < 2 {
        return Ok(Finding::undefined(Message::new("measurement-one-category-only")).with("n_values", n));
    }
    if metric != "all" {
        finding.put("alpha", found.get(metric).cloned().unwrap_or(Value::Null));
    }
    for name in found.keys() {
        finding.explain(
            Message::new("measurement-krippendorff-found")
                .with("metric", name.as_str())
                .with("alpha", found[name].clone()),
        );
    }
    finding.values.extend(found);
    finding.put("n_values", n);
    finding.put("raters", rated.raters());
    finding.put("categories", rated.labels.len());
    finding.put("missing", "things rated fewer than twice are left out; other gaps are allowed for");
    Ok(finding)
}

/// From coincidences.
struct Quick {
    totals: Vec<f64>,
    pairs: Vec<f64>,
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
fn quick(rated: &Rated<'_>, answers: &Answers<'_>) -> Option<Quick> {
    let bytes = rated.bytes.as_ref()?;
    if answers.weights.is_some() || bytes.len() > MOST_RATERS || rated.values.len() > MOST_CATEGORIES {
        return None;
    }
    let found = counts(bytes, &rated.values, Coincidences::Wanted);
    Some(Quick {
        totals: found.totals.iter().map(|&total| total as f64).collect(),
        pairs: found.coincidences.iter().map(|&pairs| pairs as f64 / found.scale as f64).collect(),
    })
}

impl Quick {
    fn observed(&self, metric: &str, scale: &[f64]) -> f64 {
        let size = scale.len();
        let mut sum = 0.0;
        for one in 0..size {
            for other in one + 1..size {
                sum += 2.0 * self.pairs[one * size + other] * distance(metric, scale[one], scale[other]);
            }
        }
        sum
    }
}

/// How far two values of the scale are apart, squared.
fn distance(metric: &str, one: f64, other: f64) -> f64 {
    match metric {
        "nominal" => f64::from(u8::from(one != other)),
        "ratio" if one == other => 0.0,
        "ratio" => ((one - other) / (one + other)).powi(2),
        _ => (one - other) * (one - other),
    }
}

/// The values a metric works on: places for nominal, middle ranks for ordinal, the numbers themselves about their
/// middle for interval. `None` where the values are no numbers, or not all positive or nought for ratio.
fn scale(metric: &str, rated: &Rated<'_>, totals: &[f64]) -> Option<Vec<f64>> {
    match metric {
        "nominal" => Some((0_u32..).take(totals.len()).map(f64::from).collect()),
        "ordinal" => {
            let mut below = 0.0;
            let rank = |&total: &f64| {
                below += total;
                below - total / 2.0
            };
            Some(totals.iter().map(rank).collect())
        }
        "interval" => {
            let numbers = rated.numbers.as_ref()?;
            let middle = numbers.get(numbers.len() / 2).copied().unwrap_or_default();
            Some(numbers.iter().map(|number| number - middle).collect())
        }
        _ => rated
            .numbers
            .clone()
            .filter(|numbers| numbers.len() <= MOST_VALUES && numbers.iter().all(|&number| number >= 0.0)),
    }
}

/// Times the number of pairs: disagreement of every value with every other.
fn expected(metric: &str, scale: &[f64], totals: &[f64]) -> f64 {
    let n: f64 = totals.iter().sum();
    match metric {
        "nominal" => totals.iter().map(|total| total * (n - total)).sum(),
        "ratio" => {
            let mut sum = 0.0;
            for (one, &total) in totals.iter().enumerate().filter(|&(_, &total)| total > 0.0) {
                let with: f64 = (0..one).map(|other| totals[other] * distance(metric, scale[one], scale[other])).sum();
                sum += 2.0 * total * with;
            }
            sum
        }
        _ => {
            let mean = scale.iter().zip(totals).map(|(value, total)| value * total).sum::<f64>() / n;
            2.0 * n * scale.iter().zip(totals).map(|(value, total)| total * (value - mean).powi(2)).sum::<f64>()
        }
    }
}

fn each_unit(rated: &Rated<'_>, answers: &Answers<'_>, mut look: impl FnMut(&[usize], f64)) {
    let mut given = Vec::new();
    for unit in 0..rated.units() {
        given.clear();
        given.extend((0..rated.raters()).filter_map(|rater| rated.code(rater, unit)));
        let weight = answers.weight(unit);
        if given.len() > 1 && weight > 0.0 {
            look(&given, weight);
        }
    }
}

fn totals(rated: &Rated<'_>, answers: &Answers<'_>) -> Vec<f64> {
    let mut totals = vec![0.0; rated.labels.len()];
    each_unit(rated, answers, |given, weight| given.iter().for_each(|&code| totals[code] += weight));
    totals
}

fn observed(metric: &str, scale: &[f64], rated: &Rated<'_>, answers: &Answers<'_>) -> f64 {
    let mut sum = 0.0;
    let mut sorted = Vec::new();
    each_unit(rated, answers, |given, weight| {
        let m = given.iter().map(|_| 1.0).sum::<f64>();
        let apart = match metric {
            "nominal" => {
                sorted.clear();
                sorted.extend_from_slice(given);
                sorted.sort_unstable();
                let same: f64 = sorted
                    .chunk_by(|a, b| a == b)
                    .map(|same| {
                        let times = same.iter().map(|_| 1.0).sum::<f64>();
                        times * times
                    })
                    .sum();
                m * m - same
            }
            "ratio" => {
                let pairs =
                    given.iter().enumerate().flat_map(|(at, &one)| given[..at].iter().map(move |&other| (one, other)));
                2.0 * pairs.map(|(one, other)| distance(metric, scale[one], scale[other])).sum::<f64>()
            }
            _ => {
                let mean = given.iter().map(|&code| scale[code]).sum::<f64>() / m;
                2.0 * m * given.iter().map(|&code| (scale[code] - mean).powi(2)).sum::<f64>()
            }
        };
        sum += weight * apart / (m - 1.0);
    });
    sum
}
