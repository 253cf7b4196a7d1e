//! The base scenario under chance. A draw strays
//! - in the growth of every sector and year: a shock common to its regions and one of the region's own, lognormal, mean one;
//! - in the replacement of every occupation: one lognormal factor, mean one, for all regions and years;
//! - in what a sample said of the market: normal, with the standard error of the weighted returns;
//! - in the share of the admitted who come to work: normal, between nought and one.
//!
//! Approximate on purpose: within a draw, the rate of replacement of a cell and year is that of the base scenario (its ages
//! age along the base path) times the draw's factor; the stock it applies to is the draw's own. All else follows the formulas
//! of the base run. Every random number is a function of (seed, which shock, which draw): threads only divide the chunks.

use std::thread;

use ground::{Seed, Stream};

use super::chance::{LANES, Lanes, exp, normals};
use super::draft::Replacement;
use super::flows::Run;
use super::histogram::{Histograms, Spread};
use super::problem::Problem;

/// How many draws, and which intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    draws: u32,
    levels: Vec<f64>,
}

/// Why draws cannot be made so.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BadBands {
    /// Too few to tell an interval, or more than can be counted.
    #[error("{0} draws are not between 100 and 100,000,000")]
    Draws(u32),
    /// A level that is no share.
    #[error("a level of {0} % is not between 1 and 99.9")]
    Level(f64),
    /// None, or too many.
    #[error("between one and eight levels are wanted")]
    Levels,
}

impl Bands {
    /// So many draws; levels in per cent, as 80.
    pub fn new(draws: u32, percents: &[f64]) -> Result<Self, BadBands> {
        if !(100..=100_000_000).contains(&draws) {
            return Err(BadBands::Draws(draws));
        }
        if !(1..=8).contains(&percents.len()) {
            return Err(BadBands::Levels);
        }
        if let Some(&bad) = percents.iter().find(|percent| !(**percent >= 1.0 && **percent <= 99.9)) {
            return Err(BadBands::Level(bad));
        }
        Ok(Self { draws, levels: percents.iter().map(|percent| percent / 100.0).collect() })
    }

    /// How many draws.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// The levels as shares.
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }
}

/// What many draws say. Years count from 1.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// How it was made.
    pub bands: Bands,
    /// Where its chance came from.
    pub seed: Seed,
    places: Places,
    found: Histograms,
}

/// Where each figure is counted.
#[derive(Clone, Copy, Debug)]
struct Places {
    regions: usize,
    occupations: usize,
    groups: usize,
    horizon: usize,
}

impl Places {
    fn cell(self, r: usize, o: usize) -> usize {
        (r * self.occupations + o) * self.horizon
    }

    /// The three figures of a group follow each other; the last region is all of them.
    fn group(self, r: usize, g: usize) -> usize {
        self.cell(self.regions, 0) + (r * self.groups + g) * self.horizon * 3
    }

    /// The last region is all of them.
    fn region(self, r: usize) -> usize {
        self.group(self.regions + 1, 0) + r * self.horizon
    }

    fn occupation(self, o: usize) -> usize {
        self.region(self.regions + 1) + o * self.horizon
    }

    fn all(self) -> usize {
        self.occupation(self.occupations)
    }
}

impl Simulation {
    fn spread(&self, figure: usize) -> Spread {
        self.found.spread(figure, u64::from(self.bands.draws), &self.bands.levels)
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

/// Draws. `base` is the base scenario of the problem. O(draws · (figures + shares that are not nought · years)); memory
/// 0.6 kB a figure and thread, however many draws. The same bytes on any number of threads.
pub fn simulate(problem: &Problem, base: &Run, bands: &Bands, seed: Seed, threads: usize) -> Simulation {
    let draft = problem.draft();
    let places = Places {
        regions: draft.regions.len(),
        occupations: draft.occupations.len(),
        groups: draft.groups.len(),
        horizon: draft.horizon,
    };
    let model = Model::new(problem, base, places, seed);
    let mut found = Histograms::new(places.all());
    Draws::new(&model).chunk(0, &mut |figure, lanes| found.fix(figure, lanes));

    let chunks = u64::from(bands.draws).div_ceil(LANES as u64);
    let workers = threads.clamp(1, 64).min(usize::try_from(chunks).unwrap_or(64));
    let work = |own: &mut Histograms, first: usize| {
        let mut draws = Draws::new(&model);
        for chunk in (first as u64..chunks).step_by(workers) {
            let left = u64::from(bands.draws) - chunk * LANES as u64;
            let used = usize::try_from(left).unwrap_or(LANES).min(LANES);
            draws.chunk(chunk, &mut |figure, lanes| own.count(figure, lanes, used));
        }
    };
    if workers == 1 {
        work(&mut found, 0);
    } else {
        let empty = found.clone();
        thread::scope(|scope| {
            let others: Vec<_> = (1..workers)
                .map(|first| {
                    let (mut own, work) = (empty.clone(), &work);
                    scope.spawn(move || {
                        work(&mut own, first);
                        own
                    })
                })
                .collect();
            work(&mut found, 0);
            for other in others {
                found.gather(&other.join().expect("a worker does not panic"));
            }
        });
    }
    Simulation { bands: bands.clone(), seed, places, found }
}

/// The base run in the shape that draws want.
struct Model<'a> {
    problem: &'a Problem,
    base: &'a Run,
    places: Places,
    seed: Seed,
    /// `[region][occupation]`: sectors where it works, with its share.
    shares: Vec<Vec<Vec<(usize, f32)>>>,
    /// By cell: rate of replacement, and what the market adds.
    rates: Vec<(f32, f32)>,
    /// Errors of samples: cell, deviation, which number; in the order of cells.
    errors: Vec<(usize, f32, u64)>,
    /// Whether replacement follows the mean of the year rather than its start.
    by_mean: bool,
    /// By region: its programmes that end within the horizon: number, group, year from 0.
    programmes: Vec<Vec<(usize, usize, usize)>>,
}

impl<'a> Model<'a> {
    fn new(problem: &'a Problem, base: &'a Run, places: Places, seed: Seed) -> Self {
        let draft = problem.draft();
        let by_mean = matches!(draft.replacement, Replacement::Separations(_));
        let mut shares = vec![vec![Vec::new(); places.occupations]; places.regions];
        for (r, of_region) in draft.shares.iter().enumerate() {
            for (s, row) in of_region.iter().enumerate() {
                for &(o, share) in row.iter().filter(|(_, share)| *share > 0.0) {
                    shares[r][o].push((s, single(share)));
                }
            }
        }
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
        let mut errors: Vec<(usize, f32, u64)> = Vec::new();
        for (number, one) in draft.market.iter().enumerate() {
            if one.error > 0.0 {
                errors.push((places.cell(one.region, one.occupation) + one.year - 1, single(one.error), number as u64));
            }
        }
        errors.sort_unstable_by_key(|&(cell, _, number)| (cell, number));
        let mut programmes = vec![Vec::new(); places.regions];
        for (number, one) in draft.programmes.iter().enumerate() {
            let ahead = i64::from(one.year) + i64::from(one.duration) - i64::from(draft.base_year);
            if let Ok(ahead) = usize::try_from(ahead)
                && (1..=places.horizon).contains(&ahead)
            {
                programmes[one.region].push((number, one.group, ahead - 1));
            }
        }
        Self { problem, base, places, seed, shares, rates, errors, by_mean, programmes }
    }

    fn stream(&self, of: Shock, number: usize) -> Stream {
        self.seed.stream((of as u64) << 56 | number as u64)
    }
}

/// Whose shock.
#[derive(Clone, Copy)]
enum Shock {
    Shared = 1,
    Own = 2,
    Replacement = 3,
    Market = 4,
    Programme = 5,
}

#[expect(clippy::cast_possible_truncation, reason = "draws are of single precision")]
fn single(value: f64) -> f32 {
    value as f32
}

/// One worker's room.
struct Draws<'a> {
    model: &'a Model<'a>,
    /// By sector and year: the shock common to regions.
    shared: Vec<Lanes>,
    /// By occupation.
    replacement: Vec<Lanes>,
    /// By sector and year of the region at hand, the base year left out.
    levels: Vec<Lanes>,
    groups: Vec<Lanes>,
    supply: Vec<Lanes>,
    region: Vec<Lanes>,
    all_groups: Vec<Lanes>,
    all_supply: Vec<Lanes>,
    occupations: Vec<Lanes>,
    whole: Vec<Lanes>,
}

const NOUGHT: Lanes = [0.0; LANES];
/// So many lanes stay in the machine's registers while an occupation is summed over its sectors.
const BLOCK: usize = 32;

impl<'a> Draws<'a> {
    fn new(model: &'a Model<'a>) -> Self {
        let Places { occupations, groups, horizon, .. } = model.places;
        let sectors = model.problem.draft().sectors.len();
        let room = |count: usize| vec![NOUGHT; count * horizon];
        Self {
            model,
            shared: room(sectors),
            replacement: vec![[1.0; LANES]; occupations],
            levels: room(sectors),
            groups: room(groups),
            supply: room(groups),
            region: room(1),
            all_groups: room(groups),
            all_supply: room(groups),
            occupations: room(occupations),
            whole: room(1),
        }
    }

    /// Works a chunk out and tells every figure of it.
    fn chunk(&mut self, chunk: u64, tell: &mut impl FnMut(usize, &Lanes)) {
        let model = self.model;
        let (draft, places) = (model.problem.draft(), model.places);
        let horizon = places.horizon;
        for (number, shock) in self.shared.iter_mut().enumerate() {
            if draft.deviation.iter().any(|row| row[number / horizon].shared > 0.0) {
                normals(model.stream(Shock::Shared, number), chunk, shock);
            }
        }
        for (o, factor) in self.replacement.iter_mut().enumerate() {
            let deviation = single(draft.replacement_deviation[o]);
            if deviation > 0.0 {
                normals(model.stream(Shock::Replacement, o), chunk, factor);
                for z in factor.iter_mut() {
                    *z = exp(deviation * *z - 0.5 * deviation * deviation);
                }
            }
        }
        for sums in [&mut self.all_groups, &mut self.all_supply, &mut self.occupations, &mut self.whole] {
            sums.fill(NOUGHT);
        }
        let mut errors = 0;
        for r in 0..places.regions {
            self.sectors(r, chunk);
            self.region.fill(NOUGHT);
            self.groups.fill(NOUGHT);
            self.supply.fill(NOUGHT);
            for o in 0..places.occupations {
                errors = self.occupation(r, o, chunk, errors, tell);
            }
            for year in 0..horizon {
                tell(places.region(r) + year, &self.region[year]);
                add(&mut self.whole[year], &self.region[year]);
            }
            self.programmes(r, chunk);
            tell_groups(places, r, &self.groups, &self.supply, tell);
            self.all_groups.iter_mut().zip(&self.groups).for_each(|(sum, part)| add(sum, part));
            self.all_supply.iter_mut().zip(&self.supply).for_each(|(sum, part)| add(sum, part));
        }
        for year in 0..horizon {
            tell(places.region(places.regions) + year, &self.whole[year]);
        }
        tell_groups(places, places.regions, &self.all_groups, &self.all_supply, tell);
        for (figure, sum) in self.occupations.iter().enumerate() {
            tell(places.occupation(0) + figure, sum);
        }
    }

    fn sectors(&mut self, r: usize, chunk: u64) {
        let model = self.model;
        let draft = model.problem.draft();
        let horizon = model.places.horizon;
        let mut own = NOUGHT;
        for s in 0..draft.sectors.len() {
            let deviation = draft.deviation[r][s];
            let (shared, alone) = (single(deviation.shared), single(deviation.own));
            let drift = -0.5 * (shared * shared + alone * alone);
            let mut strayed = [1.0_f32; LANES];
            for year in 0..horizon {
                let at = s * horizon + year;
                let level = single(model.base.sectors[r][s][year + 1]);
                if alone > 0.0 {
                    normals(model.stream(Shock::Own, r * self.shared.len() + at), chunk, &mut own);
                }
                if alone > 0.0 || shared > 0.0 {
                    let common = &self.shared[at];
                    for k in 0..LANES {
                        strayed[k] *= exp(shared * common[k] + alone * own[k] + drift);
                    }
                }
                let out = &mut self.levels[at];
                for k in 0..LANES {
                    out[k] = level * strayed[k];
                }
            }
        }
    }

    fn occupation(
        &mut self,
        r: usize,
        o: usize,
        chunk: u64,
        mut errors: usize,
        tell: &mut impl FnMut(usize, &Lanes),
    ) -> usize {
        let model = self.model;
        let horizon = model.places.horizon;
        let first = model.places.cell(r, o);
        let mut before = [single(model.base.cell(r, o, 1).start); LANES];
        let (mut now, mut need) = (NOUGHT, NOUGHT);
        for year in 0..horizon {
            employed(&model.shares[r][o], &self.levels, horizon, year, &mut now);
            let (rate, market) = model.rates[first + year];
            let factor = &self.replacement[o];
            for k in 0..LANES {
                let change = now[k] - before[k];
                let basis = if model.by_mean { 0.5 * (now[k] + before[k]) } else { before[k] };
                need[k] = (if change > 0.0 { change } else { 0.0 }) + rate * factor[k] * basis + market;
            }
            while let Some(&(_, deviation, number)) =
                model.errors.get(errors).filter(|(cell, ..)| *cell == first + year)
            {
                let mut strayed = NOUGHT;
                normals(model.seed.stream((Shock::Market as u64) << 56 | number), chunk, &mut strayed);
                need.iter_mut().zip(&strayed).for_each(|(need, z)| *need += deviation * z);
                errors += 1;
            }
            tell(first + year, &need);
            add(&mut self.region[year], &need);
            add(&mut self.occupations[o * horizon + year], &need);
            for one in &model.problem.draft().bridge[o] {
                let share = single(one.share);
                let sum = &mut self.groups[one.group * horizon + year];
                for k in 0..LANES {
                    sum[k] += share * need[k];
                }
            }
            before = now;
        }
        errors
    }

    fn programmes(&mut self, r: usize, chunk: u64) {
        let model = self.model;
        for &(number, group, year) in &model.programmes[r] {
            let one = &model.problem.draft().programmes[number];
            let (admitted, share, deviation) = (single(one.admitted), single(one.yield_share()), single(one.deviation));
            let mut z = NOUGHT;
            if deviation > 0.0 {
                normals(model.stream(Shock::Programme, number), chunk, &mut z);
            }
            let supply = &mut self.supply[group * model.places.horizon + year];
            supply.iter_mut().zip(&z).for_each(|(sum, z)| *sum += admitted * (share + deviation * z).clamp(0.0, 1.0));
        }
    }
}

/// Σ share · level of the sectors.
fn employed(shares: &[(usize, f32)], levels: &[Lanes], horizon: usize, year: usize, out: &mut Lanes) {
    for block in 0..LANES / BLOCK {
        let mut sum = [0.0_f32; BLOCK];
        for &(s, share) in shares {
            let level: &[f32; BLOCK] =
                levels[s * horizon + year][block * BLOCK..][..BLOCK].try_into().expect("a block is so long");
            for k in 0..BLOCK {
                sum[k] += share * level[k];
            }
        }
        out[block * BLOCK..][..BLOCK].copy_from_slice(&sum);
    }
}

fn add(sum: &mut Lanes, part: &Lanes) {
    for k in 0..LANES {
        sum[k] += part[k];
    }
}

fn tell_groups(places: Places, r: usize, needs: &[Lanes], supplies: &[Lanes], tell: &mut impl FnMut(usize, &Lanes)) {
    let mut gap = NOUGHT;
    for (at, (need, supply)) in needs.iter().zip(supplies).enumerate() {
        for k in 0..LANES {
            gap[k] = supply[k] - need[k];
        }
        let first = places.group(r, 0) + at * 3;
        tell(first, need);
        tell(first + 1, supply);
        tell(first + 2, &gap);
    }
}
