//! Why there is no calendar: a set of demands that cannot hold together and of which none can be left out by the same proof
//! (a deletion filter, Chinneck & Dravnieks 1991). Costs one proof a demand.

use crate::answer::{Conflict, Demand, Prices};
use crate::bound::{Question, at};
use crate::exact;
use crate::pace::Pace;
use crate::problem::{Learner, Problem};
use crate::sets::Lattices;
use crate::start::alone;

/// A learner that has no schedule of its own: which of its demands suffice for that.
pub(crate) fn learner(problem: &Problem, number: usize) -> Conflict {
    let mut problem = problem.clone();
    let own = problem.learners[number].clone();
    problem.learners = vec![own.clone()];
    let mut kept = Vec::new();
    let mut demands: Vec<Demand> = own.pins.iter().map(|pin| Demand::Pin { block: pin.block as usize }).collect();
    demands.extend([Demand::PerHost, Demand::Orders, Demand::Able, Demand::Weeks]);
    let groups = own.need.iter().enumerate().filter(|&(_, &blocks)| blocks > 0);
    demands.extend(groups.map(|(group, &blocks)| Demand::Group { group, blocks }));
    for demand in demands {
        let before = problem.clone();
        drop_demand(&mut problem, demand);
        if alone(&problem, 0) != Some(false) {
            problem = before;
            kept.push(demand);
        }
    }
    Conflict::Learner { learner: number, demands: kept }
}

fn drop_demand(problem: &mut Problem, demand: Demand) {
    let (length, weeks, blocks) = (problem.length, problem.weeks, problem.blocks.len());
    let learner = &mut problem.learners[0];
    match demand {
        Demand::Group { group, .. } => {
            learner.need[group] = 0;
            learner.blocks = learner.need.iter().map(|&need| need as usize).sum();
        }
        Demand::Weeks => learner.begins = (0..weeks).map(|week| week + length <= weeks).collect(),
        Demand::Able => learner.able.fill(if blocks == 64 { u64::MAX } else { (1 << blocks) - 1 }),
        Demand::Pin { block } => learner.pins.retain(|pin| pin.block as usize != block),
        Demand::PerHost => problem.most_per_host = u32::MAX,
        Demand::Orders => {
            for block in &mut problem.blocks {
                (block.before, block.behind) = (0, 0);
            }
        }
    }
}

/// Prices that prove there is no calendar, reduced: every demand whose price can be struck is struck.
pub(crate) fn priced(problem: &Problem, mut prices: Prices) -> (Prices, Vec<Conflict>) {
    prices.share.fill(0);
    // The relaxed programme is cheaper; the exact one is asked where only it carries the proof.
    let with = |lattices: &Lattices, prices: &Prices| {
        at(problem, Question::Any, prices, lattices).is_some_and(|bound| bound < 0)
    };
    let relaxed = with(&Lattices::none(), &prices);
    let lattices = if relaxed { Lattices::none() } else { Lattices::new(problem) };
    let holds = |prices: &Prices| with(&lattices, prices);
    let priced: Vec<usize> = (0..prices.places.len()).filter(|&cell| prices.places[cell] != 0).collect();
    // Whole weeks first, then host by host, then one by one: most fall in the coarse rounds.
    let coarse = priced.len() / 16;
    for size in [coarse, coarse / 4, 1] {
        if size == 0 {
            continue;
        }
        for part in priced.chunks(size).take(400) {
            let mut without = prices.clone();
            for &cell in part {
                without.places[cell] = 0;
            }
            if part.iter().any(|&cell| prices.places[cell] != 0) && holds(&without) {
                prices = without;
            }
        }
    }
    for cell in 0..prices.mentors.len() {
        if prices.mentors[cell] != 0 {
            let mut without = prices.clone();
            without.mentors[cell] = 0;
            if holds(&without) {
                prices = without;
            }
        }
    }
    let reason = named(problem, &prices);
    (prices, reason)
}

fn named(problem: &Problem, prices: &Prices) -> Vec<Conflict> {
    let (weeks, blocks) = (problem.weeks, problem.blocks.len());
    let mut reason = Vec::new();
    for (cell, &price) in prices.places.iter().enumerate() {
        let (host, block, week) = (cell / weeks / blocks, cell / weeks % blocks, cell % weeks);
        if price < 0 {
            reason.push(Conflict::Minimum { host, block, week, heads: problem.min[cell] });
        } else if price > 0 {
            reason.push(Conflict::Maximum { host, block, week, heads: problem.max[cell] });
        }
    }
    for (cell, &price) in prices.mentors.iter().enumerate() {
        if price > 0 {
            let heads = problem.led.as_ref().map_or(0, |led| led[cell]);
            reason.push(Conflict::Mentors { host: cell / weeks, week: cell % weeks, heads });
        }
    }
    if reason.is_empty() { vec![Conflict::Unknown] } else { reason }
}

/// A small problem that was searched whole: which minima cannot hold, or else which learners cannot all have their blocks.
pub(crate) fn small(problem: &Problem, nodes: u64, work: &mut u64) -> Vec<Conflict> {
    let mut never = |problem: &Problem| {
        let (found, spent) = exact::search(problem, nodes);
        *work += spent;
        found.is_some_and(|found| found.best.is_none())
    };
    let mut less = problem.clone();
    less.min.fill(0);
    if never(&less) {
        let mut learners: Vec<usize> = (0..problem.learners.len()).collect();
        for learner in 0..problem.learners.len() {
            let without: Vec<usize> = learners.iter().copied().filter(|&other| other != learner).collect();
            less.learners = pick(problem, &without);
            if never(&less) {
                learners = without;
            }
        }
        return learners.into_iter().map(|learner| Conflict::Blocks { learner }).collect();
    }
    less.min.clone_from(&problem.min);
    let mut reason = Vec::new();
    let (weeks, blocks) = (problem.weeks, problem.blocks.len());
    for cell in 0..problem.min.len() {
        if problem.min[cell] > 0 {
            less.min[cell] = 0;
            if !never(&less) {
                less.min[cell] = problem.min[cell];
                let (host, block, week) = (cell / weeks / blocks, cell / weeks % blocks, cell % weeks);
                reason.push(Conflict::Minimum { host, block, week, heads: problem.min[cell] });
            }
        }
    }
    reason
}

fn pick(problem: &Problem, learners: &[usize]) -> Vec<Learner> {
    learners.iter().map(|&learner| problem.learners[learner].clone()).collect()
}

/// Looks for prices that prove that there is no calendar.
pub(crate) fn prove(problem: &Problem, rounds: u32, pace: &mut Pace<'_>) -> Option<Prices> {
    let found = crate::bound::best(problem, Question::Any, -1, 0, rounds, pace);
    found.filter(|(bound, _)| *bound < 0).map(|(_, prices)| prices)
}
