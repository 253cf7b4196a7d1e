//! The answer of `irt` by conditional likelihood.

use ground::{Message, Status};
use serde_json::{Value, json};

use super::answers::Responses;
use super::conditional::{ConditionalFit, fit_conditional};
use super::errors::ErrorKind;
use super::flags::{self, Named};
use super::grid::Grid;
use super::itemfit::{ItemFit, item_fit};
use super::layout::Model;
use super::scores::{Scoring, score};
use super::split::{Split, andersen};
use super::told::{Stop, kind_name, mean_squares, named_scoring, persons};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::wrong::Wrong;

pub(super) fn conditional(
    finding: &mut Finding,
    responses: &Responses,
    model: Model,
    split: Split,
    scoring: &str,
    named: &Named,
) -> Result<(), Stop> {
    if !matches!(model, Model::Rasch | Model::PartialCredit | Model::RatingScale) {
        return Err(Wrong::option("method", Fault::ConditionalModels).into());
    }
    let fit = fit_conditional(responses, model)?;
    finding.work = fit.looks as u64;
    finding.put("log_likelihood", fit.log_likelihood);
    finding.put("parameters", fit.parameters);
    finding.put("unit", "logits");
    finding.put("errors", kind_name(Some(ErrorKind::Observed)));
    let grid = Grid::default();
    let extremes: Vec<Option<f64>> = score(responses, &fit.curves, &grid, Scoring::Likelihood)
        .iter()
        .map(|score| Some(score.ability).filter(|ability| ability.is_finite() && score.error.is_some()))
        .collect();
    let squares = item_fit(responses, &fit.curves, &extremes);
    let items = (0..named.items.len()).map(|item| conditional_item(responses, &fit, item, squares[item], named));
    finding.put("items", items.collect::<Vec<Value>>());
    match andersen(responses, model, split)? {
        Some(test) => {
            if test.not_compared > 0.0 {
                finding.warn(Message::new("measurement-persons-not-compared").with("count", test.not_compared));
            }
            finding.put(
                "andersen",
                json!({
                    "split": if split == Split::Mean { "mean" } else { "median" },
                    "statistic": test.statistic, "df": test.degrees, "p": test.probability,
                    "left_out": test.left_out.iter().map(|&item| &named.items[item]).collect::<Vec<_>>(),
                }),
            );
        }
        None => finding.warn(Message::new("measurement-no-groups-to-compare")),
    }
    if let Some(how) = named_scoring(scoring) {
        if matches!(how, Scoring::Expected | Scoring::Modal) {
            return Err(Wrong::option("scores", Fault::ConditionalScores).into());
        }
        finding.put("scores", persons(responses, &score(responses, &fit.curves, &grid, how), 1.0));
    }
    flags::of_answers(finding, responses, named);
    flags::of_correlations(finding, responses, named);
    if !fit.identified {
        finding.status = Status::Infeasible;
        finding.reason.push(Message::new("measurement-items-not-tied"));
    } else if !fit.converged {
        finding.status = Status::Unknown;
        finding.reason.push(Message::new("measurement-not-converged").with("looks", fit.looks));
    }
    Ok(())
}

fn conditional_item(
    responses: &Responses,
    fit: &ConditionalFit,
    item: usize,
    squares: Option<ItemFit>,
    named: &Named,
) -> Value {
    let labels = responses.items()[item].labels.iter().map(|&code| named.label(item, code));
    let Some(curve) = &fit.curves[item] else {
        return json!({ "item": named.items[item], "categories": labels.collect::<Vec<_>>() });
    };
    let thresholds = curve.thresholds();
    json!({
        "item": named.items[item],
        "n": responses.items()[item].answered,
        "categories": labels.collect::<Vec<_>>(),
        "intercepts": curve.intercepts(),
        "intercept_se": fit.errors[item],
        "difficulty": thresholds.iter().sum::<f64>() / thresholds.len() as f64,
        "thresholds": thresholds,
        "fit": mean_squares(squares),
    })
}
