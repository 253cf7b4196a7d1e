//! The verb `mfrm`: ratings in; severities of raters, difficulties of items, abilities and fair scores of persons out.

use ground::{Message, Status};
use serde_json::{Value, json};

use super::connected::{Connections, connections};
use super::design::Steps;
use super::estimate::{FacetFit, FacetOptions, fit_facets};
use super::fair::{ElementFit, PersonAbility, element_fit, fair_persons, person_abilities};
use super::ratings::{BadRatings, Rating, Ratings};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::{Layout, chosen};
use crate::response::Grid;
use crate::table::{Categories, Column, Table};
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

/// `mfrm`.
pub const VERBS: &[Verb] = &[Verb {
    name: "mfrm",
    about: "many-facet Rasch: severity of raters, difficulty of items, fair scores",
    flags: &[
        Flag::value("person", "wide: the column that names the person"),
        Flag::value("rater", "wide: the column that names the rater; the other columns are items"),
        Flag::value("steps", "shared (default: one rating scale) or of-items (partial credit)"),
        Flag::value("nodes", "nodes that stand for the population (41)"),
        Flag::value("errors", "observed (default) or none"),
        Flag::value("persons", "all (default) or none: abilities and fair scores"),
        Flag::bare("interaction", "each pair of item and rater has a difficulty of its own"),
    ],
    run: mfrm,
}];

/// What elements are called.
struct Names {
    persons: Vec<String>,
    items: Vec<String>,
    raters: Vec<String>,
    least: f64,
}

fn mfrm(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let steps = match options.word("steps", &["shared", "of-items"])? {
        "of-items" => Steps::OfItems,
        _ => Steps::Shared,
    };
    let nodes = options.number::<usize>("nodes")?.unwrap_or(41);
    if !(2..=2001).contains(&nodes) {
        return Err(Wrong::option("nodes", Fault::NotWithin { least: 2, most: 2001 }));
    }
    let with_errors = options.word("errors", &["observed", "none"])? == "observed";
    let with_persons = options.word("persons", &["all", "none"])? == "all";
    let usual = FacetOptions::default();
    let most_looks = options.number::<usize>("work")?.unwrap_or(usual.most_looks).clamp(1, 1_000_000);
    let (all, mut names, missing) = read(table, options)?;
    let mut ratings = match Ratings::new(all) {
        Ok(ratings) => ratings.among(names.persons.len(), names.items.len(), names.raters.len()),
        Err(error) => return refused(&error),
    };
    let tied = connections(&ratings);
    let interaction = options.has("interaction");
    if interaction {
        ratings = match crossed(&ratings, &mut names) {
            Ok(ratings) => ratings,
            Err(error) => return refused(&error),
        };
    } else if tied.sets_by_items > 1 {
        let message = Message::new("measurement-raters-and-items-confounded").with("sets", tied.sets_by_items);
        return Ok(Finding::undefined(message));
    }
    let how = FacetOptions {
        steps,
        with_raters: !interaction,
        grid: Grid::even(nodes, 6.0),
        with_errors,
        most_looks,
        ..usual
    };
    let fit = match fit_facets(&ratings, &how) {
        Ok(fit) => fit,
        Err(error) => return refused(&error),
    };
    let mut finding = Finding::new()
        .with("model", if steps == Steps::Shared { "rating-scale" } else { "partial-credit" })
        .with("n", ratings.all().len())
        .with("persons_n", names.persons.len())
        .with("missing", json!({ "handling": "available ratings", "ratings": missing }));
    tell(&mut finding, &fit, &tied, &names, with_persons, interaction);
    Ok(finding)
}

fn refused(error: &BadRatings) -> Result<Finding, Wrong> {
    match error {
        BadRatings::Empty => Ok(Finding::undefined(Message::new("measurement-no-answers"))),
        BadRatings::NothingVaries => Ok(Finding::undefined(Message::new("measurement-nothing-varies"))),
        &BadRatings::Category { category, most, .. } => {
            let fault = Fault::TooManyCategories { categories: category.into(), most: most.into() };
            Err(Wrong::Table(fault))
        }
    }
}

/// Each pair of item and rater becomes an item.
fn crossed(ratings: &Ratings, names: &mut Names) -> Result<Ratings, BadRatings> {
    let mut pairs: Vec<(u32, u32)> = ratings.all().iter().map(|rating| (rating.item, rating.rater)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let place = |rating: &Rating| pairs.partition_point(|pair| *pair < (rating.item, rating.rater)) as u32;
    let all = ratings.all().iter().map(|rating| Rating { item: place(rating), rater: 0, ..*rating }).collect();
    names.items = pairs
        .iter()
        .map(|&(item, rater)| format!("{} / {}", names.items[item as usize], names.raters[rater as usize]))
        .collect();
    names.raters.truncate(1);
    Ok(Ratings::new(all)?.among(ratings.persons(), 0, 0))
}

/// Ratings from a long table, or from a wide one with columns for the person and the rater.
fn read(table: &Table, options: &Options) -> Result<(Vec<Rating>, Names, usize), Wrong> {
    let (person, rater, items) = match Layout::of(options)? {
        Layout::Long { person, item, score, rater } => {
            let rater = rater.ok_or_else(|| Wrong::option("long", Fault::LongNeedsRater))?;
            return long(table, [&person, &item, &score, &rater]);
        }
        Layout::Matrix => return Err(Wrong::option("matrix", Fault::NeedsAnswers)),
        Layout::Wide => {
            let person = options.text("person").ok_or_else(|| Wrong::option("person", Fault::ColumnWanted))?;
            let rater = options.text("rater").ok_or_else(|| Wrong::option("rater", Fault::ColumnWanted))?;
            let items: Vec<&Column> = chosen(table, options)?
                .into_iter()
                .filter(|column| column.name() != person && column.name() != rater)
                .collect();
            (table.column(person)?.categories(), table.column(rater)?.categories(), items)
        }
    };
    let mut least = f64::INFINITY;
    for column in &items {
        least = least.min(least_of(table, column)?);
    }
    let mut all = Vec::with_capacity(table.rows() * items.len());
    let mut missing = 0;
    for row in 0..table.rows() {
        let (who, by) = (person.codes[row], rater.codes[row]);
        if who == Categories::NONE || by == Categories::NONE {
            return Err(Wrong::row(table.row_number(row), Fault::PersonOrRaterMissing));
        }
        for (item, column) in items.iter().enumerate() {
            match category(table, column, row, least)? {
                Some(category) => all.push(Rating { person: who, item: item as u32, rater: by, category }),
                None => missing += 1,
            }
        }
    }
    let items = items.iter().map(|column| column.name().to_owned()).collect();
    Ok((all, Names { persons: person.labels, items, raters: rater.labels, least }, missing))
}

fn long(table: &Table, [person, item, score, rater]: [&str; 4]) -> Result<(Vec<Rating>, Names, usize), Wrong> {
    let [persons, items, raters] = [person, item, rater].map(|name| table.column(name).map(Column::categories));
    let (persons, items, raters) = (persons?, items?, raters?);
    let column = table.column(score)?;
    let least = least_of(table, column)?;
    let mut all = Vec::with_capacity(table.rows());
    let mut missing = 0;
    for row in 0..table.rows() {
        let (person, item, rater) = (persons.codes[row], items.codes[row], raters.codes[row]);
        if [person, item, rater].contains(&Categories::NONE) {
            return Err(Wrong::row(table.row_number(row), Fault::PersonItemOrRaterMissing));
        }
        match category(table, column, row, least)? {
            Some(category) => all.push(Rating { person, item, rater, category }),
            None => missing += 1,
        }
    }
    let names = Names { persons: persons.labels, items: items.labels, raters: raters.labels, least };
    Ok((all, names, missing))
}

/// The least score of a column of scores.
fn least_of(table: &Table, column: &Column) -> Result<f64, Wrong> {
    column.numeric()?;
    Ok((0..table.rows()).filter_map(|row| column.number(row)).fold(f64::INFINITY, f64::min))
}

/// A score as a category above the least; none where it is missing.
fn category(table: &Table, column: &Column, row: usize, least: f64) -> Result<Option<u8>, Wrong> {
    let Some(number) = column.number(row) else { return Ok(None) };
    let above = number - least;
    if above.fract() != 0.0 || above > 100.0 {
        let fault = Fault::ScoreTooFar { score: number.to_string(), least: least.to_string() };
        return Err(Wrong::cell(table.row_number(row), column.name(), fault));
    }
    Ok(Some(above as u8))
}

fn tell(
    finding: &mut Finding,
    fit: &FacetFit,
    tied: &Connections,
    names: &Names,
    with_persons: bool,
    interaction: bool,
) {
    let abilities = person_abilities(fit);
    let (item_fits, rater_fits) = element_fit(fit, &abilities);
    finding.work = fit.looks as u64;
    finding.put("log_likelihood", fit.log_likelihood);
    finding.put("deviance", -2.0 * fit.log_likelihood);
    finding.put("parameters", fit.parameters);
    finding.put("unit", "logits");
    finding.put("spread", fit.spread);
    finding.put("variance", fit.spread * fit.spread);
    finding.put("spread_se", fit.spread_error);
    finding
        .put("errors", if fit.difficulty_errors.iter().any(Option::is_some) { "observed information" } else { "none" });
    finding.put("reliability", reliability(&abilities));
    let element = |name: &str, place: Option<f64>, se: Option<f64>, square: Option<ElementFit>| {
        let mut value = json!({ "name": name, "measure": place, "se": se });
        if let (Some(square), Some(object)) = (square, value.as_object_mut()) {
            object.insert("ratings".into(), json!(square.ratings));
            object.insert("mean".into(), json!(square.mean + names.least));
            object.insert("infit".into(), json!(square.infit));
            object.insert("infit_t".into(), json!(square.infit_t));
            object.insert("outfit".into(), json!(square.outfit));
            object.insert("outfit_t".into(), json!(square.outfit_t));
        }
        value
    };
    let items = (0..names.items.len()).map(|at| {
        let mut value = element(&names.items[at], fit.difficulties[at], fit.difficulty_errors[at], item_fits[at]);
        value["thresholds"] = json!(fit.thresholds[at]);
        value
    });
    finding.put("items", items.collect::<Vec<Value>>());
    if !interaction {
        let raters = (0..names.raters.len()).map(|at| {
            let mut value = element(&names.raters[at], fit.severities[at], fit.severity_errors[at], rater_fits[at]);
            value["set"] = json!(tied.by_persons[at].map(|set| set + 1));
            value
        });
        finding.put("raters", raters.collect::<Vec<Value>>());
    }
    finding.put("rater_sets", tied.sets_by_persons);
    if with_persons {
        persons(finding, fit, &abilities, names);
    }
    warn(finding, fit, tied, names, interaction);
}

fn reliability(abilities: &[Option<PersonAbility>]) -> Option<f64> {
    let all: Vec<&PersonAbility> = abilities.iter().flatten().collect();
    if all.len() < 2 {
        return None;
    }
    let n = all.len() as f64;
    let mean = all.iter().map(|a| a.expected).sum::<f64>() / n;
    let between = all.iter().map(|a| (a.expected - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let within = all.iter().map(|a| a.error * a.error).sum::<f64>() / n;
    Some(between / (between + within))
}

fn persons(finding: &mut Finding, fit: &FacetFit, abilities: &[Option<PersonAbility>], names: &Names) {
    let fair = fair_persons(fit, abilities);
    let values = abilities.iter().zip(&fair).enumerate().map(|(at, (ability, fair))| {
        json!({
            "name": names.persons[at],
            "ability": ability.map(|a| a.expected),
            "se": ability.map(|a| a.error),
            "weighted_ability": ability.map(|a| a.weighted),
            "weighted_se": ability.map(|a| a.weighted_error),
            "observed_percent": fair.map(|f| 100.0 * f.observed),
            "fair_percent": fair.map(|f| 100.0 * f.fair),
            "severity_met": fair.map(|f| f.severity),
        })
    });
    finding.put("persons", values.collect::<Vec<Value>>());
    // The persons for whom the luck of the raters mattered most.
    let mut moved: Vec<(usize, f64)> =
        fair.iter().enumerate().filter_map(|(at, fair)| fair.map(|f| (at, f.fair - f.observed))).collect();
    moved.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    for (at, _) in moved.into_iter().take(3).filter(|(_, by)| by.abs() > 0.01) {
        let Some(fair) = fair[at] else { continue };
        finding.explain(
            Message::new("measurement-fair-score")
                .with("person", names.persons[at].as_str())
                .with("observed", (100.0 * fair.observed).round())
                .with("fair", (100.0 * fair.fair).round())
                .with("severity", fair.severity),
        );
    }
}

fn warn(finding: &mut Finding, fit: &FacetFit, tied: &Connections, names: &Names, interaction: bool) {
    if tied.sets_by_persons > 1 && !interaction {
        finding.warn(Message::new("measurement-raters-disjoint").with("sets", tied.sets_by_persons));
    }
    let infinite = |of: &[Option<f64>]| -> Vec<usize> { (0..of.len()).filter(|&at| of[at].is_none()).collect() };
    for at in infinite(&fit.difficulties) {
        finding.warn(Message::new("measurement-item-at-the-end").with("item", names.items[at].as_str()));
    }
    if !interaction {
        for at in infinite(&fit.severities) {
            finding.warn(Message::new("measurement-rater-at-the-end").with("rater", names.raters[at].as_str()));
        }
        let mut strict: Vec<(usize, f64)> =
            fit.severities.iter().enumerate().filter_map(|(at, severity)| severity.map(|s| (at, s))).collect();
        strict.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
        for (at, severity) in strict.into_iter().take(3).filter(|(_, severity)| severity.abs() > 0.3) {
            let code = if severity > 0.0 { "measurement-rater-severe" } else { "measurement-rater-lenient" };
            let message = Message::new(code).with("rater", names.raters[at].as_str());
            finding.explain(message.with("logits", severity.abs()));
        }
    }
    for &category in &fit.skipped {
        finding.warn(Message::new("measurement-empty-category").with("category", f64::from(category) + names.least));
    }
    if fit.passed_over > 0 {
        finding.warn(Message::new("measurement-ratings-passed-over").with("count", fit.passed_over));
    }
    if !fit.identified {
        finding.warn(Message::new("measurement-not-identified"));
    }
    if !fit.converged {
        finding.status = Status::Unknown;
        finding.reason.push(Message::new("measurement-not-converged").with("looks", fit.looks));
    }
}
