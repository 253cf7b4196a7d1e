//! What trainees of the demo do at their workplaces, week by week: robotics has its list of tasks, the others practise
//! the outcomes of their programme, first shown, then guided, then alone.

use kernel::{Day, Failure};
use practice::plan::rules::{Outcome, TaskForm};
use programmes::example;
use serde::Deserialize;

use super::super::lists::rows;

/// The programme whose tasks are written out.
const WRITTEN_OUT: &str = "6B07114";
/// How work in a week is done: the first weeks are shown, the middle ones guided.
const METHODS: [(usize, &str); 3] = [(8, "alone"), (3, "guided"), (0, "shown")];
/// The first outcome that belongs to the profession.
const PROFESSIONAL: i64 = 4;

#[derive(Debug, Deserialize)]
struct Row {
    outcome: String,
    week: usize,
    method: String,
    hours: String,
    name_kk: String,
}

/// The tasks of a plan for the weeks of these Mondays.
pub fn of(programme: &str, outcomes: &[Outcome], mondays: &[Day]) -> Result<Vec<TaskForm>, Failure> {
    if programme == WRITTEN_OUT { written_out(mondays) } else { Ok(practised(outcomes, mondays)) }
}

fn written_out(mondays: &[Day]) -> Result<Vec<TaskForm>, Failure> {
    let rows = rows::<Row>(example::TASKS_CSV.as_bytes())?;
    let task = |row: Row| {
        let monday = mondays.get(row.week.checked_sub(1)?)?;
        let outcomes = vec![row.outcome.trim_start_matches("LO").to_owned()];
        Some(form(*monday, row.name_kk, outcomes, row.method, row.hours))
    };
    Ok(rows.into_iter().filter_map(task).collect())
}

fn practised(outcomes: &[Outcome], mondays: &[Day]) -> Vec<TaskForm> {
    let own: Vec<&Outcome> = outcomes.iter().filter(|one| one.number >= PROFESSIONAL).collect();
    let task = |(week, monday): (usize, &Day)| {
        let outcome = own.get(week % own.len().max(1))?;
        let method = METHODS.iter().find(|(least, _)| week >= *least).map_or("shown", |(_, method)| method);
        let numbers = vec![outcome.number.to_string()];
        Some(form(*monday, outcome.name.kk.clone(), numbers, method.to_owned(), "30".to_owned()))
    };
    mondays.iter().enumerate().filter_map(task).collect()
}

fn form(monday: Day, task: String, outcomes: Vec<String>, method: String, hours: String) -> TaskForm {
    TaskForm { week: monday.to_string(), workplace: String::new(), task, outcomes, method, hours }
}
