//! workplaces.

pub mod moves;
pub mod rules;
