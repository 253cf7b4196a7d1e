//! The verb `irt`: a table of answers in, items and persons on one scale out.

use ground::{Message, Status};
use serde_json::{Map, Value, json};

use super::answers::{BadAnswers, MISSING, Responses};
use super::conditional::{ConditionalFit, fit_conditional};
use super::errors::{ErrorKind, Errors, standard_errors};
use super::flags::{self, Named};
use super::grid::Grid;
use super::itemfit::{ItemFit, item_fit, sum_fit};
use super::layout::{Model, Priors};
use super::marginal::{Fitted, Options as FitOptions, fit};
use super::moments::moments;
use super::scores::{Score, Scoring, empirical_reliability, score, sum_score_reliability, sum_scores};
use super::split::{Split, andersen};
use crate::finding::Finding;
use crate::layout::{Answers, answers};
use crate::table::{Categories, NO_BYTE, Table};
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

/// `irt`.
pub const VERBS: &[Verb] = &[Verb {
    name: "irt",
    about: "item response: difficulties, slopes, abilities, fit",
    flags: &[
        Flag::value(
            "model",
            "rasch (default), 2pl, 3pl, graded, partial-credit, rating-scale, generalised-partial-credit",
        ),
        Flag::value("method", "marginal (default) or conditional (rasch, partial-credit, rating-scale)"),
        Flag::value("nodes", "nodes that stand for the population (61)"),
        Flag::value("reach", "how far they reach, in standard deviations (6)"),
        Flag::value("spread", "rasch: the standard deviation of ability, given instead of estimated"),
        Flag::value("errors", "auto (default), observed, cross-product, none"),
        Flag::value("fit", "auto (default), all, none: item fit and M2"),
        Flag::value("scores", "none (default), expected, modal, likelihood, weighted: a score for each person"),
        Flag::value("slope-prior", "mean,sd of a normal prior of slopes"),
        Flag::value("intercept-prior", "mean,sd of a normal prior of intercepts"),
        Flag::value("guessing-prior", "mean,sd of a normal prior of the logit of guessing (3pl: -1.5,1), or none"),
        Flag::value("split", "conditional: mean (default) or median, where Andersen's test divides the persons"),
    ],
    run: irt,
}];

/// The most categories of an item.
const MOST_CATEGORIES: usize = 100;
/// Errors and fit are given unasked while they cost less than this many sums.
const UNASKED: f64 = 3e8;

const SCORINGS: [&str; 5] = ["none", "expected", "modal", "likelihood", "weighted"];

fn irt(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let name = options.text("model").unwrap_or("rasch");
    let mut model =
        Model::parse(name).ok_or_else(|| Wrong::option("model", format!("`{name}` is no model; see --help")))?;
    if let Some(spread) = positive(options, "spread")? {
        if model != Model::Rasch {
            return Err(Wrong::option("spread", "only rasch takes a given spread"));
        }
        model = Model::RaschWithSpread(spread);
    }
    let method = options.word("method", &["marginal", "conditional"])?;
    let split = options.word("split", &["mean", "median"])?;
    let scoring = options.word("scores", &SCORINGS)?;
    let given = answers(table, options)?;
    let (codes, named) = codes(&given)?;
    let responses = match Responses::new(given.rows, named.items.len(), &codes, given.weights.as_deref()) {
        Ok(responses) => responses,
        Err(error) => return undefined(&error, &named),
    };
    drop(codes);
    let mut finding = Finding::new()
        .with("model", model.name())
        .with("method", method)
        .with("n", whole(responses.total()))
        .with("missing", json!({ "handling": "available answers", "answers": missing(&responses, &given) }));
    let done = if method == "conditional" {
        let split = if split == "median" { Split::Median } else { Split::Mean };
        conditional(&mut finding, &responses, model, split, scoring, &named)
    } else {
        let how = fitting(model, options)?;
        marginal(&mut finding, &responses, model, &how, options, scoring, &named)
    };
    match done {
        Ok(()) => Ok(finding),
        Err(Stop::Wrong(wrong)) => Err(wrong),
        Err(Stop::Bad(error)) => undefined(&error, &named),
    }
}

enum Stop {
    Wrong(Wrong),
    Bad(BadAnswers),
}

impl From<Wrong> for Stop {
    fn from(wrong: Wrong) -> Self {
        Self::Wrong(wrong)
    }
}

impl From<BadAnswers> for Stop {
    fn from(error: BadAnswers) -> Self {
        Self::Bad(error)
    }
}

/// What cannot be analysed so is bad input when another model would do, and has no answer when none would.
fn undefined(error: &BadAnswers, named: &Named) -> Result<Finding, Wrong> {
    match error {
        BadAnswers::NothingVaries => Ok(Finding::undefined(Message::new("measurement-nothing-varies"))),
        BadAnswers::Empty { .. } => Ok(Finding::undefined(Message::new("measurement-no-answers"))),
        BadAnswers::NotDichotomous { item, categories } => {
            Err(Wrong::column(&named.items[*item], format!("has {categories} categories; this model takes two")))
        }
        BadAnswers::UnequalCategories { item, categories, expected } => {
            let what = format!(
                "has {categories} categories where the first item has {expected}; a rating scale needs the same"
            );
            Err(Wrong::column(&named.items[*item], what))
        }
        error => Err(Wrong::table(error.to_string())),
    }
}

/// Codes row by row, and what they are called.
fn codes(given: &Answers) -> Result<(Vec<u8>, Named), Wrong> {
    let width = given.columns.len();
    let mut codes = vec![MISSING; given.rows * width];
    let mut labels = Vec::with_capacity(width);
    for (at, column) in given.columns.iter().enumerate() {
        if let Some(bytes) = column.bytes() {
            let least = bytes.iter().copied().filter(|&byte| byte != NO_BYTE).min().unwrap_or(0);
            let most = bytes.iter().copied().max().unwrap_or(0);
            let span = i16::from(most) - i16::from(least);
            if span < MOST_CATEGORIES as i16 {
                for (row, &byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte != NO_BYTE) {
                    codes[row * width + at] = (i16::from(byte) - i16::from(least)) as u8;
                }
                labels.push((0..=span).map(|code| (code + i16::from(least)).to_string()).collect());
                continue;
            }
        }
        column.numeric().map_err(|wrong| match wrong {
            Wrong::Cell { row, column, what } => {
                Wrong::Cell { row, column, what: format!("{what}; answers are scores") }
            }
            wrong => wrong,
        })?;
        let groups = column.categories();
        if groups.labels.len() > MOST_CATEGORIES {
            let what = format!("has {} different answers; the most is {MOST_CATEGORIES}", groups.labels.len());
            return Err(Wrong::column(column.name(), what));
        }
        for (row, &code) in groups.codes.iter().enumerate().filter(|(_, code)| **code != Categories::NONE) {
            codes[row * width + at] = code as u8;
        }
        labels.push(groups.labels);
    }
    let items = given.columns.iter().map(|column| column.name().to_owned()).collect();
    Ok((codes, Named { items, labels }))
}

fn missing(responses: &Responses, given: &Answers) -> usize {
    responses.items().iter().map(|item| given.rows - item.answered).sum()
}

fn positive(options: &Options, flag: &str) -> Result<Option<f64>, Wrong> {
    match options.real(flag)? {
        Some(value) if !(value > 0.0 && value < 1e6) => Err(Wrong::option(flag, "must be above nought")),
        value => Ok(value),
    }
}

fn prior(options: &Options, flag: &str) -> Result<Option<(f64, f64)>, Wrong> {
    let Some(parts) = options.names(flag) else { return Ok(None) };
    let bad = || Wrong::option(flag, "two numbers: mean,sd");
    let numbers: Vec<f64> = parts.iter().map(|part| part.parse().map_err(|_| bad())).collect::<Result<_, _>>()?;
    match numbers[..] {
        [mean, sd] if mean.is_finite() && sd.is_finite() && sd > 0.0 => Ok(Some((mean, sd))),
        _ => Err(bad()),
    }
}

fn fitting(model: Model, options: &Options) -> Result<FitOptions, Wrong> {
    let nodes = options.number::<usize>("nodes")?.unwrap_or(61);
    if !(2..=2001).contains(&nodes) {
        return Err(Wrong::option("nodes", "from 2 to 2001"));
    }
    let reach = positive(options, "reach")?.unwrap_or(6.0);
    if reach > 30.0 {
        return Err(Wrong::option("reach", "at most 30 standard deviations"));
    }
    let guessing = match options.text("guessing-prior") {
        Some("none") => None,
        Some(_) => prior(options, "guessing-prior")?,
        None => (model == Model::ThreeParameter).then_some((-1.5, 1.0)),
    };
    let priors =
        Priors { slope: prior(options, "slope-prior")?, intercept: prior(options, "intercept-prior")?, guessing };
    let usual = FitOptions::default();
    let most_looks = options.number::<usize>("work")?.unwrap_or(usual.most_looks).clamp(1, 1_000_000);
    Ok(FitOptions { grid: Grid::even(nodes, reach), priors, most_looks, ..usual })
}

fn marginal(
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

fn kind_name(kind: Option<ErrorKind>) -> &'static str {
    match kind {
        Some(ErrorKind::Observed) => "observed information",
        Some(ErrorKind::CrossProduct) => "cross-product of scores",
        None => "none",
    }
}

fn named_scoring(name: &str) -> Option<Scoring> {
    match name {
        "expected" => Some(Scoring::Expected),
        "modal" => Some(Scoring::Modal),
        "likelihood" => Some(Scoring::Likelihood),
        "weighted" => Some(Scoring::Weighted),
        _ => None,
    }
}

fn whole(value: f64) -> Value {
    if value.fract() == 0.0 && value < 9e15 { json!(value as u64) } else { json!(value) }
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

fn mean_squares(fit: Option<ItemFit>) -> Value {
    fit.map_or(Value::Null, |fit| {
        json!({
            "infit": fit.infit, "infit_t": fit.infit_t, "outfit": fit.outfit, "outfit_t": fit.outfit_t,
            "chi_square": fit.chi_square, "n": fit.persons,
        })
    })
}

/// A score for each row of the table, in its order; infinite ones are told apart by their sign in words.
fn persons(responses: &Responses, scores: &[Score], spread: f64) -> Value {
    let one = |&pattern: &u32| {
        let score = scores[pattern as usize];
        let ability = if score.ability.is_finite() {
            json!(score.ability * spread)
        } else {
            json!(if score.ability > 0.0 { "highest" } else { "lowest" })
        };
        json!({ "ability": ability, "se": score.error.map(|error| error * spread) })
    };
    responses.pattern_of().iter().map(one).collect()
}

fn conditional(
    finding: &mut Finding,
    responses: &Responses,
    model: Model,
    split: Split,
    scoring: &str,
    named: &Named,
) -> Result<(), Stop> {
    if !matches!(model, Model::Rasch | Model::PartialCredit | Model::RatingScale) {
        return Err(Wrong::option("method", "conditional goes with rasch, partial-credit or rating-scale").into());
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
            return Err(
                Wrong::option("scores", "conditional estimates know no population: likelihood or weighted").into()
            );
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
