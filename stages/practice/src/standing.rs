//! How far a learner's practice has come: the face that the gateway to the production exam reads.

pub mod store;

pub use store::{Standing, mentors_of, standings_of};
