//! Alpha (Cronbach, Psychometrika 16, 1951), its interval (Feldt, Woodruff & Salih, Appl. Psychol. Meas. 11, 1987; and
//! without the assumption of equal covariances Duhachek & Iacobucci, J. Appl. Psychol. 89, 2004), standardised alpha,
//! Guttman's λ6 (Psychometrika 10, 1945), KR-20 (Kuder & Richardson, Psychometrika 2, 1937), the standard error of
//! measurement, and all of it with each item dropped. O(n k) for alpha, O(n k²) for what needs every covariance.

use ground::Message;
use nalgebra::DMatrix;
use serde_json::{Value, json};

use crate::classical::covariance::{Centred, Whole, whole};
use crate::count::real;
use crate::distribution::{f_quantile, normal_quantile};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{Answers, answers};
use crate::table::{Column, Table};
use crate::verb::Options;
use crate::wrong::Wrong;

/// An item correlates with the rest at most so much: a key may be wrong.
const AGAINST: f64 = -0.05;

pub fn alpha(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let mut answers = answers(table, options)?;
    let level = options.level()?;
    let listwise = options.word("missing", &["pairwise", "listwise"])? == "listwise";
    let reversed = reversed(&answers, options)?;
    for column in &answers.columns {
        column.numeric()?;
    }
    if answers.columns.len() < 2 {
        return Ok(Finding::undefined(Message::new("measurement-alpha-needs-two-items")));
    }
    let brief = options.has("brief");
    let quick = if brief && answers.weights.is_none() && reversed.iter().all(|&turned| !turned) {
        whole(&answers.columns.iter().map(AsRef::as_ref).collect::<Vec<&Column>>())
    } else {
        None
    };
    // Sums of whole numbers without gaps: everybody is complete, and no row need be looked at again.
    let (n, n_complete) =
        if quick.is_some() { (real(answers.rows), real(answers.rows)) } else { persons(&mut answers, listwise) };
    let mut finding = match quick {
        Some(sums) => scale(&names(&answers, &reversed), &Parts::of_whole(&sums), n, level),
        None => {
            let centred = Centred::of(&answers)?;
            let (mut matrix, fewest) = centred.matrix();
            turn(&mut matrix, &reversed);
            let parts = Parts::of(&matrix, centred.means.clone());
            let mut finding = scale(&names(&answers, &reversed), &parts, n, level);
            finding.put("n_fewest_pairs", fewest);
            if !brief && finding.status.is_solved() {
                whole_matrix(&mut finding, &matrix, n, level);
            }
            finding
        }
    };
    finding.put("n", n);
    finding.put("n_complete", n_complete);
    finding.put("items", answers.columns.len());
    finding.put("missing", if listwise { "listwise" } else { "pairwise" });
    finding.put("level", level);
    if answers.columns.iter().all(|column| dichotomous(column)) {
        let alpha = finding.values.get("alpha").cloned().unwrap_or_default();
        finding.put("kr20", alpha);
    }
    Ok(finding)
}

/// How many answered anything and how many everything; listwise, the others leave.
fn persons(answers: &mut Answers<'_>, listwise: bool) -> (f64, f64) {
    let whole = |&row: &usize| answers.columns.iter().all(|column| column.number(row).is_some());
    let complete: Vec<usize> = (0..answers.rows).filter(whole).collect();
    let some = |&row: &usize| answers.columns.iter().any(|column| column.number(row).is_some());
    let n_complete: f64 = complete.iter().map(|&row| answers.weight(row)).sum();
    if complete.len() == answers.rows {
        return (n_complete, n_complete);
    }
    if !listwise {
        return ((0..answers.rows).filter(some).map(|row| answers.weight(row)).sum(), n_complete);
    }
    answers.columns = answers.columns.iter().map(|column| std::borrow::Cow::Owned(column.at(&complete))).collect();
    if let Some(weights) = &mut answers.weights {
        *weights = complete.iter().map(|&row| weights[row]).collect();
    }
    answers.rows = complete.len();
    (n_complete, n_complete)
}

fn reversed(answers: &Answers<'_>, options: &Options) -> Result<Vec<bool>, Wrong> {
    let named = options.names("reverse").unwrap_or_default();
    if let Some(strange) = named.iter().find(|&&name| answers.columns.iter().all(|column| column.name() != name)) {
        return Err(Wrong::option("reverse", Fault::NoSuchItem { name: (*strange).to_owned() }));
    }
    Ok(answers.columns.iter().map(|column| named.contains(&column.name())).collect())
}

fn names(answers: &Answers<'_>, reversed: &[bool]) -> Vec<String> {
    let name = |(column, &turned): (&std::borrow::Cow<'_, Column>, &bool)| {
        if turned { format!("{}-", column.name()) } else { column.name().to_owned() }
    };
    answers.columns.iter().zip(reversed).map(name).collect()
}

fn dichotomous(column: &Column) -> bool {
    column.bytes().is_some_and(|cells| cells.iter().all(|&cell| matches!(cell, 0 | 1 | i8::MIN)))
}

fn turn(matrix: &mut [f64], reversed: &[bool]) {
    let items = reversed.len();
    for a in 0..items {
        for b in 0..items {
            if reversed[a] != reversed[b] {
                matrix[a * items + b] = -matrix[a * items + b];
            }
        }
    }
}

/// What alpha rests on.
struct Parts {
    variances: Vec<f64>,
    with_sum: Vec<f64>,
    of_sum: f64,
    means: Vec<f64>,
}

impl Parts {
    fn of_whole(sums: &Whole) -> Self {
        let Whole { variances, with_sum, of_sum, means } = sums;
        Self { variances: variances.clone(), with_sum: with_sum.clone(), of_sum: *of_sum, means: means.clone() }
    }

    fn of(matrix: &[f64], means: Vec<f64>) -> Self {
        let items = means.len();
        let with_sum: Vec<f64> = matrix.chunks(items).map(|row| row.iter().sum()).collect();
        Self {
            variances: (0..items).map(|item| matrix[item * items + item]).collect(),
            of_sum: with_sum.iter().sum(),
            with_sum,
            means,
        }
    }
}

fn raw(items: f64, variances: f64, of_sum: f64) -> f64 {
    items / (items - 1.0) * (1.0 - variances / of_sum)
}

/// The interval of Feldt: (1 − alpha) over the ratio F.
fn feldt(alpha: f64, n: f64, items: f64, level: f64) -> [f64; 2] {
    let (df1, df2) = (n - 1.0, (n - 1.0) * (items - 1.0));
    let end = |p: f64| 1.0 - (1.0 - alpha) * f_quantile(p, df1, df2);
    [end((1.0 + level) / 2.0), end((1.0 - level) / 2.0)]
}

fn scale(names: &[String], parts: &Parts, n: f64, level: f64) -> Finding {
    let items = real(names.len());
    let variances: f64 = parts.variances.iter().sum();
    if !(parts.of_sum > 0.0) || variances.is_nan() {
        let mut finding = Finding::undefined(Message::new("measurement-alpha-sum-does-not-vary"));
        finding.put("alpha", Value::Null);
        return finding;
    }
    let alpha = raw(items, variances, parts.of_sum);
    let mut finding = Finding::new()
        .with("alpha", alpha)
        .with("feldt", feldt(alpha, n, items, level).to_vec())
        .with("sem", (parts.of_sum * (1.0 - alpha).max(0.0)).sqrt())
        .with("total_sd", parts.of_sum.sqrt())
        .with("total_mean", parts.means.iter().sum::<f64>());
    let mut rows = Vec::new();
    for (item, name) in names.iter().enumerate() {
        let (variance, with_sum) = (parts.variances[item], parts.with_sum[item]);
        let rest = parts.of_sum - 2.0 * with_sum + variance;
        let r_drop = (with_sum - variance) / (variance * rest).sqrt();
        let alpha_drop = if names.len() > 2 { raw(items - 1.0, variances - variance, rest) } else { f64::NAN };
        rows.push(json!({
            "item": name, "mean": parts.means[item], "sd": variance.sqrt(), "r_drop": finite(r_drop),
            "r_total": finite(with_sum / (variance * parts.of_sum).sqrt()), "alpha_drop": finite(alpha_drop),
        }));
        if variance <= 0.0 {
            finding.warn(Message::new("measurement-item-flat").with("item", name.as_str()));
        } else if r_drop < AGAINST {
            finding.warn(
                Message::new("measurement-item-against-the-rest").with("item", name.as_str()).with("r", finite(r_drop)),
            );
        }
    }
    if alpha < 0.0 {
        finding.warn(Message::new("measurement-alpha-negative").with("alpha", alpha));
    }
    finding.put("item_statistics", rows);
    finding
        .explain(Message::new("measurement-alpha-found").with("alpha", alpha).with("n", n).with("items", names.len()));
    finding
}

fn finite(value: f64) -> Value {
    json!(value)
}

/// What needs every covariance: the average correlation, standardised alpha, λ6, the interval of Duhachek.
fn whole_matrix(finding: &mut Finding, matrix: &[f64], n: f64, level: f64) {
    let items = matrix.len().isqrt();
    let k = real(items);
    let covariance = DMatrix::from_row_slice(items, items, matrix);
    let (trace, sum) = (covariance.trace(), covariance.sum());
    let square = &covariance * &covariance;
    let q = 2.0 * k * k / ((k - 1.0).powi(2) * sum.powi(3))
        * (sum * (square.trace() + trace * trace) - 2.0 * trace * square.sum());
    let ase = (q / n).sqrt();
    let alpha = raw(k, trace, sum);
    let z = normal_quantile((1.0 + level) / 2.0);
    finding.put("ase", ase);
    finding.put("duhachek", vec![alpha - z * ase, alpha + z * ase]);
    let correlation = DMatrix::from_fn(items, items, |a, b| {
        if a == b { 1.0 } else { covariance[(a, b)] / (covariance[(a, a)] * covariance[(b, b)]).sqrt() }
    });
    let total = correlation.sum();
    let average = (total - k) / (k * (k - 1.0));
    finding.put("average_r", average);
    finding.put("alpha_standardised", k / (k - 1.0) * (1.0 - k / total));
    // The squared multiple correlation of an item with the others is 1 − 1 over its place on the inverse's diagonal.
    match correlation.iter().all(|r| r.is_finite()).then(|| correlation.cholesky()).flatten() {
        Some(root) => {
            let inverse = root.inverse();
            let unique: f64 = (0..items).map(|item| 1.0 / inverse[(item, item)]).sum();
            finding.put("guttman6", 1.0 - unique / total);
        }
        None => {
            finding.put("guttman6", Value::Null);
            finding.warn(Message::new("measurement-correlations-singular"));
        }
    }
}
