//! A working curriculum from a file: CSV, or a workbook with the same columns. Tried first, taken in whole or not at all;
//! the same file brought twice changes nothing.

mod actions;
pub mod api;
mod brought;
pub mod pages;
mod sent;

use web::Doors;

pub use actions::{Outcome, Target, curriculum};

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
