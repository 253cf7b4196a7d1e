//! Campaigns: a region asks its enterprises for their returns, from a day until a day.

pub mod moves;
pub mod rules;

pub use rules::YEARS;
