//! A series as it was given and as it is worked on: gaps filled, on a scale where it is about 1.

use super::season::as_real;
use crate::Finding;

/// The longest season that can be asked for.
pub const LONGEST_SEASON: usize = 400;

/// The farthest horizon that can be asked for.
pub const FARTHEST: usize = 1_000;

/// Values beyond this, either way, are refused by the reader.
pub const LARGEST: f64 = 1e15;

/// One series as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name; names need not differ.
    pub id: String,
    /// Values by equal steps of time, `None` where one is missing.
    pub values: Vec<Option<f64>>,
    /// Steps in a season; 1 is none.
    pub season: usize,
    /// Steps to forecast.
    pub horizon: usize,
    /// Values that came afterwards, if they are known: compared with, never fitted to.
    pub afterwards: Vec<f64>,
    /// A class to report accuracy by, like `MONTHLY`; may be empty.
    pub class: String,
}

/// What is worked on.
#[derive(Clone, Debug)]
pub struct History {
    /// Divided by `scale`; nothing missing.
    pub values: Vec<f64>,
    /// The mean size of a value.
    pub scale: f64,
    /// Whether no value was negative: then no forecast is.
    pub floored: bool,
    /// Whether all are equal, and more than three.
    pub constant: bool,
}

/// Trims and fills gaps, with findings about both; `None` (with a refusal) where there is no value at all.
pub fn history(series: &Series, findings: &mut Vec<Finding>) -> Option<History> {
    let first = series.values.iter().position(Option::is_some);
    let last = series.values.iter().rposition(Option::is_some);
    let (Some(first), Some(last)) = (first, last) else {
        findings.push(Finding::refusal("forecast-series-empty").about(&series.id));
        return None;
    };
    let given = &series.values[first..=last];
    let missing = given.iter().filter(|value| value.is_none()).count();
    let mut values = filled(given, series.season);
    let found = values.len() - missing;
    if missing > 0 {
        let finding = if 4 * missing > given.len() {
            Finding::warning("forecast-series-many-missing")
        } else {
            Finding::note("forecast-series-missing-filled")
        };
        findings.push(finding.about(&series.id).with("missing", missing).with("n", given.len()));
    }
    if found < 4 {
        findings.push(Finding::warning("forecast-series-very-short").about(&series.id).with("n", found));
    } else if series.season > 1 && values.len() < 3 * series.season {
        let finding = Finding::note("forecast-series-season-unseen").about(&series.id);
        findings.push(finding.with("n", values.len()).with("season", series.season));
    }
    // Two or three equal values prove nothing.
    let constant = values.len() > 3 && values.iter().all(|value| value.total_cmp(&values[0]).is_eq());
    if constant {
        findings.push(Finding::note("forecast-series-constant").about(&series.id).with("n", values.len()));
    }
    let floored = values.iter().all(|&value| value >= 0.0);
    let size = values.iter().map(|value| value.abs()).sum::<f64>() / as_real(values.len());
    let scale = if size > 0.0 { size } else { 1.0 };
    for value in &mut values {
        *value /= scale;
    }
    Some(History { values, scale, floored, constant })
}

/// A gap takes the straight line between its neighbours; in a season, the mean of the same position before and after where both
/// are known.
fn filled(given: &[Option<f64>], season: usize) -> Vec<f64> {
    let mut left = vec![0; given.len()];
    let mut right = vec![given.len() - 1; given.len()];
    for t in 1..given.len() {
        left[t] = if given[t].is_some() { t } else { left[t - 1] };
    }
    for t in (0..given.len()).rev() {
        right[t] = if given[t].is_some() || t + 1 == given.len() { t } else { right[t + 1] };
    }
    (0..given.len())
        .map(|t| {
            if let Some(value) = given[t] {
                return value;
            }
            let around = (t >= season)
                .then(|| Some((given[t - season]?, (*given.get(t + season)?)?)))
                .flatten()
                .filter(|_| season > 1);
            if let Some((before, after)) = around {
                return f64::midpoint(before, after);
            }
            let (l, r) = (left[t], right[t]);
            let (before, after) = (given[l].unwrap_or(0.0), given[r].unwrap_or(0.0));
            before + (after - before) * as_real(t - l) / as_real((r - l).max(1))
        })
        .collect()
}
