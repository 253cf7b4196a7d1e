//! The assumptions of a forecast, checked once. All people are counted in heads (or thousands, as the tables have it), all
//! rates are shares of one a year.

use super::draft::{Draft, Replacement};
use super::growth::{Deviation, Growth};
use super::levels::levels;
use super::scenario::Scenario;
use crate::wrong::{Fault, Place, Wrong};

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
/// The most people that a sector may grow to.
const MOST_EMPLOYED: f64 = 1e12;
/// The most people of one figure of a table.
const MOST_PEOPLE: f64 = 1e10;
/// The largest deviation of a logarithm that draws are made with.
pub(super) const MOST_DEVIATION: f64 = 0.3;
/// The farthest a forecast may look.
pub(super) const MOST_YEARS: usize = 50;

impl Problem {
    /// Checks a draft: sizes agree, numbers are finite and in range, shares add up to one (within half a per cent; they
    /// are then scaled).
    pub fn new(mut draft: Draft) -> Result<Self, Wrong> {
        sizes(&draft)?;
        employment(&draft)?;
        let (sectors, regions) = (draft.sectors.all().to_vec(), draft.regions.all().to_vec());
        for (r, of_region) in draft.shares.iter_mut().enumerate() {
            for (s, row) in of_region.iter_mut().enumerate() {
                let place = || table("shares").whose("region", &regions[r]).whose("sector", &sectors[s]);
                if row.iter().any(|(occupation, _)| *occupation >= draft.occupations.len()) {
                    return Err(Fault::Outside.at(place()));
                }
                if draft.employed[r][s] == 0.0
                    && row.is_empty()
                    && draft.growth[r][s].iter().all(|one| !matches!(one, Growth::Levels { .. }))
                {
                    continue;
                }
                scale(row.iter_mut().map(|(_, share)| share), || place().column("share"))?;
            }
        }
        replacement(&mut draft)?;
        rest(&draft)?;
        for scenario in Scenario::ALL {
            if levels(&draft, scenario)
                .iter()
                .flatten()
                .flatten()
                .any(|&employed| !within(employed, 0.0, MOST_EMPLOYED))
            {
                return Err(Fault::GrowsBeyond { most: MOST_EMPLOYED }.at(table("growth")));
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

fn table(name: &str) -> Place {
    Place { table: name.to_owned(), ..Place::default() }
}

/// A number within its bounds, or the fault at its place.
fn bounded(value: f64, [least, most]: [f64; 2], place: impl FnOnce() -> Place) -> Result<(), Wrong> {
    if within(value, least, most) { Ok(()) } else { Err(Fault::Range { value, least, most }.at(place())) }
}

fn within(value: f64, least: f64, most: f64) -> bool {
    value >= least && value <= most
}

fn scale<'a>(row: impl Iterator<Item = &'a mut f64>, place: impl Fn() -> Place) -> Result<(), Wrong> {
    let row: Vec<&mut f64> = row.collect();
    if let Some(&&mut value) = row.iter().find(|share| !within(***share, 0.0, 1.0 + NEARLY)) {
        return Err(Fault::Range { value, least: 0.0, most: 1.0 }.at(place()));
    }
    let sum: f64 = row.iter().map(|share| **share).sum();
    if !within(sum, 1.0 - NEARLY, 1.0 + NEARLY) {
        return Err(Fault::SharesSum { sum }.at(place()));
    }
    for share in row {
        *share /= sum;
    }
    Ok(())
}

/// Whether a problem of so many regions, sectors, occupations and groups is small enough to be worked out.
pub(super) fn has_room([regions, sectors, occupations, groups]: [usize; 4], horizon: usize, bands: usize) -> bool {
    let cells = regions.saturating_mul(occupations.saturating_add(groups)).saturating_mul(horizon.max(bands));
    let shares = regions.saturating_mul(sectors).saturating_mul(occupations.max(horizon));
    let rows = [sectors, occupations, groups].map(|count| count.saturating_mul(horizon));
    cells <= MOST_CELLS && shares <= MOST_SHARES && rows.iter().all(|&row| row <= MOST_ROWS)
}

fn sizes(draft: &Draft) -> Result<(), Wrong> {
    let (regions, sectors, occupations) = (draft.regions.len(), draft.sectors.len(), draft.occupations.len());
    for (count, name, column) in
        [(regions, "employment", "region"), (sectors, "employment", "sector"), (occupations, "shares", "occupation")]
    {
        if count == 0 {
            return Err(Fault::Nobody.at(table(name).column(column)));
        }
    }
    if !(1..=MOST_YEARS).contains(&draft.horizon) {
        return Err(Fault::Horizon { years: draft.horizon, most: MOST_YEARS }.at(table("growth")));
    }
    bounded(f64::from(draft.base_year), [1900.0, 2200.0], || table("employment").column("year"))?;
    let bands = if let Replacement::Ages(ageing) = &draft.replacement { ageing.bands.len() } else { 0 };
    if !has_room([regions, sectors, occupations, draft.groups.len()], draft.horizon, bands) {
        return Err(Fault::TooMany.of(""));
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
    if fits { Ok(()) } else { Err(Fault::Sizes.of("")) }
}

fn employment(draft: &Draft) -> Result<(), Wrong> {
    for (r, row) in draft.employed.iter().enumerate() {
        for (s, &employed) in row.iter().enumerate() {
            let place =
                |name: &str| table(name).whose("region", draft.regions.name(r)).whose("sector", draft.sectors.name(s));
            bounded(employed, [0.0, MOST_PEOPLE], || place("employment").column("employed"))?;
            for (t, growth) in draft.growth[r][s].iter().enumerate() {
                if let Some((column, fault)) = growth.wrong() {
                    let year = draft.base_year + i32::try_from(t).unwrap_or(0) + 1;
                    return Err(fault.at(place("growth").whose("year", &year.to_string()).column(column)));
                }
            }
            let Deviation { shared, own } = draft.deviation[r][s];
            for (value, column) in [(shared, "deviation"), (own, "own_deviation")] {
                bounded(value, [0.0, MOST_DEVIATION], || place("growth").column(column))?;
            }
        }
    }
    Ok(())
}

fn replacement(draft: &mut Draft) -> Result<(), Wrong> {
    let (occupations, regions) = (&draft.occupations, &draft.regions);
    let whose = |name: &str, o: usize| table(name).whose("occupation", occupations.name(o));
    for (o, &value) in draft.replacement_deviation.iter().enumerate() {
        bounded(value, [0.0, MOST_DEVIATION], || whose("exits", o).column("deviation"))?;
    }
    match &mut draft.replacement {
        Replacement::None => {}
        Replacement::Separations(rates) => {
            if rates.len() != occupations.len() {
                return Err(Fault::Sizes.of("separations"));
            }
            for (o, &(exit, transfer)) in rates.iter().enumerate() {
                for (rate, column) in [(exit, "exit_rate"), (transfer, "transfer_rate")] {
                    bounded(rate, [0.0, 1.0], || whose("separations", o).column(column))?;
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
                return Err(Fault::Sizes.of("bands"));
            }
            for (a, &width) in ageing.width.iter().enumerate() {
                let place = || table("bands").whose("band", &ageing.bands[a]).column("width");
                match width {
                    Some(width) => bounded(width, [1.0, 100.0], place)?,
                    // Only the last band may have no end.
                    None if a + 1 < bands => return Err(Fault::NoWidth.at(place())),
                    None => {}
                }
            }
            scale(ageing.entry.iter_mut(), || table("bands").column("entry"))?;
            for (o, row) in ageing.rates.iter().enumerate() {
                for (a, rates) in row.iter().enumerate() {
                    let place = || whose("exits", o).whose("band", &ageing.bands[a]);
                    for (&rate, column) in rates.iter().zip(["retirement", "mortality", "migration", "mobility"]) {
                        bounded(rate, [0.0, 1.0], || place().column(column))?;
                    }
                    let sum = rates.iter().sum();
                    if !within(sum, 0.0, 1.0) {
                        return Err(Fault::RatesOver { sum }.at(place()));
                    }
                }
            }
            for (r, row) in ageing.stock.iter_mut().enumerate() {
                for (o, shares) in row.iter_mut().enumerate() {
                    scale(shares.iter_mut(), || {
                        let place = table("ages").whose("region", regions.name(r)).column("share");
                        place.whose("occupation", occupations.name(o))
                    })?;
                }
            }
        }
    }
    Ok(())
}

fn rest(draft: &Draft) -> Result<(), Wrong> {
    market(draft)?;
    for (o, row) in draft.bridge.iter().enumerate() {
        let name = draft.occupations.name(o);
        let place = || table("bridge").whose("occupation", name).column("share");
        for one in row {
            if one.group >= draft.groups.len() {
                return Err(Fault::Outside.at(place()));
            }
            bounded(one.share, [0.0, 1.0], place)?;
        }
        let sum: f64 = row.iter().map(|one| one.share).sum();
        if !within(sum, 0.0, 1.0 + 1e-9) {
            return Err(Fault::SharesOver { name: name.to_owned(), sum }.at(place()));
        }
    }
    programmes(draft)?;
    for shift in draft.scenarios.iter().flatten() {
        let place = |column: &str| table("scenarios").column(column);
        bounded(shift.output, [-0.5, 0.5], || place("output"))?;
        bounded(shift.productivity, [-0.5, 0.5], || place("productivity"))?;
        bounded(shift.exits, [0.0, 10.0], || place("exits"))?;
        if let Replacement::Ages(ageing) = &draft.replacement
            && ageing.rates.iter().flatten().any(|rates| rates.iter().sum::<f64>() * shift.exits > 1.0)
        {
            return Err(Fault::ShiftedRates { factor: shift.exits }.at(place("exits")));
        }
    }
    Ok(())
}

fn market(draft: &Draft) -> Result<(), Wrong> {
    for one in &draft.market {
        let inside = one.region < draft.regions.len()
            && one.occupation < draft.occupations.len()
            && (1..=draft.horizon).contains(&one.year);
        if !inside {
            return Err(Fault::Outside.of("market"));
        }
        let place = |column: &str| {
            let place = table("market").whose("region", draft.regions.name(one.region)).column(column);
            place.whose("occupation", draft.occupations.name(one.occupation))
        };
        let counts = [
            (one.vacancies, "vacancies"),
            (one.foreign, "foreign"),
            (one.releases, "releases"),
            (one.unemployed, "unemployed"),
            (one.error, "error"),
        ];
        for (count, column) in counts {
            bounded(count, [0.0, MOST_PEOPLE], || place(column))?;
        }
        bounded(one.replaced, [0.0, 1.0], || place("replaced"))?;
    }
    Ok(())
}

fn programmes(draft: &Draft) -> Result<(), Wrong> {
    for one in &draft.programmes {
        if one.region >= draft.regions.len() || one.group >= draft.groups.len() {
            return Err(Fault::Outside.of("programmes"));
        }
        let place = |column: &str| {
            let place = table("programmes").whose("region", draft.regions.name(one.region)).column(column);
            place.whose("group", draft.groups.name(one.group)).whose("year", &one.year.to_string())
        };
        bounded(one.admitted, [0.0, MOST_PEOPLE], || place("admitted"))?;
        bounded(f64::from(one.duration), [0.0, 20.0], || place("duration"))?;
        let shares = [
            (one.completion, "completion"),
            (one.in_field, "in_field"),
            (one.leaving, "leaving"),
            (one.deviation, "deviation"),
        ];
        for (share, column) in shares {
            bounded(share, [0.0, 1.0], || place(column))?;
        }
        bounded(f64::from(one.year), [1800.0, 2400.0], || place("year"))?;
    }
    Ok(())
}
