//! Checks an answer by what marks it, not by how it was found: totals against a plain search for their cells; minimum trace by
//! its first-order condition; raking by totals and odds that stayed.

use super::adjust::Reconciled;
use super::figures::{Method, Problem};

/// What does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{figure}: {what}")]
pub struct Wrong {
    /// Whose.
    pub figure: String,
    /// What is wrong.
    pub what: &'static str,
}

/// Everything that does not hold of an answer that claims to be solved. O(cells · totals).
pub fn verify(problem: &Problem, answer: &Reconciled) -> Result<(), Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut unless = |holds: bool, figure: &dyn Fn() -> String, what: &'static str| {
        if !holds && wrong.len() < 100 {
            wrong.push(Wrong { figure: figure(), what });
        }
    };
    if !answer.status.is_solved() {
        unless(!answer.reason.is_empty(), &|| "the whole".into(), "it is not solved, and no reason is given");
        return if wrong.is_empty() { Ok(()) } else { Err(wrong) };
    }
    if answer.cells.len() != problem.cells().len() || answer.totals.len() != problem.totals().len() {
        return Err(vec![Wrong { figure: "the whole".into(), what: "another number of figures" }]);
    }
    let size = answer.cells.iter().fold(1.0_f64, |size, cell| size.max(cell.abs()));
    for (total, &told) in problem.totals().iter().zip(&answer.totals) {
        let sum: f64 = problem
            .cells()
            .iter()
            .zip(&answer.cells)
            .filter(|(cell, _)| total.holds(cell))
            .map(|(_, value)| value)
            .sum();
        let name = || total.name();
        unless((sum - told).abs() <= 1e-9 * size.max(told.abs()), &name, "the total is not the sum of its cells");
        if problem.method() == Method::Raking {
            unless(
                (told - total.value).abs() <= 1e-6 * total.value.max(size * 1e-3),
                &name,
                "the given total is not met",
            );
        }
    }
    match problem.method() {
        Method::BottomUp => {
            for (cell, &value) in problem.cells().iter().zip(&answer.cells) {
                unless(value.to_bits() == (cell.value + 0.0).to_bits(), &|| cell.name(), "a cell was changed");
            }
        }
        Method::TopDown => same_ratio(problem, answer, &mut unless),
        Method::MinimumTrace | Method::Ols => stationary(problem, answer, &mut unless),
        Method::Raking => {
            for (cell, &value) in problem.cells().iter().zip(&answer.cells) {
                unless(
                    value >= 0.0 && (cell.value > 0.0 || value == 0.0),
                    &|| cell.name(),
                    "a cell that was nought is not, or one is negative",
                );
            }
            odds(problem, answer, &mut unless);
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

type Unless<'a> = dyn FnMut(bool, &dyn Fn() -> String, &'static str) + 'a;

fn same_ratio(problem: &Problem, answer: &Reconciled, unless: &mut Unless<'_>) {
    let due = problem
        .totals()
        .iter()
        .find(|total| total.keys.iter().all(Option::is_none))
        .map_or(f64::NAN, |total| total.value);
    let sum: f64 = problem.cells().iter().map(|cell| cell.value).sum();
    for (cell, &value) in problem.cells().iter().zip(&answer.cells) {
        unless(
            (value * sum - cell.value * due).abs() <= 1e-9 * due * sum,
            &|| cell.name(),
            "a cell did not move with the whole",
        );
    }
}

/// Nothing better is near: for every cell, its own step over its variance and those of the totals above it cancel.
fn stationary(problem: &Problem, answer: &Reconciled, unless: &mut Unless<'_>) {
    let pulls: Vec<f64> = (0..problem.totals().len())
        .map(|total| (problem.totals()[total].value - answer.totals[total]) / problem.total_variance(total))
        .collect();
    // How large a pull the figures themselves would make: below a millionth of it digits end.
    let weight = |(total, value): (usize, &f64)| value.abs() / problem.total_variance(total);
    let scale = answer.totals.iter().enumerate().map(weight).fold(0.0, f64::max);
    for (at, cell) in problem.cells().iter().enumerate() {
        let variance = problem.cell_variance(at);
        let own = (cell.value - answer.cells[at]) / variance;
        let mut pull = own;
        let mut size: f64 = ((cell.value.abs() + answer.cells[at].abs()) / variance).max(scale);
        for (_, step) in problem.totals().iter().zip(&pulls).filter(|(total, _)| total.holds(cell)) {
            pull += step;
            size = size.max(step.abs());
        }
        unless(pull.abs() <= 1e-6 * size.max(1e-12), &|| cell.name(), "a nearer coherent figure exists");
    }
}

/// With one key of two, raking keeps odds ratios: checked on every rectangle of neighbours in a two-key table whose totals
/// are margins.
fn odds(problem: &Problem, answer: &Reconciled, unless: &mut Unless<'_>) {
    if problem.keys().len() != 2 {
        return;
    }
    let mut at = std::collections::BTreeMap::new();
    let mut rows = Vec::new();
    let mut columns = Vec::new();
    for (number, cell) in problem.cells().iter().enumerate() {
        if let [Some(row), Some(column)] = &cell.keys[..] {
            at.insert((row.as_str(), column.as_str()), number);
            rows.push(row.as_str());
            columns.push(column.as_str());
        }
    }
    for keys in [&mut rows, &mut columns] {
        keys.sort_unstable();
        keys.dedup();
    }
    for row in rows.windows(2) {
        for column in columns.windows(2) {
            let corners = [(row[0], column[0]), (row[1], column[1]), (row[0], column[1]), (row[1], column[0])]
                .map(|key| at.get(&key));
            let [Some(&a), Some(&b), Some(&c), Some(&d)] = corners else { continue };
            let given = |cell: usize| problem.cells()[cell].value;
            let (before, after) = (
                given(a) * given(b) * answer.cells[c] * answer.cells[d],
                answer.cells[a] * answer.cells[b] * given(c) * given(d),
            );
            unless(
                (before - after).abs() <= 1e-6 * before.abs().max(after.abs()),
                &|| problem.cells()[a].name(),
                "odds did not stay",
            );
        }
    }
}
