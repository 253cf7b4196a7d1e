//! What makes an item or a person doubtful, as codes.

use ground::Message;

use super::answers::Responses;
use super::marginal::Fitted;
use crate::finding::Finding;

/// What items and their categories are called.
pub(crate) struct Named {
    pub items: Vec<String>,
    /// For each item, what each code stands for.
    pub labels: Vec<Vec<String>>,
}

impl Named {
    pub fn label(&self, item: usize, code: u8) -> &str {
        self.labels[item].get(usize::from(code)).map_or("", String::as_str)
    }
}

/// As classical theory says it.
const WRONG_KEY: &str = "measurement-item-wrong-key-suspected";
/// A slope below this tells hardly anything apart.
const FLAT: f64 = 0.3;
/// A slope above this is a step, not a curve: the answers divide persons perfectly.
const STEEP: f64 = 10.0;

/// What the answers themselves show.
pub(crate) fn of_answers(finding: &mut Finding, responses: &Responses, named: &Named) {
    for (at, item) in responses.items().iter().enumerate() {
        if item.categories() < 2 {
            finding.warn(Message::new("measurement-one-category").with("item", named.items[at].as_str()));
        }
        for &code in &item.skipped {
            let message = Message::new("measurement-empty-category").with("item", named.items[at].as_str());
            finding.warn(message.with("category", named.label(at, code)));
        }
    }
    if responses.empty_rows() > 0 {
        finding.warn(Message::new("measurement-empty-rows").with("count", responses.empty_rows()));
    }
    let mut extremes = [0.0, 0.0];
    for (pattern, weight) in responses.weights().iter().enumerate() {
        let answers = responses.answers(pattern);
        let mut scored = answers.iter().zip(responses.items()).filter_map(|(a, item)| Some(((*a)?, item.categories())));
        let varied = |(_, categories): &(usize, usize)| *categories > 1;
        let mut scored = scored.by_ref().filter(varied).peekable();
        if scored.peek().is_none() {
            continue;
        }
        let all: Vec<(usize, usize)> = scored.collect();
        extremes[0] += if all.iter().all(|(a, _)| *a == 0) { *weight } else { 0.0 };
        extremes[1] += if all.iter().all(|(a, k)| a + 1 == *k) { *weight } else { 0.0 };
    }
    for (count, code) in extremes.into_iter().zip(["measurement-lowest-scores", "measurement-perfect-scores"]) {
        if count > 0.0 {
            finding.warn(Message::new(code).with("count", count));
        }
    }
}

/// An item that goes against all others.
pub(crate) fn of_correlations(finding: &mut Finding, responses: &Responses, named: &Named) {
    for (item, margin) in responses.margins().iter().enumerate() {
        if margin.correlation < 0.0 {
            let message = Message::new(WRONG_KEY).with("item", named.items[item].as_str());
            finding.warn(message.with("r", margin.correlation));
        }
    }
}

/// What the curves show.
pub(crate) fn of_curves(finding: &mut Finding, responses: &Responses, fitted: &Fitted, named: &Named) {
    if !fitted.model.has_own_slopes() {
        of_correlations(finding, responses, named);
        return;
    }
    let margins = responses.margins();
    for (item, curve) in fitted.curves.iter().enumerate() {
        let Some(curve) = curve else { continue };
        let about =
            |code: &str| Message::new(code).with("item", named.items[item].as_str()).with("slope", curve.slope());
        if curve.slope() < 0.0 {
            let message = Message::new(WRONG_KEY).with("item", named.items[item].as_str());
            finding.warn(message.with("r", margins[item].correlation));
        }
        if curve.slope().abs() < FLAT {
            finding.warn(about("measurement-flat-item"));
        }
        if curve.slope().abs() > STEEP {
            finding.warn(about("measurement-steep-item"));
        }
    }
}
