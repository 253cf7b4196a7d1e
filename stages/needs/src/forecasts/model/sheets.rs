//! The region's tables as `engines/forecast` reads them (the head of `labour/folder.rs`): percentages become shares, what was
//! not told is filled from what the platform knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use forecast::Finding;

use super::history::History;
use crate::forecasts::inputs::{Inputs, Line};
use crate::forecasts::kinds::{Kind, Scenario};
use crate::forecasts::results::OTHERS;
use crate::forecasts::rules::Settings;
use kernel::Code;

/// Tables by name.
pub type Sheets = BTreeMap<&'static str, String>;

/// Is anything told of the growth of this scenario?
pub fn tells(inputs: &Inputs, scenario: Scenario) -> bool {
    inputs.lines(Kind::Growth).any(|line| of_scenario(&line) == scenario)
}

/// Is anything told of the growth of this sector?
pub fn grows_as_told(inputs: &Inputs, sector: &str) -> bool {
    inputs.lines(Kind::Growth).any(|line| [sector, ""].contains(&line.text("sector")))
}

fn of_scenario(line: &Line<'_>) -> Scenario {
    Scenario::of(line.text("scenario")).unwrap_or(Scenario::Base)
}

/// All tables under a scenario; what was passed over goes to `said`.
pub fn sheets(
    inputs: &Inputs,
    history: &History,
    asked: &Settings,
    scenario: Scenario,
    said: &mut Vec<Finding>,
) -> Sheets {
    let shares = Shares::of(inputs, history, said);
    let mut all = Sheets::new();
    let mut put = |name: &'static str, head: &str, rows: Vec<String>| {
        if !rows.is_empty() {
            all.insert(name, format!("{head}\n{}\n", rows.join("\n")));
        }
    };
    put("employment", "region,sector,year,employed", employment(inputs, history));
    let head = "sector,year,growth,output_growth,productivity_growth,elasticity";
    put("growth", head, growth(inputs, history, asked.horizon, scenario));
    put("shares", "sector,occupation,share", shares.rows);
    let (bands, ages, exits) = ages(inputs, &shares.professions);
    put("bands", "band,width,entry", bands);
    put("ages", "occupation,band,share", ages);
    put("exits", "occupation,band,retirement,mortality,migration,mobility,deviation", exits);
    let weighed = weighed(inputs, said);
    let (strata, returns) = weighed.unwrap_or_default();
    let head = if returns.is_empty() {
        "region,occupation,year,vacancies,foreign,replaced,releases,unemployed,error"
    } else {
        "region,occupation,year,unemployed"
    };
    put("market", head, market(inputs, history, &shares.professions, !returns.is_empty(), said));
    put("strata", "region,sector,size,employed", strata);
    let head = "employer,region,sector,size,headcount,occupation,staff,vacancies,reductions,foreign,replaced";
    put("returns", head, returns);
    put("bridge", "occupation,group,share", bridge(inputs, &shares.professions));
    let head = "region,group,year,admitted,duration,completion,in_field,leaving,deviation";
    put("programmes", head, programmes(inputs));
    all
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A percentage as a share of one; empty where it was not told.
fn part(line: &Line<'_>, key: &str) -> String {
    line.number(key).map(|percent| (percent / 100.0).to_string()).unwrap_or_default()
}

fn employment(inputs: &Inputs, history: &History) -> Vec<String> {
    let region = quoted(&inputs.region);
    let of = |(code, values): &(String, Vec<Option<f64>>)| {
        let years = history.years(values).into_iter();
        years.map(|(year, value)| format!("{region},{},{year},{value}", quoted(code))).collect::<Vec<_>>()
    };
    history.sectors.iter().flat_map(of).collect()
}

/// A row for each sector and year: as told for the scenario, else as told for the base, else as the past goes on.
fn growth(inputs: &Inputs, history: &History, horizon: usize, scenario: Scenario) -> Vec<String> {
    let mut rows = Vec::new();
    for ((sector, values), onward) in history.sectors.iter().zip(&history.onward) {
        let mut before = values.iter().rev().find_map(|value| *value).unwrap_or(0.0);
        for ahead in 0..horizon {
            let year = history.base + i32::try_from(ahead).unwrap_or(0) + 1;
            let mean = onward.as_ref().and_then(|one| one.mean.get(ahead).copied()).unwrap_or(before);
            let told = told(inputs, scenario, sector, year).or_else(|| told(inputs, Scenario::Base, sector, year));
            let said = told.unwrap_or_else(|| {
                let rate = if before > 0.0 { (mean / before - 1.0).clamp(-0.9, 3.0) } else { 0.0 };
                format!("{rate},,,")
            });
            before = mean;
            rows.push(format!("{},{year},{said}", quoted(sector)));
        }
    }
    rows
}

/// What is told of a sector in a year: the row that says more goes before the one that says less, a sector before a year.
fn told(inputs: &Inputs, scenario: Scenario, sector: &str, year: i32) -> Option<String> {
    let fits = |line: &Line<'_>| {
        of_scenario(line) == scenario
            && [sector, ""].contains(&line.text("sector"))
            && line.year().is_none_or(|of| of == year)
    };
    let weight = |line: &Line<'_>| (!line.text("sector").is_empty(), line.year().is_some());
    let line = inputs.lines(Kind::Growth).filter(fits).max_by_key(weight)?;
    let elasticity = line.text("elasticity");
    Some(format!("{},{},{},{elasticity}", part(&line, "growth"), part(&line, "output"), part(&line, "productivity")))
}

/// Shares of professions, and every profession there is.
struct Shares {
    rows: Vec<String>,
    professions: BTreeSet<String>,
}

impl Shares {
    fn of(inputs: &Inputs, history: &History, said: &mut Vec<Finding>) -> Self {
        let mut by_sector: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
        for line in inputs.lines(Kind::Matrix) {
            let share = (line.text("profession"), line.number("share").unwrap_or(0.0) / 100.0);
            by_sector.entry(line.text("sector")).or_default().push(share);
        }
        for sector in by_sector.keys().filter(|code| !history.sectors.iter().any(|(known, _)| known == *code)) {
            said.push(Finding::warning("sector-uncounted").about(*sector));
        }
        let mut professions: BTreeSet<String> = BTreeSet::from([OTHERS.to_owned()]);
        let mut rows = Vec::new();
        for (sector, _) in &history.sectors {
            let told = by_sector.get(sector.as_str()).cloned().unwrap_or_default();
            if told.is_empty() {
                said.push(Finding::warning("sector-without-professions").about(sector.clone()));
            }
            let sum: f64 = told.iter().map(|(_, share)| share).sum();
            let mut put = |profession: &str, share: f64| {
                rows.push(format!("{},{},{share}", quoted(sector), quoted(profession)));
                professions.insert(profession.to_owned());
            };
            // Shares printed with a digit or two may add up to a little more than the whole.
            for (profession, share) in &told {
                put(profession, share / sum.max(1.0));
            }
            put(OTHERS, (1.0 - sum).max(0.0));
        }
        // Who is asked for by returns alone still has a place, with nobody in it.
        let first = history.sectors.first().map(|(sector, _)| sector.as_str()).unwrap_or_default();
        for line in inputs.answers.iter().flat_map(|answer| &answer.lines) {
            if professions.insert(line.profession.clone()) {
                rows.push(format!("{},{},0", quoted(first), quoted(&line.profession)));
            }
        }
        Self { rows, professions }
    }
}

/// Bands, ages and exits. A profession that tells no band of its own has those of all.
fn ages(inputs: &Inputs, professions: &BTreeSet<String>) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (mut bands, mut ages, mut exits) = (Vec::new(), Vec::new(), Vec::new());
    for line in inputs.lines(Kind::Exits) {
        let (profession, band) = (line.text("profession"), quoted(line.text("band")));
        if profession.is_empty() {
            let entry = line.number("entry").unwrap_or(0.0) / 100.0;
            bands.push(format!("{band},{},{entry}", line.text("width")));
        } else if !professions.contains(profession) {
            continue;
        }
        let who = if profession.is_empty() { "*".to_owned() } else { quoted(profession) };
        ages.push(format!("{who},{band},{}", part(&line, "share")));
        let mut row = format!("{who},{band}");
        for way in ["retirement", "mortality", "migration", "mobility", "deviation"] {
            let _ = write!(row, ",{}", part(&line, way));
        }
        exits.push(row);
    }
    (bands, ages, exits)
}

/// Strata and the returns that stand in them; none where nothing can be weighed.
fn weighed(inputs: &Inputs, said: &mut Vec<Finding>) -> Option<(Vec<String>, Vec<String>)> {
    let mut strata = BTreeSet::new();
    let region = quoted(&inputs.region);
    let mut rows = Vec::new();
    for line in inputs.lines(Kind::Strata) {
        let key = (line.text("sector"), line.text("size"));
        let employed = line.number("employed").unwrap_or(0.0);
        if strata.insert(key) {
            rows.push(format!("{region},{},{},{employed}", quoted(key.0), key.1));
        }
    }
    if inputs.answers.is_empty() {
        return None;
    }
    if strata.is_empty() {
        said.push(Finding::warning("returns-unweighed").with("returns", inputs.answers.len()));
        return None;
    }
    let mut returns = Vec::new();
    let mut outside = 0;
    for answer in &inputs.answers {
        let stands = strata.contains(&(answer.sector.as_str(), answer.size.code()));
        if !stands || answer.headcount <= 0 {
            outside += 1;
            continue;
        }
        let who = format!(
            "{},{region},{},{},{}",
            quoted(&answer.name),
            quoted(&answer.sector),
            answer.size.code(),
            answer.headcount
        );
        if answer.lines.is_empty() {
            returns.push(format!("{who},,,,,,"));
        }
        for line in &answer.lines {
            let replaced = line.replaced.min(line.foreign);
            returns.push(format!(
                "{who},{},{},{},{},{},{replaced}",
                quoted(&line.profession),
                line.staff,
                line.vacancies,
                line.releases,
                line.foreign
            ));
        }
    }
    if outside > 0 {
        said.push(Finding::warning("returns-outside").with("returns", outside).with("of", inputs.answers.len()));
    }
    (!returns.is_empty()).then_some((rows, returns))
}

/// What the market adds and takes; with weighed returns only the unemployed, with unweighed ones their plain sums.
fn market(
    inputs: &Inputs,
    history: &History,
    professions: &BTreeSet<String>,
    weighed: bool,
    said: &mut Vec<Finding>,
) -> Vec<String> {
    let region = quoted(&inputs.region);
    let plain = !weighed && !inputs.answers.is_empty();
    let mut rows = Vec::new();
    let mut unnamed = BTreeSet::new();
    for line in inputs.lines(Kind::Market) {
        let profession = line.text("profession");
        if !professions.contains(profession) {
            unnamed.insert(profession);
            continue;
        }
        let who = format!("{region},{},{}", quoted(profession), line.text("year"));
        if weighed {
            rows.push(format!("{who},{}", line.text("unemployed")));
        } else if plain {
            rows.push(format!("{who},,,,,{},", line.text("unemployed")));
        } else {
            let text = |key: &str| line.text(key);
            rows.push(format!(
                "{who},{},{},{},{},{},{}",
                text("vacancies"),
                text("foreign"),
                part(&line, "replaced"),
                text("releases"),
                text("unemployed"),
                text("error")
            ));
        }
    }
    for profession in unnamed {
        said.push(Finding::note("profession-unmatched").about(profession));
    }
    if plain {
        plainly(inputs, history, &mut rows);
    }
    rows
}

/// The sums of returns that cannot be weighed; rows that stand for the same profession and first year are joined.
fn plainly(inputs: &Inputs, history: &History, rows: &mut Vec<String>) {
    let mut sums: BTreeMap<&str, [i64; 4]> = BTreeMap::new();
    for line in inputs.answers.iter().flat_map(|answer| &answer.lines) {
        let sum = sums.entry(line.profession.as_str()).or_default();
        let told = [line.vacancies, line.foreign, line.replaced.min(line.foreign), line.releases];
        sum.iter_mut().zip(told).for_each(|(sum, one)| *sum += one);
    }
    let region = quoted(&inputs.region);
    let first = (history.base + 1).to_string();
    for (profession, [vacancies, foreign, replaced, releases]) in sums {
        let who = [format!("{region},{},", quoted(profession)), format!("{region},{},{first}", quoted(profession))];
        let mut unemployed = String::new();
        rows.retain(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            let same = cells.len() > 7 && who.iter().any(|who| *who == cells[..3].join(","));
            if same {
                cells[7].clone_into(&mut unemployed);
            }
            !same
        });
        #[expect(clippy::cast_precision_loss, reason = "people of a region")]
        let share = if foreign > 0 { replaced as f64 / foreign as f64 } else { 0.0 };
        rows.push(format!("{},{vacancies},{foreign},{share},{releases},{unemployed},", who[1]));
    }
}

/// Which groups train for a profession: as told; of a profession of which nothing is told, its own group in the registry.
fn bridge(inputs: &Inputs, professions: &BTreeSet<String>) -> Vec<String> {
    let mut rows = Vec::new();
    let mut told = BTreeSet::new();
    for line in inputs.lines(Kind::Bridge) {
        let profession = line.text("profession");
        told.insert(profession);
        if professions.contains(profession) {
            let share = line.number("share").unwrap_or(0.0).min(100.0) / 100.0;
            rows.push(format!("{},{},{share}", quoted(profession), quoted(line.text("group"))));
        }
    }
    for profession in professions.iter().filter(|one| !told.contains(one.as_str())) {
        if let Some(group) = inputs.groups.get(profession) {
            rows.push(format!("{},{},1", quoted(profession), quoted(group)));
        }
    }
    rows
}

/// Admissions: as told; where a year tells none, the places that an order approved, with the latest rates of the group.
fn programmes(inputs: &Inputs) -> Vec<String> {
    let region = quoted(&inputs.region);
    let mut rates: BTreeMap<&str, (i32, String)> = BTreeMap::new();
    let mut stand = BTreeSet::new();
    let mut rows = Vec::new();
    let places = |group: &str, year: i32| {
        inputs.places.iter().find(|(of, when, _)| of == group && *when == year).map(|(.., places)| places.to_string())
    };
    for line in inputs.lines(Kind::Programmes) {
        let (group, Some(year)) = (line.text("group"), line.year()) else { continue };
        let admitted = match line.text("admitted") {
            "" => places(group, year).unwrap_or_default(),
            told => told.to_owned(),
        };
        let of = format!(
            "{},{},{},{},{}",
            line.text("duration"),
            part(&line, "completion"),
            part(&line, "in-field"),
            part(&line, "leaving"),
            part(&line, "deviation")
        );
        stand.insert((group, year));
        rows.push(format!("{region},{},{year},{admitted},{of}", quoted(group)));
        let latest = rates.entry(group).or_insert_with(|| (year, of.clone()));
        if latest.0 <= year {
            *latest = (year, of);
        }
    }
    for (group, year, places) in &inputs.places {
        if let Some((_, of)) = rates.get(group.as_str())
            && !stand.contains(&(group.as_str(), *year))
        {
            rows.push(format!("{region},{},{year},{places},{of}", quoted(group)));
        }
    }
    rows
}
