//! Checks an answer from the lists alone. Shares with the solvers nothing but the types: its own counting, its own way of
//! looking for blocking pairs, its own proofs. O(pairs · longest list) in the worst case, O(pairs) in practice.

mod proof;
mod wrong;

use std::collections::HashMap;

use ground::Status;

use crate::answer::{Answer, Certificate, Unmet};
use crate::objective::{Best, Objective};
use crate::problem::Problem;

pub use wrong::Wrong;

/// Checks an answer; says everything that is wrong, at most a hundred findings.
pub fn verify(problem: &Problem, answer: &Answer) -> Result<(), Vec<Wrong>> {
    let mut wrong = Vec::new();
    if answer.objective != problem.objective() {
        wrong.push(Wrong::Objective);
    }
    if answer.assignment.len() != problem.learners() {
        wrong.push(Wrong::Length { given: answer.assignment.len(), learners: problem.learners() });
        return Err(wrong);
    }
    for (learner, place) in answer.assignment.iter().enumerate() {
        if let Some(place) = place.filter(|&place| place as usize >= problem.places()) {
            wrong.push(Wrong::NoSuchPlace { learner, place });
        }
    }
    if wrong.is_empty() {
        let view = View::of(problem, answer);
        view.structure(&mut wrong);
        view.figures(&mut wrong);
        view.promises(&mut wrong);
    }
    wrong.truncate(100);
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// The places as the answer fills them, in plain maps.
struct View<'a> {
    problem: &'a Problem,
    answer: &'a Answer,
    /// For each place its list as a map from learner to rank.
    ranks: Vec<HashMap<u32, u32>>,
    /// For each place who is there.
    there: Vec<Vec<u32>>,
}

impl<'a> View<'a> {
    fn of(problem: &'a Problem, answer: &'a Answer) -> Self {
        let ranks = (0..problem.places()).map(|place| problem.ranking_of(place).collect()).collect();
        let mut there = vec![Vec::new(); problem.places()];
        for (learner, &place) in (0..).zip(&answer.assignment) {
            if let Some(place) = place {
                there[place as usize].push(learner);
            }
        }
        Self { problem, answer, ranks, there }
    }

    fn structure(&self, wrong: &mut Vec<Wrong>) {
        for (learner, &place) in self.answer.assignment.iter().enumerate() {
            match (self.problem.pin(learner), place) {
                (Some(pin), place) if place != Some(pin) => wrong.push(Wrong::PinBroken { learner, place: pin }),
                (None, Some(place)) if !self.acceptable(learner, place) => {
                    wrong.push(Wrong::NotAcceptable { learner, place });
                }
                _ => {}
            }
        }
        for (place, there) in self.there.iter().enumerate() {
            let (taken, quota, minimum) = (there.len(), self.problem.quotas()[place], self.problem.minimum(place));
            if taken > quota as usize {
                wrong.push(Wrong::QuotaBroken { place, taken, quota });
            }
            if taken < minimum as usize && self.answer.status.is_solved() {
                wrong.push(Wrong::MinimumBroken { place, taken, minimum });
            }
        }
    }

    fn acceptable(&self, learner: usize, place: u32) -> bool {
        self.rank_of(place, learner).is_some() && self.problem.wishes_of(learner).any(|wish| wish.place == place)
    }

    fn rank_of(&self, place: u32, learner: usize) -> Option<u32> {
        self.ranks[place as usize].get(&u32::try_from(learner).ok()?).copied()
    }

    fn figures(&self, wrong: &mut Vec<Wrong>) {
        let (mut placed, mut ranks, mut cost) = (0_i128, 0_i128, 0_i128);
        for (learner, &place) in self.answer.assignment.iter().enumerate() {
            placed += i128::from(place.is_some());
            for wish in self.problem.wishes_of(learner).filter(|wish| Some(wish.place) == place) {
                ranks += i128::from(wish.rank);
                cost += i128::from(wish.cost);
            }
        }
        let answer = self.answer;
        for (figure, claimed, counted) in [
            ("placed", answer.placed as i128, placed),
            ("rank_sum", i128::from(answer.rank_sum), ranks),
            ("cost", i128::from(answer.cost), cost),
            ("blocking_pairs", i128::from(answer.blocking_pairs), self.blocking().count() as i128),
        ] {
            if claimed != counted {
                wrong.push(Wrong::Figure { figure, claimed, counted });
            }
        }
    }

    /// Every learner who is free to move asks every place it would rather have.
    fn blocking(&self) -> impl Iterator<Item = (usize, u32)> + '_ {
        let weakest: Vec<Option<u32>> = (0..self.problem.places()).map(|place| self.weakest(place)).collect();
        let movable = (0..self.problem.learners()).filter(|&learner| self.problem.pin(learner).is_none());
        movable.flat_map(move |learner| {
            let now = self.answer.assignment[learner].and_then(|place| self.problem.wish(learner, place));
            let rather = self.problem.wishes_of(learner).filter(|wish| now.is_none_or(|now| wish.rank < now.rank));
            let places = rather.map(|wish| wish.place).filter(|&place| {
                let Some(rank) = self.rank_of(place, learner) else { return false };
                weakest[place as usize].is_some_and(|weakest| rank < weakest)
            });
            places.map(|place| (learner, place)).collect::<Vec<_>>()
        })
    }

    /// The worst rank that could be displaced; `u32::MAX` when a seat is free; nothing when no seat can be had.
    fn weakest(&self, place: usize) -> Option<u32> {
        if self.there[place].len() < self.problem.quotas()[place] as usize {
            return Some(u32::MAX);
        }
        let movable = self.there[place].iter().filter(|&&learner| self.problem.pin(learner as usize).is_none());
        movable.filter_map(|learner| self.ranks[place].get(learner).copied()).max()
    }

    fn promises(&self, wrong: &mut Vec<Wrong>) {
        match (self.answer.objective, self.answer.status) {
            (_, Status::Unknown) | (Objective::MinCost, Status::Feasible) => {}
            (Objective::Stable(_) | Objective::MaxStable, status) => {
                wrong.extend(self.blocking().map(|(learner, place)| Wrong::Blocking { learner, place }));
                self.cutoffs(wrong);
                if status == Status::Infeasible {
                    self.hopeless(wrong);
                }
                if let (Objective::Stable(best), true, Status::Optimal) =
                    (self.answer.objective, wrong.is_empty(), status)
                {
                    self.best(best, wrong);
                }
                if (self.answer.objective, status) == (Objective::MaxStable, Status::Optimal) {
                    self.largest(wrong);
                }
            }
            (Objective::MinCost, Status::Optimal) => self.prices(wrong),
            (Objective::MinCost, Status::Infeasible) => self.too_few(wrong),
        }
    }

    fn cutoffs(&self, wrong: &mut Vec<Wrong>) {
        let Some(cutoffs) = self.answer.certificate.cutoffs() else {
            return wrong.push(Wrong::Certificate("no cutoffs"));
        };
        let told = (0..self.problem.places()).map(|place| match self.weakest(place) {
            Some(u32::MAX) => None,
            rank => Some(rank.unwrap_or(0)),
        });
        if !told.eq(cutoffs.iter().copied()) {
            wrong.push(Wrong::Certificate("the cutoffs are not those of the assignment"));
        }
    }

    /// A stable matching of strict lists that leaves a place below its minimum shows that all do.
    fn hopeless(&self, wrong: &mut Vec<Wrong>) {
        if self.problem.has_ties() {
            wrong.push(Wrong::Status("with ties another stable matching may fill the place"));
        }
        let short = |unmet: &Unmet| match *unmet {
            Unmet::Minimum { place, .. } => self
                .there
                .get(place as usize)
                .is_some_and(|there| there.len() < self.problem.minimum(place as usize) as usize),
            Unmet::Budget => false,
        };
        if !self.answer.reason.iter().any(short) {
            wrong.push(Wrong::Status("infeasible, but every minimum holds"));
        }
    }

    /// Strict lists: a stable matching is best for a side unless some of that side can gain by passing seats in a circle
    /// (rotations: Irving & Leather 1986; Gusfield & Irving 1989). Everybody in the circle has one next step, so a walk of
    /// bounded length finds it.
    fn best(&self, best: Best, wrong: &mut Vec<Wrong>) {
        if self.problem.has_ties() {
            return wrong.push(Wrong::Status("with ties there is no best stable matching"));
        }
        let (side, next) = match best {
            Best::Learners => ("learners", self.next_place()),
            Best::Places => ("places", self.next_learner()),
        };
        if let Some(who) = circle(&next) {
            wrong.push(Wrong::NotBest { side, who });
        }
    }

    /// For each full place: where the next learner on its list, who would rather be here, sits now.
    fn next_place(&self) -> Vec<Option<u32>> {
        let step = |place: usize| {
            let weakest = self.weakest(place).filter(|&rank| rank != u32::MAX)?;
            let here = u32::try_from(place).ok()?;
            let rather = |&(learner, rank): &(u32, u32)| {
                rank > weakest && self.problem.pin(learner as usize).is_none() && self.rather(learner as usize, here)
            };
            let (learner, _) = self.problem.ranking_of(place).find(rather)?;
            self.answer.assignment[learner as usize]
        };
        (0..self.problem.places()).map(step).collect()
    }

    /// Whether a learner would rather be at this place than where it is.
    fn rather(&self, learner: usize, place: u32) -> bool {
        let rank = |place: u32| self.problem.wishes_of(learner).find(|wish| wish.place == place).map(|wish| wish.rank);
        match (rank(place), self.answer.assignment[learner]) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(here), Some(now)) => rank(now).is_none_or(|now| here < now),
        }
    }

    /// For each learner: the weakest of the next place on its list that would rather have it.
    fn next_learner(&self) -> Vec<Option<u32>> {
        let weakest: Vec<Option<u32>> = (0..self.problem.places()).map(|place| self.weakest(place)).collect();
        let step = |learner: usize| {
            let now = self.answer.assignment[learner]?;
            if self.problem.pin(learner).is_some() {
                return None;
            }
            let wishes = self.problem.wishes_of(learner).skip_while(|wish| wish.place != now).skip(1);
            let takes = |place: u32| {
                let rank = self.rank_of(place, learner)?;
                weakest[place as usize].filter(|&weakest| rank < weakest)
            };
            let place = wishes.map(|wish| wish.place).find(|&place| takes(place).is_some())?;
            let last = weakest[place as usize];
            self.there[place as usize].iter().copied().find(|&other| {
                self.problem.pin(other as usize).is_none() && self.rank_of(place, other as usize) == last
            })
        };
        (0..self.problem.learners()).map(step).collect()
    }

    /// Lists without ties place the same learners in every stable matching (Roth 1986); with ties the proof is replayed.
    fn largest(&self, wrong: &mut Vec<Wrong>) {
        let Certificate::Largest { proof, .. } = &self.answer.certificate else {
            return wrong.push(Wrong::Certificate("no proof that none is larger"));
        };
        let placed = self.answer.assignment.iter().flatten().count();
        if self.problem.has_ties() && wrong.is_empty() && !proof::holds(self.problem, placed, proof) {
            wrong.push(Wrong::Certificate("a larger stable matching is not ruled out"));
        }
    }

    /// Duality: nobody has a cheaper wish at these prices, only full places charge, only places at their minimum pay.
    fn prices(&self, wrong: &mut Vec<Wrong>) {
        let Certificate::Prices { prices, unplaced } = &self.answer.certificate else {
            return wrong.push(Wrong::Certificate("no prices"));
        };
        if prices.len() != self.problem.places() {
            return wrong.push(Wrong::Certificate("not one price per place"));
        }
        let unplaced = i128::from(*unplaced);
        let all = (0..self.problem.learners()).flat_map(|learner| self.problem.wishes_of(learner));
        let heaviest = all.map(|wish| i128::from(wish.cost).abs()).max().unwrap_or(0);
        if unplaced <= 2 * heaviest * self.problem.learners() as i128 {
            wrong.push(Wrong::Certificate("being left without a place is too cheap to prove the largest placement"));
        }
        for (place, &price) in prices.iter().enumerate() {
            let taken = self.there[place].len();
            if price > 0 && taken < self.problem.quotas()[place] as usize {
                wrong.push(Wrong::Certificate("a place with free seats charges"));
            }
            if price < 0 && taken > self.problem.minimum(place) as usize {
                wrong.push(Wrong::Certificate("a place above its minimum pays"));
            }
        }
        for (learner, &now) in self.answer.assignment.iter().enumerate() {
            if self.problem.pin(learner).is_some() {
                continue;
            }
            let pays = |place: u32, cost: i64| i128::from(cost) + i128::from(prices[place as usize]);
            let open = || self.problem.wishes_of(learner).filter(|wish| self.rank_of(wish.place, learner).is_some());
            let least = open().map(|wish| pays(wish.place, wish.cost)).min().unwrap_or(unplaced).min(unplaced);
            let here = match now {
                None => Some(unplaced),
                Some(place) => open().find(|wish| wish.place == place).map(|wish| pays(place, wish.cost)),
            };
            if here != Some(least) {
                wrong.push(Wrong::Certificate("a learner has a cheaper wish at these prices"));
            }
        }
    }

    fn too_few(&self, wrong: &mut Vec<Wrong>) {
        let Certificate::TooFewLearners { places, demanded, willing } = &self.answer.certificate else {
            return wrong.push(Wrong::Certificate("no places whose minima cannot hold together"));
        };
        let mut named: Vec<u32> = places.clone();
        named.sort_unstable();
        named.dedup();
        if named.len() != places.len() || named.iter().any(|&place| place as usize >= self.problem.places()) {
            return wrong.push(Wrong::Certificate("a place is named twice or does not exist"));
        }
        let sum: u64 = named.iter().map(|&place| u64::from(self.problem.minimum(place as usize))).sum();
        let goes = |learner: usize| match self.problem.pin(learner) {
            Some(pin) => named.contains(&pin),
            None => named.iter().any(|&place| self.acceptable(learner, place)),
        };
        let count = (0..self.problem.learners()).filter(|&learner| goes(learner)).count() as u64;
        if sum != *demanded || count != *willing || sum <= count {
            wrong.push(Wrong::Certificate("enough learners could go to these places"));
        }
    }
}

/// Finds a circle where everybody has at most one next step.
fn circle(next: &[Option<u32>]) -> Option<u32> {
    let mut walk = vec![0_usize; next.len()];
    for start in 0..next.len() {
        let mut at = start;
        while walk[at] == 0 {
            walk[at] = start + 1;
            match next[at] {
                Some(step) => at = step as usize,
                None => break,
            }
        }
        if walk[at] == start + 1 && next[at].is_some() {
            return u32::try_from(at).ok();
        }
    }
    None
}
