//! Makes parts and wholes agree.

use ground::{Message, Status};

use super::figures::{Method, Problem};
use super::rake::rake;
use super::sums::sums;
use super::trace::minimum_trace;
use crate::Finding;

/// Figures that agree, or the reason why none can.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciled {
    /// Optimal where they agree; infeasible; unknown where raking had not come near enough.
    pub status: Status,
    /// Cells, in their order; where not solved, as far as they came.
    pub cells: Vec<f64>,
    /// Totals, in their order: sums of the cells.
    pub totals: Vec<f64>,
    /// Rounds of raking, or of gradients.
    pub rounds: u32,
    /// The largest step between a given total and what it became.
    pub largest_difference: f64,
    /// What is worth saying.
    pub findings: Vec<Finding>,
    /// Why not.
    pub reason: Vec<Message>,
    /// Pairs of total and cell looked at.
    pub work: u64,
}

/// Reconciles. O(pairs of a total and its cells) a round; bottom-up and top-down take one.
pub fn solve(problem: &Problem) -> Reconciled {
    let given = || problem.cells().iter().map(|cell| cell.value).collect::<Vec<f64>>();
    let (mut cells, rounds, status, reason) = match problem.method() {
        Method::BottomUp => (given(), 1, Status::Optimal, Vec::new()),
        Method::TopDown => match top_down(problem) {
            Ok(cells) => (cells, 1, Status::Optimal, Vec::new()),
            Err(reason) => (given(), 0, Status::Infeasible, vec![reason]),
        },
        Method::MinimumTrace | Method::Ols => match minimum_trace(problem) {
            (cells, rounds, true) => (cells, rounds, Status::Optimal, Vec::new()),
            (cells, rounds, false) => (cells, rounds, Status::Unknown, vec![Message::new("forecast-reconcile-slow")]),
        },
        Method::Raking => {
            let (cells, rounds, reason) = rake(problem);
            let status = match reason.first() {
                None => Status::Optimal,
                Some(message) if message.code == "forecast-reconcile-slow" => Status::Unknown,
                Some(_) => Status::Infeasible,
            };
            (cells, rounds, status, reason)
        }
    };
    // A minus before nought would travel into the answer.
    for cell in &mut cells {
        *cell += 0.0;
    }
    let totals = sums(&problem.members, &cells);
    let steps = problem.totals().iter().zip(&totals).map(|(given, now)| (given.value - now).abs());
    let largest = steps.enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
    let mut findings = Vec::new();
    for (cell, &value) in problem.cells().iter().zip(&cells) {
        if value < 0.0 && cell.value >= 0.0 && findings.len() < 100 {
            findings.push(Finding::warning("forecast-reconcile-negative").about(cell.name()).with("value", value));
        }
    }
    if let Some((at, off)) = largest
        && off > 0.0
    {
        let total = &problem.totals()[at];
        let finding = Finding::note("forecast-reconcile-moved").about(total.name());
        findings.push(finding.with("given", total.value).with("value", totals[at]));
    }
    let pairs: u64 = problem.members.iter().map(|own| own.len() as u64).sum();
    let work = (pairs + cells.len() as u64) * u64::from(rounds.max(1));
    let largest_difference = largest.map_or(0.0, |(_, off)| off);
    Reconciled { status, cells, totals, rounds, largest_difference, findings, reason, work }
}

fn top_down(problem: &Problem) -> Result<Vec<f64>, Message> {
    let Some(whole) = problem.whole() else { return Err(Message::new("forecast-reconcile-no-whole")) };
    let due = problem.totals()[whole].value;
    let sum: f64 = problem.cells().iter().map(|cell| cell.value).sum();
    if sum > 0.0 {
        Ok(problem.cells().iter().map(|cell| cell.value / sum * due).collect())
    } else if due == 0.0 {
        Ok(vec![0.0; problem.cells().len()])
    } else {
        Err(Message::new("forecast-reconcile-empty-cells")
            .with("total", problem.totals()[whole].name())
            .with("value", due))
    }
}
