//! The base run in the shape that draws want.

use ground::Seed;

use super::simulation::Places;
use crate::labour::draft::{Draft, Replacement};
use crate::labour::flows::Run;
use crate::labour::problem::Problem;

/// So many occupations are summed over their sectors side by side: a level once loaded serves them all.
pub(super) const QUAD: usize = 4;

/// The shares of a quad: sectors where any of the four works.
pub(super) type Quad = Vec<(usize, [f32; QUAD])>;

/// A sample's error: its cell, its deviation, the number of its shock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sampled {
    pub cell: usize,
    pub deviation: f32,
    pub number: usize,
}

/// A programme that ends within the horizon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub number: usize,
    pub group: usize,
    /// From 0.
    pub year: usize,
    pub admitted: f32,
    pub share: f32,
    pub deviation: f32,
}

pub(super) struct Model<'a> {
    pub draft: &'a Draft,
    pub base: &'a Run,
    pub places: Places,
    pub seed: Seed,
    /// `[region][quad]`.
    pub shares: Vec<Vec<Quad>>,
    /// By cell: rate of replacement, and what the market adds.
    pub rates: Vec<(f32, f32)>,
    /// In the order of cells.
    errors: Vec<Sampled>,
    /// Whether replacement follows the mean of the year rather than its start.
    pub by_mean: bool,
    /// By region.
    pub programmes: Vec<Vec<Ending>>,
}

impl<'a> Model<'a> {
    pub fn new(problem: &'a Problem, base: &'a Run, seed: Seed) -> Self {
        let draft = problem.draft();
        let places = Places {
            regions: draft.regions.len(),
            occupations: draft.occupations.len(),
            groups: draft.groups.len(),
            horizon: draft.horizon,
        };
        let by_mean = matches!(draft.replacement, Replacement::Separations(_));
        let mut errors: Vec<Sampled> = Vec::new();
        for (number, one) in draft.market.iter().enumerate().filter(|(_, one)| one.error > 0.0) {
            let cell = places.cell(one.region, one.occupation) + one.year - 1;
            errors.push(Sampled { cell, deviation: single(one.error), number });
        }
        errors.sort_unstable_by_key(|one| (one.cell, one.number));
        let mut programmes = vec![Vec::new(); places.regions];
        for (number, one) in draft.programmes.iter().enumerate() {
            let ahead = i64::from(one.year) + i64::from(one.duration) - i64::from(draft.base_year);
            if let Ok(ahead) = usize::try_from(ahead)
                && (1..=places.horizon).contains(&ahead)
            {
                programmes[one.region].push(Ending {
                    number,
                    group: one.group,
                    year: ahead - 1,
                    admitted: single(one.admitted),
                    share: single(one.yield_share()),
                    deviation: single(one.deviation),
                });
            }
        }
        Self {
            draft,
            base,
            places,
            seed,
            shares: (0..places.regions).map(|r| quads(draft, r)).collect(),
            rates: rates(base, places, by_mean),
            errors,
            by_mean,
            programmes,
        }
    }

    /// What samples of this cell may be off by.
    pub fn errors(&self, cell: usize) -> &[Sampled] {
        if self.errors.is_empty() {
            return &[];
        }
        let from = self.errors.partition_point(|one| one.cell < cell);
        let to = from + self.errors[from..].partition_point(|one| one.cell == cell);
        &self.errors[from..to]
    }
}

/// Sectors whose share is nought in all four occupations are left out.
fn quads(draft: &Draft, region: usize) -> Vec<Quad> {
    let mut quads: Vec<Quad> = vec![Vec::new(); draft.occupations.len().div_ceil(QUAD)];
    for (s, row) in draft.shares[region].iter().enumerate() {
        for &(o, share) in row.iter().filter(|(_, share)| *share > 0.0) {
            let quad = &mut quads[o / QUAD];
            match quad.last_mut() {
                Some((sector, shares)) if *sector == s => shares[o % QUAD] += single(share),
                _ => {
                    let mut shares = [0.0; QUAD];
                    shares[o % QUAD] = single(share);
                    quad.push((s, shares));
                }
            }
        }
    }
    quads
}

fn rates(base: &Run, places: Places, by_mean: bool) -> Vec<(f32, f32)> {
    let mut rates = Vec::with_capacity(places.cell(places.regions, 0));
    for r in 0..places.regions {
        for o in 0..places.occupations {
            for year in 1..=places.horizon {
                let cell = base.cell(r, o, year);
                let basis = if by_mean { f64::midpoint(cell.start, cell.end) } else { cell.start };
                let rate = if basis > 0.0 { cell.flow.replacement() / basis } else { 0.0 };
                let market: f64 = cell.flow.terms.signed()[7..].iter().sum();
                rates.push((single(rate), single(market)));
            }
        }
    }
    rates
}

#[expect(clippy::cast_possible_truncation, reason = "draws are of single precision")]
pub(super) fn single(value: f64) -> f32 {
    value as f32
}
