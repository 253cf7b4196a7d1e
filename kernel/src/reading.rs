//! Parsing at the door: what people type becomes typed values, and everything wrong is told at once, each by its field.

use std::str::FromStr;

use crate::refusal::house;
use crate::{Code, Day, Failure, Names, Refusal, Rule};

/// Reads the fields of a form and collects what is wrong with them.
#[derive(Debug, Default)]
pub struct Reading {
    refusals: Vec<Refusal>,
}

impl Reading {
    /// Begins.
    pub fn new() -> Self {
        Self::default()
    }

    /// Words that must be there, at most `most` characters; trimmed.
    pub fn text(&mut self, field: &'static str, typed: &str, most: usize) -> Option<String> {
        let text = self.optional(field, typed, most);
        if text.is_none() && typed.trim().is_empty() {
            self.refuse(house::EMPTY.at(field));
        }
        text
    }

    /// Words that may be missing.
    pub fn optional(&mut self, field: &'static str, typed: &str, most: usize) -> Option<String> {
        let typed = typed.trim();
        if typed.chars().count() > most {
            self.refuse(house::TOO_LONG.at(field).with("most", most));
            return None;
        }
        (!typed.is_empty()).then(|| typed.to_owned())
    }

    /// A value that must be there, read by its type; `rule` says what is wrong when it cannot be.
    pub fn parsed<T: FromStr>(&mut self, field: &'static str, typed: &str, rule: &Rule) -> Option<T> {
        if typed.trim().is_empty() {
            self.refuse(house::EMPTY.at(field));
            return None;
        }
        self.maybe(field, typed, rule)
    }

    /// A value that may be missing, read by its type.
    pub fn maybe<T: FromStr>(&mut self, field: &'static str, typed: &str, rule: &Rule) -> Option<T> {
        let typed = typed.trim();
        if typed.is_empty() {
            return None;
        }
        let value = typed.parse().ok();
        if value.is_none() {
            self.refuse(rule.at(field).with("typed", shortened(typed)));
        }
        value
    }

    /// A day that must be there.
    pub fn day(&mut self, field: &'static str, typed: &str) -> Option<Day> {
        self.parsed(field, typed, &house::NOT_A_DAY)
    }

    /// A day that may be missing.
    pub fn maybe_day(&mut self, field: &'static str, typed: &str) -> Option<Day> {
        self.maybe(field, typed, &house::NOT_A_DAY)
    }

    /// A whole number that must be there, within bounds.
    pub fn whole(&mut self, field: &'static str, typed: &str, least: i64, most: i64) -> Option<i64> {
        let value: i64 = self.parsed(field, typed, &house::NOT_A_NUMBER)?;
        if (least..=most).contains(&value) {
            return Some(value);
        }
        self.refuse(house::OUT_OF_BOUNDS.at(field).with("least", least).with("most", most));
        None
    }

    /// A value of a closed list that must be there.
    pub fn code<C: Code>(&mut self, field: &'static str, typed: &str) -> Option<C> {
        if typed.trim().is_empty() {
            self.refuse(house::EMPTY.at(field));
            return None;
        }
        let value = C::of(typed.trim());
        if value.is_none() {
            self.refuse(house::NOT_IN_LIST.at(field).with("typed", shortened(typed)));
        }
        value
    }

    /// A name in three languages: all three must be there. Fields are told as `kk`, `ru`, `en` of the name.
    pub fn names(&mut self, fields: [&'static str; 3], typed: [&str; 3], most: usize) -> Option<Names> {
        let [kk, ru, en] = [0, 1, 2].map(|n| self.text(fields[n], typed[n], most));
        Some(Names { kk: kk?, ru: ru?, en: en? })
    }

    /// Adds what a rule of the stage says.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    /// Adds it unless the rule holds.
    pub fn unless(&mut self, holds: bool, refusal: Refusal) {
        if !holds {
            self.refuse(refusal);
        }
    }

    /// The value, when nothing was wrong.
    ///
    /// # Errors
    /// Everything that was wrong, at once.
    pub fn end<T>(self, value: Option<T>) -> Result<T, Failure> {
        match value {
            Some(value) if self.refusals.is_empty() => Ok(value),
            // A value that could not be made without a refusal would be a hole in the reading: say so as a missing field.
            _ if self.refusals.is_empty() => Err(house::EMPTY.refuse().into()),
            _ => Err(Failure::Refused(self.refusals)),
        }
    }
}

/// What was typed, short enough to be shown back.
fn shortened(typed: &str) -> String {
    let mut short: String = typed.trim().chars().take(60).collect();
    if short.len() < typed.trim().len() {
        short.push('…');
    }
    short
}
