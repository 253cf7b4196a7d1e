//! The verb `irt`: a table of answers in, items and persons on one scale out.

use ground::Message;
use serde_json::{Value, json};

use super::answers::{BadAnswers, MISSING, Responses};
use super::flags::Named;
use super::grid::Grid;
use super::layout::{Model, Priors};
use super::marginal::Options as FitOptions;
use super::split::Split;
use super::told::Stop;
use super::told_conditional::conditional;
use super::told_marginal::marginal;
use crate::fault::Fault;
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

const SCORINGS: [&str; 5] = ["none", "expected", "modal", "likelihood", "weighted"];

fn irt(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let name = options.text("model").unwrap_or("rasch");
    let mut model = Model::parse(name).ok_or_else(|| {
        let words = Model::NAMED.map(Model::name).join(", ");
        Wrong::option("model", Fault::NotAWord { given: name.to_owned(), words })
    })?;
    if let Some(spread) = positive(options, "spread", 1_000_000)? {
        if model != Model::Rasch {
            return Err(Wrong::option("spread", Fault::SpreadOfRasch));
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

/// What cannot be analysed so is bad input when another model would do, and has no answer when none would.
fn undefined(error: &BadAnswers, named: &Named) -> Result<Finding, Wrong> {
    match error {
        BadAnswers::NothingVaries => Ok(Finding::undefined(Message::new("measurement-nothing-varies"))),
        // `codes` fills persons by items.
        BadAnswers::Empty { .. } | BadAnswers::Shape { .. } => {
            Ok(Finding::undefined(Message::new("measurement-no-answers")))
        }
        // Frequencies are whole numbers already.
        BadAnswers::Weight { .. } => Err(Wrong::Table(Fault::Frequency)),
        BadAnswers::NotDichotomous { item, categories } => {
            Err(Wrong::column(&named.items[*item], Fault::ModelTakesTwo { answers: *categories }))
        }
        BadAnswers::UnequalCategories { item, categories, expected } => {
            let fault = Fault::UnequalScales { answers: *categories, first: *expected };
            Err(Wrong::column(&named.items[*item], fault))
        }
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
            Wrong::Cell { row, column, fault: Fault::NotANumber { text } } => {
                Wrong::Cell { row, column, fault: Fault::NotAScore { text } }
            }
            wrong => wrong,
        })?;
        let groups = column.categories();
        if groups.labels.len() > MOST_CATEGORIES {
            let fault = Fault::TooManyAnswers { answers: groups.labels.len(), most: MOST_CATEGORIES };
            return Err(Wrong::column(column.name(), fault));
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

fn positive(options: &Options, flag: &str, most: u32) -> Result<Option<f64>, Wrong> {
    match options.real(flag)? {
        Some(value) if !(value > 0.0 && value <= f64::from(most)) => {
            Err(Wrong::option(flag, Fault::NotPositive { most: most as usize }))
        }
        value => Ok(value),
    }
}

fn prior(options: &Options, flag: &str) -> Result<Option<(f64, f64)>, Wrong> {
    let Some(parts) = options.names(flag) else { return Ok(None) };
    let bad = || Wrong::option(flag, Fault::NotAPrior);
    let numbers: Vec<f64> = parts.iter().map(|part| part.parse().map_err(|_| bad())).collect::<Result<_, _>>()?;
    match numbers[..] {
        [mean, sd] if mean.is_finite() && sd.is_finite() && sd > 0.0 => Ok(Some((mean, sd))),
        _ => Err(bad()),
    }
}

fn fitting(model: Model, options: &Options) -> Result<FitOptions, Wrong> {
    let nodes = options.number::<usize>("nodes")?.unwrap_or(61);
    if !(2..=2001).contains(&nodes) {
        return Err(Wrong::option("nodes", Fault::NotWithin { least: 2, most: 2001 }));
    }
    let reach = positive(options, "reach", 30)?.unwrap_or(6.0);
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

fn whole(value: f64) -> Value {
    if value.fract() == 0.0 && value < 9e15 { json!(value as u64) } else { json!(value) }
}
