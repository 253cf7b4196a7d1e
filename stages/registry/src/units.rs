//! Units of an organisation: shops, faculties, departments.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

pub use store::Unit;
