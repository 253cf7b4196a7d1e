//! The consolidated order: totals of accepted returns.

pub mod api;
pub mod demand;
pub mod pages;
pub mod store;
pub mod totals;
