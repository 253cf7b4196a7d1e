//! The consolidated order: totals of accepted returns.

pub mod totals;
