//! A practice: one learner's work at an enterprise under one contract.

pub mod actions;
pub mod moves;
pub mod store;

pub use store::Practice;
