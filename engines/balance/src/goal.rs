//! What a curriculum must cost at least, given what is settled and open: the loads each period can reach with each number
//! of courses (sums of subsets of its open courses; Trick 2003, Shaw 2004), combined over the periods under the fixed sums of
//! both by a dynamic programme. The same tables tell which loads of a period no plan below the aim can have. Where counts
//! and loads together are too many, counts are forgotten. O(periods · choices · sums).

use crate::landscape::Landscape;
use crate::rules::Range;

/// The most courses of a period that are told apart by number.
const LAYERS: usize = 16;
/// The most steps of a dynamic programme that tells numbers of courses apart.
const STEPS: usize = 100_000;

/// One period of a curriculum as a search sees it: loads that can be reached are `from`, `from + grain`, …; a bit each.
#[derive(Clone, Copy, Default)]
struct Reach {
    /// By number of courses beyond the settled ones.
    layers: [u128; LAYERS + 1],
    from: i32,
    settled: i32,
    /// Whether the layers tell numbers apart; else all is in the first.
    told: bool,
    /// Whether the loads were too many to tell apart.
    blurred: bool,
}

/// A load of a period, with so many courses, beyond the least.
#[derive(Clone, Copy)]
struct Choice {
    count: usize,
    step: usize,
    load: i32,
    cost: i64,
}

/// The costs of loads, what may be spent, and what is known to be spent.
pub(crate) struct Goal<'land> {
    pub land: &'land Landscape<'land>,
    /// All credits are multiples of it.
    grain: i32,
    /// Nothing above this is of interest.
    pub most: i64,
    /// For each curriculum what it must cost.
    pub lower: Vec<i64>,
    /// Their sum, and the least cost of placements.
    pub sum: i64,
    /// How much above its least a curriculum may still go by what its ranges allow.
    pub spare: Vec<i64>,
    reach: Vec<Reach>,
    choices: Vec<Vec<Choice>>,
    forward: Vec<i64>,
    backward: Vec<i64>,
}

const NEVER: i64 = i64::MAX / 4;

impl<'land> Goal<'land> {
    pub fn new(land: &'land Landscape<'land>, most: i64) -> Self {
        let rules = land.rules;
        let grain = rules.credits.iter().fold(0, |grain, &credits| divisor(grain, credits)).max(1);
        let everywhere = u64::MAX >> (64 - rules.periods);
        let place = |course: usize| least_place(land, course, everywhere);
        Self {
            land,
            grain,
            most,
            lower: vec![0; rules.curricula],
            sum: (0..rules.courses).map(place).sum(),
            spare: vec![NEVER; rules.curricula],
            reach: vec![Reach::default(); rules.periods],
            choices: vec![Vec::new(); rules.periods],
            forward: Vec::new(),
            backward: Vec::new(),
        }
    }

    /// What may be spent beyond what must be.
    pub fn slack(&self) -> i64 {
        self.most - self.sum
    }

    /// Looks at a period: its settled load and count, ranges, and the credits of its open courses. False when no load fits.
    pub fn look(&mut self, period: usize, settled: (i32, i32), load: Range, count: Range, open: &[i32]) -> bool {
        let room = load.most - settled.0;
        if room < 0 {
            return false;
        }
        let all: i32 = open.iter().sum();
        let top = room.min(all) / self.grain;
        let reach = &mut self.reach[period];
        *reach = Reach { from: settled.0, settled: settled.1, ..Reach::default() };
        if top >= 128 {
            reach.blurred = true;
            return true;
        }
        let mask = if top == 127 { u128::MAX } else { (1 << (top + 1)) - 1 };
        let skip = u32::try_from(((load.least - settled.0).max(0) + self.grain - 1) / self.grain).unwrap_or(0);
        let keep = mask & u128::MAX.checked_shl(skip).unwrap_or(0);
        let number = |value: i32| usize::try_from(value.max(0)).unwrap_or(0);
        let seats = number(count.most - settled.1).min(open.len());
        let needed = number(count.least - settled.1);
        reach.layers[0] = 1;
        reach.told = seats <= LAYERS;
        for &credits in open {
            let shift = u32::try_from(credits / self.grain).unwrap_or(u32::MAX);
            let add = |set: u128| set.checked_shl(shift).unwrap_or(0) & mask;
            if reach.told {
                for layer in (0..seats).rev() {
                    reach.layers[layer + 1] |= add(reach.layers[layer]);
                }
            } else {
                reach.layers[0] |= add(reach.layers[0]);
            }
        }
        for (layer, set) in reach.layers.iter_mut().enumerate() {
            *set &= if reach.told && layer < needed { 0 } else { keep };
        }
        reach.layers.iter().any(|&set| set != 0)
    }

    /// Combines the periods of a curriculum under their sums. False when it must cost too much; else `ranges` tells the
    /// loads each period can have.
    pub fn combine(&mut self, home: usize, total: (i32, i32), ranges: &mut [(i32, i32)]) -> bool {
        if self.reach.iter().any(|reach| reach.blurred) {
            return true;
        }
        let slack = self.slack() + self.lower[home];
        let told = self.reach.iter().all(|reach| reach.told);
        let Some((mut low, mut high)) = self.list(home, slack, told) else { return false };
        let size = |value: i32| usize::try_from(value).unwrap_or(0);
        let mut width = size((high.0 - low.0) / self.grain) + 1;
        let mut height = if told { size(high.1 - low.1) + 1 } else { 1 };
        let choices: usize = self.choices.iter().map(Vec::len).sum();
        if height > 1 && width * height * choices > STEPS {
            let Some(wider) = self.list(home, slack, false) else { return false };
            (low, high) = wider;
            (width, height) = (size((high.0 - low.0) / self.grain) + 1, 1);
        }
        let outside = total.0 < low.0 || total.0 > high.0;
        if outside || height > 1 && !(low.1..=high.1).contains(&total.1) {
            return false;
        }
        let row = if height > 1 { size(total.1 - low.1) } else { 0 };
        let end = row * width + size((total.0 - low.0) / self.grain);
        self.run(width, height, end);
        let last = self.reach.len() * width * height;
        let lower = self.forward[last + end];
        if lower > slack {
            return false;
        }
        self.sum += lower - self.lower[home];
        self.lower[home] = lower;
        self.spare[home] = self.through(width, height, slack, ranges) - lower;
        true
    }

    /// The choices of each period that could be afforded, and the least and greatest sums of load and count; `None` when a
    /// period has none.
    fn list(&mut self, home: usize, slack: i64, told: bool) -> Option<((i32, i32), (i32, i32))> {
        let costs = &self.land.load_cost[self.land.load_start[home] as usize..];
        let mut least_sum = 0;
        for (reach, choices) in self.reach.iter().zip(&mut self.choices) {
            choices.clear();
            let mut all = reach.layers;
            if reach.told && !told {
                all = [0; LAYERS + 1];
                all[0] = reach.layers.iter().fold(0, |all, one| all | one);
            }
            for (count, mut set) in all.into_iter().enumerate() {
                while set != 0 {
                    let step = set.trailing_zeros() as usize;
                    set &= set - 1;
                    let load = reach.from + self.grain * i32::try_from(step).unwrap_or(0);
                    let cost = costs[usize::try_from(load).unwrap_or(0)];
                    choices.push(Choice { count, step, load, cost });
                }
            }
            least_sum += choices.iter().map(|choice| choice.cost).min()?;
        }
        let (mut low, mut high) = ((0, 0), (0, 0));
        for (reach, choices) in self.reach.iter().zip(&mut self.choices) {
            let least = choices.iter().map(|choice| choice.cost).min()?;
            choices.retain(|choice| least_sum - least + choice.cost <= slack);
            let (mut loads, mut counts) = ((i32::MAX, i32::MIN), (usize::MAX, 0));
            for choice in choices.iter() {
                loads = (loads.0.min(choice.load), loads.1.max(choice.load));
                counts = (counts.0.min(choice.count), counts.1.max(choice.count));
            }
            if choices.is_empty() {
                return None;
            }
            let number = |count: usize| reach.settled + i32::try_from(count).unwrap_or(0);
            low = (low.0 + loads.0, low.1 + number(counts.0));
            high = (high.0 + loads.1, high.1 + number(counts.1));
            for choice in choices {
                choice.count -= counts.0;
                choice.step = usize::try_from((choice.load - loads.0) / self.grain).unwrap_or(0);
            }
        }
        Some((low, high))
    }

    /// The least cost of every sum before each period, and of what is left after it.
    fn run(&mut self, width: usize, height: usize, end: usize) {
        let (periods, size) = (self.choices.len(), width * height);
        self.forward.clear();
        self.forward.resize((periods + 1) * size, NEVER);
        self.backward.clear();
        self.backward.resize((periods + 1) * size, NEVER);
        self.forward[0] = 0;
        self.backward[periods * size + end] = 0;
        for period in 0..periods {
            let (done, next) = self.forward[period * size..(period + 2) * size].split_at_mut(size);
            for choice in &self.choices[period] {
                for row in 0..height - choice.count {
                    let from = &done[row * width..(row + 1) * width - choice.step];
                    let into = &mut next[(row + choice.count) * width + choice.step..(row + choice.count + 1) * width];
                    for (to, from) in into.iter_mut().zip(from) {
                        *to = (*to).min(from + choice.cost);
                    }
                }
            }
        }
        for period in (0..periods).rev() {
            let (done, next) = self.backward[period * size..(period + 2) * size].split_at_mut(size);
            for choice in &self.choices[period] {
                for row in 0..height - choice.count {
                    let into = &mut done[row * width..(row + 1) * width - choice.step];
                    let from = &next[(row + choice.count) * width + choice.step..(row + choice.count + 1) * width];
                    for (to, from) in into.iter_mut().zip(from) {
                        *to = (*to).min(from + choice.cost);
                    }
                }
            }
        }
    }

    /// The loads of each period that some affordable whole goes through; returns the dearest such whole.
    fn through(&self, width: usize, height: usize, slack: i64, ranges: &mut [(i32, i32)]) -> i64 {
        let size = width * height;
        let mut dearest = 0;
        for (period, range) in ranges.iter_mut().enumerate() {
            let before = &self.forward[period * size..(period + 1) * size];
            let after = &self.backward[(period + 1) * size..(period + 2) * size];
            let (mut least, mut most) = (i32::MAX, i32::MIN);
            for choice in &self.choices[period] {
                let mut cheapest = NEVER;
                for row in 0..height - choice.count {
                    let from = &before[row * width..(row + 1) * width - choice.step];
                    let into = &after[(row + choice.count) * width + choice.step..(row + choice.count + 1) * width];
                    cheapest = from.iter().zip(into).fold(cheapest, |least, (a, b)| least.min(a + b));
                }
                if cheapest + choice.cost <= slack {
                    least = least.min(choice.load);
                    most = most.max(choice.load);
                    dearest = dearest.max(cheapest + choice.cost);
                }
            }
            *range = (least, most);
        }
        dearest
    }
}

/// The least cost of a placement of a course.
pub(crate) fn least_place(land: &Landscape, course: usize, set: u64) -> i64 {
    let periods = land.rules.periods;
    let open = (0..periods).filter(|period| set >> period & 1 == 1);
    open.map(|period| land.place_cost[course * periods + period]).min().unwrap_or(0)
}

fn divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { divisor(b, a % b) }
}
