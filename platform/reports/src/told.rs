//! What an engine said in codes, in the reader's words.

use kernel::Arg;
use maud::{Markup, html};
use serde_json::Value;
use web::parts::{self, Check, Sign};
use web::{Notice, Say};

use crate::figures::Figures;

/// Numbers beyond this are no counts: they are written with decimals.
const COUNTS: f64 = 1e15;

/// A message of an engine as a sentence.
pub fn sentence(say: Say, message: Figures<'_>, args: &serde_json::Map<String, Value>) -> String {
    let said = |value: &Value| match value {
        Value::Number(number) => number.as_f64().map_or_else(|| Arg::Text(number.to_string()), |n| number_of(say, n)),
        Value::String(text) => Arg::Text(text.clone()),
        other => Arg::Text(other.to_string()),
    };
    let given: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (name.as_str(), said(value))).collect();
    say.with(message.text("code"), &given)
}

fn number_of(say: Say, number: f64) -> Arg {
    #[expect(clippy::cast_possible_truncation, reason = "whole and within the range of counts")]
    if number.fract() == 0.0 && number.abs() < COUNTS {
        return Arg::Number(number as i64);
    }
    // Small ones keep two figures that say something: 0,0042 is no nought.
    let decimals = if number.abs() >= 0.095 { 2 } else { 4 };
    Arg::Text(say.decimal(number, decimals))
}

/// The messages of a list (`reason`, `explanation`, `warnings`), in words.
pub fn sentences(say: Say, answer: &Value, list: &str) -> Vec<String> {
    let nothing = serde_json::Map::new();
    let messages = answer.get(list).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let args = |message: &Value| message.get("args").and_then(Value::as_object).cloned();
    messages
        .iter()
        .map(|message| sentence(say, Figures::of(message), args(message).as_ref().unwrap_or(&nothing)))
        .collect()
}

/// Why there is no answer, what was found, what makes it doubtful.
pub fn told(say: Say, answer: &Value) -> Markup {
    let reasons = sentences(say, answer, "reason");
    let found = sentences(say, answer, "explanation");
    let doubts = sentences(say, answer, "warnings");
    let check = |said: String| Check { sign: Sign::Warn, said, source: String::new(), next: None };
    let doubts: Vec<Check> = doubts.into_iter().map(check).collect();
    html! {
        @for reason in &reasons { (parts::notice(&Notice::new(parts::Tone::Late, reason.as_str()))) }
        @if !found.is_empty() {
            (parts::card(&say.t("reports-found"), parts::padded(parts::prose(html! {
                @for sentence in &found { p { (sentence) } }
            }))))
        }
        @if !doubts.is_empty() { (parts::check_list(say, &say.t("reports-doubts"), &doubts)) }
    }
}
