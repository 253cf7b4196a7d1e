//! Consent: asked first, dated, withdrawable.

pub mod moves;

pub use moves::{Act, Status};
