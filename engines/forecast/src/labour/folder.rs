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

mod employment;
mod exits;
mod market;
mod supply;

use std::collections::{HashMap, HashSet};
use std::io::Read;

use serde_json::Value;

use self::employment::{employment, far, growth};
use self::exits::replacement;
use self::market::{from_returns, market, survey};
use self::supply::{bridge, programmes, scenarios};
use super::draft::Draft;
use super::problem::{MOST_YEARS, Problem, has_room};
use super::returns::{Stratum, Weighted};
use crate::Finding;
use crate::sheet::{Names, Sheet};
use crate::wrong::{Fault, Wrong};

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
) -> Result<Folder, Wrong> {
    let mut sheets = HashMap::new();
    for name in TABLES {
        if let Some(input) = open(name) {
            sheets.insert(name, Sheet::read(&format!("{name}.csv"), input)?);
        }
    }
    let needed = |name: &'static str| sheets.get(name).ok_or_else(|| Fault::Missing.of(&format!("{name}.csv")));
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
        return Err(Fault::TooMany.of(""));
    }
    growth(growth_sheet, &mut draft, &history, &mut findings)?;
    read_shares(shares, &mut draft)?;
    draft.replacement_deviation = vec![0.0; draft.occupations.len()];
    replacement(&sheets, &mut draft, &mut findings)?;
    let returns = match (sheets.get("strata"), sheets.get("returns")) {
        (Some(strata), Some(returns)) => Some(survey(strata, returns, &draft.occupations)?.1),
        (None, None) => None,
        _ => return Err(Fault::Together { tables: "strata.csv, returns.csv".to_owned() }.of("")),
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
pub fn read_returns(strata: impl Read, returns: impl Read) -> Result<(Names, Weighted), Wrong> {
    let (occupations, _, weighted) = surveyed(strata, returns)?;
    Ok((occupations, weighted))
}

/// Reads employers' returns alone, weighs them, and tells strata with their weights and totals with their standard errors.
pub fn told_returns(strata: impl Read, returns: impl Read) -> Result<Value, Wrong> {
    let (occupations, strata, weighted) = surveyed(strata, returns)?;
    Ok(market::told(&strata, &weighted, &occupations))
}

fn surveyed(strata: impl Read, returns: impl Read) -> Result<(Names, Vec<Stratum>, Weighted), Wrong> {
    let (strata, returns) = (Sheet::read("strata.csv", strata)?, Sheet::read("returns.csv", returns)?);
    let mut occupations = Names::default();
    if let Some(column) = returns.optional("occupation") {
        for row in returns.rows().filter(|row| !row.raw(column).is_empty()) {
            occupations.add(row.raw(column));
        }
    }
    let (strata, weighted) = survey(&strata, &returns, &occupations)?;
    Ok((occupations, strata, weighted))
}

fn names(sheet: &Sheet, column: &str, into: &mut Names) -> Result<(), Wrong> {
    let column = sheet.column(column)?;
    for row in sheet.rows() {
        into.add(row.text(column)?);
    }
    Ok(())
}

fn read_shares(sheet: &Sheet, draft: &mut Draft) -> Result<(), Wrong> {
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
            let key = format!("{}, {}", row.raw(sector), row.raw(occupation));
            return Err(row.fail(occupation, Fault::Again { key }));
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
