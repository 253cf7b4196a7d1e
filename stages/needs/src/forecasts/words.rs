//! What a run has to say, in words of the reader's language.

use forecast::{Fault, Finding};
use kernel::Arg;
use serde_json::Value;
use web::Say;

/// Every code that a run can say, with its message.
pub const SAID: [(&str, &str); 30] = [
    ("forecast-series-empty", "needs-said-series-empty"),
    ("forecast-series-missing-filled", "needs-said-series-missing-filled"),
    ("forecast-series-many-missing", "needs-said-series-many-missing"),
    ("forecast-series-very-short", "needs-said-series-very-short"),
    ("forecast-series-season-unseen", "needs-said-series-season-unseen"),
    ("forecast-series-constant", "needs-said-series-constant"),
    ("forecast-series-not-converged", "needs-said-series-not-converged"),
    ("forecast-series-anomaly", "needs-said-series-anomaly"),
    ("forecast-series-break", "needs-said-series-break"),
    ("forecast-series-bend", "needs-said-series-bend"),
    ("forecast-series-level-beyond", "needs-said-series-level-beyond"),
    ("forecast-series-budget-spent", "needs-said-series-budget-spent"),
    ("forecast-labour-no-exits", "needs-said-labour-no-exits"),
    ("forecast-labour-no-deviation", "needs-said-labour-no-deviation"),
    ("forecast-labour-deviation-from-history", "needs-said-labour-deviation-from-history"),
    ("forecast-labour-no-bridge", "needs-said-labour-no-bridge"),
    ("forecast-labour-negative-need", "needs-said-labour-negative-need"),
    ("forecast-labour-no-programme", "needs-said-labour-no-programme"),
    ("forecast-labour-short", "needs-said-labour-short"),
    ("forecast-labour-surplus", "needs-said-labour-surplus"),
    ("forecast-returns-lone", "needs-said-returns-lone"),
    ("forecast-returns-silent", "needs-said-returns-silent"),
    ("forecast-returns-unheard", "needs-said-returns-unheard"),
    ("forecast-returns-beyond", "needs-said-returns-beyond"),
    ("whole-differs", "needs-said-whole-differs"),
    ("sector-uncounted", "needs-said-sector-uncounted"),
    ("sector-without-professions", "needs-said-sector-without-professions"),
    ("returns-unweighed", "needs-said-returns-unweighed"),
    ("returns-outside", "needs-said-returns-outside"),
    ("profession-unmatched", "needs-said-profession-unmatched"),
];

/// What is missing and short stands in the table of groups, line by line.
const IN_THE_TABLE: [&str; 2] = ["forecast-labour-short", "forecast-labour-surplus"];

/// Is it told where the groups are?
pub fn stands_in_the_table(finding: &Finding) -> bool {
    IN_THE_TABLE.contains(&finding.message.code.as_str())
}

/// Is it about one stratum of enterprises?
pub fn is_of_a_stratum(finding: &Finding) -> bool {
    ["forecast-returns-lone", "forecast-returns-silent", "forecast-returns-unheard", "forecast-returns-beyond"]
        .contains(&finding.message.code.as_str())
}

/// The sentence of a finding, without whom it is about. A code that nobody knows is told as it is.
pub fn said(say: Say, finding: &Finding) -> String {
    let code = finding.message.code.as_str();
    let Some((_, key)) = SAID.iter().find(|(known, _)| *known == code) else { return code.to_owned() };
    let args: Vec<(&str, Arg)> =
        finding.message.args.iter().map(|(name, value)| (name.as_str(), arg(say, name, value))).collect();
    say.with(key, &args)
}

/// The sentence of a fault of tables, without where it lies. Its code is the key of its words.
pub fn wrong(say: Say, fault: &Fault, holds: InCell) -> String {
    let message = fault.message();
    let args: Vec<(&str, Arg)> = message
        .args
        .iter()
        .map(|(name, value)| {
            let part = match name.as_str() {
                "sum" => true,
                "value" | "least" | "most" => holds == InCell::Percent && matches!(fault, Fault::Range { .. }),
                _ => false,
            };
            (name.as_str(), figured(say, name, value, part))
        })
        .collect();
    say.with(fault.code(), &args)
}

/// What the cell that a fault lies in holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InCell {
    /// A percentage, which the engine counts as a part of one.
    Percent,
    /// Anything else, or nobody knows.
    Other,
}

fn figured(say: Say, name: &str, value: &Value, part: bool) -> Arg {
    match value {
        Value::String(word) => Arg::Text(word.clone()),
        Value::Number(year) if ["year", "base", "last"].contains(&name) => Arg::Text(year.to_string()),
        Value::Number(number) => {
            let told = || {
                let figure = number.as_f64().unwrap_or(0.0);
                Arg::Text(say.decimal(if part { 100.0 * figure } else { figure }, 2))
            };
            number.as_i64().filter(|_| !part).map_or_else(told, Arg::Number)
        }
        _ => Arg::Text("–".to_owned()),
    }
}

fn arg(say: Say, name: &str, value: &Value) -> Arg {
    match (name, value) {
        ("merged", Value::String(word)) => Arg::Text(say.t(match word.as_str() {
            "region-sector" => "needs-merged-region-sector",
            "region-size" => "needs-merged-region-size",
            "region" => "needs-merged-region",
            _ => "needs-merged-all",
        })),
        ("year", Value::Number(year)) => Arg::Text(year.to_string()),
        ("deviations", _) => Arg::Text(say.decimal(value.as_f64().unwrap_or(0.0).abs(), 1)),
        (_, Value::Number(number)) => match number.as_i64() {
            Some(whole) => Arg::Number(whole),
            None => Arg::Text(say.decimal(number.as_f64().unwrap_or(0.0), 0)),
        },
        (_, Value::String(word)) => Arg::Text(word.clone()),
        _ => Arg::Text("–".to_owned()),
    }
}
