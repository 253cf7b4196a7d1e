//! One door to all objectives: runs the method, adds up the figures, attaches the certificate.

use ground::{Budget, Seed, Status};

use crate::answer::{Answer, Certificate, Unmet};
use crate::objective::{Best, Objective};
use crate::problem::{ABSENT, Problem};
use crate::stable::{Order, learners_propose, places_propose};
use crate::{cheapest, largest};

/// Solves a problem. The same problem, seed and work give the same answer. Never fails: what cannot hold is told in the
/// answer's status and reason.
pub fn solve(problem: &Problem, budget: &Budget<'_>, seed: Seed) -> Answer {
    let mut meter = budget.meter();
    match problem.objective() {
        Objective::Stable(best) => {
            let order = Order::new(problem, seed);
            let found = match best {
                Best::Learners => learners_propose(problem, &order, None, &mut meter, |_, _| {}),
                Best::Places => places_propose(problem, &order, &mut meter),
            };
            // Strict lists have one best matching; with ties there may be larger ones.
            let best = if problem.has_ties() { Status::Feasible } else { Status::Optimal };
            stable_answer(problem, found, best, meter.done(), seed)
        }
        Objective::MaxStable => {
            let (found, proved) = largest::solve(problem, &mut meter, seed);
            let status = if proved { Status::Optimal } else { Status::Feasible };
            stable_answer(problem, found, status, meter.done(), seed)
        }
        Objective::MinCost => {
            let found = cheapest::solve(problem, &mut meter);
            cheapest_answer(problem, found, meter.done(), seed)
        }
    }
}

fn stable_answer(problem: &Problem, found: Option<Vec<Option<u32>>>, solved: Status, work: u64, seed: Seed) -> Answer {
    let Some(assignment) = found else {
        let pinned = (0..problem.learners()).map(|learner| problem.pin(learner)).collect();
        let mut answer = counted(problem, pinned, work, seed);
        answer.reason.push(Unmet::Budget);
        return answer;
    };
    let mut answer = counted(problem, assignment, work, seed);
    answer.certificate = Certificate::Cutoffs { cutoffs: cutoffs(problem, &answer.assignment) };
    answer.reason = unmet(problem, &answer.assignment);
    answer.status = match answer.reason.is_empty() {
        true => solved,
        // In strict lists all stable matchings fill a place equally; with ties another one might fill it.
        false if problem.has_ties() => Status::Unknown,
        false => Status::Infeasible,
    };
    answer
}

fn cheapest_answer(problem: &Problem, found: cheapest::Cheapest, work: u64, seed: Seed) -> Answer {
    let mut answer = counted(problem, found.assignment, work, seed);
    answer.reason = unmet(problem, &answer.assignment);
    match (found.complete, answer.reason.is_empty()) {
        (true, true) => {
            answer.status = Status::Optimal;
            answer.certificate = Certificate::Prices { prices: found.prices, unplaced: found.unplaced };
        }
        (true, false) => {
            answer.status = Status::Infeasible;
            answer.certificate = too_few(problem, found.starved);
        }
        (false, true) => answer.status = Status::Feasible,
        (false, false) => answer.reason.push(Unmet::Budget),
    }
    answer
}

fn too_few(problem: &Problem, places: Vec<u32>) -> Certificate {
    let demanded = places.iter().map(|&place| u64::from(problem.minimum(place as usize))).sum();
    let mut inside = vec![false; problem.places()];
    for &place in &places {
        inside[place as usize] = true;
    }
    let willing = (0..problem.learners()).filter(|&learner| match problem.pin(learner) {
        Some(place) => inside[place as usize],
        None => problem.wishes_of(learner).any(|wish| wish.rank_there.is_some() && inside[wish.place as usize]),
    });
    Certificate::TooFewLearners { demanded, willing: willing.count() as u64, places }
}

/// The answer with its figures and neither status nor certificate.
fn counted(problem: &Problem, assignment: Vec<Option<u32>>, work: u64, seed: Seed) -> Answer {
    let (mut placed, mut rank_sum, mut cost) = (0, 0_u64, 0_i64);
    for (learner, place) in assignment.iter().enumerate() {
        let &Some(place) = place else { continue };
        placed += 1;
        let mut wishes = problem.wishes.range(learner);
        if let Some(wish) = wishes.find(|&wish| problem.wishes.ids[wish] == place) {
            rank_sum += u64::from(problem.wishes.ranks[wish]);
            cost += problem.cost_at(wish);
        }
    }
    let blocking_pairs = blocking_pairs(problem, &assignment);
    Answer {
        objective: problem.objective(),
        status: Status::Unknown,
        assignment,
        placed,
        rank_sum,
        cost,
        blocking_pairs,
        certificate: Certificate::None,
        reason: Vec::new(),
        work,
        seed,
    }
}

fn taken(problem: &Problem, assignment: &[Option<u32>]) -> Vec<u32> {
    let mut taken = vec![0; problem.places()];
    for &place in assignment.iter().flatten() {
        taken[place as usize] += 1;
    }
    taken
}

fn unmet(problem: &Problem, assignment: &[Option<u32>]) -> Vec<Unmet> {
    if problem.minima.is_none() {
        return Vec::new();
    }
    let below = |(place, taken): (usize, u32)| {
        let minimum = problem.minimum(place);
        let place = u32::try_from(place).expect("fewer than 2³² places");
        (taken < minimum).then_some(Unmet::Minimum { place, taken, minimum })
    };
    taken(problem, assignment).into_iter().enumerate().filter_map(below).collect()
}

/// For each place the rank of the last learner it took, if all its seats are taken (0 when none of them was open to
/// competition).
pub(crate) fn cutoffs(problem: &Problem, assignment: &[Option<u32>]) -> Vec<Option<u32>> {
    let mut last = vec![0_u32; problem.places()];
    for (learner, place) in assignment.iter().enumerate() {
        let &Some(place) = place else { continue };
        if problem.pins[learner] != ABSENT {
            continue;
        }
        if let Some(wish) = problem.wishes.range(learner).find(|&wish| problem.wishes.ids[wish] == place) {
            let last = &mut last[place as usize];
            *last = (*last).max(problem.wish_rank_back[wish]);
        }
    }
    let taken = taken(problem, assignment);
    let full = |place: usize| taken[place] >= problem.quotas[place];
    last.into_iter().enumerate().map(|(place, rank)| full(place).then_some(rank)).collect()
}

fn blocking_pairs(problem: &Problem, assignment: &[Option<u32>]) -> u64 {
    let cutoffs = cutoffs(problem, assignment);
    let mut pairs = 0;
    for (learner, &place) in assignment.iter().enumerate() {
        if problem.pins[learner] != ABSENT {
            continue;
        }
        let wishes = problem.wishes.range(learner);
        let has = place.and_then(|place| wishes.clone().find(|&wish| problem.wishes.ids[wish] == place));
        let has = has.map_or(u32::MAX, |wish| problem.wishes.ranks[wish]);
        for wish in wishes.take_while(|&wish| problem.wishes.ranks[wish] < has) {
            let there = problem.wish_rank_back[wish];
            let cutoff = cutoffs[problem.wishes.ids[wish] as usize];
            pairs += u64::from(there != 0 && cutoff.is_none_or(|last| there < last));
        }
    }
    pairs
}
