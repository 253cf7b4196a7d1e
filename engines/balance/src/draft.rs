//! A problem as a person or a file tells it: names, periods counted from 1, nothing checked yet.

use serde::{Deserialize, Serialize};

/// What is to be small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Objective {
    /// The largest load of any curriculum in any period (BACP, CSPLib 030).
    #[default]
    Peak,
    /// The squared deviations from the ideal load, undesired placements and changes, weighted (GBAC, CSPLib 064).
    SquaredDeviation,
}

/// The JSON of a problem, field by field. [`crate::Problem::new`] checks it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// What the plan is called.
    #[serde(default)]
    pub name: String,
    /// What is to be small.
    pub objective: Objective,
    /// How many periods there are.
    pub periods: u32,
    /// What is to be placed.
    pub courses: Vec<Course>,
    /// (earlier, later): strictly earlier period. Repetitions are accepted.
    #[serde(default)]
    pub prerequisites: Vec<(String, String)>,
    /// Programmes: sets of courses whose loads are to be even. They may share courses.
    pub curricula: Vec<Curriculum>,
    /// What each curriculum keeps in each period.
    #[serde(default)]
    pub limits: Limits,
    /// (course, period): better not there.
    #[serde(default)]
    pub undesired: Vec<(String, u32)>,
    /// What a unit of each term costs (`squared-deviation` only).
    #[serde(default)]
    pub weights: Weights,
    /// (course, period): settled beforehand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<(String, u32)>,
    /// (course, periods): only there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed: Vec<(String, Vec<u32>)>,
    /// Loads that stand already: a practice semester, a military camp.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<FixedLoad>,
    /// (course, period) of last year's plan: better stay there, as far as `weights.change` says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub last_year: Vec<(String, u32)>,
}

/// A course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Its name.
    pub id: String,
    /// Its weight in a period.
    pub credits: u32,
}

/// A programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curriculum {
    /// Its name.
    pub id: String,
    /// Its courses.
    pub courses: Vec<String>,
}

/// The least and the most of a curriculum in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Of courses; absent or null is no limit.
    #[serde(default)]
    pub courses: Option<(u32, u32)>,
    /// Of credits; absent or null is no limit.
    #[serde(default)]
    pub credits: Option<(u32, u32)>,
}

/// What a unit of each term costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// A squared credit away from the ideal.
    #[serde(default = "one")]
    pub balance: u32,
    /// An undesired placement.
    #[serde(default = "one")]
    pub undesired: u32,
    /// A course away from its period of last year.
    #[serde(default = "one")]
    pub change: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self { balance: 1, undesired: 1, change: 1 }
    }
}

fn one() -> u32 {
    1
}

/// A load that stands already in a period, beside the courses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedLoad {
    /// Of which curriculum; absent or null is of every one.
    #[serde(default)]
    pub curriculum: Option<String>,
    /// In which period.
    pub period: u32,
    /// How many credits: they count in the load, in the limits and in the ideal.
    pub credits: u32,
    /// How many courses it counts as in the limits.
    #[serde(default)]
    pub courses: u32,
}
