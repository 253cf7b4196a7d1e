//! Whom programmes train for what, how many they send, and what scenarios change.

use std::collections::HashSet;

use super::employment::calendar;
use crate::labour::draft::{Bridge, Draft, Programme};
use crate::labour::scenario::Shift;
use crate::sheet::Sheet;
use crate::wrong::{Fault, Wrong};

pub(super) fn bridge(sheet: &Sheet, draft: &mut Draft) -> Result<(), Wrong> {
    sheet.only(&["occupation", "group", "share"])?;
    let (occupation, group, share) = (sheet.column("occupation")?, sheet.column("group")?, sheet.column("share")?);
    let mut seen = HashSet::new();
    for row in sheet.rows() {
        let (o, g) = (draft.occupations.of(&row, occupation)?, draft.groups.of(&row, group)?);
        if !seen.insert((o, g)) {
            let key = format!("{}, {}", row.raw(occupation), row.raw(group));
            return Err(row.fail(group, Fault::Again { key }));
        }
        draft.bridge[o].push(Bridge { group: g, share: row.real(share, 0.0, 1.0)? });
        let total: f64 = draft.bridge[o].iter().map(|one| one.share).sum();
        if total > 1.0 + 1e-9 {
            return Err(row.fail(share, Fault::SharesOver { name: row.raw(occupation).to_owned(), sum: total }));
        }
    }
    Ok(())
}

pub(super) fn programmes(sheet: &Sheet, draft: &mut Draft) -> Result<(), Wrong> {
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
            let key = format!("{}, {}, {}", row.raw(region), row.raw(group), one.year);
            return Err(row.fail(year, Fault::Again { key }));
        }
        draft.programmes.push(one);
    }
    Ok(())
}

pub(super) fn scenarios(sheet: &Sheet) -> Result<[Shift; 3], Wrong> {
    sheet.only(&["scenario", "output", "productivity", "exits"])?;
    let name = sheet.column("scenario")?;
    let mut found: [Option<Shift>; 3] = [None; 3];
    for row in sheet.rows() {
        let Some(at) = ["low", "base", "high"].iter().position(|word| *word == row.raw(name)) else {
            return Err(row.fail(name, Fault::NotScenario { text: row.raw(name).to_owned() }));
        };
        let value =
            |name: &str, least: f64, most: f64, other: f64| row.real_or(sheet.optional(name), least, most, other);
        let shift = Shift {
            output: value("output", -0.5, 0.5, 0.0)?,
            productivity: value("productivity", -0.5, 0.5, 0.0)?,
            exits: value("exits", 0.0, 10.0, 1.0)?,
        };
        if found[at].replace(shift).is_some() {
            return Err(row.fail(name, Fault::Again { key: row.raw(name).to_owned() }));
        }
    }
    match found {
        [Some(low), base, Some(high)] => Ok([low, base.unwrap_or(Shift::NONE), high]),
        _ => Err(sheet.lacks("scenario", Fault::Scenarios)),
    }
}
