//! The best schedule of one learner at prices, nothing forgotten but how many blocks a host may have: a dynamic programme over
//! (week, blocks done, host last seen), backward (Held & Karp 1962; with orders as in Psaraftis 1980). For learners whose sets
//! of blocks are few; `relax` bounds the others.
//!
//! Only sets that orders, groups and pins can reach and finish are held, each for the weeks alone in which so many blocks can
//! be done and the rest can still be done. Time O(entries · blocks) a round and memory O(entries), where
//! entries = Σ over sets of weeks · hosts. Learners with the same needs share their sets.

use std::collections::BTreeMap;

use crate::problem::{Learner, Problem};
use crate::relax::{Gains, NEVER};

/// More sets of one learner are not held: the twelve blocks of every published instance have at most 2¹².
const MOST_SETS: usize = 1 << 13;
/// Nor more entries of one table: 2 MB, which a second-level cache holds, and what the verifier looks at in its own way.
const MOST_ENTRIES: usize = 1 << 18;
/// Nor more steps of all learners together: 16 MB.
const MOST_STEPS: usize = 1 << 21;

/// Entries of a table that cost as much as one draw of a walk.
pub(crate) const ENTRIES: usize = 4;

/// Every learner's sets, where they are few enough to be held.
pub(crate) struct Lattices {
    held: Vec<Sets>,
    of: Vec<Option<(usize, Reach)>>,
}

impl Lattices {
    /// No learner's sets: everybody is bounded by the relaxed programme.
    pub fn none() -> Self {
        Self { held: Vec::new(), of: Vec::new() }
    }

    pub fn new(problem: &Problem) -> Self {
        let mut known: BTreeMap<(&[u32], u64, u64), Option<usize>> = BTreeMap::new();
        let mut lattices = Self::none();
        let mut steps = 0;
        for learner in &problem.learners {
            let (able, pinned) = (able(learner), pinned(learner));
            let number = *known.entry((&learner.need, able, pinned)).or_insert_with(|| {
                let sets = Sets::new(problem, learner).filter(|sets| steps + sets.steps.len() <= MOST_STEPS)?;
                steps += sets.steps.len();
                lattices.held.push(sets);
                Some(lattices.held.len() - 1)
            });
            let reached = number.and_then(|number| {
                let reach = Reach::new(problem, learner, &lattices.held[number])?;
                Some((number, reach))
            });
            lattices.of.push(reached);
        }
        lattices
    }

    /// The programme of a learner, if it is held.
    pub fn learner(&self, number: usize) -> Option<Whole<'_>> {
        let (number, reach) = self.of.get(number)?.as_ref()?;
        Some(Whole { sets: &self.held[*number], reach })
    }

    /// Entries of all tables: what a round costs.
    pub fn entries(&self) -> usize {
        self.of.iter().flatten().map(|(_, reach)| reach.entries()).sum()
    }
}

fn able(learner: &Learner) -> u64 {
    learner.able.iter().fold(0, |all, able| all | able)
}

fn pinned(learner: &Learner) -> u64 {
    learner.pins.iter().map(|pin| 1_u64 << pin.block).sum()
}

/// The sets of blocks that some learners can have done, by how many blocks they hold, the empty one first.
struct Sets {
    /// Where the sets of each size begin, and where the last of them end.
    level: Vec<usize>,
    /// What may be done after each set and the set it leads to: `steps[from[set]..from[set + 1]]`.
    from: Vec<u32>,
    steps: Vec<(u8, u32)>,
    /// How many sets of each size there are with those that lead to no end: what a verifier has to look at.
    crowd: Vec<usize>,
}

impl Sets {
    /// `None` when they are too many or none leads to an end.
    fn new(problem: &Problem, learner: &Learner) -> Option<Self> {
        let (of, level) = reachable(problem, learner)?;
        let pinned = pinned(learner);
        let whole = |done: &u64| done.count_ones() as usize == learner.blocks && pinned & !done == 0;
        let mut ends: Vec<bool> = of.iter().map(whole).collect();
        let mut next: Vec<Vec<(u8, u32)>> = vec![Vec::new(); of.len()];
        for size in (0..learner.blocks).rev() {
            let above = level[size + 1]..level[size + 2];
            for set in level[size]..level[size + 1] {
                for (block, rule) in problem.blocks.iter().enumerate() {
                    if of[set] >> block & 1 == 0
                        && rule.before & !of[set] == 0
                        && let Ok(spot) = of[above.clone()].binary_search(&(of[set] | 1 << block))
                        && ends[above.start + spot]
                    {
                        next[set].push((u8::try_from(block).ok()?, u32::try_from(above.start + spot).ok()?));
                        ends[set] = true;
                    }
                }
            }
        }
        if !ends[0] {
            return None;
        }
        // What leads to no end is left out.
        let mut number = vec![0_u32; of.len()];
        let crowd = level.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let mut kept = Self { level: vec![0], from: vec![0], steps: Vec::new(), crowd };
        let mut count = 0;
        for size in 0..=learner.blocks {
            for set in level[size]..level[size + 1] {
                number[set] = u32::try_from(count).ok()?;
                count += usize::from(ends[set]);
            }
            kept.level.push(count);
        }
        for (_, next) in ends.iter().zip(&next).filter(|(ends, _)| **ends) {
            kept.steps.extend(next.iter().map(|&(block, to)| (block, number[to as usize])));
            kept.from.push(u32::try_from(kept.steps.len()).ok()?);
        }
        Some(kept)
    }

    fn of_size(&self, size: usize) -> std::ops::Range<usize> {
        self.level[size]..self.level[size + 1]
    }

    fn steps(&self, set: usize) -> &[(u8, u32)] {
        &self.steps[self.from[set] as usize..self.from[set + 1] as usize]
    }
}

/// All sets that orders and groups allow, size by size and in order, and where each size begins.
fn reachable(problem: &Problem, learner: &Learner) -> Option<(Vec<u64>, Vec<usize>)> {
    let able = able(learner);
    let (mut of, mut level) = (vec![0_u64], vec![0, 1]);
    for size in 0..learner.blocks {
        let mut grown = Vec::new();
        for &done in &of[level[size]..] {
            for (block, rule) in problem.blocks.iter().enumerate() {
                if (able & !done) >> block & 1 == 1
                    && rule.before & !done == 0
                    && (done & problem.group_blocks[rule.group]).count_ones() < learner.need[rule.group]
                {
                    grown.push(done | 1 << block);
                }
            }
        }
        grown.sort_unstable();
        grown.dedup();
        of.append(&mut grown);
        if of.len() > MOST_SETS {
            return None;
        }
        level.push(of.len());
    }
    Some((of, level))
}

/// When a learner can stand at how many blocks, and where the table keeps it.
struct Reach {
    /// For so many blocks done, the first and the last week.
    weeks: Vec<(usize, usize)>,
    /// Where the entries of each size begin, and where the last of them end.
    entry: Vec<usize>,
}

impl Reach {
    fn new(problem: &Problem, learner: &Learner, sets: &Sets) -> Option<Self> {
        let (mut early, mut late) = (vec![0], vec![problem.weeks]);
        for _ in 0..learner.blocks {
            let begin = (early[early.len() - 1]..problem.weeks).find(|&week| learner.begins[week])?;
            early.push(begin + problem.length);
            let last = late[late.len() - 1].checked_sub(problem.length)?;
            late.push((0..=last).rev().find(|&week| learner.begins[week])?);
        }
        late.reverse();
        let weeks: Vec<(usize, usize)> = early.into_iter().zip(late).collect();
        let (mut entry, mut crowd) = (vec![0], 0);
        for (size, &(first, last)) in weeks.iter().enumerate() {
            let places = (last + 1).checked_sub(first)? * problem.hosts.len();
            entry.push(entry[size] + sets.of_size(size).len() * places);
            crowd += sets.crowd[size] * places;
        }
        (crowd <= MOST_ENTRIES).then_some(Self { weeks, entry })
    }

    fn entries(&self) -> usize {
        self.entry.last().copied().unwrap_or(0)
    }

    fn holds(&self, size: usize, week: usize) -> bool {
        self.weeks[size].0 <= week && week <= self.weeks[size].1
    }
}

/// Where a schedule stands: so many blocks done, in this week, this set.
#[derive(Clone, Copy)]
struct Spot {
    size: usize,
    week: usize,
    set: usize,
}

/// The programme of one learner.
pub(crate) struct Whole<'l> {
    sets: &'l Sets,
    reach: &'l Reach,
}

impl Whole<'_> {
    /// Entries of the table.
    pub fn entries(&self) -> usize {
        self.reach.entries()
    }

    /// What the best schedule is worth by the gains, and the schedule stay by stay (block, host, week). `table` is room to
    /// work in. [`NEVER`] or little more when there is none.
    pub fn best(
        &self,
        problem: &Problem,
        learner: &Learner,
        gains: &Gains,
        table: &mut Vec<i64>,
        take: impl FnMut(usize, usize, usize),
    ) -> i64 {
        if learner.blocks == 0 {
            return 0;
        }
        table.clear();
        table.resize(self.reach.entry[learner.blocks], NEVER);
        table.resize(self.entries(), 0);
        let hosts = problem.hosts.len();
        let mut begin = vec![NEVER; hosts];
        for size in (0..learner.blocks).rev() {
            let (first, last) = self.reach.weeks[size];
            for week in (first..=last).rev() {
                let idle = learner.wait * (problem.counted[week + 1] - problem.counted[week]);
                let begins = learner.begins[week] && self.reach.holds(size + 1, week + problem.length);
                for set in self.sets.of_size(size) {
                    begin.fill(NEVER);
                    if begins {
                        self.opening(problem, gains, table, Spot { size, week, set }, &mut begin);
                    }
                    let other = begin.iter().copied().max().unwrap_or(NEVER);
                    let change = if size == 0 { other } else { other + learner.change };
                    let own = self.at(hosts, Spot { size, week, set });
                    for host in 0..hosts {
                        table[own + host] = begin[host].max(change).max(NEVER);
                    }
                    if week < last {
                        let later = self.at(hosts, Spot { size, week: week + 1, set });
                        for host in 0..hosts {
                            table[own + host] = table[own + host].max(table[later + host] + idle);
                        }
                    }
                }
            }
        }
        let whole = table[self.at(hosts, Spot { size: 0, week: 0, set: 0 })];
        if whole > NEVER / 2 {
            self.along(problem, learner, gains, table, take);
        }
        whole
    }

    /// For each host the best that begins here and now.
    #[inline]
    fn opening(&self, problem: &Problem, gains: &Gains, table: &[i64], spot: Spot, begin: &mut [i64]) {
        let hosts = problem.hosts.len();
        for &(block, to) in self.sets.steps(spot.set) {
            let after = Spot { size: spot.size + 1, week: spot.week + problem.length, set: to as usize };
            let rest = &table[self.at(hosts, after)..][..hosts];
            for (host, (begin, rest)) in begin.iter_mut().zip(rest).enumerate() {
                *begin = (*begin).max(gains.at(block as usize, host, spot.week) + rest);
            }
        }
    }

    /// Goes along a best schedule.
    fn along(
        &self,
        problem: &Problem,
        learner: &Learner,
        gains: &Gains,
        table: &[i64],
        mut take: impl FnMut(usize, usize, usize),
    ) {
        let hosts = problem.hosts.len();
        let (mut spot, mut last) = (Spot { size: 0, week: 0, set: 0 }, None);
        while spot.size < learner.blocks && self.reach.holds(spot.size, spot.week) {
            let here = table[self.at(hosts, spot) + last.unwrap_or(0)];
            let then = Spot { size: spot.size + 1, week: spot.week + problem.length, set: 0 };
            let mut found = None;
            if learner.begins[spot.week] && self.reach.holds(then.size, then.week) {
                let ways = self.sets.steps(spot.set).iter().flat_map(|&step| (0..hosts).map(move |host| (step, host)));
                for ((block, to), host) in ways {
                    let then = Spot { set: to as usize, ..then };
                    let change = if last.is_none_or(|last| last == host) { 0 } else { learner.change };
                    let gain = gains.at(block as usize, host, spot.week);
                    if gain > NEVER && gain + change + table[self.at(hosts, then) + host] == here {
                        found = Some((block as usize, host, then));
                        break;
                    }
                }
            }
            match found {
                Some((block, host, then)) => {
                    take(block, host, spot.week);
                    (spot, last) = (then, Some(host));
                }
                None => spot.week += 1,
            }
        }
    }

    /// Where the table keeps a spot, host by host.
    #[inline]
    fn at(&self, hosts: usize, Spot { size, week, set }: Spot) -> usize {
        let sets = self.sets.of_size(size);
        self.reach.entry[size] + ((week - self.reach.weeks[size].0) * sets.len() + set - sets.start) * hosts
    }
}
