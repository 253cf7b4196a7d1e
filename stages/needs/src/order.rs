//! The consolidated order: totals of accepted returns.

pub mod demand;
pub mod store;
pub mod totals;
