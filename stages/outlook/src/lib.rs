//! After the journey: where graduates are, the figures of a region, its dashboard and its public pages.
//! Start reading at `followups/moves.rs`.

pub mod catalogue;
pub mod consent;
pub mod dashboard;
pub mod employment;
pub mod example;
pub mod figures;
pub mod followups;
pub mod indicators;
pub mod interval;
pub mod refusal;
pub mod windows;

use web::{Doors, OPEN, RailEntry};

pub use followups::opened_within;

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("outlook");

/// The stage's places on the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/dashboard", key: "outlook-dashboard", permission: &dashboard::SEE },
    RailEntry { href: "/outlook", key: "outlook-graduates", permission: &followups::READ },
    RailEntry { href: "/outlook/my", key: "outlook-my", permission: &followups::MINE },
    RailEntry { href: "/outlook/confirm", key: "outlook-confirm", permission: &followups::CONFIRM },
    RailEntry { href: "/public", key: "outlook-public", permission: &OPEN },
];

/// Every door of the stage.
pub fn doors() -> Doors {
    followups::doors().and(dashboard::doors()).and(figures::doors()).and(catalogue::doors())
}
