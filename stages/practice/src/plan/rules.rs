//! What a task of an individual plan must be, and what is said of the plan as a whole.

use std::collections::BTreeSet;

use agreements::rules::{self as contract, Finding, Represented, Weight};
use agreements::terms::Terms;
use kernel::{Day, Failure, Hours, Names, Reading, Span, WorkplaceId, house};
use serde::{Deserialize, Serialize};

use crate::refusal;

kernel::codes! { "practice-method",
    /// How a task is done: first shown, then under the mentor's eye, then alone (the guide, 3.6.3).
    pub enum Method {
        /// The mentor shows it.
        Shown = "shown",
        /// The learner does it under the mentor's eye.
        Guided = "guided",
        /// The learner does it alone.
        Alone = "alone",
    }
}

/// An outcome of the learner's programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its number, printed as `LO1`.
    pub number: i64,
    /// What the graduate can do.
    pub name: Names,
}

/// What is stored about a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// The Monday of its week.
    pub monday: Day,
    /// Where; the contract's own workplace when none is named.
    pub workplace: Option<WorkplaceId>,
    /// What is to be done.
    pub task: String,
    /// Numbers of the outcomes it forms.
    pub outcomes: Vec<i64>,
    /// How it is done.
    pub method: Method,
    /// Planned hours.
    pub hours: Hours,
}

/// What was typed about a task.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct TaskForm {
    /// Any day of its week, `2027-02-01`.
    pub week: String,
    /// Id of a workplace of the enterprise; the contract's own when left out.
    pub workplace: String,
    /// What is to be done.
    pub task: String,
    /// Numbers of the outcomes it forms.
    pub outcomes: Vec<String>,
    /// `shown`, `guided`, `alone`.
    pub method: String,
    /// Planned hours, as `36`.
    pub hours: String,
}

impl Entry {
    /// The same as it would be typed.
    pub fn form(&self) -> TaskForm {
        TaskForm {
            week: self.monday.to_string(),
            workplace: self.workplace.map(|id| id.to_string()).unwrap_or_default(),
            task: self.task.clone(),
            outcomes: self.outcomes.iter().map(ToString::to_string).collect(),
            method: kernel::Code::code(self.method).to_owned(),
            hours: self.hours.to_string(),
        }
    }
}

/// Reads what was typed; `known` are the programme's outcomes, `span` the days of the contract.
///
/// # Errors
/// Everything that is wrong, by field.
pub fn entry(form: &TaskForm, known: &[Outcome], span: Span) -> Result<Entry, Failure> {
    let mut read = Reading::new();
    let monday = read.day("week", &form.week).map(Day::monday);
    if let Some(monday) = monday {
        let week = Span { from: monday, until: monday.plus(6) };
        let told = refusal::OUTSIDE_TERMS.at("week").with("from", span.from).with("until", span.until);
        read.unless(week.meets(span), told);
    }
    let workplace: Option<WorkplaceId> = read.maybe("workplace", &form.workplace, &house::NOT_IN_LIST);
    let task = read.text("task", &form.task, 500);
    let mut outcomes = BTreeSet::new();
    for typed in form.outcomes.iter().filter(|typed| !typed.trim().is_empty()) {
        let number: Option<i64> = read.maybe("outcomes", typed, &house::NOT_A_NUMBER);
        let Some(number) = number else { continue };
        let told = refusal::UNKNOWN_OUTCOME.at("outcomes").with("number", number);
        read.unless(known.iter().any(|one| one.number == number), told);
        outcomes.insert(number);
    }
    let method = read.code("method", &form.method);
    let hours: Option<Hours> = read.parsed("hours", &form.hours, &house::NOT_A_NUMBER);
    if let Some(hours) = hours {
        let some = hours > Hours::ZERO && hours <= Hours::whole(168);
        read.unless(some, house::OUT_OF_BOUNDS.at("hours").with("least", 1).with("most", 168));
    }
    let made = (|| {
        let outcomes = outcomes.iter().copied().collect();
        Some(Entry { monday: monday?, workplace, task: task?, outcomes, method: method?, hours: hours? })
    })();
    read.end(made)
}

/// What the contract's own rules say of the contract as a whole, and not of a week of work. A rule that is not named
/// here is told of weeks too.
const OF_THE_CONTRACT: &[kernel::Rule] = &[
    agreements::refusal::TOO_YOUNG,
    agreements::refusal::REPRESENTATIVE_NEEDED,
    agreements::refusal::DAILY_HOURS,
    agreements::refusal::NIGHT,
    agreements::refusal::MENTOR_NEEDED,
    agreements::refusal::NO_COMPENSATION,
    agreements::refusal::AMOUNT_NEEDED,
    agreements::refusal::WORKOFF_NEEDED,
];

/// The rules of age and hours that a week of work breaks, by the contract's own rules over the days of that week; and
/// whether it asks more than the contract agrees on.
pub fn week_findings(
    terms: &Terms,
    birth: Option<Day>,
    monday: Day,
    (hours, hazardous): (Hours, bool),
) -> Vec<Finding> {
    let from = monday.max(terms.span.from);
    let until = monday.plus(6).min(terms.span.until);
    let Some(span) = Span::new(from, until) else { return Vec::new() };
    let week = Terms { span, weekly_hours: hours, hazardous, ..terms.clone() };
    let mut found = contract::findings(&week, birth, Represented::Yes);
    found.retain(|one| OF_THE_CONTRACT.iter().all(|rule| rule.code != one.refusal.rule.code));
    if hours > terms.weekly_hours {
        let told = refusal::MORE_THAN_AGREED.at("hours").with("day", monday).with("hours", hours.to_string());
        let refusal = told.with("most", terms.weekly_hours.to_string());
        found.push(Finding { refusal, weight: Weight::Blocks });
    }
    found
}

/// What should be seen to in the plan as a whole: outcomes that no task forms, and work alone that was never shown.
pub fn warnings(tasks: &[Entry], known: &[Outcome]) -> Vec<Finding> {
    let mut all = Vec::new();
    for outcome in known {
        let told = |rule: &kernel::Rule| rule.with("number", outcome.number).with("name", outcome.name.clone());
        let of = || tasks.iter().filter(|task| task.outcomes.contains(&outcome.number));
        if of().next().is_none() {
            all.push(Finding { refusal: told(&refusal::OUTCOME_UNCOVERED), weight: Weight::Warns });
        }
        let first = |method: Method| of().filter(|task| task.method == method).map(|task| task.monday).min();
        let alone = first(Method::Alone);
        if alone.is_some_and(|alone| first(Method::Shown).is_none_or(|shown| alone < shown)) {
            all.push(Finding { refusal: told(&refusal::ALONE_BEFORE_SHOWN), weight: Weight::Warns });
        }
    }
    all
}
