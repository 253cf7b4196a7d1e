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

/// Where each figure is counted.
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
        self.cell(self.regions, 0) + (r * self.groups + g) * self.horizon * 3
    }

    /// The last region is all of them.
    pub fn region(self, r: usize) -> usize {
        self.group(self.regions + 1, 0) + r * self.horizon
    }

    pub fn occupation(self, o: usize) -> usize {
        self.region(self.regions + 1) + o * self.horizon
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

    /// The need of a region, or of all.
    pub fn region(&self, region: Option<usize>, year: usize) -> Spread {
        self.spread(self.places.region(region.unwrap_or(self.places.regions)) + year - 1)
    }

    /// The need of an occupation over all regions.
    pub fn occupation(&self, occupation: usize, year: usize) -> Spread {
        self.spread(self.places.occupation(occupation) + year - 1)
    }
}
