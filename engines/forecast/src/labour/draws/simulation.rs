//! What many draws say, and where each figure of it is counted.

use ground::Seed;

use super::bands::Bands;
use crate::labour::histogram::{Histograms, Spread};

/// What many draws say. Years count from 1.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// How it was made.
    pub bands: Bands,
    /// Where its chance came from.
    pub seed: Seed,
    pub(super) places: Places,
    pub(super) found: Histograms,
}

/// Where each figure is counted. Of regions, occupations and groups the sum over all years follows the last year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    pub regions: usize,
    pub occupations: usize,
    pub groups: usize,
    pub horizon: usize,
}

impl Places {
    pub fn cell(self, r: usize, o: usize) -> usize {
        (r * self.occupations + o) * self.horizon
    }

    /// The three figures of a group follow each other; the last region is all of them.
    pub fn group(self, r: usize, g: usize) -> usize {
        self.cell(self.regions, 0) + (r * self.groups + g) * self.with_sum() * 3
    }

    /// The last region is all of them.
    pub fn region(self, r: usize) -> usize {
        self.group(self.regions + 1, 0) + r * self.with_sum()
    }

    pub fn occupation(self, o: usize) -> usize {
        self.region(self.regions + 1) + o * self.with_sum()
    }

    /// The years and their sum.
    fn with_sum(self) -> usize {
        self.horizon + 1
    }

    pub fn all(self) -> usize {
        self.occupation(self.occupations)
    }
}

impl Simulation {
    fn spread(&self, figure: usize) -> Spread {
        self.found.spread(figure, u64::from(self.bands.draws()), self.bands.levels())
    }

    /// The need of a cell.
    pub fn cell(&self, region: usize, occupation: usize, year: usize) -> Spread {
        self.spread(self.places.cell(region, occupation) + year - 1)
    }

    /// Need, supply and gap of a group in a region, or in all.
    pub fn group(&self, region: Option<usize>, group: usize, year: usize) -> [Spread; 3] {
        let first = self.places.group(region.unwrap_or(self.places.regions), group) + (year - 1) * 3;
        [0, 1, 2].map(|which| self.spread(first + which))
    }

    /// Need, supply and gap of a group in a region, or in all, each summed over all years within a draw: what is high in one
    /// year may be low in another, so its intervals are not the sums of those of the years: narrower, as a rule.
    pub fn group_over_years(&self, region: Option<usize>, group: usize) -> [Spread; 3] {
        self.group(region, group, self.places.horizon + 1)
    }

    /// The need of a region, or of all, summed over all years within a draw.
    pub fn region_over_years(&self, region: Option<usize>) -> Spread {
        self.region(region, self.places.horizon + 1)
    }

    /// The need of an occupation over all regions, summed over all years within a draw.
    pub fn occupation_over_years(&self, occupation: usize) -> Spread {
        self.occupation(occupation, self.places.horizon + 1)
    }

    /// The need of a region, or of all.
    pub fn region(&self, region: Option<usize>, year: usize) -> Spread {
        self.spread(self.places.region(region.unwrap_or(self.places.regions)) + year - 1)
    }

    /// The need of an occupation over all regions.
    pub fn occupation(&self, occupation: usize, year: usize) -> Spread {
        self.spread(self.places.occupation(occupation) + year - 1)
    }
}
