//! Employers' returns of need.

pub mod actions;
pub mod form;
pub mod moves;
pub mod plausibility;
pub mod rules;
pub mod store;
