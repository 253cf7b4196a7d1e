//! The minutes of a sitting: drafted from what was recorded, approved, signed, printed.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod store;

use web::Doors;

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
