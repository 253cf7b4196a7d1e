//! What a curriculum must cost at least, given what is settled and open: the loads each period can reach (sums of subsets
//! of its open courses, by count; Trick 2003, Shaw 2004), combined over the periods under their fixed sum by a dynamic
//! programme. The same tables tell which loads of a period no plan below the aim can have. O(periods · loads²).

use crate::landscape::Landscape;
use crate::rules::Range;

/// One period of a curriculum as a search sees it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Reach {
    /// Loads that can be reached are `from`, `from + grain`, …; a bit each.
    pub set: u128,
    pub from: i32,
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
            forward: Vec::new(),
            backward: Vec::new(),
        }
    }

    /// What may be spent beyond what must be.
    pub fn slack(&self) -> i64 {
        self.most - self.sum
    }

    /// Looks at a period: its settled load and count, ranges, and the credits of its open courses.
    pub fn look(&mut self, period: usize, settled: (i32, i32), load: Range, count: Range, open: &[i32]) -> bool {
        let room = load.most - settled.0;
        if room < 0 {
            return false;
        }
        let all: i32 = open.iter().sum();
        let top = room.min(all) / self.grain;
        if top >= 128 {
            // Too many loads to tell apart: all of them, if they fit a wider grain of the set.
            self.reach[period] = Reach { set: 0, from: settled.0 };
            return true;
        }
        let mask = if top == 127 { u128::MAX } else { (1 << (top + 1)) - 1 };
        let seats = usize::try_from((count.most - settled.1).max(0)).unwrap_or(0);
        let needed = usize::try_from((count.least - settled.1).max(0)).unwrap_or(0);
        let set = if seats >= open.len().min(16) && needed == 0 {
            let mut set = 1_u128;
            for &credits in open {
                let shift = u32::try_from(credits / self.grain).unwrap_or(u32::MAX);
                set |= set.checked_shl(shift).unwrap_or(0) & mask;
            }
            set
        } else {
            let layers = seats.min(open.len()).min(16);
            let mut by_count = [0_u128; 17];
            by_count[0] = 1;
            for &credits in open {
                let shift = u32::try_from(credits / self.grain).unwrap_or(u32::MAX);
                for layer in (0..layers).rev() {
                    by_count[layer + 1] |= by_count[layer].checked_shl(shift).unwrap_or(0) & mask;
                }
                if layers == 16 {
                    by_count[16] |= by_count[16].checked_shl(shift).unwrap_or(0) & mask;
                }
            }
            by_count[needed.min(16)..].iter().fold(0, |all, one| all | one)
        };
        let skip = u32::try_from(((load.least - settled.0).max(0) + self.grain - 1) / self.grain).unwrap_or(0);
        let set = set & mask & u128::MAX.checked_shl(skip).unwrap_or(0);
        self.reach[period] = Reach { set, from: settled.0 };
        set != 0
    }

    /// Combines the periods of a curriculum under their sum. False when it must cost too much; else `ranges` tells the
    /// loads each period can have.
    pub fn combine(&mut self, home: usize, total: i32, ranges: &mut [(i32, i32)]) -> bool {
        let periods = self.reach.len();
        if self.reach.iter().any(|reach| reach.set == 0) {
            return true;
        }
        let slack = self.slack() + self.lower[home];
        let (mut low, mut high) = (0, 0);
        for reach in &self.reach {
            low += reach.from + self.grain * i32::try_from(reach.set.trailing_zeros()).unwrap_or(0);
            high += reach.from + self.grain * i32::try_from(reach.set.ilog2()).unwrap_or(0);
        }
        if total < low || total > high {
            return false;
        }
        let size = |value: i32| usize::try_from(value / self.grain).unwrap_or(0);
        let (width, end) = (size(high - low) + 1, size(total - low));
        self.forward.clear();
        self.forward.resize((periods + 1) * width, NEVER);
        self.backward.clear();
        self.backward.resize((periods + 1) * width, NEVER);
        self.forward[0] = 0;
        self.backward[periods * width + end] = 0;
        let costs = &self.land.load_cost[self.land.load_start[home] as usize..];
        let grain = usize::try_from(self.grain).unwrap_or(1);
        for period in 0..periods {
            let reach = self.reach[period];
            let first = reach.set.trailing_zeros() as usize;
            let (done, next) = self.forward[period * width..].split_at_mut(width);
            let mut set = reach.set;
            while set != 0 {
                let step = set.trailing_zeros() as usize;
                set &= set - 1;
                let cost = costs[usize::try_from(reach.from).unwrap_or(0) + step * grain];
                if cost > slack {
                    continue;
                }
                let shift = step - first;
                for (to, from) in next[shift..width].iter_mut().zip(&done[..=end]) {
                    *to = (*to).min(from + cost);
                }
            }
        }
        let lower = self.forward[periods * width + end];
        if lower > slack {
            return false;
        }
        self.sum += lower - self.lower[home];
        self.lower[home] = lower;
        let mut spare = 0;
        for period in (0..periods).rev() {
            let reach = self.reach[period];
            let first = reach.set.trailing_zeros() as usize;
            let (done, next) = self.backward[period * width..].split_at_mut(width);
            let forward = &self.forward[period * width..(period + 1) * width];
            let (mut least, mut most) = (i32::MAX, i32::MIN);
            let mut set = reach.set;
            while set != 0 {
                let step = set.trailing_zeros() as usize;
                set &= set - 1;
                let load = reach.from + i32::try_from(step * grain).unwrap_or(0);
                let cost = costs[usize::try_from(load).unwrap_or(0)];
                if cost > slack {
                    continue;
                }
                let shift = step - first;
                let mut through = NEVER;
                for at in 0..width - shift {
                    let rest = next[at + shift] + cost;
                    done[at] = done[at].min(rest);
                    through = through.min(forward[at] + rest);
                }
                if through <= slack {
                    least = least.min(load);
                    most = most.max(load);
                    spare = spare.max(through - lower);
                }
            }
            ranges[period] = (least, most);
        }
        self.spare[home] = spare;
        true
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
