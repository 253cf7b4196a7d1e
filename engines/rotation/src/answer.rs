//! What the engine answers, and what proves it.

use ground::{Message, Seed, Status};

use crate::problem::{Problem, Stay};

/// Who is where when, how good it is, and what no calendar can exceed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// How the answer stands.
    pub status: Status,
    /// The sum of the scores, plus the smallest, minus `keep` for every entry of the schedule in force that moved.
    pub objective: i64,
    /// What no objective can exceed, when something is known.
    pub bound: Option<i64>,
    /// The sum of the scores.
    pub sum: i64,
    /// The smallest score.
    pub least: i64,
    /// Entries of the schedule in force that did not stay.
    pub moved: i64,
    /// Heads too many or too few over all places and weeks: nought when solved.
    pub violations: i64,
    /// For each learner its stays in order of time. Empty when there is nothing to show.
    pub schedule: Vec<Vec<Stay>>,
    /// What a verifier checks.
    pub certificate: Certificate,
    /// Demands that cannot hold together; empty when solved.
    pub reason: Vec<Conflict>,
    /// Draws of the walk, labels of re-insertions and cells of the bound, together.
    pub work: u64,
    /// Moves that the walk weighed.
    pub moves: u64,
    /// The seed.
    pub seed: Seed,
}

/// Prices in parts of 2⁻¹⁶ points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// For each host, block and week: above nought against too many heads, below nought against too few.
    pub places: Vec<i64>,
    /// For each host and week, where mentors are counted: against too many heads.
    pub mentors: Vec<i64>,
    /// For each learner its share of the smallest score; together 2¹⁶.
    pub share: Vec<i64>,
    /// For each learner and block: against doing a block twice.
    pub repeat: Vec<i64>,
}

/// What proves an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certificate {
    /// Nothing is proved.
    None,
    /// Every calendar was looked at, or ruled out (small problems).
    Exhausted,
    /// Lagrangian prices: they prove `bound`, or with all values at nought that there is no calendar.
    Prices(Prices),
}

/// Demands that cannot hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// A learner has no schedule, whatever the others do. These of its demands suffice for that.
    Learner {
        /// Who.
        learner: usize,
        /// Which demands.
        demands: Vec<Demand>,
    },
    /// This minimum is one of those that cannot hold together.
    Minimum {
        /// The host.
        host: usize,
        /// The block.
        block: usize,
        /// The week, from 0.
        week: usize,
        /// How many heads it demands.
        heads: i32,
    },
    /// This maximum is one of those that cannot hold together.
    Maximum {
        /// The host.
        host: usize,
        /// The block.
        block: usize,
        /// The week, from 0.
        week: usize,
        /// How many heads it takes.
        heads: i32,
    },
    /// The mentors of this host in this week are too few, together with the rest.
    Mentors {
        /// The host.
        host: usize,
        /// The week, from 0.
        week: usize,
        /// How many heads they lead.
        heads: i32,
    },
    /// This learner's blocks are among what cannot hold together with the maxima.
    Blocks {
        /// Who.
        learner: usize,
    },
    /// No calendar was found, and none was ruled out.
    Unknown,
}

/// A demand of one learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand {
    /// So many blocks of a group.
    Group {
        /// The group, from 0.
        group: usize,
        /// How many.
        blocks: u32,
    },
    /// The weeks in which the learner is free.
    Weeks,
    /// The orders between blocks.
    Orders,
    /// Blocks that are allowed, and hosts where they may be done.
    Able,
    /// The most blocks at one host.
    PerHost,
    /// A pin.
    Pin {
        /// Of which block.
        block: usize,
    },
}

impl Demand {
    fn code(self) -> &'static str {
        match self {
            Self::Group { .. } => "group",
            Self::Weeks => "weeks",
            Self::Orders => "orders",
            Self::Able => "able",
            Self::PerHost => "per-host",
            Self::Pin { .. } => "pin",
        }
    }
}

impl Conflict {
    /// The sentence for people. Weeks and groups count from 1.
    pub fn message(&self, problem: &Problem) -> Message {
        let place = |code: &str, host: usize, block: usize, week: usize, heads: i32| {
            Message::new(code)
                .with("host", problem.hosts[host].clone())
                .with("block", problem.blocks[block].id.clone())
                .with("week", week + 1)
                .with("heads", heads)
        };
        match self {
            Self::Learner { learner, demands } => {
                let demand = |demand: &Demand| match *demand {
                    Demand::Group { group, blocks } => {
                        serde_json::json!({"demand":"group","group":group + 1,"blocks":blocks})
                    }
                    Demand::Pin { block } => serde_json::json!({"demand":"pin","block":problem.blocks[block].id}),
                    other => serde_json::json!({"demand":other.code()}),
                };
                Message::new("rotation-learner-impossible")
                    .with("student", problem.learners[*learner].id.clone())
                    .with("demands", demands.iter().map(demand).collect::<Vec<_>>())
            }
            &Self::Minimum { host, block, week, heads } => {
                place("rotation-minimum-impossible", host, block, week, heads)
            }
            &Self::Maximum { host, block, week, heads } => {
                place("rotation-maximum-impossible", host, block, week, heads)
            }
            &Self::Mentors { host, week, heads } => Message::new("rotation-mentors-impossible")
                .with("host", problem.hosts[host].clone())
                .with("week", week + 1)
                .with("heads", heads),
            &Self::Blocks { learner } => {
                Message::new("rotation-blocks-impossible").with("student", problem.learners[learner].id.clone())
            }
            Self::Unknown => Message::new("rotation-nothing-found"),
        }
    }
}
