//! Amendments of a contract in force: a named proposal, accepted by each party, signed by all, applied from a day on.

pub mod actions;
pub mod moves;
pub mod store;
