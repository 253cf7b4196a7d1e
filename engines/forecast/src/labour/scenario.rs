//! Low, base and high: the same model under shifted assumptions.

use serde::{Deserialize, Serialize};

/// Which of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// Less growth.
    Low,
    /// As the tables say.
    Base,
    /// More growth.
    High,
}

impl Scenario {
    /// All three, from low to high.
    pub const ALL: [Self; 3] = [Self::Low, Self::Base, Self::High];

    /// The word it is written with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Base => "base",
            Self::High => "high",
        }
    }
}

/// What a scenario changes, for every sector and year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Added to the yearly growth of output (of employment where growth is given as a rate).
    pub output: f64,
    /// Added to the yearly growth of productivity.
    pub productivity: f64,
    /// Multiplies every rate of exit.
    pub exits: f64,
}

impl Shift {
    /// Nothing changed.
    pub const NONE: Self = Self { output: 0.0, productivity: 0.0, exits: 1.0 };
}
