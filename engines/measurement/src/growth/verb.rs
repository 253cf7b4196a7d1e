//! `growth`: how persons start and change, how much they differ in it.

use std::collections::HashSet;

use ground::{Message, Status};
use serde_json::json;

use super::design::{Criterion, Design, Grouping, Random};
use super::mixed::{Mixed, NotFitted, mixed};
use crate::count::real;
use crate::dimension::LARGEST;
use crate::distribution::{normal_both, normal_quantile};
use crate::fault::Fault;
use crate::finding::Finding;
use crate::layout::chosen;
use crate::table::{Categories, Table};
use crate::verb::{Flag, Options, Verb};
use crate::wrong::Wrong;

pub(crate) const GROWTH: Verb = Verb {
    name: "growth",
    about: "growth curves and mixed models: fixed effects with errors, variances between and within",
    flags: &[
        Flag::value("outcome", "the column to explain; without it every column is an occasion and every row a person"),
        Flag::value("person", "the column of the grouping: each person has an intercept"),
        Flag::value("time", "the column of the slope: each person has one"),
        Flag::value("times", "moments of the occasions of a wide table: 0,1,3 (counted from 0 when not said)"),
        Flag::value("covariates", "more columns of the fixed part: a,b"),
        Flag::value("crossed", "instead of one grouping, several with random intercepts: plate,sample"),
        Flag::value("method", "reml (this is the default) or ml"),
        Flag::bare("uncorrelated", "intercepts and slopes do not correlate"),
        Flag::bare("intercepts", "persons differ in intercept alone"),
        Flag::bare("modes", "print what is expected of each person"),
    ],
    run,
};

/// More levels, crossed, would fill the memory.
const MOST_LEVELS: usize = 3_000;

/// A table's data, named.
struct Data {
    design: Design,
    fixed: Vec<String>,
    random: Vec<String>,
    groups: Vec<String>,
    left_out: usize,
}

fn run(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let criterion = if options.word("method", &["reml", "ml"])? == "reml" { Criterion::Reml } else { Criterion::Ml };
    if options.has("freq") {
        return Err(Wrong::option("freq", Fault::NoFrequencies));
    }
    let data = if options.has("outcome") { long(table, options)? } else { wide(table, options)? };
    let mut finding = Finding::new()
        .with("n", data.design.outcome.len())
        .with("missing", "listwise")
        .with("method", if criterion == Criterion::Reml { "reml" } else { "ml" });
    if data.left_out > 0 {
        let of = data.left_out + data.design.outcome.len();
        finding.warn(Message::new("measurement-rows-left-out").with("rows", data.left_out).with("of", of));
    }
    let mut names = data.fixed.iter().map(String::as_str).chain(options.text("outcome"));
    let mut columns = data.design.fixed.iter().chain([&data.design.outcome]);
    if let Some(at) = columns.position(|column| column.iter().any(|value| value.abs() > LARGEST)) {
        // In a wide table columns are occasions: none of them alone is the outcome.
        let name = names.nth(at).filter(|_| options.has("outcome"));
        let about = |name| Wrong::column(name, Fault::NumbersTooLarge);
        return Err(name.map_or(Wrong::Table(Fault::NumbersTooLarge), about));
    }
    match mixed(&data.design, criterion) {
        Ok(found) => answer(&data, &found, criterion, options, &mut finding),
        Err(why) => {
            finding.status = Status::Infeasible;
            finding.reason.push(Message::new(match why {
                NotFitted::DependentColumns => "measurement-dependent-columns",
                NotFitted::TooFewRows => "measurement-too-few-rows",
                NotFitted::Groups => "measurement-groups-tell-nothing",
                NotFitted::NothingVaries => "measurement-nothing-varies",
            }));
        }
    }
    Ok(finding)
}

fn answer(data: &Data, found: &Mixed, criterion: Criterion, options: &Options, finding: &mut Finding) {
    let z = normal_quantile(0.975);
    let fixed: Vec<_> = data
        .fixed
        .iter()
        .zip(found.coefficients.iter().zip(&found.se))
        .map(|(name, (&value, &se))| {
            let t = if se > 0.0 { Some(value / se) } else { None };
            json!({
                "name": name, "estimate": value, "se": se, "t": t, "p": t.map(normal_both),
                "low": value - z * se, "high": value + z * se,
            })
        })
        .collect();
    finding.work = found.iterations as u64;
    finding.put("fixed", fixed);
    // From the first moment to the last, for who draws the lines.
    let of_time = options.has("time") || !options.has("outcome");
    if let Some(times) = data.design.fixed.get(1).filter(|_| of_time) {
        let ends = times.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), t| (low.min(*t), high.max(*t)));
        finding.put("time_span", json!([ends.0, ends.1]));
    }
    finding.put("deviance", found.deviance);
    finding.put("log_likelihood", -0.5 * found.deviance);
    let k = real(found.parameters);
    finding.put("aic", found.deviance + 2.0 * k);
    let rows = real(found.n) - if criterion == Criterion::Reml { real(found.coefficients.len()) } else { 0.0 };
    finding.put("bic", found.deviance + k * rows.ln());
    finding.put("residual_variance", found.residual_variance);
    finding.put("residual_sd", found.residual_variance.sqrt());
    let size = found.covariance.nrows();
    let variances: Vec<_> = (0..size)
        .map(|k| {
            let variance = found.covariance[(k, k)];
            json!({"name": data.random[k], "variance": variance, "sd": variance.max(0.0).sqrt()})
        })
        .collect();
    finding.put("random", variances);
    let one_factor = matches!(data.design.random, Random::OneFactor { .. });
    let between: f64 = if one_factor { found.covariance[(0, 0)] } else { found.covariance.trace() };
    finding.put("intraclass", between / (between + found.residual_variance));
    if one_factor && size == 2 {
        let product = (found.covariance[(0, 0)] * found.covariance[(1, 1)]).sqrt();
        finding.put("covariance", found.covariance[(0, 1)]);
        finding.put("correlation", (product > 0.0).then(|| (found.covariance[(0, 1)] / product).clamp(-1.0, 1.0)));
    }
    if options.has("modes") && one_factor {
        let modes: Vec<_> = data
            .groups
            .iter()
            .zip(&found.modes)
            .map(|(name, mode)| json!({"person": name, "intercept": mode[0], "slope": mode[1]}))
            .collect();
        finding.put("modes", modes);
    }
    if found.singular {
        finding.warn(Message::new("measurement-random-part-singular"));
    }
    if !found.converged {
        finding.status = Status::Unknown;
        finding.reason.push(
            Message::new("measurement-not-converged").with("what", "growth").with("iterations", found.iterations),
        );
    }
}

/// Groups of a column: codes without gaps over the rows that count, with their categories.
fn grouping(categories: &Categories, rows: &[usize]) -> (Grouping, Vec<usize>) {
    let mut place = vec![u32::MAX; categories.labels.len()];
    let mut met = Vec::new();
    let levels = rows
        .iter()
        .map(|&row| {
            let code = categories.codes[row] as usize;
            if place[code] == u32::MAX {
                place[code] = u32::try_from(met.len()).unwrap_or(u32::MAX - 1);
                met.push(code);
            }
            place[code]
        })
        .collect();
    (Grouping { levels, count: met.len() }, met)
}

fn long(table: &Table, options: &Options) -> Result<Data, Wrong> {
    let outcome = table.column(options.text("outcome").unwrap_or_default())?.numbers()?;
    let time =
        options.text("time").map(|name| table.column(name).and_then(crate::table::Column::numbers)).transpose()?;
    let mut fixed_names = vec!["intercept".to_owned()];
    let mut fixed: Vec<Vec<f64>> = Vec::new();
    if let (Some(name), Some(time)) = (options.text("time"), &time) {
        fixed_names.push(name.to_owned());
        fixed.push(time.clone());
    }
    for name in options.names("covariates").unwrap_or_default() {
        if fixed_names.iter().any(|one| one == name) {
            return Err(Wrong::option("covariates", Fault::NamedTwice { name: name.to_owned() }));
        }
        fixed_names.push(name.to_owned());
        fixed.push(table.column(name)?.numbers()?);
    }
    let names: Vec<&str> = match (options.names("crossed"), options.text("person")) {
        (Some(_), Some(_)) => return Err(Wrong::option("crossed", Fault::CrossedWithPerson)),
        (Some(names), None) if !names.is_empty() => names,
        (None, Some(person)) => vec![person],
        _ => return Err(Wrong::option("person", Fault::ColumnWanted)),
    };
    let mut seen = HashSet::new();
    if let Some(&twice) = names.iter().find(|&&name| !seen.insert(name)) {
        return Err(Wrong::option("crossed", Fault::NamedTwice { name: twice.to_owned() }));
    }
    let groupings = names.iter().map(|name| Ok(table.column(name)?.categories())).collect::<Result<Vec<_>, Wrong>>()?;
    let complete: Vec<usize> = (0..table.rows())
        .filter(|&row| {
            !outcome[row].is_nan()
                && fixed.iter().all(|column| !column[row].is_nan())
                && groupings.iter().all(|one| one.codes[row] != Categories::NONE)
        })
        .collect();
    let all = complete.len() == table.rows();
    let pick = |column: Vec<f64>| if all { column } else { complete.iter().map(|&row| column[row]).collect() };
    let fixed: Vec<Vec<f64>> = std::iter::once(vec![1.0; complete.len()]).chain(fixed.into_iter().map(pick)).collect();
    let slope = if options.has("intercepts") { None } else { time.map(pick) };
    let (random, random_names, groups) = if options.has("crossed") {
        let groupings: Vec<Grouping> = groupings.iter().map(|one| grouping(one, &complete).0).collect();
        let dense: usize = groupings.iter().map(|one| one.count).sum::<usize>()
            - groupings.iter().map(|one| one.count).max().unwrap_or(0);
        if dense > MOST_LEVELS {
            return Err(Wrong::option("crossed", Fault::TooManyLevels { levels: dense, most: MOST_LEVELS }));
        }
        (Random::Crossed(groupings), names.iter().map(|&name| name.to_owned()).collect(), Vec::new())
    } else {
        let (found, met) = grouping(&groupings[0], &complete);
        let groups = met.into_iter().map(|code| groupings[0].labels[code].clone()).collect();
        let mut random_names = vec!["intercept".to_owned()];
        if slope.is_some() {
            random_names.extend(options.text("time").map(str::to_owned));
        }
        let correlated = !options.has("uncorrelated");
        (Random::OneFactor { groups: found.levels, count: found.count, slope, correlated }, random_names, groups)
    };
    Ok(Data {
        left_out: table.rows() - complete.len(),
        design: Design { fixed, outcome: pick(outcome), random },
        fixed: fixed_names,
        random: random_names,
        groups,
    })
}

fn wide(table: &Table, options: &Options) -> Result<Data, Wrong> {
    for flag in ["person", "time", "crossed", "covariates"] {
        if options.has(flag) {
            return Err(Wrong::option("outcome", Fault::OutcomeWanted { flag: format!("--{flag}") }));
        }
    }
    let columns = chosen(table, options)?;
    let times: Vec<f64> = match options.names("times") {
        None => (0..columns.len()).map(real).collect(),
        Some(names) => {
            let time = |name: &&str| name.parse::<f64>().ok().filter(|time| time.is_finite());
            let found: Option<Vec<f64>> = names.iter().map(time).collect();
            found
                .filter(|found| found.len() == columns.len())
                .ok_or_else(|| Wrong::option("times", Fault::OccasionsDiffer { occasions: columns.len() }))?
        }
    };
    let occasions = columns.iter().map(|column| column.numbers()).collect::<Result<Vec<_>, _>>()?;
    let mut design = (Vec::new(), Vec::new(), Vec::new());
    let (mut left_out, mut persons) = (0, Vec::new());
    for row in 0..table.rows() {
        let before = design.0.len();
        let group = u32::try_from(persons.len()).unwrap_or(u32::MAX - 1);
        for (occasion, &time) in occasions.iter().zip(&times) {
            if occasion[row].is_nan() {
                left_out += 1;
                continue;
            }
            design.0.push(time);
            design.1.push(occasion[row]);
            design.2.push(group);
        }
        if design.0.len() > before {
            persons.push(table.row_number(row).to_string());
        }
    }
    let (time, outcome, groups) = design;
    let slope = (!options.has("intercepts")).then(|| time.clone());
    let random = Random::OneFactor { groups, count: persons.len(), slope, correlated: !options.has("uncorrelated") };
    let names = vec!["intercept".to_owned(), "time".to_owned()];
    Ok(Data {
        design: Design { fixed: vec![vec![1.0; time.len()], time], outcome, random },
        fixed: names.clone(),
        random: names,
        groups: persons,
        left_out,
    })
}
