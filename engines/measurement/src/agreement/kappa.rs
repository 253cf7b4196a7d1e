//! Kappa of two raters (Cohen, Educ. Psychol. Meas. 20, 1960), weighted (Cohen, Psychol. Bull. 70, 1968), with the
//! large-sample errors of Fleiss, Cohen & Everitt (Psychol. Bull. 72, 1969).

use ground::Message;
use serde_json::json;

use crate::agreement::units::rated;
use crate::distribution::{normal_both, normal_quantile};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{Layout, matrix, ratings};
use crate::table::Table;
use crate::verb::Options;
use crate::wrong::Wrong;

/// The most categories of a square table.
const MOST: usize = 2_000;

pub fn kappa(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let level = options.level()?;
    let (names, counts, missing) = counted(table, options)?;
    let size = names.len();
    let disagreement = disagreement(options, size)?;
    let n: f64 = counts.iter().sum();
    if !(n > 0.0) {
        return Ok(Finding::undefined(Message::new("measurement-kappa-nothing-rated-twice")));
    }
    let share: Vec<f64> = counts.iter().map(|count| count / n).collect();
    let rows: Vec<f64> = share.chunks(size).map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> = (0..size).map(|column| (0..size).map(|row| share[row * size + column]).sum()).collect();
    let given = options.real("n")?;
    if given.is_some_and(|n| !(1.0..=1e15).contains(&n)) {
        return Err(Wrong::option("n", Fault::NotACount));
    }
    let n = given.unwrap_or(n);
    let mut finding = Finding::new().with("n", n).with("categories", json!(names));
    finding.put("missing", missing);
    let mut plain = vec![1.0; size * size];
    (0..size).for_each(|at| plain[at * size + at] = 0.0);
    let agreement: f64 = (0..size).map(|at| share[at * size + at]).sum();
    finding.put("agreement", agreement);
    for (name, weights) in [("kappa", Some(&plain)), ("weighted", disagreement.as_ref())] {
        let Some(weights) = weights else { continue };
        let Some([value, error, null]) = one(&share, &rows, &columns, weights, n) else {
            if name == "kappa" {
                return Ok(Finding::undefined(Message::new("measurement-kappa-one-category")));
            }
            continue;
        };
        let z = normal_quantile((1.0 + level) / 2.0);
        let prefix = if name == "kappa" { String::new() } else { "weighted_".to_owned() };
        finding.put(&format!("{prefix}kappa"), value);
        finding.put(&format!("{prefix}se"), error);
        finding.put(&format!("{prefix}interval"), vec![value - z * error, value + z * error]);
        finding.put(&format!("{prefix}z"), value / null);
        finding.put(&format!("{prefix}p"), normal_both(value / null));
    }
    for (at, name) in names.iter().enumerate() {
        if (rows[at] == 0.0) != (columns[at] == 0.0) {
            finding.warn(Message::new("measurement-category-of-one-rater").with("category", name.as_str()));
        }
    }
    let value = finding.values["kappa"].clone();
    finding.explain(Message::new("measurement-kappa-found").with("kappa", value).with("n", n));
    Ok(finding)
}

/// Counts of pairs, row by row, from ratings or from a square table.
fn counted(table: &Table, options: &Options) -> Result<(Vec<String>, Vec<f64>, f64), Wrong> {
    if Layout::of(options)? == Layout::Matrix {
        let square = matrix(table, options)?;
        if let Some(at) = square.values.iter().position(|&count| count < 0.0) {
            let (row, column) = (at / square.names.len(), &square.names[at % square.names.len()]);
            return Err(Wrong::cell(table.row_number(row), column, Fault::CountNegative));
        }
        return Ok((square.names, square.values, 0.0));
    }
    let answers = ratings(table, options)?;
    if answers.columns.len() != 2 {
        return Err(Wrong::Table(Fault::KappaNotTwo { raters: answers.columns.len() }));
    }
    let rated = rated(&answers)?;
    let size = rated.labels.len();
    if size > MOST {
        return Err(Wrong::Table(Fault::TooManyCategories { categories: size, most: MOST }));
    }
    let (mut counts, mut missing) = (vec![0.0; size * size], 0.0);
    for row in 0..answers.rows {
        match (rated.code(0, row), rated.code(1, row)) {
            (Some(one), Some(other)) => counts[one * size + other] += answers.weight(row),
            _ => missing += answers.weight(row),
        }
    }
    Ok((rated.labels, counts, missing))
}

fn disagreement(options: &Options, size: usize) -> Result<Option<Vec<f64>>, Wrong> {
    let spread = |power: i32| {
        let at = |cell: usize| {
            let steps = (cell / size).abs_diff(cell % size);
            f64::from(u32::try_from(steps).unwrap_or(u32::MAX)).powi(power)
        };
        Some((0..size * size).map(at).collect())
    };
    match options.text("weights") {
        None | Some("none") => Ok(None),
        Some("linear") => Ok(spread(1)),
        Some("quadratic") => Ok(spread(2)),
        Some(own) => {
            let number =
                |text: &str| text.trim().parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight >= 0.0);
            let weights: Option<Vec<f64>> = own.split([';', ',']).map(number).collect();
            match weights {
                Some(weights) if weights.len() == size * size => Ok(Some(weights)),
                _ => Err(Wrong::option("weights", Fault::KappaWeights { size })),
            }
        }
    }
}

/// Kappa, its error and its error where there is no agreement; `None` where chance alone would never disagree.
fn one(share: &[f64], rows: &[f64], columns: &[f64], disagreement: &[f64], n: f64) -> Option<[f64; 3]> {
    let size = rows.len();
    let most = disagreement.iter().copied().fold(0.0, f64::max);
    let chance = |cell: usize| rows[cell / size] * columns[cell % size];
    let observed: f64 = (0..size * size).map(|cell| disagreement[cell] * share[cell]).sum();
    let expected: f64 = (0..size * size).map(|cell| disagreement[cell] * chance(cell)).sum();
    if !(expected > 0.0 && most > 0.0) {
        return None;
    }
    let kappa = 1.0 - observed / expected;
    let weight = |cell: usize| 1.0 - disagreement[cell] / most;
    let of_row: Vec<f64> =
        (0..size).map(|row| (0..size).map(|at| columns[at] * weight(row * size + at)).sum()).collect();
    let of_column: Vec<f64> =
        (0..size).map(|column| (0..size).map(|at| rows[at] * weight(at * size + column)).sum()).collect();
    let by_chance = 1.0 - expected / most;
    let both = |cell: usize| of_row[cell / size] + of_column[cell % size];
    let spread: f64 =
        (0..size * size).map(|cell| share[cell] * (weight(cell) - both(cell) * (1.0 - kappa)).powi(2)).sum();
    let null: f64 = (0..size * size).map(|cell| chance(cell) * (weight(cell) - both(cell)).powi(2)).sum();
    let scale = n * (1.0 - by_chance).powi(2);
    let error = ((spread - (kappa - by_chance * (1.0 - kappa)).powi(2)) / scale).max(0.0).sqrt();
    // A rater of one category agrees as chance would, exactly: whatever rounding leaves, nothing is left to test.
    let one_category = |shares: &[f64]| shares.iter().filter(|&&share| share > 0.0).count() < 2;
    if one_category(rows) || one_category(columns) {
        return Some([0.0, error, 0.0]);
    }
    Some([kappa, error, ((null - by_chance * by_chance) / scale).max(0.0).sqrt()])
}
