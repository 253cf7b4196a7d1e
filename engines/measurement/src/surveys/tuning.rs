//! The analysis of the Tuning project (González & Wagenaar 2003; quadrants as in Tuning América Latina 2007): a row an
//! answer, with group, competence, importance, achievement, and rank among the five most important.
//!
//! Non-response: each group weighs as much as its population, so that a total over groups speaks of all of them.

use std::collections::{BTreeMap, HashSet};

use ground::Message;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::finding::Finding;
use crate::ranks::ranks;
use crate::surveys::cells::Cell;
use crate::table::{Categories, Column, Table};
use crate::verb::Options;
use crate::wrong::Wrong;

/// The most competences times groups.
const MOST: usize = 1 << 20;

pub fn tuning(table: &Table, options: &Options) -> Result<Finding, Wrong> {
    let column = |flag: &str| table.column(options.text(flag).unwrap_or(flag));
    let maybe = |flag: &str| match options.text(flag) {
        Some(name) => table.column(name).map(Some),
        None => Ok(table.columns().iter().find(|column| column.name() == flag)),
    };
    let (groups, competences) = (column("group")?.categories(), column("competence")?.categories());
    let (importance, achievement) = (column("importance")?, column("achievement")?);
    let (rank, respondent) = (maybe("rank")?, maybe("respondent")?);
    let weight = options.text("weight").map(|name| table.column(name)).transpose()?;
    for column in [Some(importance), Some(achievement), rank, weight].into_iter().flatten() {
        column.numeric()?;
    }
    let (top, level) = (options.real("top")?.unwrap_or(4.0), options.level()?);
    let least = options.real("least")?.unwrap_or(5.0);
    if groups.labels.len().saturating_mul(competences.labels.len()) > MOST {
        let (groups, competences) = (groups.labels.len(), competences.labels.len());
        return Err(Wrong::Table(Fault::TooManyPairs { groups, competences, most: MOST }));
    }
    let respondents = respondents(&groups, &competences, respondent);
    let of_group = population(options, &groups, &respondents)?;
    let mut cells: Vec<Vec<Cell>> = vec![vec![Cell::default(); competences.labels.len()]; groups.labels.len() + 1];
    let all = groups.labels.len();
    for row in 0..table.rows() {
        let (group, competence) = (groups.codes[row], competences.codes[row]);
        if group == Categories::NONE || competence == Categories::NONE {
            return Err(Wrong::row(table.row_number(row), Fault::GroupOrCompetenceMissing));
        }
        let Some(own) = weight.map_or(Some(1.0), |column| column.number(row)) else {
            let name = weight.map_or("weight", Column::name);
            return Err(Wrong::cell(table.row_number(row), name, Fault::WeightMissing));
        };
        if own < 0.0 {
            let name = weight.map_or("weight", Column::name);
            return Err(Wrong::cell(table.row_number(row), name, Fault::WeightNegative));
        }
        let points = points(table, rank, row)?;
        for (place, weight) in [(group as usize, own), (all, own * of_group[group as usize])] {
            let cell = &mut cells[place][competence as usize];
            cell.asked += 1.0;
            cell.weight += weight;
            cell.points += weight * points;
            for (scale, column) in [(&mut cell.importance, importance), (&mut cell.achievement, achievement)] {
                match column.number(row) {
                    Some(answer) => scale.take(answer, weight, top),
                    None => cell.missing += 1.0,
                }
            }
        }
    }
    // A single hidden group could be had back from all and the others: then all is hidden too.
    for competence in 0..competences.labels.len() {
        let hidden = cells[..all].iter().filter(|group| group[competence].hidden(least)).count();
        cells[all][competence].with_one_hidden = hidden == 1;
    }
    let mut finding = Finding::new();
    let names: Vec<&str> = groups.labels.iter().map(String::as_str).chain(["all"]).collect();
    let mut shown = Vec::new();
    for (name, cells) in names.iter().zip(&cells) {
        let people = if *name == "all" { respondents.iter().sum() } else { respondents[shown.len()] };
        shown.push(group(&mut finding, name, cells, &competences.labels, rank.is_some(), (level, least, people)));
    }
    finding.put("groups", shown);
    finding.put("agreement", agreement(&names[..all], &cells, least));
    let weights: BTreeMap<&str, f64> = groups.labels.iter().map(String::as_str).zip(of_group).collect();
    finding.put("weights", json!(weights));
    finding.put("n", json!(table.rows()));
    finding.put("respondents", respondents.iter().sum::<f64>());
    finding.put("missing", "a missing answer is left out of its own scale only");
    finding.put("level", level);
    finding.put("least", least);
    finding.explain(
        Message::new("measurement-tuning-found").with("groups", all).with("competences", competences.labels.len()),
    );
    Ok(finding)
}

fn points(table: &Table, rank: Option<&Column>, row: usize) -> Result<f64, Wrong> {
    match rank.map(|column| (column, column.number(row))) {
        None | Some((_, None | Some(0.0))) => Ok(0.0),
        Some((_, Some(place))) if (1.0..=5.0).contains(&place) && place.fract() == 0.0 => Ok(6.0 - place),
        Some((column, Some(place))) => {
            let fault = Fault::NotARank { rank: place.to_string() };
            Err(Wrong::cell(table.row_number(row), column.name(), fault))
        }
    }
}

/// How many there are in each group: different respondents, or the most answers to one competence.
fn respondents(groups: &Categories, competences: &Categories, respondent: Option<&Column>) -> Vec<f64> {
    let mut found = vec![0.0; groups.labels.len()];
    if let Some(who) = respondent.map(Column::categories) {
        let mut seen = HashSet::new();
        for (&group, &who) in groups.codes.iter().zip(&who.codes) {
            if group != Categories::NONE && who != Categories::NONE && seen.insert((group, who)) {
                found[group as usize] += 1.0;
            }
        }
    } else {
        let mut asked = vec![0.0_f64; groups.labels.len() * competences.labels.len()];
        for (&group, &competence) in groups.codes.iter().zip(&competences.codes) {
            if group != Categories::NONE && competence != Categories::NONE {
                let times = &mut asked[group as usize * competences.labels.len() + competence as usize];
                *times += 1.0;
                found[group as usize] = f64::max(*times, found[group as usize]);
            }
        }
    }
    found
}

/// The weight of each group: its share of the population over its share of the respondents; 1 without a population.
fn population(options: &Options, groups: &Categories, respondents: &[f64]) -> Result<Vec<f64>, Wrong> {
    let Some(given) = options.names("population") else { return Ok(vec![1.0; respondents.len()]) };
    let mut sizes = vec![f64::NAN; respondents.len()];
    for one in given {
        let (name, size) = one.split_once('=').unwrap_or((one, ""));
        let place = groups.labels.iter().position(|label| label == name);
        let place = place.ok_or_else(|| Wrong::option("population", Fault::NoSuchGroup { name: name.to_owned() }))?;
        sizes[place] = size
            .parse()
            .ok()
            .filter(|size: &f64| size.is_finite() && *size > 0.0)
            .ok_or_else(|| Wrong::option("population", Fault::NotASize { given: one.to_owned() }))?;
    }
    if let Some(place) = sizes.iter().position(|size| size.is_nan()) {
        let group = groups.labels[place].clone();
        return Err(Wrong::option("population", Fault::GroupWithoutSize { group }));
    }
    if let Some(place) = respondents.iter().position(|n| *n <= 0.0) {
        let group = groups.labels[place].clone();
        return Err(Wrong::option("population", Fault::GroupWithoutAnswers { group }));
    }
    let (people, answered): (f64, f64) = (sizes.iter().sum(), respondents.iter().sum());
    Ok(sizes.iter().zip(respondents).map(|(size, n)| size / people / (n / answered)).collect())
}

fn group(
    finding: &mut Finding,
    name: &str,
    cells: &[Cell],
    competences: &[String],
    ranked: bool,
    (level, least, people): (f64, f64, f64),
) -> Value {
    let visible = |cell: &&Cell| !cell.hidden(least);
    let mean = |of: fn(&Cell) -> f64| {
        let means: Vec<f64> = cells.iter().filter(visible).map(of).collect();
        means.iter().sum::<f64>() / means.iter().map(|_| 1.0).sum::<f64>()
    };
    let (grand_importance, grand_achievement) =
        (mean(|cell| cell.importance.mean()), mean(|cell| cell.achievement.mean()));
    let mut rows: Vec<(f64, Value)> = Vec::new();
    let mut hidden = 0;
    for (cell, competence) in cells.iter().zip(competences) {
        if !visible(&cell) {
            hidden += 1;
            rows.push((f64::NEG_INFINITY, json!({"competence": competence, "suppressed": true})));
            continue;
        }
        let (important, achieved) = (cell.importance.mean(), cell.achievement.mean());
        let quadrant = match (important >= grand_importance, achieved >= grand_achievement) {
            (true, false) => "concentration",
            (true, true) => "maintenance",
            (false, false) => "low-priority",
            (false, true) => "excess-effort",
        };
        let mut row = json!({
            "competence": competence, "importance": cell.importance.shown(level),
            "achievement": cell.achievement.shown(level), "gap": json!(important - achieved), "quadrant": quadrant,
            "missing": cell.missing,
        });
        if ranked {
            row["rank_points"] = json!(cell.points / cell.weight);
        }
        if quadrant == "concentration" && name != "all" {
            finding.explain(
                Message::new("measurement-tuning-concentrate")
                    .with("group", name)
                    .with("competence", competence.as_str())
                    .with("gap", json!(important - achieved)),
            );
        }
        rows.push((important, row));
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    if hidden > 0 {
        finding.warn(Message::new("measurement-tuning-cells-hidden").with("group", name).with("cells", hidden));
    }
    json!({
        "group": name, "respondents": people, "mean_importance": json!(grand_importance),
        "mean_achievement": json!(grand_achievement),
        "competences": rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>(),
    })
}

/// How alike two groups see the competences, by the means that may be shown: product-moment and by ranks.
fn agreement(names: &[&str], cells: &[Vec<Cell>], least: f64) -> Vec<Value> {
    let mut found = Vec::new();
    for one in 0..names.len() {
        for other in one + 1..names.len() {
            let mut row = json!({"groups": [names[one], names[other]]});
            for (scale, of) in [
                ("importance", (|cell: &Cell| (cell.importance.n, cell.importance.mean())) as fn(&Cell) -> (f64, f64)),
                ("achievement", |cell: &Cell| (cell.achievement.n, cell.achievement.mean())),
            ] {
                let pairs = cells[one].iter().map(of).zip(cells[other].iter().map(of));
                let (x, y): (Vec<f64>, Vec<f64>) =
                    pairs.filter(|(a, b)| a.0 >= least && b.0 >= least).map(|(a, b)| (a.1, b.1)).unzip();
                row[scale] = json!({
                    "n": x.len(), "pearson": json!(pearson(&x, &y)), "spearman": json!(pearson(&ranks(&x, |_| 1.0).places, &ranks(&y, |_| 1.0).places)),
                });
            }
            found.push(row);
        }
    }
    found
}

fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let n = x.iter().map(|_| 1.0).sum::<f64>();
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let sum = |f: fn(f64, f64) -> f64| x.iter().zip(y).map(|(x, y)| f(x - mx, y - my)).sum::<f64>();
    if n < 3.0 { f64::NAN } else { sum(|x, y| x * y) / (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt() }
}
