//! The region's nouns: organisations, people, professions, and the classifiers everything is counted by.

pub mod classifiers;
pub mod imports;
pub mod invitations;
pub mod organisations;
pub mod people;
pub mod posts;
pub mod professions;
pub mod units;
mod windows;

use web::Doors;

pub use windows::{RAIL, about, found};

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("registry");

/// Every door of the stage.
pub fn doors() -> Doors {
    organisations::doors()
        .and(units::pages::doors())
        .and(units::api::doors())
        .and(people::pages::doors())
        .and(people::api::doors())
        .and(posts::pages::doors())
        .and(posts::api::doors())
        .and(professions::pages::doors())
        .and(professions::api::doors())
        .and(classifiers::pages::doors())
        .and(classifiers::api::doors())
        .and(imports::pages::doors())
        .and(imports::api::doors())
        .and(invitations::pages::doors())
        .and(invitations::api::doors())
}
