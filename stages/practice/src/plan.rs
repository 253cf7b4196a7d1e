//! The individual plan of a practice, week by week.

pub mod actions;
pub mod moves;
pub mod rules;
pub mod store;

pub use rules::{Method, TaskForm};
