//! Whether an item favours a group: differential item functioning by Mantel & Haenszel.

mod haenszel;
mod strata;

use crate::verb::{Flag, Verb};

/// `dif`.
pub const VERBS: &[Verb] = &[Verb {
    name: "dif",
    about: "differential item functioning by Mantel and Haenszel, among persons with equal sums",
    flags: &[
        Flag::value("group", "the column of the two groups"),
        Flag::value("focal", "the group that might be at a disadvantage; the second in order when not given"),
        Flag::value("strata", "a column to compare within, instead of the sum of the items"),
        Flag::value("level", "of the intervals; 0.95 when not given"),
    ],
    run: haenszel::dif,
}];
