//! A production exam: its plan and materials, its commission, its protocol.

pub mod actions;
pub mod api;
pub mod measures;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod rules;
pub mod store;

use web::Doors;

pub use crate::permissions::{ACT, KEEP, MEASURE, SCORE, SEE};

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
