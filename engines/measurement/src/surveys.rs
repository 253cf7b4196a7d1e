//! Questionnaires: importance and achievement of competences as groups see them.

mod cells;
mod tuning;

use crate::verb::{Flag, Verb};

/// `tuning`.
pub const VERBS: &[Verb] = &[Verb {
    name: "tuning",
    about: "importance, achievement, gap, quadrant and rank-five points of competences; agreement of groups",
    flags: &[
        Flag::value("group", "the column of groups; `group` when not given"),
        Flag::value("competence", "the column of competences; `competence` when not given"),
        Flag::value("importance", "the column of importance; `importance` when not given"),
        Flag::value("achievement", "the column of achievement; `achievement` when not given"),
        Flag::value("rank", "the column of ranks 1 to 5 among the five most important; `rank` when it is there"),
        Flag::value("respondent", "the column of respondents; `respondent` when it is there"),
        Flag::value("weight", "a column of weights of respondents"),
        Flag::value("population", "how many there are in each group: employers=300,graduates=1500"),
        Flag::value("top", "the highest answer of the scale; 4 when not given"),
        Flag::value("least", "cells of fewer respondents are not shown; 5 when not given"),
        Flag::value("level", "of the intervals; 0.95 when not given"),
    ],
    run: tuning::tuning,
}];
