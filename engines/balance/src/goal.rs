//! What a curriculum must cost at least, given what is settled and open: the loads each period can reach with each number
//! of courses (sums of subsets of its open courses; Trick 2003, Shaw 2004), combined over the periods under the fixed sums of
//! both by a dynamic programme. The same tables tell which loads of a period no plan below the aim can have. Where counts
//! and loads together are too many, counts are forgotten. O(periods · choices · sums).

use crate::landscape::Landscape;
use crate::rules::{Range, Rules};

/// The most courses of a period that are told apart by number.
const LAYERS: usize = 16;
/// The most steps of a dynamic programme that tells numbers of courses apart.
const STEPS: usize = 100_000;
/// Counting is trusted so many times at most, gains so much when it tells more, and is tried every so often without trust.
const TRUST: i32 = 64;
const GAIN: i32 = 8;
const PROBE: i32 = 64;

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

/// Groups of curricula that are known to cost something together. A course counts to the group of its first curriculum.
#[derive(Clone)]
pub(crate) struct Known {
    /// The group of each curriculum; the last of `floors` is of courses without a curriculum.
    pub group: Vec<u32>,
    pub floors: Vec<i64>,
}

impl Known {
    /// One group of all, of which nothing is known.
    pub fn nothing(curricula: usize) -> Self {
        Self { group: vec![0; curricula], floors: vec![0; 2] }
    }

    fn of(&self, rules: &Rules, course: usize) -> usize {
        let group = rules.homes.row(course).first().map(|&home| self.group[home as usize] as usize);
        group.unwrap_or(self.floors.len() - 1)
    }
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
    /// How much above its least a curriculum may still go by what its ranges allow.
    pub spare: Vec<i64>,
    /// What all must cost: of each group the larger of its floor and what it spends.
    sum: i64,
    known: Known,
    /// For each group what its curricula and the placements that count to them must cost.
    spends: Vec<i64>,
    /// How far counting courses beside loads is trusted to tell more, by curriculum.
    trust: Vec<i32>,
    reach: Vec<Reach>,
    choices: Vec<Vec<Choice>>,
    forward: Vec<i64>,
    backward: Vec<i64>,
}

const NEVER: i64 = i64::MAX / 4;

impl<'land> Goal<'land> {
    pub fn new(land: &'land Landscape<'land>, most: i64, known: Known) -> Self {
        let rules = land.rules;
        let grain = rules.credits.iter().fold(0, |grain, &credits| divisor(grain, credits)).max(1);
        let everywhere = u64::MAX >> (64 - rules.periods);
        let mut spends = vec![0; known.floors.len()];
        for course in 0..rules.courses {
            spends[known.of(rules, course)] += least_place(land, course, everywhere);
        }
        let sum = spends.iter().zip(&known.floors).map(|(&spends, &floor)| spends.max(floor)).sum();
        Self {
            land,
            grain,
            most,
            lower: vec![0; rules.curricula],
            spare: vec![NEVER; rules.curricula],
            sum,
            known,
            spends,
            trust: vec![TRUST; rules.curricula],
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

    /// What a curriculum may spend beyond what it must: its group may also fill up to its floor.
    pub fn room(&self, home: usize) -> i64 {
        let group = self.known.group[home] as usize;
        self.slack() + (self.known.floors[group] - self.spends[group]).max(0)
    }

    fn charge(&mut self, group: usize, more: i64) {
        let floor = self.known.floors[group];
        let old = self.spends[group].max(floor);
        self.spends[group] += more;
        self.sum += self.spends[group].max(floor) - old;
    }

    /// A course that could be in the old periods can now be in the new ones.
    pub fn replace(&mut self, course: usize, old: u64, new: u64) {
        let more = least_place(self.land, course, new) - least_place(self.land, course, old);
        if more != 0 {
            self.charge(self.known.of(self.land.rules, course), more);
        }
    }

    /// Sets what a curriculum must cost.
    pub fn set(&mut self, home: usize, lower: i64, spare: i64) {
        self.charge(self.known.group[home] as usize, lower - self.lower[home]);
        (self.lower[home], self.spare[home]) = (lower, spare);
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
    /// loads each period can have. First by loads alone; then with counts, while that tells more often enough.
    pub fn combine(&mut self, home: usize, total: (i32, i32), ranges: &mut [(i32, i32)]) -> bool {
        ranges.fill((i32::MIN, i32::MAX));
        if self.reach.iter().any(|reach| reach.blurred) {
            return true;
        }
        let most = self.room(home) + self.lower[home];
        let Some(Some((mut lower, mut dearest))) = self.told(home, total, most, false, ranges) else { return false };
        self.trust[home] -= 1;
        if self.reach.iter().all(|reach| reach.told) && (self.trust[home] > 0 || self.trust[home] % PROBE == 0) {
            let before = ranges.to_vec();
            let more = match self.told(home, total, most, true, ranges) {
                None => false,
                Some(None) => {
                    self.trust[home] = (self.trust[home].max(0) + GAIN).min(TRUST);
                    return false;
                }
                Some(Some(both)) => {
                    let more = both.0 > lower || ranges != before;
                    (lower, dearest) = both;
                    more
                }
            };
            if more {
                self.trust[home] = (self.trust[home].max(0) + GAIN).min(TRUST);
            }
        }
        self.set(home, lower, dearest - lower);
        true
    }

    /// The least and the dearest cost of at most `most`, and the loads of each period with it: Some(None) when there is none,
    /// None when the tables would be too large.
    #[expect(clippy::option_option, reason = "not asked, nothing there, found")]
    fn told(
        &mut self,
        home: usize,
        total: (i32, i32),
        most: i64,
        counts: bool,
        ranges: &mut [(i32, i32)],
    ) -> Option<Option<(i64, i64)>> {
        let Some((low, high)) = self.list(home, most, counts, ranges) else { return Some(None) };
        let size = |value: i32| usize::try_from(value).unwrap_or(0);
        let width = size((high.0 - low.0) / self.grain) + 1;
        let height = size(high.1 - low.1) + 1;
        let choices: usize = self.choices.iter().map(Vec::len).sum();
        if counts && width * height * choices > STEPS {
            return None;
        }
        let fits = (low.0..=high.0).contains(&total.0) && (!counts || (low.1..=high.1).contains(&total.1));
        if !fits {
            return Some(None);
        }
        let row = if counts { size(total.1 - low.1) } else { 0 };
        let end = row * width + size((total.0 - low.0) / self.grain);
        self.run(width, height, end);
        let lower = self.forward[self.reach.len() * width * height + end];
        if lower > most {
            return Some(None);
        }
        Some(Some((lower, self.through(width, height, most, ranges))))
    }

    /// The choices of each period that could be afforded, and the least and greatest sums of load and count; `None` when a
    /// period has none.
    fn list(
        &mut self,
        home: usize,
        slack: i64,
        counts: bool,
        ranges: &[(i32, i32)],
    ) -> Option<((i32, i32), (i32, i32))> {
        let costs = &self.land.load_cost[self.land.load_start[home] as usize..];
        let mut least_sum = 0;
        for ((reach, choices), &(least, most)) in self.reach.iter().zip(&mut self.choices).zip(ranges) {
            choices.clear();
            let mut all = reach.layers;
            if reach.told && !counts {
                all = [0; LAYERS + 1];
                all[0] = reach.layers.iter().fold(0, |all, one| all | one);
            }
            for (count, mut set) in all.into_iter().enumerate() {
                while set != 0 {
                    let step = set.trailing_zeros() as usize;
                    set &= set - 1;
                    let load = reach.from + self.grain * i32::try_from(step).unwrap_or(0);
                    if (least..=most).contains(&load) {
                        let cost = costs[usize::try_from(load).unwrap_or(0)];
                        choices.push(Choice { count, step, load, cost });
                    }
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
