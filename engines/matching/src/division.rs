//! Two levels: an enterprise's seats are divided among its mentors.
//!
//! Learners wish enterprises, and inside each perhaps mentors; an enterprise has one list for all its mentors. So the answer
//! is found for enterprises, and inside each the learners choose mentors in the order of the enterprise's list (those who
//! are pinned first). Nobody would rather have another mentor of the same enterprise whose seat went to somebody the
//! enterprise ranks lower; together with a stable answer for enterprises no learner and mentor block. Whoever has no wish
//! among the mentors, or none that is free, goes to the mentor with the most free seats.
//!
//! **Time** O(pairs + learners · mentors of a place). **Memory** O(learners + mentors).

use crate::problem::Problem;

/// How many learners each mentor of each place takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    seats: Vec<Vec<u32>>,
}

/// Why seats cannot be divided so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadDivision {
    /// Not one list of mentors for each place.
    #[error("mentors: {given} lists for {places} places")]
    Count {
        /// How many lists.
        given: usize,
        /// How many places.
        places: usize,
    },
    /// The mentors of a place take fewer than the place.
    #[error("mentors of place {place}: they take {seats} together, but the place has a quota of {quota}")]
    TooFew {
        /// Which place.
        place: usize,
        /// What they take.
        seats: u64,
        /// What it takes.
        quota: u32,
    },
}

impl Division {
    /// A list of mentors' seats for each place; together at least the place's quota.
    pub fn new(problem: &Problem, seats: Vec<Vec<u32>>) -> Result<Self, BadDivision> {
        if seats.len() != problem.places() {
            return Err(BadDivision::Count { given: seats.len(), places: problem.places() });
        }
        for (place, (here, &quota)) in seats.iter().zip(problem.quotas()).enumerate() {
            let sum = here.iter().map(|&seats| u64::from(seats)).sum();
            if sum < u64::from(quota) {
                return Err(BadDivision::TooFew { place, seats: sum, quota });
            }
        }
        Ok(Self { seats })
    }

    /// For each learner the number of the mentor at its place, or `None` without a place. `wishes` gives a learner's mentors
    /// at its place, best first; numbers that do not exist are passed over.
    pub fn divide(
        &self,
        problem: &Problem,
        assignment: &[Option<u32>],
        wishes: impl Fn(u32) -> Vec<u32>,
    ) -> Vec<Option<u32>> {
        let mut mentors = vec![None; assignment.len()];
        let pinned = (0..).zip(assignment).filter(|&(learner, _)| problem.pin(learner as usize).is_some());
        let mut order: Vec<(u32, u32)> = pinned.filter_map(|(learner, &place)| Some((place?, learner))).collect();
        for place in (0..).take(problem.places()) {
            let here = problem.ranking_of(place as usize).map(|(learner, _)| learner);
            let open = here.filter(|&learner| {
                assignment[learner as usize] == Some(place) && problem.pin(learner as usize).is_none()
            });
            order.extend(open.map(|learner| (place, learner)));
        }
        let mut free = self.seats.clone();
        for (place, learner) in order {
            let free = &mut free[place as usize];
            let wished =
                wishes(learner).into_iter().find(|&mentor| free.get(mentor as usize).is_some_and(|&seats| seats > 0));
            let roomiest = || (0..).zip(&*free).max_by_key(|&(mentor, &seats)| (seats, std::cmp::Reverse(mentor)));
            let chosen: Option<u32> = wished.or_else(|| roomiest().map(|(mentor, _)| mentor));
            if let Some(seats) = chosen.and_then(|mentor| free.get_mut(mentor as usize)).filter(|seats| **seats > 0) {
                *seats -= 1;
                mentors[learner as usize] = chosen;
            }
        }
        mentors
    }
}
