//! What the engine answers, and what proves it.

use ground::{Message, Seed, Status};

use crate::objective::Objective;

/// Who goes where, how good it is, and why nobody can do better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub objective: Objective,
    /// How the answer stands.
    pub status: Status,
    /// For each learner the place, or `None`. When the status is infeasible or unknown, the best that was found, which
    /// breaks some demand.
    pub assignment: Vec<Option<u32>>,
    /// Learners with a place.
    pub placed: usize,
    /// The sum of the ranks of the wishes granted, from 1; pins outside the wishes add nothing.
    pub rank_sum: u64,
    /// The sum of the costs of the wishes granted (of their ranks, when no costs were given).
    pub cost: i64,
    /// Pairs that would both rather have each other.
    pub blocking_pairs: u64,
    /// What a verifier checks.
    pub certificate: Certificate,
    /// Which demands cannot hold; empty when solved.
    pub reason: Vec<Unmet>,
    /// Units of work: proposals of a stable matching, arcs looked at by a cheapest one.
    pub work: u64,
    /// The seed of the lottery that broke the ties.
    pub seed: Seed,
}

/// What proves an answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Certificate {
    /// Nothing is proved (the budget ran out).
    None,
    /// For each place the rank of the last learner it took, if all seats are taken: whoever it ranks below this is
    /// refused with reason, and a place without a cutoff refuses nobody who is on its list. Checked in O(pairs).
    Cutoffs {
        /// One entry per place; 0 when none of its seats was open to competition.
        cutoffs: Vec<Option<u32>>,
    },
    /// Cutoffs as above, and a proof that no weakly stable matching places more.
    Largest {
        /// One entry per place, as above.
        cutoffs: Vec<Option<u32>>,
        /// The steps of a search through all cutoffs there could be, in the order they were taken.
        proof: Vec<Step>,
    },
    /// The prices of linear programming duality. Every learner sits where cost plus price is least; only full places
    /// charge, only places at their minimum pay. Checked in O(pairs).
    Prices {
        /// For each place, what a seat costs beyond the wish itself.
        prices: Vec<i64>,
        /// What being left without a place costs: more than all wishes together can.
        unplaced: i64,
    },
    /// These places must take `demanded` learners together, but only `willing` learners could go to any of them.
    TooFewLearners {
        /// The places whose minima cannot hold together.
        places: Vec<u32>,
        /// The sum of their minima.
        demanded: u64,
        /// How many learners could go to any of them.
        willing: u64,
    },
}

impl Certificate {
    /// The cutoffs of a stable answer.
    pub fn cutoffs(&self) -> Option<&[Option<u32>]> {
        match self {
            Self::Cutoffs { cutoffs } | Self::Largest { cutoffs, .. } => Some(cutoffs),
            _ => None,
        }
    }
}

/// A step of a proof that a stable matching is the largest. Each set of cutoffs is either closed or split in two; the first
/// half is dealt with before the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(into = "Option<(u32, u32)>", from = "Option<(u32, u32)>")]
pub enum Step {
    /// No stable matching with these cutoffs places more than the answer.
    Closed,
    /// First: the place is full, with nobody ranked behind `rank`. Then: it has a free seat or somebody ranked behind, so
    /// that everybody up to `rank` is sure of a seat there or of something as good.
    Split {
        /// Which place.
        place: u32,
        /// Up to which rank.
        rank: u32,
    },
}

impl From<Step> for Option<(u32, u32)> {
    fn from(step: Step) -> Self {
        match step {
            Step::Closed => None,
            Step::Split { place, rank } => Some((place, rank)),
        }
    }
}

impl From<Option<(u32, u32)>> for Step {
    fn from(split: Option<(u32, u32)>) -> Self {
        split.map_or(Self::Closed, |(place, rank)| Self::Split { place, rank })
    }
}

/// A demand that does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// A place below its minimum. In strict lists every stable matching fills a place equally (Roth 1986), so no stable
    /// matching can do better.
    Minimum {
        /// Which place.
        place: u32,
        /// How many it has.
        taken: u32,
        /// How many it must have.
        minimum: u32,
    },
    /// The budget ran out first.
    Budget,
}

impl Unmet {
    /// The sentence for people.
    pub fn message(self) -> Message {
        match self {
            Self::Minimum { place, taken, minimum } => Message::new("matching-minimum-unmet")
                .with("place", place)
                .with("taken", taken)
                .with("minimum", minimum),
            Self::Budget => Message::new("matching-budget-ran-out"),
        }
    }
}
