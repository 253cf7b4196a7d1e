//! Control figures of admission: places by group of programmes and educational organisation.

pub mod actions;
pub mod api;
pub mod apportion;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod rules;
pub mod store;
