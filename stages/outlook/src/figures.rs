//! The region's figures for everybody: counts with small cells suppressed, as of a day; open data.

pub mod api;
pub mod pages;
pub mod store;
pub mod suppression;
mod view;

use web::Doors;

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
