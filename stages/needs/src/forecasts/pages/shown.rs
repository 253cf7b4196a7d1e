//! A run as it is shown: what came out, with the names of what it speaks of and its figures as people read them.

use std::collections::BTreeMap;

use kernel::Names;
use web::Say;

use crate::forecasts::results::{OTHERS, Results, Wanted};
use crate::forecasts::store::Forecast;

/// A run as it is shown: what came out, with the names of what it speaks of.
pub struct Shown<'a> {
    pub say: Say,
    pub of: &'a Forecast,
    pub results: &'a Results,
    pub names: &'a BTreeMap<String, Names>,
    pub wanted: Vec<Wanted>,
}

impl Shown<'_> {
    /// `B063 Electrical engineering`, `C Manufacturing`; of what has no code, its words.
    pub fn named(&self, code: &str) -> String {
        match code {
            "" => self.say.t("needs-forecast-whole"),
            OTHERS => self.say.t("needs-forecast-others"),
            _ => match self.names.get(code) {
                Some(name) => format!("{code} {}", self.say.names(name)),
                None => code.to_owned(),
            },
        }
    }

    /// A count of people, rounded.
    pub fn people(&self, figure: f64) -> String {
        // A minus before nought would be read as a figure.
        self.say.decimal(if figure.abs() < 0.5 { 0.0 } else { figure.round() }, 0)
    }

    /// `120 … 150`.
    pub fn band(&self, [low, high]: [f64; 2]) -> String {
        format!("{} … {}", self.people(low), self.people(high))
    }
}
