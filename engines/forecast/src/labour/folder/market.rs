//! What the market adds and takes: its own table, or employers' returns weighed by strata.

use std::collections::{HashMap, HashSet};

use ground::Status;
use serde_json::{Value, json};

use super::employment::ahead;
use crate::labour::draft::{Draft, Market};
use crate::labour::returns::{MEASURES, Return, ReturnLine, Stratum, Weighted, weigh};
use crate::sheet::{Names, Row, Sheet};
use crate::wrong::{Fault, Wrong};

pub(super) fn market(sheet: &Sheet, draft: &mut Draft, returned: bool) -> Result<(), Wrong> {
    let all = ["region", "occupation", "year", "unemployed", "vacancies", "foreign", "replaced", "releases", "error"];
    sheet.only(if returned { &all[..4] } else { &all })?;
    let (region, occupation, year) = (sheet.column("region")?, sheet.column("occupation")?, sheet.optional("year"));
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let key = (draft.regions.of(&row, region)?, draft.occupations.of(&row, occupation)?);
        let Some(when) = ahead(&row, year, draft)? else { continue };
        let year = when.unwrap_or(1);
        if !seen.insert((key, year)) {
            let key = format!("{}, {}", row.raw(region), row.raw(occupation));
            return Err(row.fail(occupation, Fault::Again { key }));
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

/// Strata as they stand, and the returns weighted by them.
pub(super) fn survey(strata: &Sheet, returns: &Sheet, occupations: &Names) -> Result<(Vec<Stratum>, Weighted), Wrong> {
    strata.only(&["region", "sector", "size", "employed"])?;
    let mut known = vec!["employer", "region", "sector", "size", "headcount", "occupation"];
    known.extend(MEASURES);
    returns.only(&known)?;
    let key = |sheet: &Sheet, row: &Row<'_>| -> Result<[String; 3], Wrong> {
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
            return Err(row.fail(employed, Fault::Again { key: key.join(", ") }));
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
            return Err(row.fail(size, Fault::Unknown { name: key.join(", ") }));
        };
        let people = row.real(headcount, 1e-6, 1e10)?;
        let name = row.text(employer)?;
        let at = *who.entry(name).or_insert_with(|| {
            list.push(Return { employer: name.to_owned(), stratum, headcount: people, lines: Vec::new() });
            list.len() - 1
        });
        if list[at].stratum != stratum || list[at].headcount.to_bits() != people.to_bits() {
            return Err(row.fail(headcount, Fault::OtherStratum { name: name.to_owned() }));
        }
        let Some(occupation) = occupation.filter(|column| !row.raw(*column).is_empty()) else { continue };
        let number = occupations.of(&row, occupation)?;
        let mut counts = [0.0; 7];
        for (count, name) in counts.iter_mut().zip(MEASURES) {
            *count = row.real_or(returns.optional(name), 0.0, 1e10, 0.0)?;
        }
        if counts[6] > counts[5] {
            return Err(row.fail(occupation, Fault::ReplacedOver));
        }
        list[at].lines.push(ReturnLine { occupation: number, counts });
    }
    let weighted = weigh(&found, &list);
    Ok((found, weighted))
}

/// The object that `qosar engine forecast returns` prints.
pub(super) fn told(strata: &[Stratum], weighted: &Weighted, occupations: &Names) -> Value {
    let strata: Vec<Value> = strata
        .iter()
        .zip(&weighted.strata)
        .map(|(stratum, &(returns, surveyed, weight))| {
            let [region, sector, size] = &stratum.key;
            let employed = stratum.employed;
            json!({ "region": region, "sector": sector, "size": size, "employed": employed,
                "returns": returns, "surveyed": surveyed, "weight": weight })
        })
        .collect();
    let totals: Vec<Value> = weighted
        .cells
        .iter()
        .map(|((region, occupation), cell)| {
            let mut line = json!({ "region": region, "occupation": occupations.name(*occupation) });
            for ((measure, total), error) in MEASURES.iter().zip(cell.totals).zip(cell.errors) {
                line[*measure] = json!({ "total": total, "error": error });
            }
            line["net_error"] = json!(cell.net_error);
            line
        })
        .collect();
    let work = strata.len() + totals.len();
    let body = json!({ "strata": strata, "totals": totals });
    crate::report::report(Status::Feasible, &body, &weighted.findings, work as u64, Vec::new())
}

pub(super) fn from_returns(weighted: &Weighted, draft: &mut Draft) {
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
