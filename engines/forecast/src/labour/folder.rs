//! A problem read from tables. Which there are, and their columns:
//!
//! ```text
//! employment.csv   region, sector, year, employed                     the last year is the base; earlier ones tell deviations
//! growth.csv       [region], sector, [year], and one of
//!                  growth | output_growth + elasticity | output_growth + productivity_growth | output + productivity;
//!                  [deviation], [own_deviation]                        standard deviations of the logarithm of a year's growth
//! shares.csv       [region], sector, occupation, share                 adds up to 1 in every sector
//! bands.csv        band, width, entry                                  with ages.csv and exits.csv, or none of the three
//! ages.csv         [region], [occupation], band, share
//! exits.csv        [occupation], band, retirement, mortality, migration, mobility, [deviation]
//! separations.csv  occupation, exit_rate, transfer_rate, [deviation]   in place of the three
//! market.csv       region, occupation, [year], [vacancies], [foreign], [replaced], [releases], [unemployed], [error]
//! strata.csv       region, sector, size, employed                      with returns.csv, in place of market's columns but unemployed
//! returns.csv      employer, region, sector, size, headcount, [occupation], [staff], [vacancies], [new_jobs], [retirements],
//!                  [reductions], [foreign], [replaced]                 a row for each employer and occupation
//! bridge.csv       occupation, group, share
//! programmes.csv   region, group, year, [admitted], duration, completion, in_field, [leaving], [deviation]
//! scenarios.csv    scenario, [output], [productivity], [exits]         low, base, high
//! ```
//! Only the first three are needed. An empty cell or `*` where a name or a year may be left out stands for every one; the
//! row that says more goes before the one that says less. Rates and shares are parts of one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

use super::draft::{Ageing, Bridge, Draft, Market, Programme, Replacement};
use super::growth::{Deviation, Growth};
use super::problem::{MOST_DEVIATION, MOST_YEARS, Problem, TOO_MANY, Unsound, has_room};
use super::returns::{MEASURES, Return, ReturnLine, Stratum, Weighted, weigh};
use super::scenario::Shift;
use crate::Finding;
use crate::sheet::{BadSheet, Column, Fault, Names, Row, Sheet};

/// The names of the tables.
pub const TABLES: [&str; 13] = [
    "employment",
    "growth",
    "shares",
    "bands",
    "ages",
    "exits",
    "separations",
    "market",
    "strata",
    "returns",
    "bridge",
    "programmes",
    "scenarios",
];

/// How far a forecast looks when no table says so, in years.
const USUAL_HORIZON: usize = 10;

/// Why tables make no problem.
#[derive(Debug, thiserror::Error)]
pub enum BadFolder {
    /// A table, with the line and the column.
    #[error(transparent)]
    Sheet(#[from] BadSheet),
    /// A table that is needed.
    #[error("{0}.csv is not there")]
    Missing(&'static str),
    /// Tables that exclude each other, or need each other.
    #[error("{0}")]
    Tables(&'static str),
    /// The whole does not hold together.
    #[error(transparent)]
    Unsound(#[from] Unsound),
}

/// What was read.
#[derive(Debug)]
pub struct Folder {
    /// The problem.
    pub problem: Problem,
    /// The returns weighted, if there were any.
    pub returns: Option<Weighted>,
    /// What the tables do not say.
    pub findings: Vec<Finding>,
}

/// Reads a problem. `open` gives the bytes of a table by its name (of [`TABLES`]), or none where it is not there; `horizon`
/// in years, or as far as growth.csv goes, or ten.
pub fn read_folder<Input: Read>(
    mut open: impl FnMut(&'static str) -> Option<Input>,
    horizon: Option<usize>,
) -> Result<Folder, BadFolder> {
    let mut sheets = HashMap::new();
    for name in TABLES {
        if let Some(input) = open(name) {
            sheets.insert(name, Sheet::read(&format!("{name}.csv"), input)?);
        }
    }
    let needed = |name: &'static str| sheets.get(name).ok_or(BadFolder::Missing(name));
    let mut draft = Draft::default();
    let mut findings = Vec::new();
    let history = employment(needed("employment")?, &mut draft)?;
    let shares = needed("shares")?;
    names(shares, "occupation", &mut draft.occupations)?;
    if let Some(bridge) = sheets.get("bridge") {
        names(bridge, "group", &mut draft.groups)?;
    }
    if let Some(programmes) = sheets.get("programmes") {
        names(programmes, "group", &mut draft.groups)?;
    }
    let growth_sheet = needed("growth")?;
    draft.horizon = match horizon {
        Some(years) => years.clamp(1, MOST_YEARS),
        None => far(growth_sheet, draft.base_year)?,
    };
    let counts = [draft.regions.len(), draft.sectors.len(), draft.occupations.len(), draft.groups.len()];
    if !has_room(counts, draft.horizon, sheets.get("bands").map_or(0, |bands| bands.rows().count())) {
        return Err(Unsound { table: "the tables", place: "the whole".into(), fault: TOO_MANY.into() }.into());
    }
    growth(growth_sheet, &mut draft, &history, &mut findings)?;
    read_shares(shares, &mut draft)?;
    draft.replacement_deviation = vec![0.0; draft.occupations.len()];
    replacement(&sheets, &mut draft, &mut findings)?;
    let returns = match (sheets.get("strata"), sheets.get("returns")) {
        (Some(strata), Some(returns)) => Some(survey(strata, returns, &draft.occupations)?),
        (None, None) => None,
        _ => return Err(BadFolder::Tables("strata.csv and returns.csv go together")),
    };
    if let Some(weighted) = &returns {
        from_returns(weighted, &mut draft);
        findings.extend(weighted.findings.iter().cloned());
    }
    if let Some(sheet) = sheets.get("market") {
        market(sheet, &mut draft, returns.is_some())?;
    }
    draft.bridge = vec![Vec::new(); draft.occupations.len()];
    match sheets.get("bridge") {
        Some(sheet) => bridge(sheet, &mut draft)?,
        None => findings.push(Finding::note("forecast-labour-no-bridge")),
    }
    if let Some(sheet) = sheets.get("programmes") {
        programmes(sheet, &mut draft)?;
    }
    if let Some(sheet) = sheets.get("scenarios") {
        draft.scenarios = Some(scenarios(sheet)?);
    }
    Ok(Folder { problem: Problem::new(draft)?, returns, findings })
}

/// Reads employers' returns alone and weighs them; the occupations' names beside.
pub fn read_returns(strata: impl Read, returns: impl Read) -> Result<(Names, Weighted), BadSheet> {
    let (strata, returns) = (Sheet::read("strata.csv", strata)?, Sheet::read("returns.csv", returns)?);
    let mut occupations = Names::default();
    if let Some(column) = returns.optional("occupation") {
        for row in returns.rows().filter(|row| !row.raw(column).is_empty()) {
            occupations.add(row.raw(column));
        }
    }
    let weighted = survey(&strata, &returns, &occupations)?;
    Ok((occupations, weighted))
}

fn names(sheet: &Sheet, column: &str, into: &mut Names) -> Result<(), BadSheet> {
    let column = sheet.column(column)?;
    for row in sheet.rows() {
        into.add(row.text(column)?);
    }
    Ok(())
}

/// `[year][(region, sector)]`.
type History = BTreeMap<i32, HashMap<(usize, usize), f64>>;

fn employment(sheet: &Sheet, draft: &mut Draft) -> Result<History, BadSheet> {
    sheet.only(&["region", "sector", "year", "employed"])?;
    let (region, sector, year, employed) =
        (sheet.column("region")?, sheet.column("sector")?, sheet.column("year")?, sheet.column("employed")?);
    let mut history = History::new();
    for row in sheet.rows() {
        let key = (draft.regions.add(row.text(region)?), draft.sectors.add(row.text(sector)?));
        let year = calendar(&row, year)?;
        let value = row.real(employed, 0.0, 1e10)?;
        if history.entry(year).or_default().insert(key, value).is_some() {
            return Err(row.fail(employed, Fault::Again(format!("{}, {}, {year}", row.raw(region), row.raw(sector)))));
        }
    }
    let (&base, stocks) = history.last_key_value().expect("a table has rows");
    draft.base_year = base;
    if draft.regions.len().saturating_mul(draft.sectors.len()) > 1_000_000 {
        return Err(sheet.lacks("sector", Fault::Odd(TOO_MANY.into())));
    }
    draft.employed = vec![vec![0.0; draft.sectors.len()]; draft.regions.len()];
    for (&(r, s), &value) in stocks {
        draft.employed[r][s] = value;
    }
    // Who was counted before must be counted in the base year: a silent nought would look like a closed sector.
    for (year, before) in &history {
        if let Some(&(r, s)) = before.keys().find(|key| !stocks.contains_key(key)) {
            let text =
                format!("{}, {} stands in {year} but not in {base}", draft.regions.name(r), draft.sectors.name(s));
            return Err(sheet.lacks("year", Fault::Odd(text)));
        }
    }
    Ok(history)
}

#[expect(clippy::cast_possible_truncation, reason = "a calendar year is in range")]
fn calendar(row: &Row<'_>, column: Column) -> Result<i32, BadSheet> {
    Ok(row.whole(column, 1900, 2200)? as i32)
}

/// The years ahead a row speaks of: one, or none for all; an empty answer where it lies outside.
#[expect(clippy::option_option, reason = "outside the span, every year, and one year are three answers")]
fn ahead(row: &Row<'_>, column: Option<Column>, draft: &Draft) -> Result<Option<Option<usize>>, BadSheet> {
    if row.text_or_all(column) == "*" {
        return Ok(Some(None));
    }
    let Some(column) = column else { return Ok(Some(None)) };
    let ahead = calendar(row, column)? - draft.base_year;
    Ok(usize::try_from(ahead).ok().filter(|ahead| (1..=draft.horizon).contains(ahead)).map(Some))
}

fn far(sheet: &Sheet, base: i32) -> Result<usize, BadSheet> {
    let Some(column) = sheet.optional("year") else { return Ok(USUAL_HORIZON) };
    let mut last = None;
    for row in sheet.rows().filter(|row| row.text_or_all(Some(column)) != "*") {
        last = last.max(Some(calendar(&row, column)?));
    }
    match last {
        None => Ok(USUAL_HORIZON),
        Some(last) => match usize::try_from(last - base) {
            Ok(years) if (1..=MOST_YEARS).contains(&years) => Ok(years),
            _ => {
                let text = format!(
                    "the last year, {last}, is not 1 to {MOST_YEARS} years after {base}, the last of employment.csv"
                );
                Err(sheet.lacks("year", Fault::Odd(text)))
            }
        },
    }
}

fn growth(sheet: &Sheet, draft: &mut Draft, history: &History, findings: &mut Vec<Finding>) -> Result<(), BadSheet> {
    sheet.only(&[
        "region",
        "sector",
        "year",
        "growth",
        "output_growth",
        "elasticity",
        "productivity_growth",
        "output",
        "productivity",
        "deviation",
        "own_deviation",
    ])?;
    let sector = sheet.column("sector")?;
    let [region, year, deviation, own] =
        ["region", "year", "deviation", "own_deviation"].map(|name| sheet.optional(name));
    let (regions, sectors, horizon) = (draft.regions.len(), draft.sectors.len(), draft.horizon);
    // Whose row, and how much it says: a region more than a year.
    #[expect(clippy::type_complexity, reason = "region, sector, year")]
    let mut told: Vec<Vec<Vec<Option<(u8, Growth)>>>> = vec![vec![vec![None; horizon]; sectors]; regions];
    let mut strays: Vec<Vec<Option<(u8, Deviation)>>> = vec![vec![None; sectors]; regions];
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let s = draft.sectors.of(&row, sector)?;
        let r = draft.regions.find_or_all(&row, region)?;
        let growth = one_growth(sheet, &row, sector)?;
        let Some(when) = ahead(&row, year, draft)? else { continue };
        if !seen.insert((s, r, when)) {
            return Err(row.fail(sector, Fault::Again(draft.sectors.name(s).to_owned())));
        }
        let weight = 2 * u8::from(r.is_some()) + u8::from(when.is_some());
        let stray = Deviation {
            shared: row.real_or(deviation, 0.0, MOST_DEVIATION, 0.0)?,
            own: row.real_or(own, 0.0, MOST_DEVIATION, 0.0)?,
        };
        for r in r.map_or(0..regions, |r| r..r + 1) {
            for t in when.map_or(0..horizon, |year| year - 1..year) {
                let place = &mut told[r][s][t];
                if place.is_none_or(|(before, _)| before < weight) {
                    *place = Some((weight, growth));
                }
            }
            if (deviation.is_some() || own.is_some()) && strays[r][s].is_none_or(|(before, _)| before < weight) {
                strays[r][s] = Some((weight, stray));
            }
        }
    }
    for (r, row) in told.iter().enumerate() {
        let mut of_region = Vec::with_capacity(sectors);
        for (s, years) in row.iter().enumerate() {
            let mut path = Vec::with_capacity(horizon);
            for (t, growth) in years.iter().enumerate() {
                let Some((_, growth)) = growth else {
                    let year = draft.base_year + i32::try_from(t).unwrap_or(0) + 1;
                    let text =
                        format!("nothing is said of {}, {} in {year}", draft.regions.name(r), draft.sectors.name(s));
                    return Err(sheet.lacks("sector", Fault::Odd(text)));
                };
                path.push(*growth);
            }
            of_region.push(path);
        }
        draft.growth.push(of_region);
    }
    let from_history = if deviation.is_some() || own.is_some() { None } else { deviations(draft, history) };
    if deviation.is_none() && own.is_none() {
        findings.push(match &from_history {
            Some(_) => Finding::note("forecast-labour-deviation-from-history").with("years", history.len()),
            None => Finding::warning("forecast-labour-no-deviation"),
        });
    }
    draft.deviation = from_history.unwrap_or_else(|| {
        strays
            .iter()
            .map(|row| row.iter().map(|one| one.map_or(Deviation::default(), |(_, one)| one)).collect())
            .collect()
    });
    Ok(())
}

fn one_growth(sheet: &Sheet, row: &Row<'_>, sector: Column) -> Result<Growth, BadSheet> {
    let value = |name: &str, least: f64, most: f64| row.real_maybe(sheet.optional(name), least, most);
    let rate = value("growth", -1.0, 10.0)?;
    let output_growth = value("output_growth", -1.0, 10.0)?;
    let elasticity = value("elasticity", -10.0, 10.0)?;
    let productivity_growth = value("productivity_growth", -0.9, 10.0)?;
    let output = value("output", 0.0, 1e15)?;
    let productivity = value("productivity", 1e-9, 1e15)?;
    match (rate, output_growth, elasticity, productivity_growth, output, productivity) {
        (Some(rate), None, None, None, None, None) => Ok(Growth::Rate { rate }),
        (None, Some(output), Some(elasticity), None, None, None) => Ok(Growth::Elasticity { output, elasticity }),
        (None, Some(output), None, Some(productivity), None, None) => Ok(Growth::Productivity { output, productivity }),
        (None, None, None, None, Some(output), Some(productivity)) => Ok(Growth::Levels { output, productivity }),
        _ => Err(row.fail(
            sector,
            Fault::Odd("exactly one of growth, output_growth with elasticity, output_growth with productivity_growth, or output with productivity is wanted".into()),
        )),
    }
}

/// Deviations of yearly log growth: the sector's over all regions, and the regions' about it. Needs four years in a row.
fn deviations(draft: &Draft, history: &History) -> Option<Vec<Vec<Deviation>>> {
    let years: Vec<i32> = history.keys().copied().collect();
    let pairs: Vec<(i32, i32)> =
        years.windows(2).filter(|pair| pair[1] == pair[0] + 1).map(|pair| (pair[0], pair[1])).collect();
    if pairs.len() < 3 {
        return None;
    }
    let spread = |values: &[f64]| {
        #[expect(clippy::cast_precision_loss, reason = "a few years")]
        let n = values.len() as f64;
        if values.len() < 3 {
            return 0.0;
        }
        let mean = values.iter().sum::<f64>() / n;
        (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt().min(MOST_DEVIATION)
    };
    let log = |before: f64, now: f64| (before > 0.0 && now > 0.0).then(|| (now / before).ln());
    let mut found = vec![vec![Deviation::default(); draft.sectors.len()]; draft.regions.len()];
    for s in 0..draft.sectors.len() {
        let total = |year: i32, with: i32| -> f64 {
            (0..draft.regions.len())
                .filter(|&r| history[&with].contains_key(&(r, s)))
                .filter_map(|r| history[&year].get(&(r, s)))
                .sum()
        };
        let whole: Vec<Option<f64>> = pairs.iter().map(|&(a, b)| log(total(a, b), total(b, a))).collect();
        let shared = spread(&whole.iter().flatten().copied().collect::<Vec<_>>());
        for (r, row) in found.iter_mut().enumerate() {
            let own: Vec<f64> = pairs
                .iter()
                .zip(&whole)
                .filter_map(|(&(a, b), whole)| {
                    Some(log(*history[&a].get(&(r, s))?, *history[&b].get(&(r, s))?)? - (*whole)?)
                })
                .collect();
            row[s] = Deviation { shared, own: spread(&own) };
        }
    }
    Some(found)
}

fn read_shares(sheet: &Sheet, draft: &mut Draft) -> Result<(), BadSheet> {
    sheet.only(&["region", "sector", "occupation", "share"])?;
    let (region, sector, occupation, share) =
        (sheet.optional("region"), sheet.column("sector")?, sheet.column("occupation")?, sheet.column("share")?);
    let mut general: Vec<Vec<(usize, f64)>> = vec![Vec::new(); draft.sectors.len()];
    let mut special: Vec<Vec<Vec<(usize, f64)>>> = vec![vec![Vec::new(); draft.sectors.len()]; draft.regions.len()];
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let (s, o) = (draft.sectors.of(&row, sector)?, draft.occupations.of(&row, occupation)?);
        let r = draft.regions.find_or_all(&row, region)?;
        let value = row.real(share, 0.0, 1.0)?;
        if !seen.insert((r, s, o)) {
            return Err(row.fail(occupation, Fault::Again(format!("{}, {}", row.raw(sector), row.raw(occupation)))));
        }
        match r {
            None => general[s].push((o, value)),
            Some(r) => special[r][s].push((o, value)),
        }
    }
    for of_region in &mut special {
        for (own, general) in of_region.iter_mut().zip(&general) {
            if own.is_empty() {
                own.clone_from(general);
            }
        }
    }
    draft.shares = special;
    Ok(())
}

fn replacement(sheets: &HashMap<&str, Sheet>, draft: &mut Draft, findings: &mut Vec<Finding>) -> Result<(), BadFolder> {
    match (sheets.get("bands"), sheets.get("ages"), sheets.get("exits"), sheets.get("separations")) {
        (None, None, None, None) => findings.push(Finding::warning("forecast-labour-no-exits")),
        (None, None, None, Some(sheet)) => draft.replacement = separations(sheet, draft)?,
        (Some(bands), Some(ages), Some(exits), None) => draft.replacement = ageing(bands, ages, exits, draft)?,
        (.., Some(_)) => {
            return Err(BadFolder::Tables(
                "separations.csv stands in place of bands.csv, ages.csv and exits.csv, not beside them",
            ));
        }
        _ => return Err(BadFolder::Tables("bands.csv, ages.csv and exits.csv go together")),
    }
    Ok(())
}

fn separations(sheet: &Sheet, draft: &mut Draft) -> Result<Replacement, BadSheet> {
    sheet.only(&["occupation", "exit_rate", "transfer_rate", "deviation"])?;
    let (occupation, exit, transfer) =
        (sheet.column("occupation")?, sheet.column("exit_rate")?, sheet.column("transfer_rate")?);
    let deviation = sheet.optional("deviation");
    let mut rates = vec![None; draft.occupations.len()];
    for row in sheet.rows() {
        let o = draft.occupations.of(&row, occupation)?;
        let pair = (row.real(exit, 0.0, 1.0)?, row.real(transfer, 0.0, 1.0)?);
        draft.replacement_deviation[o] = row.real_or(deviation, 0.0, MOST_DEVIATION, 0.0)?;
        if rates[o].replace(pair).is_some() {
            return Err(row.fail(occupation, Fault::Again(draft.occupations.name(o).to_owned())));
        }
    }
    let missing =
        |o: usize| sheet.lacks("occupation", Fault::Odd(format!("nothing is said of {}", draft.occupations.name(o))));
    let rates = rates.into_iter().enumerate().map(|(o, pair)| pair.ok_or_else(|| missing(o)));
    Ok(Replacement::Separations(rates.collect::<Result<_, _>>()?))
}

fn ageing(bands: &Sheet, ages: &Sheet, exits: &Sheet, draft: &mut Draft) -> Result<Replacement, BadSheet> {
    bands.only(&["band", "width", "entry"])?;
    ages.only(&["region", "occupation", "band", "share"])?;
    exits.only(&["occupation", "band", "retirement", "mortality", "migration", "mobility", "deviation"])?;
    let (mut names, mut ageing) = (Names::default(), Ageing::default());
    let (band, width, entry) = (bands.column("band")?, bands.column("width")?, bands.column("entry")?);
    for row in bands.rows() {
        if names.add(row.text(band)?) != ageing.width.len() {
            return Err(row.fail(band, Fault::Again(row.raw(band).to_owned())));
        }
        ageing.width.push(row.real_maybe(Some(width), 1.0, 100.0)?);
        ageing.entry.push(row.real(entry, 0.0, 1.0)?);
    }
    ageing.bands = names.all().to_vec();

    let (region, occupation) = (ages.optional("region"), ages.optional("occupation"));
    let (band, share) = (ages.column("band")?, ages.column("share")?);
    #[expect(clippy::type_complexity, reason = "region, occupation, band")]
    let mut stocks: HashMap<(Option<usize>, Option<usize>), Vec<Option<f64>>> = HashMap::new();
    for row in ages.rows() {
        let key = (draft.regions.find_or_all(&row, region)?, draft.occupations.find_or_all(&row, occupation)?);
        let a = names.of(&row, band)?;
        let value = row.real(share, 0.0, 1.0)?;
        if stocks.entry(key).or_insert_with(|| vec![None; names.len()])[a].replace(value).is_some() {
            return Err(row.fail(band, Fault::Again(row.raw(band).to_owned())));
        }
    }
    for r in 0..draft.regions.len() {
        let mut of_region = Vec::with_capacity(draft.occupations.len());
        for o in 0..draft.occupations.len() {
            let keys = [(Some(r), Some(o)), (None, Some(o)), (Some(r), None), (None, None)];
            let Some(found) = keys.iter().find_map(|key| stocks.get(key)) else {
                let text = format!("nothing is said of {}, {}", draft.regions.name(r), draft.occupations.name(o));
                return Err(ages.lacks("share", Fault::Odd(text)));
            };
            of_region.push(found.iter().map(|share| share.unwrap_or(0.0)).collect());
        }
        ageing.stock.push(of_region);
    }

    let (occupation, band, deviation) =
        (exits.optional("occupation"), exits.column("band")?, exits.optional("deviation"));
    let ways = ["retirement", "mortality", "migration", "mobility"];
    let mut columns = Vec::with_capacity(4);
    for way in ways {
        columns.push(exits.column(way)?);
    }
    let mut rates: HashMap<(Option<usize>, usize), ([f64; 4], f64)> = HashMap::new();
    for row in exits.rows() {
        let key = (draft.occupations.find_or_all(&row, occupation)?, names.of(&row, band)?);
        let mut four = [0.0; 4];
        for (rate, &column) in four.iter_mut().zip(&columns) {
            *rate = row.real(column, 0.0, 1.0)?;
        }
        if four.iter().sum::<f64>() > 1.0 {
            return Err(row.fail(columns[0], Fault::Odd("the four rates add up to more than 1".into())));
        }
        let stray = row.real_or(deviation, 0.0, MOST_DEVIATION, 0.0)?;
        if rates.insert(key, (four, stray)).is_some() {
            return Err(row.fail(band, Fault::Again(row.raw(band).to_owned())));
        }
    }
    for o in 0..draft.occupations.len() {
        let mut of_occupation = Vec::with_capacity(names.len());
        for a in 0..names.len() {
            let Some(&(four, stray)) = rates.get(&(Some(o), a)).or_else(|| rates.get(&(None, a))) else {
                let text = format!("nothing is said of {}, {}", draft.occupations.name(o), names.name(a));
                return Err(exits.lacks("band", Fault::Odd(text)));
            };
            of_occupation.push(four);
            draft.replacement_deviation[o] = draft.replacement_deviation[o].max(stray);
        }
        ageing.rates.push(of_occupation);
    }
    Ok(Replacement::Ages(ageing))
}

fn market(sheet: &Sheet, draft: &mut Draft, returned: bool) -> Result<(), BadSheet> {
    let all = ["region", "occupation", "year", "unemployed", "vacancies", "foreign", "replaced", "releases", "error"];
    sheet.only(if returned { &all[..4] } else { &all })?;
    let (region, occupation, year) = (sheet.column("region")?, sheet.column("occupation")?, sheet.optional("year"));
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let key = (draft.regions.of(&row, region)?, draft.occupations.of(&row, occupation)?);
        let Some(when) = ahead(&row, year, draft)? else { continue };
        let year = when.unwrap_or(1);
        if !seen.insert((key, year)) {
            return Err(row.fail(occupation, Fault::Again(format!("{}, {}", row.raw(region), row.raw(occupation)))));
        }
        let count = |name: &str, most: f64| row.real_or(sheet.optional(name), 0.0, most, 0.0);
        draft.market.push(Market {
            region: key.0,
            occupation: key.1,
            year,
            vacancies: count("vacancies", 1e10)?,
            foreign: count("foreign", 1e10)?,
            replaced: count("replaced", 1.0)?,
            releases: count("releases", 1e10)?,
            unemployed: count("unemployed", 1e10)?,
            error: count("error", 1e10)?,
        });
    }
    Ok(())
}

fn survey(strata: &Sheet, returns: &Sheet, occupations: &Names) -> Result<Weighted, BadSheet> {
    strata.only(&["region", "sector", "size", "employed"])?;
    let mut known = vec!["employer", "region", "sector", "size", "headcount", "occupation"];
    known.extend(MEASURES);
    returns.only(&known)?;
    let key = |sheet: &Sheet, row: &Row<'_>| -> Result<[String; 3], BadSheet> {
        let mut key = [const { String::new() }; 3];
        for (part, name) in key.iter_mut().zip(["region", "sector", "size"]) {
            row.text(sheet.column(name)?)?.clone_into(part);
        }
        Ok(key)
    };
    let employed = strata.column("employed")?;
    let mut numbers: HashMap<[String; 3], usize> = HashMap::new();
    let mut found = Vec::new();
    for row in strata.rows() {
        let key = key(strata, &row)?;
        if numbers.insert(key.clone(), found.len()).is_some() {
            return Err(row.fail(employed, Fault::Again(key.join(", "))));
        }
        found.push(Stratum { key, employed: row.real(employed, 0.0, 1e10)? });
    }
    let (employer, size, headcount) =
        (returns.column("employer")?, returns.column("size")?, returns.column("headcount")?);
    let occupation = returns.optional("occupation");
    let mut who: HashMap<&str, usize> = HashMap::new();
    let mut list: Vec<Return> = Vec::new();
    for row in returns.rows() {
        let key = key(returns, &row)?;
        let Some(&stratum) = numbers.get(&key) else {
            return Err(row.fail(size, Fault::Unknown(key.join(", "))));
        };
        let people = row.real(headcount, 1e-6, 1e10)?;
        let name = row.text(employer)?;
        let at = *who.entry(name).or_insert_with(|| {
            list.push(Return { employer: name.to_owned(), stratum, headcount: people, lines: Vec::new() });
            list.len() - 1
        });
        if list[at].stratum != stratum || list[at].headcount.to_bits() != people.to_bits() {
            return Err(
                row.fail(headcount, Fault::Odd(format!("{name} stands elsewhere with another stratum or headcount")))
            );
        }
        let Some(occupation) = occupation.filter(|column| !row.raw(*column).is_empty()) else { continue };
        let number = occupations.of(&row, occupation)?;
        let mut counts = [0.0; 7];
        for (count, name) in counts.iter_mut().zip(MEASURES) {
            *count = row.real_or(returns.optional(name), 0.0, 1e10, 0.0)?;
        }
        if counts[6] > counts[5] {
            return Err(row.fail(occupation, Fault::Odd("more foreign workers to be replaced than there are".into())));
        }
        list[at].lines.push(ReturnLine { occupation: number, counts });
    }
    Ok(weigh(&found, &list))
}

fn from_returns(weighted: &Weighted, draft: &mut Draft) {
    for ((region, occupation), cell) in &weighted.cells {
        let Some(region) = draft.regions.find(region) else { continue };
        let [_, vacancies, _, _, releases, foreign, replaced] = cell.totals;
        draft.market.push(Market {
            region,
            occupation: *occupation,
            year: 1,
            vacancies,
            foreign,
            replaced: if foreign > 0.0 { (replaced / foreign).min(1.0) } else { 0.0 },
            releases,
            unemployed: 0.0,
            error: cell.net_error,
        });
    }
}

fn bridge(sheet: &Sheet, draft: &mut Draft) -> Result<(), BadSheet> {
    sheet.only(&["occupation", "group", "share"])?;
    let (occupation, group, share) = (sheet.column("occupation")?, sheet.column("group")?, sheet.column("share")?);
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let (o, g) = (draft.occupations.of(&row, occupation)?, draft.groups.of(&row, group)?);
        if !seen.insert((o, g)) {
            return Err(row.fail(group, Fault::Again(format!("{}, {}", row.raw(occupation), row.raw(group)))));
        }
        draft.bridge[o].push(Bridge { group: g, share: row.real(share, 0.0, 1.0)? });
        let total: f64 = draft.bridge[o].iter().map(|one| one.share).sum();
        if total > 1.0 + 1e-9 {
            return Err(row.fail(
                share,
                Fault::Odd(format!("the shares of {} add up to {total}, more than 1", row.raw(occupation))),
            ));
        }
    }
    Ok(())
}

fn programmes(sheet: &Sheet, draft: &mut Draft) -> Result<(), BadSheet> {
    sheet.only(&[
        "region",
        "group",
        "year",
        "admitted",
        "duration",
        "completion",
        "in_field",
        "leaving",
        "deviation",
    ])?;
    let (region, group, year) = (sheet.column("region")?, sheet.column("group")?, sheet.column("year")?);
    let (duration, completion, in_field) =
        (sheet.column("duration")?, sheet.column("completion")?, sheet.column("in_field")?);
    let [admitted, leaving, deviation] = ["admitted", "leaving", "deviation"].map(|name| sheet.optional(name));
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        #[expect(clippy::cast_possible_truncation, reason = "at most twenty")]
        let one = Programme {
            region: draft.regions.of(&row, region)?,
            group: draft.groups.of(&row, group)?,
            year: calendar(&row, year)?,
            admitted: row.real_or(admitted, 0.0, 1e10, 0.0)?,
            duration: row.whole(duration, 0, 20)? as i32,
            completion: row.real(completion, 0.0, 1.0)?,
            in_field: row.real(in_field, 0.0, 1.0)?,
            leaving: row.real_or(leaving, 0.0, 1.0, 0.0)?,
            deviation: row.real_or(deviation, 0.0, 1.0, 0.0)?,
        };
        if !seen.insert((one.region, one.group, one.year, one.duration)) {
            return Err(row.fail(year, Fault::Again(format!("{}, {}, {}", row.raw(region), row.raw(group), one.year))));
        }
        draft.programmes.push(one);
    }
    Ok(())
}

fn scenarios(sheet: &Sheet) -> Result<[Shift; 3], BadSheet> {
    sheet.only(&["scenario", "output", "productivity", "exits"])?;
    let name = sheet.column("scenario")?;
    let mut found: [Option<Shift>; 3] = [None; 3];
    for row in sheet.rows() {
        let Some(at) = ["low", "base", "high"].iter().position(|word| *word == row.raw(name)) else {
            return Err(row.fail(name, Fault::Odd(format!("`{}` is not low, base or high", row.raw(name)))));
        };
        let value =
            |name: &str, least: f64, most: f64, other: f64| row.real_or(sheet.optional(name), least, most, other);
        let shift = Shift {
            output: value("output", -0.5, 0.5, 0.0)?,
            productivity: value("productivity", -0.5, 0.5, 0.0)?,
            exits: value("exits", 0.0, 10.0, 1.0)?,
        };
        if found[at].replace(shift).is_some() {
            return Err(row.fail(name, Fault::Again(row.raw(name).to_owned())));
        }
    }
    match found {
        [Some(low), base, Some(high)] => Ok([low, base.unwrap_or(Shift::NONE), high]),
        _ => Err(sheet.lacks("scenario", Fault::Odd("low and high are both wanted".into()))),
    }
}
