//! The best a learner could do from any point on if blocks might be repeated: an upper bound on what is left of a schedule,
//! for the exact re-insertion, and on a whole one, for the price bound.
//!
//! Backward dynamic programme over (week, host last seen, blocks of each group still to do). Time and memory
//! O(weeks · hosts · ∏(need + 1) · groups) after the best block of each (week, host, group) was found in
//! O(weeks · hosts · blocks). It forgets which blocks were done (so orders and repeats), and blocks a host. When the product
//! of the needs is large the groups are counted together.

use crate::problem::{Learner, Problem};

/// Nothing can be done from here.
pub(crate) const NEVER: i64 = i64::MIN / 4;

/// What one block at one host from one week on brings, wish and price together, or `NEVER`.
pub(crate) struct Gains {
    weeks: usize,
    hosts: usize,
    of: Vec<i64>,
}

impl Gains {
    /// Asks for every start that the learner's own demands leave open.
    pub fn new(problem: &Problem, learner: &Learner, mut of: impl FnMut(usize, usize, usize) -> i64) -> Self {
        let (weeks, hosts) = (problem.weeks, problem.hosts.len());
        let mut gains = Self { weeks, hosts, of: vec![NEVER; problem.blocks.len() * hosts * weeks] };
        for block in 0..problem.blocks.len() {
            let pin = learner.pins.iter().find(|pin| pin.block as usize == block);
            for host in 0..hosts {
                if learner.able[host] >> block & 1 == 0
                    || pin.is_some_and(|p| p.host.is_some_and(|h| h as usize != host))
                {
                    continue;
                }
                for week in 0..weeks {
                    if learner.begins[week] && pin.is_none_or(|p| p.first_week.is_none_or(|w| w as usize == week)) {
                        gains.of[(block * hosts + host) * weeks + week] = of(block, host, week);
                    }
                }
            }
        }
        gains
    }

    #[inline]
    pub fn at(&self, block: usize, host: usize, week: usize) -> i64 {
        self.of[(block * self.hosts + host) * self.weeks + week]
    }
}

/// The table of the dynamic programme.
pub(crate) struct Relaxed {
    hosts: usize,
    states: usize,
    /// What one block more of a group adds to the number of a state.
    step: Vec<usize>,
    /// The number of the state in which nothing is done.
    pub start: usize,
    /// `[(week · (hosts + 1) + host) · states + state]`; host `hosts` is nowhere yet.
    rest: Vec<i64>,
    best: Vec<(i64, u8)>,
    kinds: usize,
}

/// More combinations of needs than this are counted together.
const MOST_STATES: usize = 1 << 10;
/// So are they when the table would have more entries.
const MOST_ENTRIES: usize = 1 << 21;

impl Relaxed {
    pub fn new(problem: &Problem, learner: &Learner, gains: &Gains) -> Self {
        let (weeks, hosts, length) = (problem.weeks, problem.hosts.len(), problem.length);
        let product = learner.need.iter().try_fold(1_usize, |all, &need| all.checked_mul(need as usize + 1));
        let apart = product.is_some_and(|product| product <= MOST_STATES && product * weeks * hosts <= MOST_ENTRIES);
        let (states, step) = if apart {
            let mut size = 1;
            let step = learner.need.iter().map(|&need| {
                let step = size;
                size *= need as usize + 1;
                step
            });
            let step: Vec<usize> = step.collect();
            (size, step)
        } else {
            (learner.blocks + 1, vec![1; problem.groups])
        };
        let kinds = if apart { problem.groups } else { 1 };
        let start: usize = learner.need.iter().zip(&step).map(|(&need, &step)| need as usize * step).sum();
        // The best block of each kind: [(week · hosts + host) · kinds + kind].
        let mut best = vec![(NEVER, 0_u8); weeks * hosts * kinds];
        for (number, block) in problem.blocks.iter().enumerate() {
            let kind = if apart { block.group } else { 0 };
            for host in 0..hosts {
                if learner.able[host] >> number & 1 == 1 {
                    for week in 0..weeks {
                        let gain = gains.at(number, host, week);
                        let spot = &mut best[(week * hosts + host) * kinds + kind];
                        if gain > spot.0 {
                            *spot = (gain, u8::try_from(number).expect("at most 64"));
                        }
                    }
                }
            }
        }
        let row = (hosts + 1) * states;
        let mut table = Self { hosts, states, step, start, rest: vec![NEVER; (weeks + length + 1) * row], best, kinds };
        for week in 0..=weeks + length {
            for host in 0..=hosts {
                table.rest[week * row + host * states] = 0;
            }
        }
        let mut begin = vec![NEVER; hosts * states];
        let mut change = vec![NEVER; states];
        for week in (0..weeks).rev() {
            let idle = learner.wait * (problem.counted[week + 1] - problem.counted[week]);
            begin.fill(NEVER);
            change.fill(NEVER);
            if learner.begins[week] {
                table.opening(week, length, learner, &mut begin);
                for host in 0..hosts {
                    for state in 0..states {
                        change[state] = change[state].max(begin[host * states + state]);
                    }
                }
            }
            for host in 0..=hosts {
                for state in 1..states {
                    let wait = table.rest[(week + 1) * row + host * states + state] + idle;
                    let go = if host == hosts {
                        change[state]
                    } else {
                        begin[host * states + state].max(change[state] + learner.change)
                    };
                    table.rest[week * row + host * states + state] = wait.max(go).max(NEVER);
                }
            }
        }
        table
    }

    /// For each host and state the best that begins in this week at this host.
    fn opening(&self, week: usize, length: usize, learner: &Learner, begin: &mut [i64]) {
        let (hosts, states) = (self.hosts, self.states);
        let row = (hosts + 1) * states;
        for host in 0..hosts {
            for kind in 0..self.kinds {
                let (gain, _) = self.best[(week * hosts + host) * self.kinds + kind];
                if gain <= NEVER {
                    continue;
                }
                let (step, most) =
                    (self.step[kind], if self.kinds == 1 { u32::MAX } else { learner.need[kind] } as usize);
                let after = &self.rest[(week + length) * row + host * states..][..states];
                for state in step..states {
                    if self.kinds > 1 && state / step % (most + 1) == 0 {
                        continue;
                    }
                    let rest = after[state - step];
                    let spot = &mut begin[host * states + state];
                    *spot = (*spot).max(gain.saturating_add(rest).max(NEVER));
                }
            }
        }
    }

    /// The best that can follow from this week on.
    #[inline]
    pub fn rest(&self, week: usize, host: usize, state: usize) -> i64 {
        self.rest[(week * (self.hosts + 1) + host) * self.states + state]
    }

    /// The state after one more block of this group.
    #[inline]
    pub fn after(&self, state: usize, group: usize) -> usize {
        state - self.step[group]
    }

    /// The best of a whole schedule.
    pub fn whole(&self) -> i64 {
        self.rest(0, self.hosts, self.start)
    }

    /// A schedule, perhaps with repeats, that is worth `whole`: (block, host, week).
    pub fn walk(&self, problem: &Problem, learner: &Learner, mut take: impl FnMut(usize, usize, usize)) {
        let (mut week, mut host, mut state) = (0, self.hosts, self.start);
        while state > 0 && week < problem.weeks && self.rest(week, host, state) > NEVER {
            let here = self.rest(week, host, state);
            let mut found = None;
            if learner.begins[week] {
                'all: for next in 0..self.hosts {
                    for kind in 0..self.kinds {
                        let (gain, block) = self.best[(week * self.hosts + next) * self.kinds + kind];
                        let (step, most) = (self.step[kind], learner.need[kind] as usize);
                        if gain <= NEVER || state < step || self.kinds > 1 && state / step % (most + 1) == 0 {
                            continue;
                        }
                        let change = if host == self.hosts || host == next { 0 } else { learner.change };
                        let rest = self.rest(week + problem.length, next, state - step);
                        if rest > NEVER && gain + change + rest == here {
                            found = Some((block as usize, next, state - step));
                            break 'all;
                        }
                    }
                }
            }
            match found {
                Some((block, next, rest)) => {
                    take(block, next, week);
                    (week, host, state) = (week + problem.length, next, rest);
                }
                None => week += 1,
            }
        }
    }
}
