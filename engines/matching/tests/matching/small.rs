//! Small random problems, and every way to solve them.

use matching::{Answer, Best, Certificate, Objective, Problem, Seed, Status};

/// Draws numbers one after another.
pub struct Dice {
    seed: u64,
    next: u64,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self { seed, next: 0 }
    }

    pub fn below(&mut self, bound: u32) -> u32 {
        self.next += 1;
        u32::try_from(Seed(self.seed).stream(77).below(self.next, u64::from(bound))).unwrap()
    }

    pub fn some_of(&mut self, count: u32) -> Vec<u32> {
        let mut all: Vec<u32> = (0..count).collect();
        for at in (1..all.len()).rev() {
            all.swap(at, self.below(u32::try_from(at + 1).unwrap()) as usize);
        }
        let keep = self.below(count + 2).min(count);
        all.truncate(keep as usize);
        all
    }

    pub fn grouped(&mut self, list: Vec<u32>, ties: bool) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for id in list {
            if ties && !groups.is_empty() && self.below(2) == 0 {
                groups.last_mut().unwrap().push(id);
            } else {
                groups.push(vec![id]);
            }
        }
        groups
    }
}

/// What a random problem may hold.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each oddity is in or out, independently")]
pub struct Taste {
    pub learner_ties: bool,
    pub place_ties: bool,
    pub pins: bool,
    pub minima: bool,
    pub costs: bool,
}

/// A problem of at most five learners and three places.
pub fn problem(case: u64, taste: Taste) -> Problem {
    sized(case, taste, 5, 3)
}

/// A problem of at most so many learners and places.
pub fn sized(case: u64, taste: Taste, learners: u32, places: u32) -> Problem {
    let mut dice = Dice::new(case);
    let (learners, places) = (1 + dice.below(learners), 1 + dice.below(places));
    let mut builder = Problem::builder();
    let mut costs = Vec::new();
    for _ in 0..learners {
        let list = dice.some_of(places);
        costs.push(list.iter().map(|_| i64::from(dice.below(9)) - 2).collect());
        let groups = dice.grouped(list, taste.learner_ties);
        builder = builder.learner_with_ties(groups);
    }
    let mut quotas = Vec::new();
    for _ in 0..places {
        let quota = dice.below(4);
        let list = dice.some_of(learners);
        let groups = dice.grouped(list, taste.place_ties);
        builder = builder.place_with_ties(quota, groups);
        quotas.push(quota);
    }
    if taste.minima {
        builder = builder.minima(quotas.iter().map(|&quota| dice.below(quota + 1)).collect());
    }
    if taste.costs {
        builder = builder.costs(costs);
    }
    if taste.pins {
        let mut left = quotas;
        for learner in 0..learners {
            let place = dice.below(places);
            if dice.below(4) == 0 && left[place as usize] > 0 {
                left[place as usize] -= 1;
                builder = builder.pin(learner, place);
            }
        }
    }
    builder.build().unwrap()
}

/// As many learners as seats, three wishes each, places that know two classes: large stable matchings are hard to find.
pub fn tight(case: u64, size: u32) -> Problem {
    let mut dice = Dice::new(case);
    let mut suitors: Vec<[Vec<u32>; 2]> = vec![[Vec::new(), Vec::new()]; size as usize];
    let mut builder = Problem::builder();
    for learner in 0..size {
        let mut list: Vec<u32> = Vec::new();
        while list.len() < 3.min(size as usize) {
            // Some places are wished more than others.
            let place = dice.below(size).min(dice.below(size));
            if !list.contains(&place) {
                list.push(place);
                suitors[place as usize][dice.below(2) as usize].push(learner);
            }
        }
        let groups = dice.grouped(list, case.is_multiple_of(4));
        builder = builder.learner_with_ties(groups);
    }
    for classes in suitors {
        builder = builder.place_with_ties(1, classes.into_iter().filter(|class| !class.is_empty()).collect());
    }
    builder.build().unwrap()
}

/// Every assignment that keeps quotas, pins and acceptability (not minima).
pub fn all(problem: &Problem) -> Vec<Vec<Option<u32>>> {
    let mut found = Vec::new();
    extend(problem, &mut Vec::new(), &mut found);
    found
}

fn extend(problem: &Problem, begun: &mut Vec<Option<u32>>, found: &mut Vec<Vec<Option<u32>>>) {
    let learner = begun.len();
    if learner == problem.learners() {
        let fits = (0..problem.places()).all(|place| taken(begun, place) <= problem.quotas()[place] as usize);
        if fits {
            found.push(begun.clone());
        }
        return;
    }
    let mut options = vec![None];
    options.extend(problem.wishes_of(learner).filter(|wish| wish.rank_there.is_some()).map(|wish| Some(wish.place)));
    if let Some(pin) = problem.pin(learner) {
        options = vec![Some(pin)];
    }
    for option in options {
        begun.push(option);
        extend(problem, begun, found);
        begun.pop();
    }
}

pub fn taken(assignment: &[Option<u32>], place: usize) -> usize {
    assignment.iter().filter(|&&at| at.map(|at| at as usize) == Some(place)).count()
}

pub fn placed(assignment: &[Option<u32>]) -> usize {
    assignment.iter().flatten().count()
}

/// The rank a learner gives what it has; unplaced comes last.
pub fn rank(problem: &Problem, learner: usize, place: Option<u32>) -> u32 {
    place.map_or(1_000, |place| problem.wish(learner, place).map_or(999, |wish| wish.rank))
}

pub fn blocking(problem: &Problem, assignment: &[Option<u32>]) -> u64 {
    let mut pairs = 0;
    for learner in 0..problem.learners() {
        for wish in problem.wishes_of(learner) {
            let (Some(own), None) = (wish.rank_there, problem.pin(learner)) else { continue };
            let wants = wish.rank < rank(problem, learner, assignment[learner]);
            let free = taken(assignment, wish.place as usize) < problem.quotas()[wish.place as usize] as usize;
            let worse = (0..problem.learners()).any(|other| {
                assignment[other] == Some(wish.place)
                    && problem.pin(other).is_none()
                    && problem.wish(other, wish.place).unwrap().rank_there.unwrap() > own
            });
            pairs += u64::from(wants && (free || worse));
        }
    }
    pairs
}

pub fn minima_hold(problem: &Problem, assignment: &[Option<u32>]) -> bool {
    (0..problem.places()).all(|place| taken(assignment, place) >= problem.minimum(place) as usize)
}

pub fn cost(problem: &Problem, assignment: &[Option<u32>]) -> i64 {
    let wish = |(learner, place): (usize, &Option<u32>)| place.and_then(|place| problem.wish(learner, place));
    assignment.iter().enumerate().filter_map(wish).map(|wish| wish.cost).sum()
}

/// An honest answer that claims this assignment is the stable one asked for.
pub fn claim(problem: &Problem, assignment: &[Option<u32>], best: Best) -> Answer {
    let cutoff = |place: usize| {
        let held = (0..problem.learners()).filter(|&learner| {
            assignment[learner].map(|at| at as usize) == Some(place) && problem.pin(learner).is_none()
        });
        let last =
            held.map(|learner| problem.wish(learner, u32::try_from(place).unwrap()).unwrap().rank_there.unwrap());
        (taken(assignment, place) == problem.quotas()[place] as usize).then(|| last.max().unwrap_or(0))
    };
    let granted = |(learner, place): (usize, &Option<u32>)| place.and_then(|place| problem.wish(learner, place));
    Answer {
        objective: Objective::Stable(best),
        status: Status::Optimal,
        assignment: assignment.to_vec(),
        placed: placed(assignment),
        rank_sum: assignment.iter().enumerate().filter_map(granted).map(|wish| u64::from(wish.rank)).sum(),
        cost: cost(problem, assignment),
        blocking_pairs: blocking(problem, assignment),
        certificate: Certificate::Cutoffs { cutoffs: (0..problem.places()).map(cutoff).collect() },
        reason: Vec::new(),
        work: 0,
        seed: Seed(0),
    }
}
