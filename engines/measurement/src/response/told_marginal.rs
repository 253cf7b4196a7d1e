//! The answer of `irt` by marginal likelihood.

use ground::{Message, Status};
use serde_json::{Map, Value, json};

use super::answers::Responses;
use super::errors::{ErrorKind, Errors, standard_errors};
use super::flags::{self, Named};
use super::grid::Grid;
use super::itemfit::{item_fit, sum_fit};
use super::layout::Model;
use super::marginal::{Fitted, Options as FitOptions, fit};
use super::moments::moments;
use super::scores::{Score, Scoring, empirical_reliability, score, sum_score_reliability, sum_scores};
use super::told::{Stop, kind_name, mean_squares, named_scoring, persons};
use crate::finding::Finding;
use crate::verb::Options;

/// Errors and fit are given unasked while they cost less than this many sums.
const UNASKED: f64 = 3e8;

pub(super) fn marginal(
    finding: &mut Finding,
    responses: &Responses,
    model: Model,
    how: &FitOptions,
    options: &Options,
    scoring: &str,
    named: &Named,
) -> Result<(), Stop> {
    let errors = options.word("errors", &["auto", "observed", "cross-product", "none"])?;
    let wanted = options.word("fit", &["auto", "all", "none"])?;
    let fitted = fit(responses, model, how)?;
    let look = responses.patterns() as f64 * responses.items().len() as f64 * how.grid.len() as f64;
    let kind = match errors {
        "observed" => Some(ErrorKind::Observed),
        "cross-product" => Some(ErrorKind::CrossProduct),
        "none" => None,
        _ if look * 2.0 * fitted.parameters as f64 <= UNASKED * 10.0 => Some(ErrorKind::Observed),
        _ => Some(ErrorKind::CrossProduct),
    };
    let errors = kind.map(|kind| standard_errors(responses, &fitted, kind));
    let spread = fitted.spread();
    finding.work = fitted.looks as u64;
    finding.put("log_likelihood", fitted.log_likelihood);
    let k = fitted.parameters as f64;
    finding.put("parameters", fitted.parameters);
    finding.put("aic", 2.0 * k - 2.0 * fitted.log_likelihood);
    finding.put("bic", k * responses.total().max(1.0).ln() - 2.0 * fitted.log_likelihood);
    finding.put("nodes", how.grid.len());
    finding.put("unit", if model.has_own_slopes() { "standard-deviations" } else { "logits" });
    finding.put("spread", spread);
    finding.put("spread_se", errors.as_ref().and_then(|errors| errors.of_spread(&fitted)));
    finding.put("errors", kind_name(kind));
    let mut items: Vec<Map<String, Value>> =
        (0..named.items.len()).map(|item| item_values(responses, &fitted, errors.as_ref(), item, named)).collect();
    let expected = score(responses, &fitted.curves, &how.grid, Scoring::Expected);
    finding.put("reliability", empirical_reliability(responses, &expected));
    let by_sum = sum_scores(&fitted.curves, &how.grid);
    finding.put("sum_score_reliability", sum_score_reliability(responses, &fitted.curves, &by_sum));
    finding.put("sum_scores", sums(by_sum, spread));
    if wanted == "all" || (wanted == "auto" && look <= UNASKED) {
        item_fits(responses, &fitted, &how.grid, &mut items);
        finding.put(
            "m2",
            moments(responses, &fitted).map(|m| {
                json!({
                    "statistic": m.statistic, "df": m.degrees, "p": m.probability, "rmsea": m.rmsea, "tli": m.tli,
                    "cfi": m.cfi, "srmsr": m.srmsr, "n": m.persons,
                })
            }),
        );
    }
    finding.put("items", items.into_iter().map(Value::Object).collect::<Vec<_>>());
    let how_scored = named_scoring(scoring);
    if let Some(how_scored) = how_scored {
        let scores = match how_scored {
            Scoring::Expected => expected,
            other => score(responses, &fitted.curves, &how.grid, other),
        };
        finding.put("scores", persons(responses, &scores, spread));
    }
    flags::of_answers(finding, responses, named);
    flags::of_curves(finding, responses, &fitted, named);
    if errors.as_ref().is_some_and(|errors| !errors.identified) {
        finding.warn(Message::new("measurement-not-identified"));
    }
    if !fitted.converged {
        finding.status = Status::Unknown;
        finding
            .reason
            .push(Message::new("measurement-not-converged").with("gain", fitted.gain).with("looks", fitted.looks));
    }
    Ok(())
}

/// An item in slope–intercept form and as difficulties, with errors.
fn item_values(
    responses: &Responses,
    fitted: &Fitted,
    errors: Option<&Errors>,
    item: usize,
    named: &Named,
) -> Map<String, Value> {
    let mut values = Map::new();
    values.insert("item".into(), json!(named.items[item]));
    values.insert("n".into(), json!(responses.items()[item].answered));
    let labels = responses.items()[item].labels.iter().map(|&code| named.label(item, code));
    values.insert("categories".into(), json!(labels.collect::<Vec<_>>()));
    let Some(curve) = &fitted.curves[item] else { return values };
    let rasch = !fitted.model.has_own_slopes();
    values.insert("slope".into(), json!(if rasch { 1.0 } else { curve.slope() }));
    values.insert("intercepts".into(), json!(curve.intercepts()));
    // In logits where all share a slope, otherwise in standard deviations.
    let thresholds = |curve: &super::curve::Curve| -> Vec<f64> {
        let scale = if rasch { curve.slope() } else { 1.0 };
        curve.thresholds().iter().map(|threshold| threshold * scale).collect()
    };
    let b = thresholds(curve);
    let middle = b.iter().sum::<f64>() / b.len() as f64;
    values.insert("difficulty".into(), json!(middle));
    values.insert("thresholds".into(), json!(b));
    if curve.parameters.len() > curve.intercepts().len() + 1 {
        values.insert("guessing".into(), json!(curve.guessing()));
    }
    let Some(covariance) = errors.and_then(|errors| errors.of_item(fitted, item)) else { return values };
    let se = |at: usize| covariance[(at, at)].max(0.0).sqrt();
    if !rasch {
        values.insert("slope_se".into(), json!(se(0)));
    }
    let intercepts = curve.intercepts().len();
    values.insert("intercept_se".into(), json!((1..=intercepts).map(se).collect::<Vec<_>>()));
    // Thresholds by the delta method.
    let moved = |at: usize, by: f64| {
        let mut other = curve.clone();
        other.parameters[at] += by;
        thresholds(&other)
    };
    let steps: Vec<Vec<f64>> = (0..curve.parameters.len())
        .map(|at| {
            let step = 1e-5 * curve.parameters[at].abs().max(1e-3);
            moved(at, step).iter().zip(moved(at, -step)).map(|(up, down)| (up - down) / (2.0 * step)).collect()
        })
        .collect();
    let delta = |weights: &dyn Fn(usize) -> f64| {
        let pairs = (0..steps.len()).flat_map(|r| (0..steps.len()).map(move |c| (r, c)));
        pairs.map(|(r, c)| weights(r) * weights(c) * covariance[(r, c)]).sum::<f64>().max(0.0).sqrt()
    };
    let each: Vec<f64> = (0..b.len()).map(|k| delta(&|at| steps[at][k])).collect();
    values.insert("threshold_se".into(), json!(each));
    values.insert("difficulty_se".into(), json!(delta(&|at| steps[at].iter().sum::<f64>() / b.len() as f64)));
    if curve.parameters.len() > intercepts + 1 {
        let g = curve.guessing();
        values.insert("guessing_se".into(), json!(se(2) * g * (1.0 - g)));
    }
    values
}

fn sums(scores: Vec<(Score, f64)>, spread: f64) -> Value {
    let one = |(sum, (score, share)): (usize, (Score, f64))| json!({ "sum": sum, "ability": score.ability * spread, "se": score.error.map(|e| e * spread), "share": share });
    scores.into_iter().enumerate().map(one).collect()
}

fn item_fits(responses: &Responses, fitted: &Fitted, grid: &Grid, items: &mut [Map<String, Value>]) {
    let own: Vec<usize> = fitted.layout.own.iter().map(std::ops::Range::len).collect();
    let sums = sum_fit(responses, &fitted.curves, &own, grid);
    let abilities: Vec<Option<f64>> = score(responses, &fitted.curves, grid, Scoring::Weighted)
        .iter()
        .map(|score| score.error.map(|_| score.ability))
        .collect();
    let squares = item_fit(responses, &fitted.curves, &abilities);
    for ((values, sum), square) in items.iter_mut().zip(sums).zip(squares) {
        values.insert(
            "s_x2".into(),
            json!(sum.map(|f| json!({ "statistic": f.statistic, "df": f.degrees, "p": f.probability }))),
        );
        values.insert("fit".into(), mean_squares(square));
    }
}
