//! A candidate: what the gateway sees, what the experts gave, what came of it.

pub mod actions;
pub mod moves;
pub mod rules;
pub mod store;
