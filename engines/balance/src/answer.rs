//! What the engine answers.

use ground::{Seed, Status};

use crate::demand::Demand;
use crate::draft::Objective;

/// Which course in which period, how good it is, how good any plan can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was asked.
    pub objective_name: Objective,
    /// How the answer stands.
    pub status: Status,
    /// For each course its period, from 0. Empty when nothing feasible was found.
    pub assignment: Vec<u32>,
    /// What the plan costs: the peak, or the weighted sum.
    pub objective: i64,
    /// No plan costs less.
    pub bound: i64,
    /// Why no plan costs less.
    pub certificate: Certificate,
    /// Demands that cannot hold together; empty unless infeasible.
    pub conflict: Vec<Demand>,
    /// Whether giving up any one demand of the conflict lets the others hold (false: not all could be tried in time).
    pub smallest: bool,
    /// Units of work: moves tried, nodes of a search, steps of a dynamic programme.
    pub work: u64,
    /// The seed.
    pub seed: Seed,
}

/// What proves a bound.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Certificate {
    /// Nothing beyond the bound that any plan keeps.
    #[default]
    None,
    /// Courses and fixed loads of a curriculum that must lie within these periods are heavier than fewer credits a
    /// period could hold. Periods count from 1.
    Interval {
        /// Which curriculum, from 0.
        curriculum: u32,
        /// The first period.
        from: u32,
        /// The last one.
        to: u32,
        /// The credits that must lie there.
        credits: u64,
    },
    /// A search looked everywhere below the objective and found nothing.
    Search {
        /// How many nodes it took.
        nodes: u64,
    },
    /// Prices on placements: the parts of the problem, each solved exactly at these prices, add up to the bound.
    Prices {
        /// How many times the prices were set.
        rounds: u64,
    },
}
