//! What a week of the diary must be: its days, what was done on each, for how long.

use kernel::{Day, Failure, Hours, Reading, Span, house};
use serde::{Deserialize, Serialize};

use crate::{TaskId, refusal};

/// Days after the countersignature in which the learner may still write; then the platform locks the week (0040).
pub const GRACE_DAYS: i64 = 14;
/// Days after its Sunday by which a week is sent in (0040).
pub const DUE_DAYS: i64 = 2;
/// The Monday of the last week that should have been sent in by a day.
pub fn last_due(today: Day) -> Day {
    let due = today.plus(-DUE_DAYS);
    if due.weekday() == 7 { due.monday() } else { due.monday().plus(-7) }
}

/// The day by which the week of this Monday is sent in.
pub fn due(monday: Day) -> Day {
    monday.plus(6 + DUE_DAYS)
}

/// The longest text of a day.
const MOST: usize = 2000;

/// One day as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Entry {
    /// The day.
    pub day: Day,
    /// What was done.
    pub done: String,
    /// The task of the plan it belongs to.
    pub task: Option<TaskId>,
    /// For how long.
    pub hours: Hours,
    /// What was hard.
    pub difficulties: String,
}

/// A week as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The days on which something was done, in order.
    pub days: Vec<Entry>,
    /// What the learner would do differently.
    pub reflection: String,
}

impl Written {
    /// The hours of the week.
    pub fn hours(&self) -> Hours {
        self.days.iter().map(|entry| entry.hours).sum()
    }
    /// The longest day.
    pub fn longest(&self) -> Hours {
        self.days.iter().map(|entry| entry.hours).max().unwrap_or_default()
    }
    /// What was written of a day.
    pub fn of(&self, day: Day) -> Option<&Entry> {
        self.days.iter().find(|entry| entry.day == day)
    }
    /// The same as it would be typed.
    pub fn form(&self) -> WeekForm {
        let day = |entry: &Entry| DayForm {
            day: entry.day.to_string(),
            done: entry.done.clone(),
            task: entry.task.map(|task| task.to_string()).unwrap_or_default(),
            hours: entry.hours.to_string(),
            difficulties: entry.difficulties.clone(),
        };
        WeekForm { days: self.days.iter().map(day).collect(), reflection: self.reflection.clone() }
    }
}

/// What was typed about a day.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct DayForm {
    /// The day, `2027-02-01`.
    pub day: String,
    /// What was done.
    pub done: String,
    /// Id of the task of the plan; may be left out.
    pub task: String,
    /// Hours, as `8` or `7:30`.
    pub hours: String,
    /// What was hard; may be left out.
    pub difficulties: String,
}

impl DayForm {
    /// Was nothing typed?
    pub fn blank(&self) -> bool {
        [&self.done, &self.hours, &self.difficulties].iter().all(|typed| typed.trim().is_empty())
    }
}

/// What was typed about a week.
#[derive(Clone, Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default, rename_all = "kebab-case")]
pub struct WeekForm {
    /// The days; those left blank are left out.
    pub days: Vec<DayForm>,
    /// What the learner would do differently.
    pub reflection: String,
}

/// The fields of the days in the form of a week, from Monday to Sunday: what was done.
pub const DONE: [&str; 7] = ["done-1", "done-2", "done-3", "done-4", "done-5", "done-6", "done-7"];
/// The hours.
pub const HOURS: [&str; 7] = ["hours-1", "hours-2", "hours-3", "hours-4", "hours-5", "hours-6", "hours-7"];
/// The task of the plan.
pub const TASK: [&str; 7] = ["task-1", "task-2", "task-3", "task-4", "task-5", "task-6", "task-7"];
/// What was hard.
pub const HARD: [&str; 7] = ["hard-1", "hard-2", "hard-3", "hard-4", "hard-5", "hard-6", "hard-7"];

/// What a week may hold.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Its Monday.
    pub monday: Day,
    /// The days of the practice.
    pub practice: Span,
    /// The day it is written on.
    pub today: Day,
    /// The tasks of the plan.
    pub tasks: &'a [TaskId],
}

/// Reads what was typed.
///
/// # Errors
/// Everything that is wrong, by the field of its day.
pub fn written(form: &WeekForm, frame: &Frame<'_>) -> Result<Written, Failure> {
    let mut read = Reading::new();
    let mut days: Vec<Entry> = Vec::new();
    for typed in form.days.iter().filter(|typed| !typed.blank()) {
        if let Some(entry) = day(&mut read, typed, frame) {
            read.unless(!days.iter().any(|one| one.day == entry.day), house::TAKEN.refuse());
            days.push(entry);
        }
    }
    days.sort_by_key(|entry| entry.day);
    let reflection = read.optional("reflection", &form.reflection, MOST).unwrap_or_default();
    read.end(Some(Written { days, reflection }))
}

fn day(read: &mut Reading, typed: &DayForm, frame: &Frame<'_>) -> Option<Entry> {
    let day = read.day("day", &typed.day)?;
    let place = usize::try_from(day.since(frame.monday)).ok().filter(|place| *place < 7);
    let Some(place) = place.filter(|_| frame.practice.has(day)) else {
        read.refuse(refusal::DAY_OUTSIDE.at(DONE[place.unwrap_or(0)]).with("day", day));
        return None;
    };
    read.unless(day <= frame.today, refusal::DAY_AHEAD.at(DONE[place]).with("day", day));
    let done = read.text(DONE[place], &typed.done, MOST);
    let hours: Option<Hours> = read.parsed(HOURS[place], &typed.hours, &house::NOT_A_NUMBER);
    let whole_day = hours.is_none_or(|hours| hours <= Hours::whole(24));
    read.unless(whole_day, refusal::MORE_THAN_A_DAY.at(HOURS[place]));
    let task: Option<TaskId> = read.maybe(TASK[place], &typed.task, &refusal::UNKNOWN_TASK);
    let planned = task.is_none_or(|task| frame.tasks.contains(&task));
    read.unless(planned, refusal::UNKNOWN_TASK.at(TASK[place]));
    let difficulties = read.optional(HARD[place], &typed.difficulties, MOST).unwrap_or_default();
    Some(Entry { day, done: done?, task, hours: hours?, difficulties })
}
