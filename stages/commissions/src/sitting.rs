//! A sitting: its day and agenda, who came, whether they may decide.

pub mod actions;
pub(crate) mod agenda;
pub mod api;
pub mod moves;
pub mod pages;
pub mod room;
pub mod rules;
pub mod store;

use web::Doors;

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
