//! When no stable matching meets the minima: an assignment that does, with few pairs that block it, all of them named.
//!
//! (The fewest is NP-hard, and hard to approximate: Hamada, Iwama & Miyazaki 2016.) The stable matching says which seats a
//! learner could have: a wish is worth as many blocking pairs as there are better wishes that would take the learner there.
//! With these as costs, the learners whom the stable matching places are placed at least cost so that minima hold. Then,
//! as long as it lessens the pairs that block and keeps the minima, a blocking pair gets its way.
//!
//! **Time** one stable and one cheapest solve, then O(pairs) for each pair tried, within the budget. **Memory** O(pairs).

use ground::{Budget, Meter, Pace, Seed, Status};

use crate::costs::Costs;
use crate::objective::{Best, Objective};
use crate::problem::{ABSENT, Problem};
use crate::solve::solve;

/// An assignment that meets the minima and is not stable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compromise {
    /// For each learner the place, or `None`. Pins, quotas and minima hold.
    pub assignment: Vec<Option<u32>>,
    /// Every pair that would rather have each other: learner and place.
    pub blocking: Vec<(u32, u32)>,
}

/// Finds one. Nothing when no assignment at all meets the minima (then `min-cost` names the places that demand too much),
/// or when the budget ends first.
pub fn compromise(problem: &Problem, budget: &Budget<'_>, seed: Seed) -> Option<Compromise> {
    let stable = solve(&problem.clone().with_objective(Objective::Stable(Best::Learners)), budget, seed);
    let cutoffs = stable.certificate.cutoffs()?;
    for keep in [Keep::Placed, Keep::Everybody] {
        let found = solve(&envied(problem, &stable.assignment, cutoffs, keep), budget, seed);
        if found.status == Status::Optimal {
            let mut assignment = found.assignment;
            yield_to_pairs(problem, &mut assignment, &mut budget.meter());
            let blocking = blocking(problem, &assignment);
            return Some(Compromise { assignment, blocking });
        }
    }
    None
}

/// Who takes part when minima are met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Those whom the stable matching places.
    Placed,
    /// All.
    Everybody,
}

/// The same problem, where a wish costs as many pairs as it would leave blocking at the cutoffs of the stable matching.
fn envied(problem: &Problem, stable: &[Option<u32>], cutoffs: &[Option<u32>], keep: Keep) -> Problem {
    let mut costs = vec![0_i64; problem.wishes()];
    let mut changed = problem.clone();
    for (learner, placed) in stable.iter().enumerate() {
        let (mut better, mut level, mut here) = (0, 0, 0);
        for wish in problem.wishes.range(learner) {
            let rank = problem.wishes.rank(learner, wish);
            if rank != level {
                (better, level, here) = (better + here, rank, 0);
            }
            costs[wish] = better;
            let rank = problem.rank_back(wish);
            let place = problem.wishes.ids[wish] as usize;
            here += i64::from(rank != 0 && cutoffs[place].is_none_or(|last| rank <= last));
            if keep == Keep::Placed && placed.is_none() {
                changed.strike(wish);
            }
        }
    }
    changed.costs = Some(costs.into_iter().collect()).filter(|costs: &Costs| !costs.is_empty());
    changed.with_objective(Objective::MinCost)
}

/// Lets blocking pairs have their way as long as fewer block afterwards.
fn yield_to_pairs(problem: &Problem, assignment: &mut Vec<Option<u32>>, meter: &mut Meter<'_>) {
    let mut pairs = blocking(problem, assignment);
    let mut nth = 0;
    while let Some(&(learner, place)) = pairs.get(nth) {
        if meter.spend(problem.wishes() as u64) == Pace::Stop {
            return;
        }
        nth += 1;
        let Some(tried) = granted(problem, assignment, learner, place) else { continue };
        let left = blocking(problem, &tried);
        if left.len() < pairs.len() {
            (*assignment, pairs, nth) = (tried, left, 0);
        }
    }
}

/// The assignment after this pair has its way: the learner moves in; if the place was full, its last goes to the best place
/// that would have it. Nothing when a minimum would break.
fn granted(problem: &Problem, assignment: &[Option<u32>], learner: u32, place: u32) -> Option<Vec<Option<u32>>> {
    let mut taken = taken(problem, assignment);
    let mut after = assignment.to_vec();
    if let Some(left) = after[learner as usize].replace(place) {
        taken[left as usize] -= 1;
    }
    taken[place as usize] += 1;
    if taken[place as usize] > problem.quotas[place as usize] {
        let last = last(problem, assignment, place)?;
        taken[place as usize] -= 1;
        let free = problem
            .wishes_of(last as usize)
            .find(|wish| wish.rank_there.is_some() && taken[wish.place as usize] < problem.quotas[wish.place as usize]);
        after[last as usize] = free.map(|wish| wish.place);
        if let Some(wish) = free {
            taken[wish.place as usize] += 1;
        }
    }
    let holds = (0..problem.places()).all(|place| taken[place] >= problem.minimum(place));
    holds.then_some(after)
}

fn taken(problem: &Problem, assignment: &[Option<u32>]) -> Vec<u32> {
    let mut taken = vec![0; problem.places()];
    for &place in assignment.iter().flatten() {
        taken[place as usize] += 1;
    }
    taken
}

/// The last of those a place holds who are not pinned.
fn last(problem: &Problem, assignment: &[Option<u32>], place: u32) -> Option<u32> {
    let held = |&(learner, _): &(u32, u32)| {
        assignment[learner as usize] == Some(place) && problem.pins[learner as usize] == ABSENT
    };
    problem.ranking_of(place as usize).filter(held).max_by_key(|&(_, rank)| rank).map(|(learner, _)| learner)
}

/// Every pair that would rather have each other.
fn blocking(problem: &Problem, assignment: &[Option<u32>]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let cutoffs = crate::solve::cutoffs(problem, assignment);
    for (learner, now) in (0..).zip(assignment) {
        if problem.pins[learner as usize] != ABSENT {
            continue;
        }
        let now = now.and_then(|place| problem.wish(learner as usize, place)).map_or(u32::MAX, |wish| wish.rank);
        let rather = problem.wishes_of(learner as usize).filter(|wish| wish.rank < now);
        let takes = rather.filter(|wish| {
            let cutoff = cutoffs[wish.place as usize];
            wish.rank_there.is_some_and(|rank| cutoff.is_none_or(|last| rank < last))
        });
        found.extend(takes.map(|wish| (learner, wish.place)));
    }
    found
}
