//! Raking: every total in turn multiplies its cells until all are met.

use std::collections::BTreeMap;

use ground::Message;

use super::figures::Problem;
use super::sums::sums;

/// How near a total must come, as a part of itself (or of the largest total, for those that are nought).
pub(super) const NEAR: f64 = 1e-10;
const MOST_ROUNDS: u32 = 2_000;

/// Cells, rounds, and why it did not converge.
pub(super) fn rake(problem: &Problem) -> (Vec<f64>, u32, Vec<Message>) {
    let mut cells: Vec<f64> = problem.cells().iter().map(|cell| cell.value).collect();
    let members = &problem.members;
    let reasons = impossible(problem, &cells);
    if !reasons.is_empty() {
        return (cells, 0, reasons);
    }
    let largest = problem.totals().iter().map(|total| total.value).fold(0.0, f64::max);
    for round in 1..=MOST_ROUNDS {
        for (total, own) in problem.totals().iter().zip(members) {
            let sum: f64 = own.iter().map(|&cell| cells[cell as usize]).sum();
            let factor = if sum > 0.0 { total.value / sum } else { 1.0 };
            if !factor.is_finite() {
                let message = Message::new("forecast-reconcile-empty-cells");
                let message = message.with("total", total.name()).with("value", total.value);
                return (problem.cells().iter().map(|cell| cell.value).collect(), round, vec![message]);
            }
            for &cell in own {
                cells[cell as usize] *= factor;
            }
        }
        let worst = problem
            .totals()
            .iter()
            .zip(sums(members, &cells))
            .map(|(total, sum)| {
                ((sum - total.value).abs() / total.value.max(largest * 1e-6).max(f64::MIN_POSITIVE), total)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match worst {
            // What is no number is not near either.
            Some((off, total)) if off > NEAR || off.is_nan() => {
                if round == MOST_ROUNDS {
                    let message = Message::new("forecast-reconcile-slow").with("total", total.name()).with("off", off);
                    return (cells, round, vec![message]);
                }
            }
            _ => return (cells, round, Vec::new()),
        }
    }
    (cells, MOST_ROUNDS, Vec::new())
}

/// What no multiplying can meet: a total above nought over cells that are all nought; totals of one pattern that cover
/// the same cells as the whole and add up to another number; a part greater than its whole.
fn impossible(problem: &Problem, cells: &[f64]) -> Vec<Message> {
    let mut found = Vec::new();
    let members = &problem.members;
    for (total, sum) in problem.totals().iter().zip(sums(members, cells)) {
        if sum <= 0.0 && total.value > 0.0 {
            found.push(
                Message::new("forecast-reconcile-empty-cells").with("total", total.name()).with("value", total.value),
            );
        }
    }
    // Totals of one pattern never share a cell; where they cover every cell they make up the whole.
    let mut patterns: BTreeMap<Vec<bool>, (usize, f64)> = BTreeMap::new();
    for (total, own) in problem.totals().iter().zip(members) {
        let entry = patterns.entry(total.keys.iter().map(Option::is_some).collect()).or_default();
        entry.0 += own.len();
        entry.1 += total.value;
    }
    let whole: Vec<(&Vec<bool>, f64)> = patterns
        .iter()
        .filter(|(_, (covered, _))| *covered == cells.len())
        .map(|(pattern, (_, sum))| (pattern, *sum))
        .collect();
    for pair in whole.windows(2) {
        let ((first, a), (second, b)) = (pair[0], pair[1]);
        if (a - b).abs() > 1e-9 * a.max(b) {
            let word = |pattern: &[bool]| {
                let parts: Vec<&str> = problem
                    .keys()
                    .iter()
                    .zip(pattern)
                    .map(|(key, has)| if *has { key.as_str() } else { "*" })
                    .collect();
                parts.join(" / ")
            };
            found.push(
                Message::new("forecast-reconcile-totals-differ")
                    .with("first", word(first))
                    .with("first_sum", a)
                    .with("second", word(second))
                    .with("second_sum", b),
            );
        }
    }
    if let Some(whole) = problem.whole() {
        for total in problem.totals() {
            if total.value > problem.totals()[whole].value * (1.0 + 1e-9) {
                found.push(
                    Message::new("forecast-reconcile-nested").with("total", total.name()).with("value", total.value),
                );
            }
        }
    }
    found
}
