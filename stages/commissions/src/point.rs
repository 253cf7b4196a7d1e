//! A point of the agenda: its proposal, the votes, the decision.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

use web::Doors;

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
