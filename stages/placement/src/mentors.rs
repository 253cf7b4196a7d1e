//! mentors.

pub mod moves;
pub mod rules;
