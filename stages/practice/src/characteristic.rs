//! The mentor's characteristic at the end of a practice.

pub mod actions;
pub mod moves;
pub mod paper;
pub mod rules;
pub mod store;

pub use rules::{CharacteristicForm, SkillForm};
