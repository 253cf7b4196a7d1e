//! What can be wrong with a problem or a change; every message names the field.

use crate::lists::BadEntry;

/// Why a problem could not be built. The message names the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// Learners or places are more than the engine can number.
    #[error("{field}: more than this engine can number")]
    TooLarge {
        /// `learners` or `places`.
        field: &'static str,
    },
    /// An entry of a learner's list.
    #[error("wishes of learner {learner}: {bad}")]
    Wishes {
        /// Whose list.
        learner: usize,
        /// What is wrong.
        bad: BadEntry,
    },
    /// An entry of a place's list.
    #[error("list of place {place}: {bad}")]
    Ranking {
        /// Whose list.
        place: usize,
        /// What is wrong.
        bad: BadEntry,
    },
    /// Quotas or minima given for another number of places.
    #[error("{field}: {given} given for {places} places")]
    Count {
        /// `quotas` or `minima`.
        field: &'static str,
        /// How many were given.
        given: usize,
        /// How many places there are.
        places: usize,
    },
    /// A place must take more than it can.
    #[error("minima: place {place} must take at least {minimum} but has a quota of {quota}")]
    MinimumAboveQuota {
        /// Which place.
        place: usize,
        /// The least it must take.
        minimum: u32,
        /// The most it can take.
        quota: u32,
    },
    /// Costs that do not stand beside the learner's wishes.
    #[error("costs of learner {learner}: {given} costs for {wishes} wishes")]
    Costs {
        /// Whose.
        learner: usize,
        /// How many costs.
        given: usize,
        /// How many wishes.
        wishes: usize,
    },
    /// A cost beyond ± 10¹², or costs whose sum over all learners could not be counted exactly.
    #[error("costs: {cost} is too large to add up exactly over {learners} learners")]
    CostTooLarge {
        /// The cost.
        cost: i64,
        /// Over how many learners.
        learners: usize,
    },
    /// A change to somebody who does not exist.
    #[error("{field} {id} does not exist")]
    Nobody {
        /// `learner` or `place`.
        field: &'static str,
        /// What was written.
        id: u32,
    },
    /// A pin that names nobody.
    #[error("pins: {field} {id} does not exist")]
    PinUnknown {
        /// `learner` or `place`.
        field: &'static str,
        /// What was written.
        id: u32,
    },
    /// A learner pinned to two places.
    #[error("pins: learner {learner} is pinned twice")]
    PinnedTwice {
        /// Which learner.
        learner: u32,
    },
    /// More pins than seats.
    #[error("pins: place {place} has {pins} pinned learners for a quota of {quota}")]
    PinsAboveQuota {
        /// Which place.
        place: u32,
        /// How many are pinned there.
        pins: u32,
        /// The most it can take.
        quota: u32,
    },
}
