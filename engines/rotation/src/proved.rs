//! What prices prove, counted again from the problem alone: forward over the weeks, where the solver goes backward, in exact
//! whole numbers wide enough for anything. For the verifier alone; knows nothing of the solver. A learner whose sets of blocks
//! are few is followed exactly, sets, orders and groups included; another by how many blocks of each group are done, repeats
//! allowed. Both are upper bounds, and the first is never above the second.

use std::collections::BTreeMap;

use crate::answer::Prices;
use crate::problem::{Learner, Problem, Stay};

/// Combinations of needs up to so many are told apart, in tables of so many entries at most: prices prove nothing finer.
const MOST_STATES: usize = 1 << 10;
const MOST_ENTRIES: usize = 1 << 21;
/// A learner with more entries (week, set, host) than this is not followed exactly.
const MOST_EXACT: usize = 1 << 18;
/// Nor one with more sets in a week: they only grow from there.
const MOST_SETS: usize = 1 << 13;

/// What the prices prove, in 2⁻¹⁶ points, with the values counted `worth` times (1, or 0 to ask whether anything exists).
pub(crate) fn priced(problem: &Problem, prices: &Prices, worth: i128) -> Result<i128, &'static str> {
    let led = problem.led.as_deref().unwrap_or(&[]);
    let (learners, blocks) = (problem.learners.len(), problem.blocks.len());
    if prices.places.len() != problem.max.len()
        || prices.mentors.len() != led.len()
        || prices.share.len() != learners
        || prices.repeat.len() != learners * blocks
    {
        return Err("prices are missing");
    }
    let shares: i128 = prices.share.iter().map(|&share| i128::from(share)).sum();
    if prices.share.iter().chain(&prices.repeat).chain(&prices.mentors).any(|&price| price < 0) {
        return Err("a price that must not be below nought is");
    }
    if learners > 0 && shares != worth << 16 {
        return Err("the shares of the smallest score are not one together");
    }
    let mut total: i128 = 0;
    for cell in 0..problem.max.len() {
        let price = i128::from(prices.places[cell]);
        total += price * i128::from(if price > 0 { problem.max[cell] } else { problem.min[cell] });
    }
    for (&price, &most) in prices.mentors.iter().zip(led) {
        total += i128::from(price) * i128::from(most);
    }
    total += prices.repeat.iter().map(|&price| i128::from(price)).sum::<i128>();
    for (number, learner) in problem.learners.iter().enumerate() {
        let alone = Alone { problem, prices, worth, number, learner };
        let best = alone.by_sets().unwrap_or_else(|TooMany| alone.by_groups());
        total += best.ok_or("a learner has no schedule at all")?;
        total -= (worth * i128::from(problem.keep) * (learner.previous.len() as i128)) << 16;
    }
    Ok(total)
}

/// More sets than are followed.
struct TooMany;

/// One learner at these prices.
struct Alone<'p> {
    problem: &'p Problem,
    prices: &'p Prices,
    worth: i128,
    number: usize,
    learner: &'p Learner,
}

impl Alone<'_> {
    /// What a point counts for this learner.
    fn weight(&self) -> i128 {
        (self.worth << 16) + i128::from(self.prices.share[self.number])
    }

    /// What a week without a block costs.
    fn idle(&self, week: usize) -> i128 {
        let counted = self.problem.counted[week + 1] - self.problem.counted[week];
        i128::from(self.learner.wait * counted) * self.weight()
    }

    /// What a block that begins here and now brings, prices paid; `None` when it may not.
    fn gain(&self, week: usize, block: usize, host: usize) -> Option<i128> {
        let (problem, learner) = (self.problem, self.learner);
        if !learner.begins[week] || learner.able[host] >> block & 1 == 0 {
            return None;
        }
        let stay = Stay {
            first_week: u16::try_from(week).ok()?,
            block: u8::try_from(block).ok()?,
            host: u16::try_from(host).ok()?,
        };
        if learner.pins.iter().any(|pin| pin.block == stay.block && !pin.admits(stay)) {
            return None;
        }
        let points = learner.parts.block[block] + learner.parts.host[host] + problem.planner[block];
        let mut gain = self.weight() * i128::from(points);
        if learner.previous.contains(&stay) {
            gain += (self.worth * i128::from(problem.keep)) << 16;
        }
        for each in week..week + problem.length {
            let mentors = self.prices.mentors.get(host * problem.weeks + each).copied().unwrap_or(0);
            let place = self.prices.places[problem.cell(host, block, each)];
            gain -= i128::from(learner.heads) * (i128::from(place) + i128::from(mentors));
        }
        Some(gain - i128::from(self.prices.repeat[self.number * problem.blocks.len() + block]))
    }

    /// The best over the sets of blocks done and the host last seen, week by week; `None` when there is no schedule. Only how
    /// many blocks a host may have is forgotten.
    fn by_sets(&self) -> Result<Option<i128>, TooMany> {
        let (problem, learner) = (self.problem, self.learner);
        let (weeks, hosts, length) = (problem.weeks, problem.hosts.len(), problem.length);
        // How many blocks still fit from each week on.
        let mut fit = vec![0; weeks + length + 1];
        for week in (0..weeks).rev() {
            fit[week] = fit[week + 1].max(if learner.begins[week] { 1 + fit[week + length] } else { 0 });
        }
        let wanted: u64 = learner.pins.iter().fold(0, |all, pin| all | 1 << pin.block);
        let mut by_week: Vec<BTreeMap<u64, Vec<Option<i128>>>> = vec![BTreeMap::new(); weeks + length + 1];
        let mut start = vec![None; hosts + 1];
        start[hosts] = Some(0);
        by_week[0].insert(0, start);
        let (mut entries, mut best) = (0, None);
        for week in 0..=weeks {
            let gains: Vec<Option<i128>> = if week < weeks {
                let places = (0..problem.blocks.len()).flat_map(|block| (0..hosts).map(move |host| (block, host)));
                places.map(|(block, host)| self.gain(week, block, host)).collect()
            } else {
                Vec::new()
            };
            let here = std::mem::take(&mut by_week[week]);
            if here.len() > MOST_SETS {
                return Err(TooMany);
            }
            for (done, so_far) in here {
                entries += hosts;
                if entries > MOST_EXACT {
                    return Err(TooMany);
                }
                let count = done.count_ones() as usize;
                if count == learner.blocks {
                    if wanted & !done == 0 {
                        best = best.max(so_far.into_iter().flatten().max());
                    }
                    continue;
                }
                if week == weeks {
                    continue;
                }
                if count + fit[week + length] + 1 >= learner.blocks && learner.begins[week] {
                    self.go_on(done, &so_far, &gains, &mut by_week[week + length]);
                }
                if count + fit[week + 1] >= learner.blocks {
                    let later = by_week[week + 1].entry(done).or_insert_with(|| vec![None; hosts + 1]);
                    for (later, so_far) in later.iter_mut().zip(so_far) {
                        *later = (*later).max(so_far.map(|so_far| so_far + self.idle(week)));
                    }
                }
            }
        }
        Ok(best)
    }

    /// Every block that may follow this set.
    fn go_on(
        &self,
        done: u64,
        so_far: &[Option<i128>],
        gains: &[Option<i128>],
        after: &mut BTreeMap<u64, Vec<Option<i128>>>,
    ) {
        let (problem, learner, hosts) = (self.problem, self.learner, self.problem.hosts.len());
        for (block, rule) in problem.blocks.iter().enumerate() {
            let of_group = (0..problem.blocks.len())
                .filter(|&other| done >> other & 1 == 1 && problem.blocks[other].group == rule.group)
                .count();
            let earlier = (0..problem.blocks.len()).all(|need| rule.before >> need & 1 == 0 || done >> need & 1 == 1);
            if done >> block & 1 == 1 || !earlier || of_group >= learner.need[rule.group] as usize {
                continue;
            }
            for next in 0..hosts {
                let Some(gain) = gains[block * hosts + next] else { continue };
                let row = after.entry(done | 1 << block).or_insert_with(|| vec![None; hosts + 1]);
                for (host, so_far) in so_far.iter().enumerate() {
                    let Some(so_far) = so_far else { continue };
                    let change =
                        if host == hosts || host == next { 0 } else { self.weight() * i128::from(learner.change) };
                    row[next] = row[next].max(Some(so_far + change + gain));
                }
            }
        }
    }

    /// The best over how many blocks of each group are done (or of all together, where the combinations are many), blocks
    /// perhaps repeated.
    fn by_groups(&self) -> Option<i128> {
        let (problem, learner) = (self.problem, self.learner);
        let (weeks, hosts, length) = (problem.weeks, problem.hosts.len(), problem.length);
        let bases: Vec<usize> = learner.need.iter().map(|&need| need as usize + 1).collect();
        let apart = bases
            .iter()
            .try_fold(1_usize, |all, &base| all.checked_mul(base))
            .is_some_and(|all| all <= MOST_STATES && all * weeks * hosts <= MOST_ENTRIES);
        let states = if apart { bases.iter().product() } else { learner.blocks + 1 };
        let digit = |state: usize, group: usize| {
            let below: usize = bases[..group].iter().product();
            (below, state / below % bases[group])
        };
        // by[week][host or nowhere][state]: the best so far, idle weeks up to `week` paid.
        let row = (hosts + 1) * states;
        let mut by: Vec<Option<i128>> = vec![None; (weeks + length + 1) * row];
        by[hosts * states] = Some(0);
        let mut best = None;
        for week in 0..=weeks {
            for at in 0..row {
                let Some(so_far) = by[week * row + at] else { continue };
                let state = at % states;
                if state + 1 == states {
                    best = best.max(Some(so_far));
                    continue;
                }
                if week == weeks {
                    continue;
                }
                let later = &mut by[(week + 1) * row + at];
                *later = (*later).max(Some(so_far + self.idle(week)));
            }
            if week == weeks || !learner.begins[week] {
                continue;
            }
            for next in 0..hosts {
                // The best block of each group that may begin here and now.
                let mut gains: Vec<Option<i128>> = vec![None; problem.groups];
                for (block, rule) in problem.blocks.iter().enumerate() {
                    gains[rule.group] = gains[rule.group].max(self.gain(week, block, next));
                }
                for at in 0..row {
                    let Some(so_far) = by[week * row + at] else { continue };
                    let (host, state) = (at / states, at % states);
                    let change =
                        if host == hosts || host == next { 0 } else { self.weight() * i128::from(learner.change) };
                    for (group, gain) in gains.iter().enumerate() {
                        let Some(gain) = gain else { continue };
                        let then = if apart {
                            let (below, done) = digit(state, group);
                            if done + 1 == bases[group] {
                                continue;
                            }
                            state + below
                        } else if state < learner.blocks {
                            state + 1
                        } else {
                            continue;
                        };
                        let spot = &mut by[(week + length) * row + next * states + then];
                        *spot = (*spot).max(Some(so_far + change + gain));
                    }
                }
            }
        }
        best
    }
}
