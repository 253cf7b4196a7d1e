//! The catalogue of programmes with dual training, for everybody.

pub mod api;
pub mod pages;
pub mod store;

use web::Doors;

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
