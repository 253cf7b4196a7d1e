//! One scenario without chance: every flow of every cell.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::cohort::Cohort;
use super::draft::Replacement;
use super::levels::{exits, levels};
use super::problem::Problem;
use super::scenario::Scenario;

/// The terms of a need, in the order in which they are added up; the last two are taken away.
pub const TERMS: [&str; 11] = [
    "new_places",
    "retirement",
    "mortality",
    "migration",
    "mobility",
    "exits",
    "transfers",
    "vacancies",
    "foreign",
    "releases",
    "unemployed",
];

/// What flows into a need in one year, in people. `expansion` may be negative; `new_places` is what of it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// Change of employment.
    pub expansion: f64,
    /// The terms of the need, in the order of [`TERMS`], each as it is counted (none negative).
    #[serde(flatten)]
    pub terms: Terms,
}

/// The terms themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    pub new_places: f64,
    pub retirement: f64,
    pub mortality: f64,
    pub migration: f64,
    pub mobility: f64,
    pub exits: f64,
    pub transfers: f64,
    pub vacancies: f64,
    pub foreign: f64,
    pub releases: f64,
    pub unemployed: f64,
}

impl Terms {
    /// With their signs, in order.
    pub fn signed(&self) -> [f64; 11] {
        [
            self.new_places,
            self.retirement,
            self.mortality,
            self.migration,
            self.mobility,
            self.exits,
            self.transfers,
            self.vacancies,
            self.foreign,
            -self.releases,
            -self.unemployed,
        ]
    }
}

impl Flow {
    /// People to replace.
    pub fn replacement(&self) -> f64 {
        self.terms.signed()[1..7].iter().sum()
    }

    /// New places and people to replace.
    pub fn openings(&self) -> f64 {
        self.terms.signed()[..7].iter().sum()
    }

    /// Openings and vacancies and foreign workers to replace, less releases and unemployed. The terms are added one after
    /// another, so that a waterfall ends exactly here.
    pub fn need(&self) -> f64 {
        self.terms.signed().iter().sum()
    }

    /// A part of it.
    #[must_use]
    pub fn part(&self, share: f64) -> Self {
        let terms = &self.terms;
        Self {
            expansion: self.expansion * share,
            terms: Terms {
                new_places: terms.new_places * share,
                retirement: terms.retirement * share,
                mortality: terms.mortality * share,
                migration: terms.migration * share,
                mobility: terms.mobility * share,
                exits: terms.exits * share,
                transfers: terms.transfers * share,
                vacancies: terms.vacancies * share,
                foreign: terms.foreign * share,
                releases: terms.releases * share,
                unemployed: terms.unemployed * share,
            },
        }
    }
}

impl AddAssign for Flow {
    fn add_assign(&mut self, other: Self) {
        self.expansion += other.expansion;
        let (a, b) = (&mut self.terms, other.terms);
        a.new_places += b.new_places;
        a.retirement += b.retirement;
        a.mortality += b.mortality;
        a.migration += b.migration;
        a.mobility += b.mobility;
        a.exits += b.exits;
        a.transfers += b.transfers;
        a.vacancies += b.vacancies;
        a.foreign += b.foreign;
        a.releases += b.releases;
        a.unemployed += b.unemployed;
    }
}

/// One occupation of one region in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    /// Employed when the year begins.
    pub start: f64,
    /// Employed when it ends.
    pub end: f64,
    /// What flows.
    pub flow: Flow,
}

/// One group of programmes of one region in one year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GroupCell {
    /// Its part of the flows of the occupations it trains for.
    pub flow: Flow,
    /// Who come from the programmes.
    pub supply: f64,
    /// The admission that would meet the need, and the calendar year of it; none where no programme's rates are known,
    /// or nobody of those admitted would come to work.
    pub admission: Option<(f64, i32)>,
}

impl GroupCell {
    /// Supply less need.
    pub fn gap(&self) -> f64 {
        self.supply - self.flow.need()
    }

    /// Supply over need, where there is a need.
    pub fn coverage(&self) -> Option<f64> {
        let need = self.flow.need();
        (need > 0.0).then(|| self.supply / need)
    }

    /// ROA's indicator of the future labour market, for graduates: supply and unemployed over openings. Up to 0.85 very
    /// good, 1.00 good, 1.05 reasonable, 1.15 moderate, above poor.
    pub fn indicator(&self) -> Option<f64> {
        let openings = self.flow.openings();
        (openings > 0.0).then(|| (self.supply + self.flow.terms.unemployed) / openings)
    }
}

/// A scenario, worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Which one.
    pub scenario: Scenario,
    /// `[region][sector][0..=horizon]`: employment.
    pub sectors: Vec<Vec<Vec<f64>>>,
    cells: Vec<Cell>,
    groups: Vec<GroupCell>,
    occupations: usize,
    group_count: usize,
    horizon: usize,
}

impl Run {
    /// A cell; `year` counts from 1.
    pub fn cell(&self, region: usize, occupation: usize, year: usize) -> &Cell {
        &self.cells[(region * self.occupations + occupation) * self.horizon + year - 1]
    }

    /// A group; `year` counts from 1.
    pub fn group(&self, region: usize, group: usize, year: usize) -> &GroupCell {
        &self.groups[(region * self.group_count + group) * self.horizon + year - 1]
    }
}

/// Works a scenario out. O(regions · (sectors · occupations + occupations · bands) · years).
pub fn run(problem: &Problem, scenario: Scenario) -> Run {
    let draft = problem.draft();
    let (regions, occupations, groups, horizon) =
        (draft.regions.len(), draft.occupations.len(), draft.groups.len(), draft.horizon);
    let sectors = levels(draft, scenario);
    let factor = exits(draft, scenario);
    let mut cells = vec![Cell::default(); regions * occupations * horizon];
    for r in 0..regions {
        let employed = of_occupations(problem, &sectors[r], r);
        for o in 0..occupations {
            let path: Vec<f64> = employed.iter().map(|year| year[o]).collect();
            let own = &mut cells[(r * occupations + o) * horizon..][..horizon];
            occupation(problem, r, o, &path, factor, own);
        }
    }
    for one in &draft.market {
        let terms = &mut cells[(one.region * occupations + one.occupation) * horizon + one.year - 1].flow.terms;
        terms.vacancies += one.vacancies;
        terms.foreign += one.foreign * one.replaced;
        terms.releases += one.releases;
        terms.unemployed += one.unemployed;
    }
    let mut found = Run {
        scenario,
        sectors,
        cells,
        groups: vec![GroupCell::default(); regions * groups * horizon],
        occupations,
        group_count: groups,
        horizon,
    };
    bridge(problem, &mut found);
    supply(problem, &mut found);
    found
}

/// `[0..=horizon][occupation]`.
fn of_occupations(problem: &Problem, sectors: &[Vec<f64>], region: usize) -> Vec<Vec<f64>> {
    let draft = problem.draft();
    let mut employed = vec![vec![0.0; draft.occupations.len()]; draft.horizon + 1];
    for (s, path) in sectors.iter().enumerate() {
        for &(o, share) in &draft.shares[region][s] {
            for (year, level) in path.iter().enumerate() {
                employed[year][o] += share * level;
            }
        }
    }
    employed
}

fn occupation(problem: &Problem, r: usize, o: usize, path: &[f64], factor: f64, cells: &mut [Cell]) {
    let replacement = &problem.draft().replacement;
    let mut cohort = match replacement {
        Replacement::Ages(ageing) => Some(Cohort::new(path[0], &ageing.stock[r][o])),
        _ => None,
    };
    for (cell, ends) in cells.iter_mut().zip(path.windows(2)) {
        (cell.start, cell.end) = (ends[0], ends[1]);
        cell.flow.expansion = cell.end - cell.start;
        let terms = &mut cell.flow.terms;
        terms.new_places = cell.flow.expansion.max(0.0);
        match replacement {
            Replacement::None => {}
            Replacement::Ages(ageing) => {
                if let Some(cohort) = &mut cohort {
                    [terms.retirement, terms.mortality, terms.migration, terms.mobility] =
                        cohort.pass(ageing, &ageing.rates[o], factor, cell.end);
                }
            }
            Replacement::Separations(rates) => {
                let mean = f64::midpoint(cell.start, cell.end);
                terms.exits = rates[o].0 * factor * mean;
                terms.transfers = rates[o].1 * factor * mean;
            }
        }
    }
}

fn bridge(problem: &Problem, found: &mut Run) {
    let draft = problem.draft();
    for r in 0..draft.regions.len() {
        for o in 0..draft.occupations.len() {
            for one in &draft.bridge[o] {
                for year in 0..draft.horizon {
                    let flow = found.cells[(r * found.occupations + o) * found.horizon + year].flow;
                    found.groups[(r * found.group_count + one.group) * found.horizon + year].flow +=
                        flow.part(one.share);
                }
            }
        }
    }
}

fn supply(problem: &Problem, found: &mut Run) {
    let draft = problem.draft();
    let mut rates: Vec<Option<(i32, i32, f64)>> = vec![None; draft.regions.len() * draft.groups.len()];
    for one in &draft.programmes {
        let place = one.region * found.group_count + one.group;
        let ahead = i64::from(one.year) + i64::from(one.duration) - i64::from(draft.base_year);
        if let Ok(ahead) = usize::try_from(ahead)
            && (1..=found.horizon).contains(&ahead)
        {
            found.groups[place * found.horizon + ahead - 1].supply += one.admitted * one.yield_share();
        }
        // The latest rates serve for the admissions to come.
        if rates[place].is_none_or(|(year, ..)| year <= one.year) {
            rates[place] = Some((one.year, one.duration, one.yield_share()));
        }
    }
    for (place, rates) in rates.iter().enumerate() {
        let Some((_, duration, share)) = *rates else { continue };
        for year in 1..=found.horizon {
            let cell = &mut found.groups[place * found.horizon + year - 1];
            if share > 0.0 {
                cell.admission = Some((cell.flow.need().max(0.0) / share, problem.year(year) - duration));
            }
        }
    }
}
