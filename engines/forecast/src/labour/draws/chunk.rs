//! One worker's room, and a chunk of draws worked out in it.
//!
//! Everything here stands in one body for the compiler (`inline(always)`), because the width of the registers is chosen once
//! a chunk, at its door ([`Chunk::work`]). Loops go over fixed lanes and nothing is contracted, so the bytes do not depend on
//! that width.
#![expect(clippy::inline_always, reason = "what is not inlined would be compiled for the narrowest registers")]

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, dispatch};

use super::model::{Ending, Model, QUAD, single};
use super::simulation::Places;
use crate::labour::chance::{LANES, Lanes, Source, exp, normals};
use crate::labour::histogram::{Histograms, Take};

const NOUGHT: Lanes = [0.0; LANES];
/// So many lanes of all sectors stand together: two of the widest registers.
const BLOCK: usize = 32;
const BLOCKS: usize = LANES / BLOCK;

/// Whose shock.
#[derive(Clone, Copy)]
enum Shock {
    Shared = 1,
    Own = 2,
    Replacement = 3,
    Market = 4,
    Programme = 5,
}

impl Shock {
    fn of(self, seed: ground::Seed, number: usize) -> Source {
        Source::new(seed, (self as u64) << 56 | number as u64)
    }
}

/// One worker's room.
pub(super) struct Draws<'a> {
    model: &'a Model<'a>,
    /// By sector and year: the shock common to regions.
    shared: Vec<Lanes>,
    /// By occupation.
    replacement: Vec<Lanes>,
    /// By year, block of lanes and sector of the region at hand, the base year left out: in the order in which they are summed.
    levels: Vec<[f32; BLOCK]>,
    /// Of the quad at hand, at the end of even and of odd years.
    employed: [[Lanes; QUAD]; 2],
    groups: Vec<Lanes>,
    supply: Vec<Lanes>,
    region: Vec<Lanes>,
    all_groups: Vec<Lanes>,
    all_supply: Vec<Lanes>,
    occupations: Vec<Lanes>,
    whole: Vec<Lanes>,
}

/// A chunk to be worked out.
pub(super) struct Chunk<'a, 'm> {
    pub draws: &'a mut Draws<'m>,
    pub number: u64,
    pub into: &'a mut Histograms,
    pub take: Take,
}

impl Chunk<'_, '_> {
    /// Works it out on registers as wide as this machine's.
    pub fn work(self, machine: Level) {
        dispatch!(machine, width => self.on(width));
    }

    #[inline(always)]
    fn on<S: Simd>(self, width: S) {
        let mut told = Told { into: self.into, take: self.take };
        self.draws.chunk(width, self.number, &mut told);
    }
}

struct Told<'a> {
    into: &'a mut Histograms,
    take: Take,
}

impl Told<'_> {
    #[inline(always)]
    fn tell(&mut self, figure: usize, lanes: &Lanes) {
        self.into.take(figure, lanes, self.take);
    }

    /// A figure year by year, then its sum over all years.
    #[inline(always)]
    fn years(&mut self, first: usize, years: &[Lanes]) {
        let mut sum = NOUGHT;
        for (year, lanes) in years.iter().enumerate() {
            self.tell(first + year, lanes);
            add(&mut sum, lanes);
        }
        self.tell(first + years.len(), &sum);
    }

    #[inline(always)]
    fn groups(&mut self, places: Places, r: usize, needs: &[Lanes], supplies: &[Lanes]) {
        let horizon = places.horizon;
        for (g, (needs, supplies)) in needs.chunks_exact(horizon).zip(supplies.chunks_exact(horizon)).enumerate() {
            let (mut need_sum, mut supply_sum) = (NOUGHT, NOUGHT);
            let first = places.group(r, g);
            for (year, (need, supply)) in needs.iter().zip(supplies).enumerate() {
                self.group(first + year * 3, need, supply);
                add(&mut need_sum, need);
                add(&mut supply_sum, supply);
            }
            self.group(first + horizon * 3, &need_sum, &supply_sum);
        }
    }

    #[inline(always)]
    fn group(&mut self, first: usize, need: &Lanes, supply: &Lanes) {
        let mut gap = NOUGHT;
        for k in 0..LANES {
            gap[k] = supply[k] - need[k];
        }
        self.tell(first, need);
        self.tell(first + 1, supply);
        self.tell(first + 2, &gap);
    }
}

impl<'a> Draws<'a> {
    pub fn new(model: &'a Model<'a>) -> Self {
        let Places { occupations, groups, horizon, .. } = model.places;
        let sectors = model.draft.sectors.len();
        let room = |count: usize| vec![NOUGHT; count * horizon];
        Self {
            model,
            shared: room(sectors),
            replacement: vec![[1.0; LANES]; occupations],
            levels: vec![[0.0; BLOCK]; sectors * horizon * BLOCKS],
            employed: [[NOUGHT; QUAD]; 2],
            groups: room(groups),
            supply: room(groups),
            region: room(1),
            all_groups: room(groups),
            all_supply: room(groups),
            occupations: room(occupations),
            whole: room(1),
        }
    }

    #[inline(always)]
    fn chunk<S: Simd>(&mut self, width: S, chunk: u64, told: &mut Told<'_>) {
        let model = self.model;
        let (draft, places) = (model.draft, model.places);
        let horizon = places.horizon;
        for (number, shock) in self.shared.iter_mut().enumerate() {
            if draft.deviation.iter().any(|row| row[number / horizon].shared > 0.0) {
                normals(Shock::Shared.of(model.seed, number), chunk, shock);
            }
        }
        for (o, factor) in self.replacement.iter_mut().enumerate() {
            let deviation = single(draft.replacement_deviation[o]);
            if deviation > 0.0 {
                normals(Shock::Replacement.of(model.seed, o), chunk, factor);
                for z in factor.iter_mut() {
                    *z = exp(deviation * *z - 0.5 * deviation * deviation);
                }
            }
        }
        for sums in [&mut self.all_groups, &mut self.all_supply, &mut self.occupations, &mut self.whole] {
            sums.fill(NOUGHT);
        }
        for r in 0..places.regions {
            self.sectors(r, chunk);
            self.region.fill(NOUGHT);
            self.groups.fill(NOUGHT);
            self.supply.fill(NOUGHT);
            for quad in 0..places.occupations.div_ceil(QUAD) {
                self.quad(width, r, quad, chunk, told);
            }
            told.years(places.region(r), &self.region);
            self.whole.iter_mut().zip(&self.region).for_each(|(sum, part)| add(sum, part));
            self.programmes(r, chunk);
            told.groups(places, r, &self.groups, &self.supply);
            self.all_groups.iter_mut().zip(&self.groups).for_each(|(sum, part)| add(sum, part));
            self.all_supply.iter_mut().zip(&self.supply).for_each(|(sum, part)| add(sum, part));
        }
        told.years(places.region(places.regions), &self.whole);
        told.groups(places, places.regions, &self.all_groups, &self.all_supply);
        for (o, years) in self.occupations.chunks_exact(horizon).enumerate() {
            told.years(places.occupation(o), years);
        }
    }

    #[inline(always)]
    fn sectors(&mut self, r: usize, chunk: u64) {
        let model = self.model;
        let (sectors, horizon) = (model.draft.sectors.len(), model.places.horizon);
        let mut own = NOUGHT;
        for s in 0..sectors {
            let deviation = model.draft.deviation[r][s];
            let (shared, alone) = (single(deviation.shared), single(deviation.own));
            let drift = -0.5 * (shared * shared + alone * alone);
            let mut strayed = [1.0_f32; LANES];
            for year in 0..horizon {
                let at = s * horizon + year;
                let level = single(model.base.sectors[r][s][year + 1]);
                if alone > 0.0 {
                    normals(Shock::Own.of(model.seed, r * self.shared.len() + at), chunk, &mut own);
                }
                if alone > 0.0 || shared > 0.0 {
                    let common = &self.shared[at];
                    for k in 0..LANES {
                        strayed[k] *= exp(shared * common[k] + alone * own[k] + drift);
                    }
                }
                for block in 0..BLOCKS {
                    let out = &mut self.levels[(year * BLOCKS + block) * sectors + s];
                    for k in 0..BLOCK {
                        out[k] = level * strayed[block * BLOCK + k];
                    }
                }
            }
        }
    }

    /// Four occupations of a region, year by year.
    #[inline(always)]
    fn quad<S: Simd>(&mut self, width: S, r: usize, quad: usize, chunk: u64, told: &mut Told<'_>) {
        let model = self.model;
        let (places, sectors) = (model.places, model.draft.sectors.len());
        let first = quad * QUAD;
        let members = first..places.occupations.min(first + QUAD);
        let [even, odd] = &mut self.employed;
        let (mut before, mut now) = (even, odd);
        for (o, before) in members.clone().zip(before.iter_mut()) {
            before.fill(single(model.base.cell(r, o, 1).start));
        }
        let mut need = NOUGHT;
        for year in 0..places.horizon {
            let levels = &self.levels[year * sectors * BLOCKS..][..sectors * BLOCKS];
            employed(width, &model.shares[r][quad], levels, sectors, now);
            for (i, o) in members.clone().enumerate() {
                let (now, before) = (&now[i], &before[i]);
                let cell = places.cell(r, o) + year;
                let (rate, market) = model.rates[cell];
                let factor = &self.replacement[o];
                if model.by_mean {
                    for k in 0..LANES {
                        let change = now[k] - before[k];
                        let places = if change > 0.0 { change } else { 0.0 };
                        need[k] = places + rate * factor[k] * (0.5 * (now[k] + before[k])) + market;
                    }
                } else {
                    for k in 0..LANES {
                        let change = now[k] - before[k];
                        let places = if change > 0.0 { change } else { 0.0 };
                        need[k] = places + rate * factor[k] * before[k] + market;
                    }
                }
                for error in model.errors(cell) {
                    let mut strayed = NOUGHT;
                    normals(Shock::Market.of(model.seed, error.number), chunk, &mut strayed);
                    for k in 0..LANES {
                        need[k] += error.deviation * strayed[k];
                    }
                }
                told.tell(cell, &need);
                add(&mut self.region[year], &need);
                add(&mut self.occupations[o * places.horizon + year], &need);
                for one in &model.draft.bridge[o] {
                    let share = single(one.share);
                    let sum = &mut self.groups[one.group * places.horizon + year];
                    for k in 0..LANES {
                        sum[k] += share * need[k];
                    }
                }
            }
            (before, now) = (now, before);
        }
    }

    #[inline(always)]
    fn programmes(&mut self, r: usize, chunk: u64) {
        let model = self.model;
        for &Ending { number, group, year, admitted, share, deviation } in &model.programmes[r] {
            let mut z = NOUGHT;
            if deviation > 0.0 {
                normals(Shock::Programme.of(model.seed, number), chunk, &mut z);
            }
            let supply = &mut self.supply[group * model.places.horizon + year];
            for k in 0..LANES {
                supply[k] += admitted * (share + deviation * z[k]).clamp(0.0, 1.0);
            }
        }
    }
}

/// Σ share · level of the sectors, for four occupations. The one loop that the compiler does not widen well by itself.
#[inline(always)]
fn employed<S: Simd>(
    width: S,
    shares: &[(usize, [f32; QUAD])],
    levels: &[[f32; BLOCK]],
    sectors: usize,
    out: &mut [Lanes; QUAD],
) {
    let of = |share: f32| S::f32s::splat(width, share);
    let nought = of(0.0);
    let lanes = S::f32s::LEN;
    for block in 0..BLOCKS {
        let levels = &levels[block * sectors..][..sectors];
        // Two registers of lanes at a time: eight sums that do not wait for each other.
        for first in (0..BLOCK).step_by(2 * lanes) {
            let [mut a0, mut a1, mut b0, mut b1] = [nought; 4];
            let [mut c0, mut c1, mut d0, mut d1] = [nought; 4];
            for &(s, [of_a, of_b, of_c, of_d]) in shares {
                let level = &levels[s][first..first + 2 * lanes];
                let level0 = S::f32s::from_slice(width, &level[..lanes]);
                let level1 = S::f32s::from_slice(width, &level[lanes..]);
                let (of_a, of_b, of_c, of_d) = (of(of_a), of(of_b), of(of_c), of(of_d));
                (a0, a1) = (a0 + of_a * level0, a1 + of_a * level1);
                (b0, b1) = (b0 + of_b * level0, b1 + of_b * level1);
                (c0, c1) = (c0 + of_c * level0, c1 + of_c * level1);
                (d0, d1) = (d0 + of_d * level0, d1 + of_d * level1);
            }
            let at = block * BLOCK + first;
            for (sums, [low, high]) in out.iter_mut().zip([[a0, a1], [b0, b1], [c0, c1], [d0, d1]]) {
                low.store_slice(&mut sums[at..at + lanes]);
                high.store_slice(&mut sums[at + lanes..at + 2 * lanes]);
            }
        }
    }
}

#[inline(always)]
fn add(sum: &mut Lanes, part: &Lanes) {
    for k in 0..LANES {
        sum[k] += part[k];
    }
}
