//! A lower bound from groups of curricula: what a group costs at least when all others are forgotten, found by asking the
//! search for cheaper and cheaper plans of the group alone. Groups that share no curriculum add up. They begin as single
//! curricula; two that share courses are joined when together they must cost more than apart, or when no two do. Before a
//! search, what the kinds of courses tell of a group (`kinds.rs`). What a group
//! is known to cost helps the search of any group that holds it. Every answer of a search is final (“a plan as cheap as apart
//! exists”) or may be asked again with more nodes; where the best plan spends no more than that, nothing is asked.

use std::collections::HashMap;

use ground::{Meter, Pace};

use crate::goal::Known;
use crate::kinds::Packing;
use crate::landscape::Landscape;
use crate::search::{Found, search_below};

/// The groups and what is known of them.
pub(crate) struct Groups<'land> {
    land: &'land Landscape<'land>,
    windows: Vec<u64>,
    reaches: Vec<(u32, u32)>,
    parts: Vec<Group>,
    /// How many nodes an attempt to join had; `u64::MAX` when it needs no other.
    tried: HashMap<Vec<u32>, u64>,
    /// What curricula cost together by their kinds of courses, and whether more steps would not tell more.
    packed: HashMap<Vec<u32>, (i64, bool)>,
    pub nodes: u64,
}

/// Of more groups than this no pairs are looked at.
const MANY: usize = 200;
/// Steps of packing for a node of the search.
const PACKING: u64 = 4096;

struct Group {
    homes: Vec<u32>,
    lower: i64,
    exact: bool,
    tried: u64,
    /// The groups it was joined of, and what each must cost alone.
    halves: Vec<(Vec<u32>, i64)>,
}

impl Group {
    fn half(&self) -> (Vec<u32>, i64) {
        (self.homes.clone(), self.lower)
    }
}

impl<'land> Groups<'land> {
    pub fn new(land: &'land Landscape<'land>, windows: Vec<u64>) -> Self {
        let homes = 0..u32::try_from(land.rules.curricula).unwrap_or(u32::MAX);
        let parts = homes
            .map(|home| Group { homes: vec![home], lower: 0, exact: false, tried: 0, halves: Vec::new() })
            .collect();
        Self {
            land,
            windows,
            reaches: land.rules.reaches(),
            parts,
            tried: HashMap::new(),
            packed: HashMap::new(),
            nodes: 0,
        }
    }

    /// What all must cost together.
    pub fn bound(&self) -> i64 {
        self.parts.iter().map(|part| part.lower).sum()
    }

    /// What every group must cost, for a search of the whole.
    pub fn known(&self) -> Known {
        let homes: Vec<u32> = (0..u32::try_from(self.land.rules.curricula).unwrap_or(u32::MAX)).collect();
        known(&homes, &self.parts.iter().map(Group::half).collect::<Vec<_>>())
    }

    /// Looks at every group and pair of groups once, with so many nodes each; stops when `enough` is reached. Where a plan
    /// spends no more than a group must, nothing is to be gained. When no pair tells more, two that share much become one.
    pub fn sweep(&mut self, nodes: u64, plan: Option<&[u32]>, enough: i64, meter: &mut Meter) -> Pace {
        let spent = plan.map(|plan| spent(self.land, plan));
        let before = self.bound();
        for at in 0..self.parts.len() {
            if self.parts[at].exact || self.parts[at].tried >= nodes {
                continue;
            }
            let (homes, lower) = self.parts[at].half();
            if excess(spent.as_deref(), &homes, lower) == 0 {
                self.parts[at].exact = true;
                continue;
            }
            let halves = self.parts[at].halves.clone();
            let lower = self.pack(&homes, lower, spent.as_deref(), nodes, meter);
            let (lower, exact, pace) = self.climb(&homes, lower, &halves, nodes, meter);
            let part = &mut self.parts[at];
            (part.lower, part.exact, part.tried) = (lower, exact, nodes);
            if pace == Pace::Stop || self.bound() >= enough {
                return pace;
            }
        }
        while let Some((a, b)) = self.next_pair(nodes, spent.as_deref()) {
            let homes = together(&self.parts[a], &self.parts[b]);
            let apart = self.parts[a].lower + self.parts[b].lower;
            let halves = vec![self.parts[a].half(), self.parts[b].half()];
            let lower = self.pack(&homes, apart, spent.as_deref(), nodes, meter);
            let (lower, exact, pace) = self.climb(&homes, lower, &halves, nodes, meter);
            self.tried.insert(homes.clone(), if exact { u64::MAX } else { nodes });
            if lower > apart {
                self.parts[a] = Group { homes, lower, exact, tried: nodes, halves };
                self.parts.swap_remove(b);
            }
            if pace == Pace::Stop || self.bound() >= enough {
                return pace;
            }
        }
        if self.bound() == before
            && let Some((a, b)) = self.settled_pair(spent.as_deref())
        {
            let (one, other) = (&self.parts[a], &self.parts[b]);
            let (homes, lower) = (together(one, other), one.lower + other.lower);
            let halves = vec![one.half(), other.half()];
            self.parts[a] = Group { homes, lower, exact: true, tried: nodes, halves };
            self.parts.swap_remove(b);
        }
        meter.spend(0)
    }

    /// The pair that shares most courses of those not yet tried so hard, if anything is to be gained.
    fn next_pair(&self, nodes: u64, spent: Option<&[i64]>) -> Option<(usize, usize)> {
        let mut best: Option<(u32, usize, usize)> = None;
        for (shared, a, b) in self.sharing() {
            if shared <= best.map_or(0, |(most, ..)| most) {
                continue;
            }
            let (tried, gain) = self.prospect(a, b, spent);
            if tried < nodes && gain > 0 {
                best = Some((shared, a, b));
            }
        }
        best.map(|(_, a, b)| (a, b))
    }

    /// The pair that shares most courses of those that a search has nothing more to tell of, while neither shares more with
    /// a group that it has.
    fn settled_pair(&self, spent: Option<&[i64]>) -> Option<(usize, usize)> {
        let mut open = vec![0; self.parts.len()];
        let mut settled = Vec::new();
        for (shared, a, b) in self.sharing() {
            let (tried, gain) = self.prospect(a, b, spent);
            if gain > 0 && tried == u64::MAX {
                settled.push((shared, a, b));
            } else if gain > 0 {
                open[a] = shared.max(open[a]);
                open[b] = shared.max(open[b]);
            }
        }
        settled.retain(|&(shared, a, b)| shared >= open[a].max(open[b]));
        settled.into_iter().min_by_key(|&(shared, ..)| std::cmp::Reverse(shared)).map(|(_, a, b)| (a, b))
    }

    /// All pairs of groups that share courses, and how many; none when there are too many groups.
    fn sharing(&self) -> Vec<(u32, usize, usize)> {
        let members = |part: &Group| {
            let mut set = vec![0_u64; self.land.rules.courses.div_ceil(64)];
            for &home in &part.homes {
                for &course in self.land.rules.members.row(home as usize) {
                    set[course as usize / 64] |= 1 << (course % 64);
                }
            }
            set
        };
        if self.parts.len() > MANY {
            return Vec::new();
        }
        let sets: Vec<Vec<u64>> = self.parts.iter().map(members).collect();
        let mut pairs = Vec::new();
        for a in 0..sets.len() {
            for b in a + 1..sets.len() {
                let shared = sets[a].iter().zip(&sets[b]).map(|(a, b)| (a & b).count_ones()).sum::<u32>();
                if shared > 0 {
                    pairs.push((shared, a, b));
                }
            }
        }
        pairs
    }

    /// How hard a pair was tried, and what could be gained by joining it.
    fn prospect(&self, a: usize, b: usize, spent: Option<&[i64]>) -> (u64, i64) {
        let homes = together(&self.parts[a], &self.parts[b]);
        let apart = self.parts[a].lower + self.parts[b].lower;
        (self.tried.get(&homes).copied().unwrap_or(0), excess(spent, &homes, apart))
    }

    /// Raises a bound of a group by what its kinds of courses tell.
    fn pack(&mut self, homes: &[u32], lower: i64, spent: Option<&[i64]>, nodes: u64, meter: &mut Meter) -> i64 {
        if homes.len() < 2 || spent.is_none() {
            return lower;
        }
        let (known, done) = self.packed.get(homes).copied().unwrap_or((0, false));
        let lower = lower.max(known);
        let enough = lower + excess(spent, homes, lower);
        if done || lower >= enough {
            return lower;
        }
        let most = nodes.saturating_mul(PACKING);
        let Some(mut steps) = most.checked_sub(Packing::price(self.land, homes)) else { return lower };
        let packing = Packing::new(self.land, homes);
        let told = packing.map_or((lower, true), |packing| packing.climb(lower, enough, &mut steps));
        // The search that comes next spends from the same purse and stops there.
        let _ = meter.spend((most - steps) / 16 + 1);
        self.packed.insert(homes.to_vec(), told);
        told.0
    }

    /// From a bound of a group upwards, in growing steps. Returns the bound and whether a plan meets it.
    fn climb(
        &mut self,
        homes: &[u32],
        lower: i64,
        halves: &[(Vec<u32>, i64)],
        nodes: u64,
        meter: &mut Meter,
    ) -> (i64, bool, Pace) {
        let (rules, courses) = self.land.rules.part(homes, &self.windows, &self.reaches);
        let land = self.land.part(&rules, homes, &courses);
        let (mut low, mut high, mut step) = (lower, i64::MAX, 1);
        let known = known(homes, halves);
        let mut blame = Vec::new();
        loop {
            let most = (low + step - 1).min(high - 1);
            match search_below(&land, most, known.clone(), nodes, &mut blame, meter, &mut self.nodes) {
                Found::Nothing => {
                    low = most + 1;
                    step *= 2;
                }
                Found::Plan(plan) => {
                    high = plan_cost(&land, &plan);
                    step = 1;
                }
                Found::Stopped if step > 1 => step = 1,
                Found::Stopped => return (low, false, meter.spend(0)),
            }
            if low >= high || low > 1 << 52 {
                return (low, true, meter.spend(0));
            }
        }
    }
}

/// What is known of parts of these curricula, in their order.
fn known(homes: &[u32], halves: &[(Vec<u32>, i64)]) -> Known {
    let mut known = Known::nothing(homes.len());
    if !halves.is_empty() {
        known.floors = halves.iter().map(|half| half.1).chain([0]).collect();
    }
    for (number, (half, _)) in (0_u32..).zip(halves) {
        for home in half {
            if let Ok(at) = homes.binary_search(home) {
                known.group[at] = number;
            }
        }
    }
    known
}

/// What a plan spends on each curriculum, and on the courses that count to it.
fn spent(land: &Landscape, plan: &[u32]) -> Vec<i64> {
    let rules = land.rules;
    let periods = rules.periods;
    let mut spent = vec![0; rules.curricula];
    for (home, spent) in spent.iter_mut().enumerate() {
        let mut loads = rules.base_load[home * periods..(home + 1) * periods].to_vec();
        for &course in rules.members.row(home) {
            loads[plan[course as usize] as usize] += rules.credits[course as usize];
        }
        let costs = &land.load_cost[land.load_start[home] as usize..];
        *spent = loads.iter().map(|&load| costs[usize::try_from(load).unwrap_or(0)]).sum();
    }
    for (course, &period) in plan.iter().enumerate() {
        if let Some(&first) = rules.homes.row(course).first() {
            spent[first as usize] += land.place_cost[course * periods + period as usize];
        }
    }
    spent
}

/// What a plan spends on some curricula beyond what they must cost.
fn excess(spent: Option<&[i64]>, homes: &[u32], lower: i64) -> i64 {
    spent.map_or(i64::MAX, |spent| homes.iter().map(|&home| spent[home as usize]).sum::<i64>() - lower)
}

fn together(a: &Group, b: &Group) -> Vec<u32> {
    let mut homes = [a.homes.as_slice(), b.homes.as_slice()].concat();
    homes.sort_unstable();
    homes
}

/// What a plan costs that keeps every range.
pub(crate) fn plan_cost(land: &Landscape, plan: &[u32]) -> i64 {
    let rules = land.rules;
    let periods = rules.periods;
    let mut load = rules.base_load.clone();
    let mut sum = 0;
    for (course, &period) in plan.iter().enumerate() {
        sum += land.place_cost[course * periods + period as usize];
        for &home in rules.homes.row(course) {
            load[home as usize * periods + period as usize] += rules.credits[course];
        }
    }
    let cost = |(cell, &load): (usize, &i32)| {
        land.load_cost[land.load_start[cell / periods] as usize + usize::try_from(load).unwrap_or(0)]
    };
    sum + load.iter().enumerate().map(cost).sum::<i64>()
}
