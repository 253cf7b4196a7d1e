//! Certificates of professional competence: on paper, as a signed credential, and on a page that anyone can ask.

pub mod actions;
pub mod api;
pub mod credential;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod proof;
pub mod rules;
pub mod seal;
pub mod store;
pub mod verifier;

use web::Doors;

pub use crate::permissions::{ISSUE, OWN, SEE_CERTIFICATES as SEE};

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
