//! The region's tables as `engines/forecast` reads them (the head of `labour/folder.rs`): percentages become shares, what was
//! not told is filled from what the platform knows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use forecast::Finding;

use super::history::History;
use crate::forecasts::inputs::{Inputs, Line};
use crate::forecasts::kinds::{Kind, Scenario};
use crate::forecasts::results::OTHERS;
use crate::forecasts::rules::{NEARLY, Settings};
use kernel::Code;

/// A row for the engine.
struct Row {
    text: String,
    /// The row of the region's table that it was made from, from 0; none where what it says was filled in.
    from: Option<usize>,
}

impl Row {
    fn of(line: &Line<'_>, text: String) -> Self {
        Self { text, from: Some(line.number_in_table()) }
    }

    fn filled(text: String) -> Self {
        Self { text, from: None }
    }
}

/// A table for the engine.
pub struct Made {
    /// As it is read: CSV with a header.
    pub text: String,
    /// Where each row begins, by lines, and what it was made from.
    rows: Vec<(usize, Option<usize>)>,
}

impl Made {
    fn of(head: &str, rows: &[Row]) -> Self {
        let (mut text, mut begins) = (format!("{head}\n"), Vec::with_capacity(rows.len()));
        // The header is line 1.
        let mut line = 2;
        for row in rows {
            begins.push((line, row.from));
            // A name in quotes may hold ends of lines.
            line += 1 + row.text.matches('\n').count();
            text.push_str(&row.text);
            text.push('\n');
        }
        Self { text, rows: begins }
    }

    /// The row of the region's table, from 0, that a line was made from.
    pub fn origin(&self, line: usize) -> Option<usize> {
        self.rows.iter().take_while(|(begins, _)| *begins <= line).last().and_then(|(_, from)| *from)
    }
}

/// Tables by name.
pub type Sheets = BTreeMap<&'static str, Made>;

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
    let mut put = |name: &'static str, head: &str, rows: Vec<Row>| {
        if !rows.is_empty() {
            all.insert(name, Made::of(head, &rows));
        }
    };
    put("employment", "region,sector,year,employed", employment(inputs));
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

/// Each sector as it was counted, in the order of codes and years; the whole, which has no sector, is their sum.
fn employment(inputs: &Inputs) -> Vec<Row> {
    let region = quoted(&inputs.region);
    let of = |line: Line<'_>| {
        let (year, value) = line.year().zip(line.number("employed"))?;
        let sector = Some(line.text("sector")).filter(|sector| !sector.is_empty())?;
        Some(Row::of(&line, format!("{region},{},{year},{value}", quoted(sector))))
    };
    let mut lines: Vec<Line<'_>> = inputs.lines(Kind::Employment).collect();
    lines.sort_by_key(|line| (line.text("sector"), line.year()));
    lines.into_iter().filter_map(of).collect()
}

/// A row for each sector and year: as told for the scenario, else as told for the base, else as the past goes on.
fn growth(inputs: &Inputs, history: &History, horizon: usize, scenario: Scenario) -> Vec<Row> {
    let mut rows = Vec::new();
    for ((sector, values), onward) in history.sectors.iter().zip(&history.onward) {
        let mut before = values.iter().rev().find_map(|value| *value).unwrap_or(0.0);
        for ahead in 0..horizon {
            let year = history.base + i32::try_from(ahead).unwrap_or(0) + 1;
            let mean = onward.as_ref().and_then(|one| one.mean.get(ahead).copied()).unwrap_or(before);
            let told = told(inputs, scenario, sector, year).or_else(|| told(inputs, Scenario::Base, sector, year));
            let said = told.unwrap_or_else(|| {
                let rate = if before > 0.0 { (mean / before - 1.0).clamp(-0.9, 3.0) } else { 0.0 };
                Row::filled(format!("{rate},,,"))
            });
            before = mean;
            rows.push(Row { text: format!("{},{year},{}", quoted(sector), said.text), from: said.from });
        }
    }
    rows
}

/// What is told of a sector in a year: the row that says more goes before the one that says less, a sector before a year.
fn told(inputs: &Inputs, scenario: Scenario, sector: &str, year: i32) -> Option<Row> {
    let fits = |line: &Line<'_>| {
        of_scenario(line) == scenario
            && [sector, ""].contains(&line.text("sector"))
            && line.year().is_none_or(|of| of == year)
    };
    let weight = |line: &Line<'_>| (!line.text("sector").is_empty(), line.year().is_some());
    let line = inputs.lines(Kind::Growth).filter(fits).max_by_key(weight)?;
    let elasticity = line.text("elasticity");
    let [growth, output, productivity] = ["growth", "output", "productivity"].map(|key| part(&line, key));
    Some(Row::of(&line, format!("{growth},{output},{productivity},{elasticity}")))
}

/// Shares of professions, and every profession there is.
struct Shares {
    rows: Vec<Row>,
    professions: BTreeSet<String>,
}

impl Shares {
    fn of(inputs: &Inputs, history: &History, said: &mut Vec<Finding>) -> Self {
        let mut by_sector: BTreeMap<&str, Vec<(&str, f64, usize)>> = BTreeMap::new();
        for line in inputs.lines(Kind::Matrix) {
            let share = line.number("share").unwrap_or(0.0) / 100.0;
            let share = (line.text("profession"), share, line.number_in_table());
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
            let sum: f64 = told.iter().map(|(_, share, _)| share).sum();
            let mut put = |profession: &str, share: f64, from: Option<usize>| {
                rows.push(Row { text: format!("{},{},{share}", quoted(sector), quoted(profession)), from });
                professions.insert(profession.to_owned());
            };
            // Shares printed with a digit or two may add up to a little more than the whole.
            for (profession, share, from) in &told {
                put(profession, share / sum.max(1.0), Some(*from));
            }
            put(OTHERS, (1.0 - sum).max(0.0), None);
        }
        // Who is asked for by returns alone still has a place, with nobody in it.
        let first = history.sectors.first().map(|(sector, _)| sector.as_str()).unwrap_or_default();
        for line in inputs.answers.iter().flat_map(|answer| &answer.lines) {
            if professions.insert(line.profession.clone()) {
                rows.push(Row::filled(format!("{},{},0", quoted(first), quoted(&line.profession))));
            }
        }
        Self { rows, professions }
    }
}

/// Bands, ages and exits. A profession that tells no band of its own has those of all.
fn ages(inputs: &Inputs, professions: &BTreeSet<String>) -> (Vec<Row>, Vec<Row>, Vec<Row>) {
    let (mut bands, mut ages, mut exits) = (Vec::new(), Vec::new(), Vec::new());
    for line in inputs.lines(Kind::Exits) {
        let (profession, band) = (line.text("profession"), quoted(line.text("band")));
        if profession.is_empty() {
            let entry = line.number("entry").unwrap_or(0.0) / 100.0;
            bands.push(Row::of(&line, format!("{band},{},{entry}", line.text("width"))));
        } else if !professions.contains(profession) {
            continue;
        }
        let who = if profession.is_empty() { "*".to_owned() } else { quoted(profession) };
        ages.push(Row::of(&line, format!("{who},{band},{}", part(&line, "share"))));
        let mut row = format!("{who},{band}");
        for way in ["retirement", "mortality", "migration", "mobility", "deviation"] {
            let _ = write!(row, ",{}", part(&line, way));
        }
        exits.push(Row::of(&line, row));
    }
    (bands, ages, exits)
}

/// Strata and the returns that stand in them; none where nothing can be weighed.
fn weighed(inputs: &Inputs, said: &mut Vec<Finding>) -> Option<(Vec<Row>, Vec<Row>)> {
    let mut strata = BTreeSet::new();
    let region = quoted(&inputs.region);
    let mut rows = Vec::new();
    for line in inputs.lines(Kind::Strata) {
        let key = (line.text("sector"), line.text("size"));
        let employed = line.number("employed").unwrap_or(0.0);
        if strata.insert(key) {
            rows.push(Row::of(&line, format!("{region},{},{},{employed}", quoted(key.0), key.1)));
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
            returns.push(Row::filled(format!("{who},,,,,,")));
        }
        for line in &answer.lines {
            let replaced = line.replaced.min(line.foreign);
            returns.push(Row::filled(format!(
                "{who},{},{},{},{},{},{replaced}",
                quoted(&line.profession),
                line.staff,
                line.vacancies,
                line.releases,
                line.foreign
            )));
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
) -> Vec<Row> {
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
        let text = |key: &str| line.text(key);
        let said = if weighed {
            text("unemployed").to_owned()
        } else if plain {
            format!(",,,,{},", text("unemployed"))
        } else {
            let [vacancies, foreign, releases] = ["vacancies", "foreign", "releases"].map(text);
            let replaced = part(&line, "replaced");
            format!("{vacancies},{foreign},{replaced},{releases},{},{}", text("unemployed"), text("error"))
        };
        rows.push(Row::of(&line, format!("{who},{said}")));
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
fn plainly(inputs: &Inputs, history: &History, rows: &mut Vec<Row>) {
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
            let cells: Vec<&str> = row.text.split(',').collect();
            let same = cells.len() > 7 && who.iter().any(|who| *who == cells[..3].join(","));
            if same {
                cells[7].clone_into(&mut unemployed);
            }
            !same
        });
        #[expect(clippy::cast_precision_loss, reason = "people of a region")]
        let share = if foreign > 0 { replaced as f64 / foreign as f64 } else { 0.0 };
        rows.push(Row::filled(format!("{},{vacancies},{foreign},{share},{releases},{unemployed},", who[1])));
    }
}

/// Which groups train for a profession: as told; of a profession of which nothing is told, its own group in the registry.
fn bridge(inputs: &Inputs, professions: &BTreeSet<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut told = BTreeSet::new();
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    for line in inputs.lines(Kind::Bridge) {
        *sums.entry(line.text("profession")).or_default() += line.number("share").unwrap_or(0.0) / 100.0;
    }
    for line in inputs.lines(Kind::Bridge) {
        let profession = line.text("profession");
        told.insert(profession);
        if professions.contains(profession) {
            // Shares printed with a digit or two may add up to a little more than the whole, as the table's own rules allow.
            let sum = sums.get(profession).copied().filter(|sum| *sum <= 1.0 + NEARLY / 100.0).unwrap_or(1.0);
            let share = line.number("share").unwrap_or(0.0).min(100.0) / 100.0 / sum.max(1.0);
            rows.push(Row::of(&line, format!("{},{},{share}", quoted(profession), quoted(line.text("group")))));
        }
    }
    for profession in professions.iter().filter(|one| !told.contains(one.as_str())) {
        if let Some(group) = inputs.groups.get(profession) {
            rows.push(Row::filled(format!("{},{},1", quoted(profession), quoted(group))));
        }
    }
    rows
}

/// Admissions: as told; where a year tells none, the places that an order approved, with the latest rates of the group.
fn programmes(inputs: &Inputs) -> Vec<Row> {
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
        rows.push(Row::of(&line, format!("{region},{},{year},{admitted},{of}", quoted(group))));
        let latest = rates.entry(group).or_insert_with(|| (year, of.clone()));
        if latest.0 <= year {
            *latest = (year, of);
        }
    }
    for (group, year, places) in &inputs.places {
        if let Some((_, of)) = rates.get(group.as_str())
            && !stand.contains(&(group.as_str(), *year))
        {
            rows.push(Row::filled(format!("{region},{},{year},{places},{of}", quoted(group))));
        }
    }
    rows
}
