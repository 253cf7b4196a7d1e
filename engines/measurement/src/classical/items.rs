//! Items one by one: difficulty, discrimination (with the rest of the test; and between the upper and the lower 27 per
//! cent, Kelley, J. Educ. Psychol. 30, 1939), each choice of a multiple-choice item, suspicion of a wrong key.

use ground::Message;
use serde_json::{Value, json};

use crate::count::real;
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{Answers, answers};
use crate::table::{Categories, Table};
use crate::verb::Options;
use crate::wrong::Wrong;

pub fn items(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let answers = answers(table, options)?;
    let key = options.names("key");
    if let Some(key) = &key
        && key.len() != answers.columns.len()
    {
        let fault = Fault::KeyLength { choices: key.len(), items: answers.columns.len() };
        return Err(Wrong::option("key", fault));
    }
    let choices: Vec<Option<Categories>> = match &key {
        Some(_) => answers.columns.iter().map(|column| Some(column.categories())).collect(),
        None => vec![None; answers.columns.len()],
    };
    let mut scores: Vec<Vec<f64>> = Vec::new();
    for (item, column) in answers.columns.iter().enumerate() {
        scores.push(match (&choices[item], &key) {
            (Some(choices), Some(key)) => scored(choices, key[item]),
            _ => column.numbers()?,
        });
    }
    let mut total = vec![0.0; answers.rows];
    for score in &scores {
        for (total, score) in total.iter_mut().zip(score) {
            *total += if score.is_nan() { 0.0 } else { *score };
        }
    }
    let mut finding = Finding::new();
    let mut rows = Vec::new();
    for (item, column) in answers.columns.iter().enumerate() {
        let rest: Vec<f64> = total
            .iter()
            .zip(&scores[item])
            .map(|(total, score)| total - if score.is_nan() { 0.0 } else { *score })
            .collect();
        let mut row = one(&answers, &scores[item], &rest, &mut finding, column.name());
        if let (Some(choices), Some(key), Some(row)) = (&choices[item], &key, row.as_object_mut()) {
            row.insert(
                "choices".to_owned(),
                distractors(&answers, choices, key[item], &rest, &mut finding, column.name()),
            );
        }
        rows.push(row);
    }
    let n: f64 = (0..answers.rows).map(|row| answers.weight(row)).sum();
    finding.put("items", rows);
    finding.put("n", n);
    finding.put("missing", "an item that was not answered adds nothing to the rest of the test");
    finding.explain(Message::new("measurement-items-found").with("items", answers.columns.len()).with("n", n));
    Ok(finding)
}

fn scored(choices: &Categories, key: &str) -> Vec<f64> {
    let right = choices.labels.iter().position(|label| label == key).and_then(|right| u32::try_from(right).ok());
    let score = |&code: &u32| {
        if code == Categories::NONE { f64::NAN } else { f64::from(u8::from(Some(code) == right)) }
    };
    choices.codes.iter().map(score).collect()
}

fn one(answers: &Answers<'_>, score: &[f64], rest: &[f64], finding: &mut Finding, name: &str) -> Value {
    let there = |row: &usize| !score[*row].is_nan();
    let rows: Vec<usize> = (0..score.len()).filter(there).collect();
    let n: f64 = rows.iter().map(|&row| answers.weight(row)).sum();
    let low = rows.iter().map(|&row| score[row]).fold(f64::INFINITY, f64::min);
    let high = rows.iter().map(|&row| score[row]).fold(f64::NEG_INFINITY, f64::max);
    let mean = rows.iter().map(|&row| answers.weight(row) * score[row]).sum::<f64>() / n;
    let r = correlation(answers, &rows, |row| score[row], rest);
    let span = if low >= 0.0 && high <= 1.0 { (0.0, 1.0) } else { (low, high) };
    let difficulty = (mean - span.0) / (span.1 - span.0);
    let discrimination = tails(answers, &rows, score, rest) / (span.1 - span.0);
    if n == 0.0 {
        finding.warn(Message::new("measurement-item-unanswered").with("item", name));
    } else if low == high {
        finding.warn(Message::new("measurement-item-flat").with("item", name));
    } else if r < -0.05 {
        finding.warn(Message::new("measurement-item-wrong-key-suspected").with("item", name).with("r", json!(r)));
    } else if r < 0.1 {
        finding.warn(Message::new("measurement-item-hardly-discriminates").with("item", name).with("r", json!(r)));
    }
    json!({
        "item": name, "n": n, "mean": json!(mean), "difficulty": json!(difficulty), "r_rest": json!(r),
        "discrimination": json!(discrimination),
    })
}

/// Product-moment correlation with the rest of the test, about the means.
fn correlation(answers: &Answers<'_>, rows: &[usize], value: impl Fn(usize) -> f64, rest: &[f64]) -> f64 {
    let n: f64 = rows.iter().map(|&row| answers.weight(row)).sum();
    let mean = |of: &dyn Fn(usize) -> f64| rows.iter().map(|&row| answers.weight(row) * of(row)).sum::<f64>() / n;
    let (x, y) = (mean(&value), mean(&|row| rest[row]));
    let [mut xx, mut yy, mut xy] = [0.0; 3];
    for &row in rows {
        let (dx, dy, weight) = (value(row) - x, rest[row] - y, answers.weight(row));
        xx += weight * dx * dx;
        yy += weight * dy * dy;
        xy += weight * dx * dy;
    }
    xy / (xx * yy).sqrt()
}

/// The mean among the best 27 per cent by the rest of the test, less that among the last; equals share a place.
fn tails(answers: &Answers<'_>, rows: &[usize], score: &[f64], rest: &[f64]) -> f64 {
    let mut order = rows.to_vec();
    order.sort_by(|&a, &b| rest[a].total_cmp(&rest[b]));
    let n: f64 = rows.iter().map(|&row| answers.weight(row)).sum();
    let mean = |order: &mut dyn Iterator<Item = usize>| {
        let (mut left, mut sum) = (0.27 * n, 0.0);
        let mut order = order.peekable();
        while let Some(&first) = order.peek() {
            let (mut weight, mut total) = (0.0, 0.0);
            while let Some(row) = order.next_if(|&row| rest[row].total_cmp(&rest[first]).is_eq()) {
                weight += answers.weight(row);
                total += answers.weight(row) * score[row];
            }
            // Of equals at the border each is in by the same share: who stands first in the table says nothing.
            let share = if weight > left { left / weight } else { 1.0 };
            sum += share * total;
            left -= share * weight;
            if left <= 0.0 {
                break;
            }
        }
        sum / (0.27 * n)
    };
    mean(&mut order.iter().rev().copied()) - mean(&mut order.iter().copied())
}

/// Each choice: how many took it, how good they are at the rest, how it goes with the rest.
fn distractors(
    answers: &Answers<'_>,
    choices: &Categories,
    key: &str,
    rest: &[f64],
    finding: &mut Finding,
    name: &str,
) -> Value {
    let rows: Vec<usize> = (0..answers.rows).filter(|&row| choices.codes[row] != Categories::NONE).collect();
    let n: f64 = rows.iter().map(|&row| answers.weight(row)).sum();
    let (mut found, mut best, mut of_key) = (Vec::new(), (f64::NEG_INFINITY, ""), f64::NEG_INFINITY);
    for (code, label) in (0_u32..).zip(&choices.labels) {
        let took: Vec<usize> = rows.iter().copied().filter(|&row| choices.codes[row] == code).collect();
        let times: f64 = took.iter().map(|&row| answers.weight(row)).sum();
        let mean = took.iter().map(|&row| answers.weight(row) * rest[row]).sum::<f64>() / times;
        let r = correlation(answers, &rows, |row| f64::from(u8::from(choices.codes[row] == code)), rest);
        if label == key {
            of_key = r;
        } else if r > best.0 {
            best = (r, label);
        }
        found.push(json!({
            "choice": label, "key": label == key, "n": times, "share": json!(times / n), "mean_rest": json!(mean),
            "r_rest": json!(r),
        }));
    }
    if !choices.labels.iter().any(|label| label == key) {
        finding.warn(Message::new("measurement-item-key-never-chosen").with("item", name).with("key", key));
    }
    if best.0 > of_key.max(0.1) && real(rows.len()) >= 10.0 {
        finding.warn(
            Message::new("measurement-item-another-key-fits-better")
                .with("item", name)
                .with("choice", best.1)
                .with("r", best.0),
        );
    }
    Value::Array(found)
}
