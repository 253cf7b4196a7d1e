//! The assumptions of a forecast, checked once. All people are counted in heads (or thousands, as the tables have it), all
//! rates are shares of one a year.

use super::draft::{Draft, Replacement};
use super::growth::{Deviation, Growth};
use super::levels::levels;
use super::scenario::Scenario;

/// Why assumptions do not hold together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table}, {place}: {fault}")]
pub struct Unsound {
    /// The table it would stand in.
    pub table: &'static str,
    /// Whose figure.
    pub place: String,
    /// What is wrong.
    pub fault: String,
}

/// Assumptions that hold together.
#[derive(Clone, Debug)]
pub struct Problem {
    draft: Draft,
}

/// Shares printed with a few digits add up to one only so nearly; they are then scaled to add up.
const NEARLY: f64 = 0.005;
/// The most cells (region, occupation or group, year or age band) of a problem.
const MOST_CELLS: usize = 600_000;
/// The most shares or growths (region, sector, occupation or year) of a problem.
const MOST_SHARES: usize = 20_000_000;
/// The most figures (sector, occupation or group, year) of one region.
const MOST_ROWS: usize = 50_000;
/// The largest deviation of a logarithm that draws are made with.
pub(super) const MOST_DEVIATION: f64 = 0.3;
/// The farthest a forecast may look.
pub(super) const MOST_YEARS: usize = 50;

impl Problem {
    /// Checks a draft: sizes agree, numbers are finite and in range, shares add up to one (within half a per cent; they
    /// are then scaled).
    pub fn new(mut draft: Draft) -> Result<Self, Unsound> {
        sizes(&draft)?;
        employment(&draft)?;
        let (sectors, regions) = (draft.sectors.all().to_vec(), draft.regions.all().to_vec());
        for (r, of_region) in draft.shares.iter_mut().enumerate() {
            for (s, row) in of_region.iter_mut().enumerate() {
                let place = || format!("region {}, sector {}", regions[r], sectors[s]);
                if row.iter().any(|(occupation, _)| *occupation >= draft.occupations.len()) {
                    return Err(unsound("shares", place(), "no such occupation"));
                }
                if draft.employed[r][s] == 0.0
                    && row.is_empty()
                    && draft.growth[r][s].iter().all(|one| !matches!(one, Growth::Levels { .. }))
                {
                    continue;
                }
                scale(row.iter_mut().map(|(_, share)| share), "shares", place)?;
            }
        }
        replacement(&mut draft)?;
        rest(&draft)?;
        for scenario in Scenario::ALL {
            if levels(&draft, scenario).iter().flatten().flatten().any(|&employed| !within(employed, 0.0, 1e12)) {
                return Err(unsound("growth", "the whole", "employment would grow beyond a million million"));
            }
        }
        Ok(Self { draft })
    }

    /// The assumptions.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The calendar year so many years ahead.
    pub fn year(&self, ahead: usize) -> i32 {
        self.draft.base_year + i32::try_from(ahead).expect("at most fifty years")
    }
}

fn unsound(table: &'static str, place: impl Into<String>, fault: impl Into<String>) -> Unsound {
    Unsound { table, place: place.into(), fault: fault.into() }
}

fn within(value: f64, least: f64, most: f64) -> bool {
    value >= least && value <= most
}

fn scale<'a>(
    row: impl Iterator<Item = &'a mut f64>,
    table: &'static str,
    place: impl Fn() -> String,
) -> Result<(), Unsound> {
    let row: Vec<&mut f64> = row.collect();
    if let Some(bad) = row.iter().find(|share| !within(***share, 0.0, 1.0 + NEARLY)) {
        return Err(unsound(table, place(), format!("a share of {bad} is not between 0 and 1")));
    }
    let total: f64 = row.iter().map(|share| **share).sum();
    if !within(total, 1.0 - NEARLY, 1.0 + NEARLY) {
        return Err(unsound(table, place(), format!("the shares add up to {total}, not to 1")));
    }
    for share in row {
        *share /= total;
    }
    Ok(())
}

/// Said of a problem too large.
pub(super) const TOO_MANY: &str = "more cells would be needed than a forecast may have";

/// Whether a problem of so many regions, sectors, occupations and groups is small enough to be worked out.
pub(super) fn has_room([regions, sectors, occupations, groups]: [usize; 4], horizon: usize, bands: usize) -> bool {
    let cells = regions.saturating_mul(occupations.saturating_add(groups)).saturating_mul(horizon.max(bands));
    let shares = regions.saturating_mul(sectors).saturating_mul(occupations.max(horizon));
    let rows = [sectors, occupations, groups].map(|count| count.saturating_mul(horizon));
    cells <= MOST_CELLS && shares <= MOST_SHARES && rows.iter().all(|&row| row <= MOST_ROWS)
}

fn sizes(draft: &Draft) -> Result<(), Unsound> {
    let (regions, sectors, occupations) = (draft.regions.len(), draft.sectors.len(), draft.occupations.len());
    if regions == 0 || sectors == 0 {
        return Err(unsound("employment", "the whole", "there is no region or no sector"));
    }
    if occupations == 0 {
        return Err(unsound("shares", "the whole", "there is no occupation"));
    }
    if !(1..=MOST_YEARS).contains(&draft.horizon) {
        return Err(unsound(
            "growth",
            "the whole",
            format!("a horizon of {} years is not between 1 and {MOST_YEARS}", draft.horizon),
        ));
    }
    if !(1900..=2200).contains(&draft.base_year) {
        return Err(unsound("employment", "the whole", "the base year is not between 1900 and 2200"));
    }
    let bands = if let Replacement::Ages(ageing) = &draft.replacement { ageing.bands.len() } else { 0 };
    if !has_room([regions, sectors, occupations, draft.groups.len()], draft.horizon, bands) {
        return Err(unsound("the tables", "the whole", TOO_MANY));
    }
    let square = |rows: usize, fits: bool| rows == regions && fits;
    let fits = square(draft.employed.len(), draft.employed.iter().all(|row| row.len() == sectors))
        && square(draft.deviation.len(), draft.deviation.iter().all(|row| row.len() == sectors))
        && square(draft.shares.len(), draft.shares.iter().all(|row| row.len() == sectors))
        && square(
            draft.growth.len(),
            draft.growth.iter().all(|row| row.len() == sectors && row.iter().all(|years| years.len() == draft.horizon)),
        )
        && draft.bridge.len() == occupations
        && draft.replacement_deviation.len() == occupations;
    if fits { Ok(()) } else { Err(unsound("the tables", "the whole", "their sizes do not agree")) }
}

fn employment(draft: &Draft) -> Result<(), Unsound> {
    for (r, row) in draft.employed.iter().enumerate() {
        for (s, &employed) in row.iter().enumerate() {
            let place = || format!("region {}, sector {}", draft.regions.name(r), draft.sectors.name(s));
            if !within(employed, 0.0, 1e10) {
                return Err(unsound(
                    "employment",
                    place(),
                    format!("{employed} employed is not between 0 and 10 thousand million"),
                ));
            }
            for (t, growth) in draft.growth[r][s].iter().enumerate() {
                if let Some(fault) = growth.problem() {
                    let year = draft.base_year + i32::try_from(t).unwrap_or(0) + 1;
                    return Err(unsound(
                        "growth",
                        format!("{}, year {year}", place()),
                        format!("the {fault} is out of range"),
                    ));
                }
            }
            let Deviation { shared, own } = draft.deviation[r][s];
            if !within(shared, 0.0, MOST_DEVIATION) || !within(own, 0.0, MOST_DEVIATION) {
                return Err(unsound("growth", place(), format!("a deviation is not between 0 and {MOST_DEVIATION}")));
            }
        }
    }
    Ok(())
}

fn replacement(draft: &mut Draft) -> Result<(), Unsound> {
    if draft.replacement_deviation.iter().any(|&value| !within(value, 0.0, MOST_DEVIATION)) {
        return Err(unsound("exits", "the whole", format!("a deviation is not between 0 and {MOST_DEVIATION}")));
    }
    let (occupations, regions) = (&draft.occupations, &draft.regions);
    match &mut draft.replacement {
        Replacement::None => {}
        Replacement::Separations(rates) => {
            if rates.len() != occupations.len() {
                return Err(unsound("separations", "the whole", "there is not one row for each occupation"));
            }
            for (o, (exit, transfer)) in rates.iter().enumerate() {
                if !within(*exit, 0.0, 1.0) || !within(*transfer, 0.0, 1.0) {
                    return Err(unsound(
                        "separations",
                        format!("occupation {}", occupations.name(o)),
                        "a rate is not between 0 and 1",
                    ));
                }
            }
        }
        Replacement::Ages(ageing) => {
            let bands = ageing.bands.len();
            let fits = bands > 0
                && ageing.width.len() == bands
                && ageing.entry.len() == bands
                && ageing.stock.len() == regions.len()
                && ageing
                    .stock
                    .iter()
                    .all(|row| row.len() == occupations.len() && row.iter().all(|shares| shares.len() == bands))
                && ageing.rates.len() == occupations.len()
                && ageing.rates.iter().all(|row| row.len() == bands);
            if !fits {
                return Err(unsound("bands", "the whole", "the sizes of the tables of ages do not agree"));
            }
            for (a, width) in ageing.width.iter().enumerate() {
                if width.is_some_and(|width| !within(width, 1.0, 100.0)) || (width.is_none() && a + 1 < bands) {
                    return Err(unsound(
                        "bands",
                        format!("band {}", ageing.bands[a]),
                        "the width is not between 1 and 100 years",
                    ));
                }
            }
            scale(ageing.entry.iter_mut(), "bands", || "entry".into())?;
            for (o, row) in ageing.rates.iter().enumerate() {
                for (a, rates) in row.iter().enumerate() {
                    if rates.iter().any(|&rate| !within(rate, 0.0, 1.0)) || !within(rates.iter().sum(), 0.0, 1.0) {
                        let place = format!("occupation {}, band {}", occupations.name(o), ageing.bands[a]);
                        return Err(unsound("exits", place, "the rates, or their sum, are not between 0 and 1"));
                    }
                }
            }
            for (r, row) in ageing.stock.iter_mut().enumerate() {
                for (o, shares) in row.iter_mut().enumerate() {
                    scale(shares.iter_mut(), "ages", || {
                        format!("region {}, occupation {}", regions.name(r), occupations.name(o))
                    })?;
                }
            }
        }
    }
    Ok(())
}

fn rest(draft: &Draft) -> Result<(), Unsound> {
    for one in &draft.market {
        if one.region >= draft.regions.len()
            || one.occupation >= draft.occupations.len()
            || !(1..=draft.horizon).contains(&one.year)
        {
            return Err(unsound("market", "the whole", "a row lies outside the regions, occupations or years"));
        }
        let place = || {
            format!("region {}, occupation {}", draft.regions.name(one.region), draft.occupations.name(one.occupation))
        };
        let counts = [one.vacancies, one.foreign, one.releases, one.unemployed, one.error];
        if counts.iter().any(|&count| !within(count, 0.0, 1e10)) || !within(one.replaced, 0.0, 1.0) {
            return Err(unsound(
                "market",
                place(),
                "a count is negative or too large, or the share replaced is not between 0 and 1",
            ));
        }
    }
    for (o, row) in draft.bridge.iter().enumerate() {
        let total: f64 = row.iter().map(|one| one.share).sum();
        if row.iter().any(|one| one.group >= draft.groups.len() || !within(one.share, 0.0, 1.0))
            || !within(total, 0.0, 1.0 + 1e-9)
        {
            return Err(unsound(
                "bridge",
                format!("occupation {}", draft.occupations.name(o)),
                format!("its shares add up to {total}, more than 1, or one is out of range"),
            ));
        }
    }
    for one in &draft.programmes {
        if one.region >= draft.regions.len() || one.group >= draft.groups.len() {
            return Err(unsound("programmes", "the whole", "a row lies outside the regions or groups"));
        }
        let place = || {
            format!(
                "region {}, group {}, year {}",
                draft.regions.name(one.region),
                draft.groups.name(one.group),
                one.year
            )
        };
        let shares = [one.completion, one.in_field, one.leaving, one.deviation];
        if !within(one.admitted, 0.0, 1e10)
            || !(0..=20).contains(&one.duration)
            || shares.iter().any(|&share| !within(share, 0.0, 1.0))
        {
            return Err(unsound("programmes", place(), "admitted, duration or a share is out of range"));
        }
        if !(1800..=2400).contains(&one.year) {
            return Err(unsound("programmes", place(), "the year is not between 1800 and 2400"));
        }
    }
    for shift in draft.scenarios.iter().flatten() {
        if !within(shift.output, -0.5, 0.5) || !within(shift.productivity, -0.5, 0.5) || !within(shift.exits, 0.0, 10.0)
        {
            return Err(unsound("scenarios", "the whole", "a shift is out of range"));
        }
        if let Replacement::Ages(ageing) = &draft.replacement
            && ageing.rates.iter().flatten().any(|rates| rates.iter().sum::<f64>() * shift.exits > 1.0)
        {
            return Err(unsound("scenarios", "exits", "the rates times this factor exceed 1"));
        }
    }
    Ok(())
}
