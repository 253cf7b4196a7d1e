//! What was found by looking at everything is looked at again, by other code: every schedule of every learner, then every
//! calendar, cut only where a place is too full, where those to come cannot fill the minima, or where even the best of each
//! cannot win. For the verifier alone; knows nothing of the solver.

use std::collections::BTreeSet;

use crate::problem::{Learner, Problem, Stay};

/// More schedules of a learner, or more calendars begun, are not looked at.
const MOST_SCHEDULES: usize = 20_000;
const MOST_STEPS: u64 = 20_000_000;
const MOST_STATES: usize = 1 << 20;

/// A learner with all its schedules and what each is worth.
type Rated<'a> = (&'a Learner, Vec<(i64, Vec<Stay>)>);
/// What a schedule is worth to its learner.
type Worth = fn(&Problem, &Learner, &[Stay]) -> i64;

/// Whether some calendar is worth more than `above` (any, when `None`); `None` when there are too many to look at.
pub(crate) fn any_above(problem: &Problem, above: Option<i64>, worth: Worth) -> Option<bool> {
    let mut steps = 0;
    let mut lists = Vec::new();
    for learner in &problem.learners {
        let mut all = Vec::new();
        if !every(problem, learner, 0, &mut Vec::new(), &mut all, &mut steps) {
            return None;
        }
        let mut rated: Vec<(i64, Vec<Stay>)> =
            all.into_iter().map(|stays| (worth(problem, learner, &stays), stays)).collect();
        rated.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
        lists.push((learner, rated));
    }
    lists.sort_by_key(|(_, rated)| rated.len());
    let mut look = Look {
        problem,
        lists: &lists,
        heads: vec![0; problem.max.len()],
        led: vec![0; problem.led.as_ref().map_or(0, Vec::len)],
        short: problem.min.iter().map(|&min| i64::from(min)).sum(),
        steps,
    };
    look.on(0, 0, i64::MAX, above)
}

struct Look<'a> {
    problem: &'a Problem,
    lists: &'a [Rated<'a>],
    heads: Vec<i64>,
    led: Vec<i64>,
    /// Heads that minima still demand.
    short: i64,
    steps: u64,
}

impl Look<'_> {
    fn on(&mut self, depth: usize, sum: i64, least: i64, above: Option<i64>) -> Option<bool> {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return None;
        }
        let (mut most, mut low, mut coming) = (sum, least, 0);
        for (learner, rated) in &self.lists[depth..] {
            let Some((top, _)) = rated.first() else { return Some(false) };
            let kept = i64::try_from(learner.previous.len()).expect("few") * self.problem.keep;
            (most, low) = (most + top + kept, low.min(*top));
            coming += i64::from(learner.heads) * i64::try_from(learner.blocks * self.problem.length).expect("few");
        }
        let before: i64 = self.problem.learners.iter().map(|who| i64::try_from(who.previous.len()).expect("few")).sum();
        let hope = most + if low == i64::MAX { 0 } else { low } - before * self.problem.keep;
        if self.short > coming || above.is_some_and(|above| hope <= above) {
            return Some(false);
        }
        let Some((learner, rated)) = self.lists.get(depth) else { return Some(true) };
        for (worth, stays) in rated {
            let kept = stays.iter().filter(|stay| learner.previous.contains(stay)).count();
            let kept = i64::try_from(kept).expect("few") * self.problem.keep;
            let fits = self.seat(learner, stays, 1);
            let found =
                if fits { self.on(depth + 1, sum + worth + kept, least.min(*worth), above) } else { Some(false) };
            self.seat(learner, stays, -1);
            if found != Some(false) {
                return found;
            }
        }
        Some(false)
    }

    /// Seats a schedule or takes it away; whether no place is too full.
    fn seat(&mut self, learner: &Learner, stays: &[Stay], sign: i64) -> bool {
        let (problem, heads) = (self.problem, sign * i64::from(learner.heads));
        let mut fits = true;
        for stay in stays {
            for week in stay.first_week as usize..stay.first_week as usize + problem.length {
                let cell = problem.cell(stay.host as usize, stay.block as usize, week);
                let min = i64::from(problem.min[cell]);
                self.short -= (min - self.heads[cell]).max(0);
                self.heads[cell] += heads;
                self.short += (min - self.heads[cell]).max(0);
                fits &= self.heads[cell] <= i64::from(problem.max[cell]);
                if let Some(most) = &problem.led {
                    let spot = stay.host as usize * problem.weeks + week;
                    self.led[spot] += heads;
                    fits &= self.led[spot] <= i64::from(most[spot]);
                }
            }
        }
        fits
    }
}

/// Whether a learner may begin this block here after those, orders, groups, hosts and pins considered.
fn may(problem: &Problem, learner: &Learner, stays: &[Stay], stay: Stay) -> bool {
    let (mut here, mut group, mut before) = (0, 0, problem.blocks[stay.block as usize].before);
    for other in stays {
        if other.block == stay.block {
            return false;
        }
        here += u32::from(other.host == stay.host);
        group += u32::from(problem.blocks[other.block as usize].group == problem.blocks[stay.block as usize].group);
        before &= !(1 << other.block);
    }
    before == 0
        && here < problem.most_per_host
        && group < learner.need[problem.blocks[stay.block as usize].group]
        && learner.able[stay.host as usize] & (1 << stay.block) != 0
        && learner.pins.iter().all(|pin| {
            pin.block != stay.block
                || pin.host.unwrap_or(stay.host) == stay.host
                    && pin.first_week.unwrap_or(stay.first_week) == stay.first_week
        })
}

fn whole(learner: &Learner, stays: &[Stay]) -> bool {
    stays.len() == learner.blocks && learner.pins.iter().all(|pin| stays.iter().any(|stay| stay.block == pin.block))
}

/// Everything that may begin in this week.
fn starts<'a>(problem: &'a Problem, learner: &'a Learner, week: usize) -> impl Iterator<Item = Stay> + 'a {
    let first_week = u16::try_from(week).expect("at most 1,000 weeks");
    let blocks = 0..if learner.begins[week] { problem.blocks.len() } else { 0 };
    blocks.flat_map(move |block| {
        (0..problem.hosts.len()).map(move |host| Stay {
            first_week,
            block: u8::try_from(block).expect("at most 64 blocks"),
            host: u16::try_from(host).expect("at most 10,000 hosts"),
        })
    })
}

/// All schedules of a learner; `false` when they are too many.
fn every(
    problem: &Problem,
    learner: &Learner,
    week: usize,
    stays: &mut Vec<Stay>,
    all: &mut Vec<Vec<Stay>>,
    steps: &mut u64,
) -> bool {
    *steps += 1;
    if *steps > MOST_STEPS || all.len() > MOST_SCHEDULES {
        return false;
    }
    if stays.len() == learner.blocks {
        if whole(learner, stays) {
            all.push(stays.clone());
        }
        return true;
    }
    for next in week..problem.weeks {
        for stay in starts(problem, learner, next) {
            if may(problem, learner, stays, stay) {
                stays.push(stay);
                let on = every(problem, learner, next + problem.length, stays, all, steps);
                stays.pop();
                if !on {
                    return false;
                }
            }
        }
    }
    true
}

/// Whether a learner has any schedule of its own; `None` when there is too much to look at. Week by week the sets of blocks
/// done, with the blocks by host.
pub(crate) fn has_any(problem: &Problem, learner: &Learner) -> Option<bool> {
    let able = |block: usize| learner.able.iter().any(|able| able >> block & 1 == 1);
    let in_group = |group: usize| problem.blocks.iter().enumerate().filter(move |(_, block)| block.group == group);
    let few = |(group, &need): (usize, &u32)| in_group(group).filter(|&(block, _)| able(block)).count() < need as usize;
    let (mut room, mut free) = (0, 0);
    for week in 0..problem.weeks {
        if learner.begins[week] && week >= free {
            (room, free) = (room + 1, week + problem.length);
        }
    }
    if room < learner.blocks || learner.need.iter().enumerate().any(few) {
        return Some(false);
    }
    // Sets of (block, host) pairs would be exact but many; the order of what was done does not matter, nor who was where
    // beyond the number at each host.
    let mut by_week: Vec<BTreeSet<(u64, Vec<u16>)>> = vec![BTreeSet::new(); problem.weeks + problem.length + 1];
    by_week[0].insert((0, Vec::new()));
    let mut states = 0;
    for week in 0..=problem.weeks {
        for (done, hosts) in std::mem::take(&mut by_week[week]) {
            states += 1;
            if states > MOST_STATES {
                return None;
            }
            let block = |number: u8| Stay { first_week: u16::MAX, block: number, host: u16::MAX };
            let mut stays: Vec<Stay> = (0..64).filter(|&number| done >> number & 1 == 1).map(block).collect();
            for (stay, &host) in stays.iter_mut().zip(&hosts) {
                stay.host = host;
            }
            if whole(learner, &stays) {
                return Some(true);
            }
            if week == problem.weeks {
                continue;
            }
            for stay in starts(problem, learner, week) {
                if may(problem, learner, &stays, stay) {
                    let mut there = hosts.clone();
                    there.push(stay.host);
                    there.sort_unstable();
                    by_week[week + problem.length].insert((done | 1 << stay.block, there));
                }
            }
            by_week[week + 1].insert((done, hosts));
        }
    }
    Some(false)
}
