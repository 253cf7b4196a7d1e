//! Sectors: how many worked in them, how they grow, and how far growth has strayed.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::Finding;
use crate::labour::draft::Draft;
use crate::labour::growth::{Deviation, Growth};
use crate::labour::problem::{MOST_DEVIATION, MOST_YEARS};
use crate::sheet::{Column, Row, Sheet};
use crate::wrong::{Fault, Wrong};

/// How far a forecast looks when no table says so, in years.
const USUAL_HORIZON: usize = 10;

/// `[year][(region, sector)]`.
pub(super) type History = BTreeMap<i32, HashMap<(usize, usize), f64>>;

pub(super) fn employment(sheet: &Sheet, draft: &mut Draft) -> Result<History, Wrong> {
    sheet.only(&["region", "sector", "year", "employed"])?;
    let (region, sector, year, employed) =
        (sheet.column("region")?, sheet.column("sector")?, sheet.column("year")?, sheet.column("employed")?);
    let mut history = History::new();
    for row in sheet.rows() {
        let key = (draft.regions.add(row.text(region)?), draft.sectors.add(row.text(sector)?));
        let year = calendar(&row, year)?;
        let value = row.real(employed, 0.0, 1e10)?;
        if history.entry(year).or_default().insert(key, value).is_some() {
            let key = format!("{}, {}, {year}", row.raw(region), row.raw(sector));
            return Err(row.fail(employed, Fault::Again { key }));
        }
    }
    let (&base, stocks) = history.last_key_value().expect("a table has rows");
    draft.base_year = base;
    if draft.regions.len().saturating_mul(draft.sectors.len()) > 1_000_000 {
        return Err(sheet.lacks("sector", Fault::TooMany));
    }
    draft.employed = vec![vec![0.0; draft.sectors.len()]; draft.regions.len()];
    for (&(r, s), &value) in stocks {
        draft.employed[r][s] = value;
    }
    // Who was counted before must be counted in the base year: a silent nought would look like a closed sector.
    for (year, before) in &history {
        if let Some(&(r, s)) = before.keys().find(|key| !stocks.contains_key(key)) {
            let key = format!("{}, {}", draft.regions.name(r), draft.sectors.name(s));
            return Err(sheet.lacks("year", Fault::NotInBase { key, year: *year, base }));
        }
    }
    Ok(history)
}

#[expect(clippy::cast_possible_truncation, reason = "a calendar year is in range")]
pub(super) fn calendar(row: &Row<'_>, column: Column) -> Result<i32, Wrong> {
    Ok(row.whole(column, 1900, 2200)? as i32)
}

/// The years ahead a row speaks of: one, or none for all; an empty answer where it lies outside.
#[expect(clippy::option_option, reason = "outside the span, every year, and one year are three answers")]
pub(super) fn ahead(row: &Row<'_>, column: Option<Column>, draft: &Draft) -> Result<Option<Option<usize>>, Wrong> {
    if row.text_or_all(column) == "*" {
        return Ok(Some(None));
    }
    let Some(column) = column else { return Ok(Some(None)) };
    let ahead = calendar(row, column)? - draft.base_year;
    Ok(usize::try_from(ahead).ok().filter(|ahead| (1..=draft.horizon).contains(ahead)).map(Some))
}

pub(super) fn far(sheet: &Sheet, base: i32) -> Result<usize, Wrong> {
    let Some(column) = sheet.optional("year") else { return Ok(USUAL_HORIZON) };
    let mut last = None;
    for row in sheet.rows().filter(|row| row.text_or_all(Some(column)) != "*") {
        last = last.max(Some(calendar(&row, column)?));
    }
    match last {
        None => Ok(USUAL_HORIZON),
        Some(last) => match usize::try_from(last - base) {
            Ok(years) if (1..=MOST_YEARS).contains(&years) => Ok(years),
            _ => Err(sheet.lacks("year", Fault::Far { last, base, most: MOST_YEARS })),
        },
    }
}

pub(super) fn growth(
    sheet: &Sheet,
    draft: &mut Draft,
    history: &History,
    findings: &mut Vec<Finding>,
) -> Result<(), Wrong> {
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
            return Err(row.fail(sector, Fault::Again { key: draft.sectors.name(s).to_owned() }));
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
                    let key = format!("{}, {}, {year}", draft.regions.name(r), draft.sectors.name(s));
                    return Err(sheet.lacks("sector", Fault::Unsaid { key }));
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

fn one_growth(sheet: &Sheet, row: &Row<'_>, sector: Column) -> Result<Growth, Wrong> {
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
        _ => Err(row.fail(sector, Fault::GrowthForm)),
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
