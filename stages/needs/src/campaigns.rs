//! Campaigns: a region asks its enterprises for their returns, from a day until a day.

pub mod actions;
pub mod moves;
pub mod rules;
pub mod store;

pub use rules::YEARS;
