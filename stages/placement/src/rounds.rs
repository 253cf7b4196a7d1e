//! Rounds.

pub mod allocation;
pub mod eligibility;
pub mod moves;
pub mod rules;
