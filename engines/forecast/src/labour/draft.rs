//! The assumptions of a forecast, not yet checked. All people are counted in heads (or thousands, as the tables have it), all
//! rates are shares of one a year.

use super::growth::{Deviation, Growth};
use super::scenario::Shift;
use crate::sheet::Names;

/// Assumptions not yet checked. Vectors are indexed by region, sector, occupation, band, group in the order of the names.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Regions.
    pub regions: Names,
    /// Sectors of the economy.
    pub sectors: Names,
    /// Occupations.
    pub occupations: Names,
    /// Groups of programmes.
    pub groups: Names,
    /// The year of the stocks.
    pub base_year: i32,
    /// How many years ahead.
    pub horizon: usize,
    /// `[region][sector]`: people employed in the base year.
    pub employed: Vec<Vec<f64>>,
    /// `[region][sector][year]`: growth into each year ahead.
    pub growth: Vec<Vec<Vec<Growth>>>,
    /// `[region][sector]`: how far a year's growth may stray.
    pub deviation: Vec<Vec<Deviation>>,
    /// `[region][sector]`: (occupation, share of the sector's employed); adds up to one.
    pub shares: Vec<Vec<Vec<(usize, f64)>>>,
    /// What people leave for.
    pub replacement: Replacement,
    /// `[occupation]`: how far a year's replacement may stray, as a standard deviation of its logarithm, common to all years.
    pub replacement_deviation: Vec<f64>,
    /// What the market adds and takes away.
    pub market: Vec<Market>,
    /// `[occupation]`: which groups train for it.
    pub bridge: Vec<Vec<Bridge>>,
    /// Admissions and what becomes of them.
    pub programmes: Vec<Programme>,
    /// Low, base, high; without it low and high are one deviation of growth away.
    pub scenarios: Option<[Shift; 3]>,
}

/// How replacement is counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Replacement {
    /// Not at all: nothing is known of exits.
    #[default]
    None,
    /// By age (Wilson, Cedefop): the stock of each band times its rates, ageing from year to year.
    Ages(Ageing),
    /// By separations (BLS): `[occupation]`: (exit rate, transfer rate) of mean employment.
    Separations(Vec<(f64, f64)>),
}

/// Age bands of the stock and what becomes of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ageing {
    /// The bands, youngest first.
    pub bands: Vec<String>,
    /// `[band]`: years a band spans; none for the last, whom only exits take.
    pub width: Vec<Option<f64>>,
    /// `[band]`: shares of those who enter an occupation; adds up to one.
    pub entry: Vec<f64>,
    /// `[region][occupation][band]`: shares of the stock; adds up to one.
    pub stock: Vec<Vec<Vec<f64>>>,
    /// `[occupation][band]`: retirement, mortality, migration, mobility, as shares of the band a year.
    pub rates: Vec<Vec<[f64; 4]>>,
}

/// What the market adds to the need and takes from it, in one region, occupation and year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Market {
    /// Region.
    pub region: usize,
    /// Occupation.
    pub occupation: usize,
    /// Years ahead, from 1.
    pub year: usize,
    /// Places open for longer than a month.
    pub vacancies: f64,
    /// Foreign workers.
    pub foreign: f64,
    /// The share of them planned to be replaced.
    pub replaced: f64,
    /// Announced releases who can be retrained.
    pub releases: f64,
    /// Registered unemployed of the occupation.
    pub unemployed: f64,
    /// Standard error of the sum, where it comes from a sample.
    pub error: f64,
}

/// A part of an occupation's need that a group of programmes trains for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bridge {
    /// The group.
    pub group: usize,
    /// The share of the occupation's need; over its groups at most one, the rest needs no programme.
    pub share: f64,
}

/// One year's admission to a group in a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Programme {
    /// Region.
    pub region: usize,
    /// Group.
    pub group: usize,
    /// The calendar year of admission.
    pub year: i32,
    /// People admitted; none where only the rates are known.
    pub admitted: f64,
    /// Years of study.
    pub duration: i32,
    /// The share who finish.
    pub completion: f64,
    /// The share of those who go to work in the field.
    pub in_field: f64,
    /// The share of those who leave the region.
    pub leaving: f64,
    /// Standard deviation of the share who arrive.
    pub deviation: f64,
}

impl Programme {
    /// The share of the admitted who come to work: completion × in field × staying.
    pub fn yield_share(&self) -> f64 {
        self.completion * self.in_field * (1.0 - self.leaving)
    }
}
