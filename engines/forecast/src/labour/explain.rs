//! Where a need comes from, step by step, and what the figures say in sentences.

use serde::{Deserialize, Serialize};

use super::flows::{Flow, Run, TERMS};
use super::problem::Problem;
use crate::Finding;

/// Every code that labour says, so that a test can ask for a translation of each.
pub const CODES: [&str; 12] = [
    "forecast-labour-no-exits",
    "forecast-labour-no-deviation",
    "forecast-labour-deviation-from-history",
    "forecast-labour-no-bridge",
    "forecast-labour-negative-need",
    "forecast-labour-no-programme",
    "forecast-labour-short",
    "forecast-labour-surplus",
    "forecast-returns-lone",
    "forecast-returns-silent",
    "forecast-returns-unheard",
    "forecast-returns-beyond",
];

/// One step of a waterfall.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step<'a> {
    /// One of [`TERMS`].
    pub term: &'a str,
    /// What it adds, or takes away if negative.
    pub value: f64,
    /// How far the need has come after it; after the last step it is the need, to the last bit.
    pub after: f64,
}

/// A need taken apart. Terms that are nought are left out.
pub fn waterfall(flow: &Flow) -> Vec<Step<'static>> {
    let mut after = 0.0;
    let steps = TERMS.iter().zip(flow.terms.signed()).filter_map(|(term, value)| {
        after += value;
        (value != 0.0).then_some(Step { term, value, after })
    });
    steps.collect()
}

/// What is worth saying of the base scenario: needs that are negative, groups that no programme feeds, shortages and
/// surpluses over the whole span.
pub(super) fn findings(problem: &Problem, base: &Run) -> Vec<Finding> {
    let draft = problem.draft();
    let mut found = Vec::new();
    for o in 0..draft.occupations.len() {
        let mut whole = Flow::default();
        for r in 0..draft.regions.len() {
            (1..=draft.horizon).for_each(|year| whole += base.cell(r, o, year).flow);
        }
        if whole.need() < 0.0 {
            let message = Finding::note("forecast-labour-negative-need").about(draft.occupations.name(o));
            found.push(message.with("need", whole.need()));
        }
    }
    for r in 0..draft.regions.len() {
        for g in 0..draft.groups.len() {
            let (mut whole, mut supply, mut rates) = (Flow::default(), 0.0, false);
            for year in 1..=draft.horizon {
                let cell = base.group(r, g, year);
                whole += cell.flow;
                supply += cell.supply;
                rates |= cell.admission.is_some();
            }
            let need = whole.need();
            let finding = match () {
                () if need > 0.0 && !rates => Finding::warning("forecast-labour-no-programme"),
                () if supply < need => Finding::note("forecast-labour-short"),
                () if supply > need.max(0.0) => Finding::note("forecast-labour-surplus"),
                () => continue,
            };
            let subject = format!("{} / {}", draft.regions.name(r), draft.groups.name(g));
            found.push(finding.about(subject).with("need", need).with("supply", supply));
        }
    }
    found
}
