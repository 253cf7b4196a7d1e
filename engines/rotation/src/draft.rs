//! The problem as it is written: the shape of the JSON, nothing checked yet. Weeks count from 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A practice calendar before it is checked. [`crate::Problem::new`] checks it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// How many weeks the calendar has.
    pub weeks: i64,
    /// How many consecutive weeks each block takes.
    pub block_weeks: i64,
    /// How many groups the blocks fall into.
    pub groups: i64,
    /// How many blocks a learner may do at one host.
    pub max_blocks_per_host: i64,
    /// What is practised.
    pub blocks: Vec<BlockDraft>,
    /// Where.
    pub hosts: Vec<HostDraft>,
    /// Who.
    pub students: Vec<StudentDraft>,
    /// Weeks of theory for everybody: no block may touch them, and they are not waited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub theory_weeks: Vec<i64>,
    /// What is settled beforehand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pins: Vec<PinDraft>,
    /// The schedule in force, as the engine printed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<BTreeMap<String, Vec<Entry>>>,
    /// What each entry of `previous` that does not stay costs the objective.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub keep: i64,
}

/// A block of practice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BlockDraft {
    /// Its name.
    pub id: String,
    /// Its group, from 1.
    pub group: i64,
    /// What it is worth to the planner.
    #[serde(default)]
    pub planner_value: i64,
    /// Blocks that the same learner must have done before it.
    #[serde(default)]
    pub after: Vec<String>,
}

/// A workplace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HostDraft {
    /// Its name.
    pub id: String,
    /// The most heads by block and week.
    pub max: Vec<Vec<i64>>,
    /// The fewest heads by block and week; left out when nothing is demanded.
    #[serde(default)]
    pub min: Vec<Vec<i64>>,
    /// Weeks in which it takes nobody and demands nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed_weeks: Vec<i64>,
    /// How many mentors it has by week; with `heads_per_mentor` this bounds the heads of all blocks together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentors: Option<Vec<i64>>,
    /// How many heads one mentor may lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heads_per_mentor: Option<i64>,
}

/// A learner, or a group that moves as one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StudentDraft {
    /// Its name.
    pub id: String,
    /// How many blocks of each group must be done.
    pub blocks_per_group: Vec<i64>,
    /// 1 for each block that may be done.
    pub allowed: Vec<i64>,
    /// 1 for each week in which practice is possible.
    pub available: Vec<i64>,
    /// 1 for each host and block that may be done there.
    pub able: Vec<Vec<i64>>,
    /// What counts how much.
    pub weights: Weights,
    /// What each block is worth.
    pub block_value: Vec<i64>,
    /// What each host is worth.
    pub host_value: Vec<i64>,
    /// How many places are taken: 1 for a learner, more for a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heads: Option<i64>,
}

/// What counts how much in the score of a learner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// Multiplies the value of the block.
    pub block: i64,
    /// Multiplies the value of the host.
    pub host: i64,
    /// For each change of host between consecutive blocks; never above nought.
    pub change: i64,
    /// For each idle week before the end of the last block; never above nought.
    pub wait: i64,
}

/// A learner does this block, and if they are given at this host and from this week.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PinDraft {
    /// Who.
    pub student: String,
    /// What.
    pub block: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The first week, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_week: Option<i64>,
}

/// `[first_week, block, host]`: weeks from 1; block and host by name, or by number from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry(
    /// The first week, from 1.
    pub i64,
    /// The block.
    pub Name,
    /// The host.
    pub Name,
);

/// A block or a host by its name or by its number from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Name {
    /// By name.
    Id(String),
    /// By number in the order of the problem, from 1.
    Number(u64),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_nought(value: &i64) -> bool {
    *value == 0
}
