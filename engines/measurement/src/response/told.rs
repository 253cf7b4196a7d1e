//! What both methods of `irt` tell in the same words: errors, scores, fit; and how they stop.

use serde_json::{Value, json};

use super::answers::{BadAnswers, Responses};
use super::errors::ErrorKind;
use super::itemfit::ItemFit;
use super::scores::{Score, Scoring};
use crate::wrong::Wrong;

/// Why an answer was not finished.
pub(super) enum Stop {
    Wrong(Wrong),
    Bad(BadAnswers),
}

impl From<Wrong> for Stop {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

impl From<BadAnswers> for Stop {
    fn from(error: BadAnswers) -> Self {
        Self::Bad(error)
    }
}

pub(super) fn kind_name(kind: Option<ErrorKind>) -> &'static str {
    match kind {
        Some(ErrorKind::Observed) => "observed information",
        Some(ErrorKind::CrossProduct) => "cross-product of scores",
        None => "none",
    }
}

pub(super) fn named_scoring(name: &str) -> Option<Scoring> {
    match name {
        "expected" => Some(Scoring::Expected),
        "modal" => Some(Scoring::Modal),
        "likelihood" => Some(Scoring::Likelihood),
        "weighted" => Some(Scoring::Weighted),
        _ => None,
    }
}

pub(super) fn mean_squares(fit: Option<ItemFit>) -> Value {
    fit.map_or(Value::Null, |fit| {
        json!({
            "infit": fit.infit, "infit_t": fit.infit_t, "outfit": fit.outfit, "outfit_t": fit.outfit_t,
            "chi_square": fit.chi_square, "n": fit.persons,
        })
    })
}

/// A score for each row of the table, in its order; infinite ones are told apart by their sign in words.
pub(super) fn persons(responses: &Responses, scores: &[Score], spread: f64) -> Value {
    let one = |&pattern: &u32| {
        let score = scores[pattern as usize];
        let ability = if score.ability.is_finite() {
            json!(score.ability * spread)
        } else {
            json!(if score.ability > 0.0 { "highest" } else { "lowest" })
        };
        json!({ "ability": ability, "se": score.error.map(|error| error * spread) })
    };
    responses.pattern_of().iter().map(one).collect()
}
