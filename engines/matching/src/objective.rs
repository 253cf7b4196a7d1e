//! What can be asked of the engine.

use serde::{Deserialize, Serialize};

/// Whose interest decides among the stable matchings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Best {
    /// Every learner gets the best place any stable matching gives.
    #[default]
    Learners,
    /// Every place gets the best learners any stable matching gives.
    Places,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Objective {
    /// No learner and place would rather have each other. With ties: no pair where both strictly gain.
    Stable(Best),
    /// As many learners placed as can be, then the least total cost (without costs: the least sum of ranks).
    MinCost,
    /// Weakly stable with as many learners placed as the heuristic finds; worth asking only when there are ties.
    MaxStable,
}

impl Default for Objective {
    fn default() -> Self {
        Self::Stable(Best::Learners)
    }
}

/// A word that is no objective.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not one of {known}")]
pub struct UnknownObjective {
    /// What was asked.
    pub word: String,
    /// What could be.
    pub known: &'static str,
}

impl Objective {
    /// Reads `--objective` and `--best`.
    pub fn parse(objective: &str, best: &str) -> Result<Self, UnknownObjective> {
        let best = match best {
            "learners" => Best::Learners,
            "places" => Best::Places,
            word => return Err(UnknownObjective { word: word.to_owned(), known: "learners, places" }),
        };
        match objective {
            "stable" => Ok(Self::Stable(best)),
            "min-cost" => Ok(Self::MinCost),
            "max-stable" => Ok(Self::MaxStable),
            word => Err(UnknownObjective { word: word.to_owned(), known: "stable, min-cost, max-stable" }),
        }
    }

    /// The word of the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stable(_) => "stable",
            Self::MinCost => "min-cost",
            Self::MaxStable => "max-stable",
        }
    }
}
