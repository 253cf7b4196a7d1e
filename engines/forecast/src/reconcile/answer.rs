//! An answer read back, so that it can be checked.

use std::io::Read;

use ground::{Message, Status};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::adjust::Reconciled;
use super::figures::{BadFigures, Figure, Method, Problem, read};

/// Why an answer cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BadAnswer {
    /// Not JSON, or not this JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It speaks of other figures.
    #[error("{0} is not the figure of the table at this place")]
    Other(String),
    /// The figures themselves.
    #[error(transparent)]
    Figures(#[from] BadFigures),
}

/// Reads what [`super::report`] printed about the figures in `input`, so that [`super::verify`] can check it.
pub fn read_answer(bytes: &[u8], input: impl Read) -> Result<(Problem, Reconciled), BadAnswer> {
    #[derive(Deserialize)]
    struct Answer {
        status: Status,
        method: String,
        cells: Vec<Map<String, Value>>,
        totals: Vec<Map<String, Value>>,
        rounds: u32,
        largest_difference: f64,
        work: u64,
        #[serde(default)]
        reason: Vec<Message>,
    }
    let told: Answer = serde_json::from_slice(bytes)?;
    let problem = read(input, Method::parse(&told.method)?)?;
    let values = |figures: &[Figure], lines: &[Map<String, Value>]| -> Result<Vec<f64>, BadAnswer> {
        let value = |line: &Map<String, Value>, figure: Option<&Figure>| {
            let keys = problem.keys().iter().zip(figure.map(|figure| &figure.keys[..]).unwrap_or_default());
            let same = keys
                .clone()
                .all(|(name, key)| line.get(name).and_then(Value::as_str) == Some(key.as_deref().unwrap_or("*")));
            let value = line.get("value").and_then(Value::as_f64);
            let named = || problem.keys().iter().filter_map(|name| line.get(name)?.as_str()).collect::<Vec<_>>();
            value.filter(|_| same && figure.is_some()).ok_or_else(|| BadAnswer::Other(named().join(" / ")))
        };
        lines.iter().enumerate().map(|(at, line)| value(line, figures.get(at))).collect()
    };
    let cells = values(problem.cells(), &told.cells)?;
    let totals = values(problem.totals(), &told.totals)?;
    let Answer { status, rounds, largest_difference, work, reason, .. } = told;
    let answer = Reconciled { status, cells, totals, rounds, largest_difference, findings: Vec::new(), reason, work };
    Ok((problem, answer))
}
