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
            let (found, proof) = largest::solve(problem, &mut meter, seed)
                .map_or((None, None), |largest| (Some(largest.assignment), largest.proof));
            let status = if proof.is_some() { Status::Optimal } else { Status::Feasible };
            let mut answer = stable_answer(problem, found, status, meter.done(), seed);
            if let (Certificate::Cutoffs { cutoffs }, Some(proof)) = (&mut answer.certificate, proof) {
                answer.certificate = Certificate::Largest { cutoffs: std::mem::take(cutoffs), proof };
            }
            answer
        }
        Objective::MinCost => {
            let found = cheapest::solve(problem, &mut meter);
            cheapest_answer(problem, found, meter.done(), seed)
        }
    }
}

/// The answer of a market that stands.
pub(crate) fn standing(problem: &Problem, assignment: Vec<Option<u32>>, seed: Seed) -> Answer {
    let best = if problem.has_ties() { Status::Feasible } else { Status::Optimal };
    stable_answer(problem, Some(assignment), best, 0, seed)
}

/// The answer of priced seats that stand.
pub(crate) fn priced(problem: &Problem, found: cheapest::Cheapest) -> Answer {
    cheapest_answer(problem, found, 0, Seed::default())
}

fn stable_answer(problem: &Problem, found: Option<Vec<Option<u32>>>, solved: Status, work: u64, seed: Seed) -> Answer {
    let Some(assignment) = found else {
        let pinned = (0..problem.learners()).map(|learner| problem.pin(learner)).collect();
        let mut answer = counted(problem, pinned, work, seed);
        answer.certificate = Certificate::None;
        answer.reason.push(Unmet::Budget);
        return answer;
    };
    let mut answer = counted(problem, assignment, work, seed);
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
    answer.certificate = Certificate::None;
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

/// The answer with its figures and cutoffs; the status is for the caller to say.
fn counted(problem: &Problem, assignment: Vec<Option<u32>>, work: u64, seed: Seed) -> Answer {
    let granted = granted(problem, &assignment);
    let open =
        (0..).zip(&granted).filter(|&(_, &wish)| wish != ABSENT).map(|(learner, &wish)| (learner, wish as usize));
    let rank_sum = open.clone().map(|(learner, wish)| u64::from(problem.wishes.rank(learner, wish))).sum();
    let cost = open.map(|(learner, wish)| problem.cost_at(learner, wish)).sum();
    let cutoffs = last_taken(problem, &assignment, &granted);
    Answer {
        objective: problem.objective(),
        status: Status::Unknown,
        placed: assignment.iter().flatten().count(),
        rank_sum,
        cost,
        blocking_pairs: blocking_pairs(problem, &granted, &cutoffs),
        certificate: Certificate::Cutoffs { cutoffs },
        assignment,
        reason: Vec::new(),
        work,
        seed,
    }
}

/// For each learner the wish that was granted, or `ABSENT` (also for a pin outside the wishes).
fn granted(problem: &Problem, assignment: &[Option<u32>]) -> Vec<u32> {
    let find = |(learner, place): (usize, &Option<u32>)| {
        let place = (*place)?;
        let row = problem.wishes.start[learner];
        (row..problem.wishes.start[learner + 1]).find(|&wish| problem.wishes.ids[wish as usize] == place)
    };
    assignment.iter().enumerate().map(|each| find(each).unwrap_or(ABSENT)).collect()
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
    last_taken(problem, assignment, &granted(problem, assignment))
}

fn last_taken(problem: &Problem, assignment: &[Option<u32>], granted: &[u32]) -> Vec<Option<u32>> {
    let mut last = vec![0_u32; problem.places()];
    for (&wish, &pin) in granted.iter().zip(&problem.pins) {
        if wish != ABSENT && pin == ABSENT {
            let last = &mut last[problem.wishes.ids[wish as usize] as usize];
            *last = (*last).max(problem.rank_back(wish as usize));
        }
    }
    let taken = taken(problem, assignment);
    let full = |place: usize| taken[place] >= problem.quotas[place];
    last.into_iter().enumerate().map(|(place, rank)| full(place).then_some(rank)).collect()
}

fn blocking_pairs(problem: &Problem, granted: &[u32], cutoffs: &[Option<u32>]) -> u64 {
    let mut pairs = 0;
    for (learner, &has) in granted.iter().enumerate() {
        if problem.pins[learner] != ABSENT {
            continue;
        }
        let has = if has == ABSENT { u32::MAX } else { problem.wishes.rank(learner, has as usize) };
        for wish in problem.wishes.range(learner).take_while(|&wish| problem.wishes.rank(learner, wish) < has) {
            let there = problem.rank_back(wish);
            let cutoff = cutoffs[problem.wishes.ids[wish] as usize];
            pairs += u64::from(there != 0 && cutoff.is_none_or(|last| there < last));
        }
    }
    pairs
}
