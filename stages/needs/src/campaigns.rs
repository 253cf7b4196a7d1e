//! Campaigns: a region asks its enterprises for their returns, from a day until a day.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

pub use rules::YEARS;
