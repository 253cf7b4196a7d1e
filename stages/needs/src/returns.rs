//! Employers' returns of need.

pub mod moves;
pub mod plausibility;
pub mod rules;
