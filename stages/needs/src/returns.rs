//! Employers' returns of need.

pub mod actions;
pub mod api;
pub mod form;
pub mod moves;
pub mod pages;
pub mod plausibility;
pub mod rules;
pub mod store;
