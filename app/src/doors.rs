//! Every door of the platform, in the order of the journey. `doors.txt` is written from here.

use web::{Doors, RailEntry, SIGNED_IN};

use crate::demo::pages;
use crate::edition::Edition;
use crate::home;

/// Every door of an edition.
pub fn all(edition: Edition) -> Doors {
    let doors = home::doors()
        .and(web::entrance::doors())
        .and(web::reference::doors())
        .and(jobs::doors())
        .and(reports::doors())
        .and(registry::doors())
        .and(commissions::doors())
        .and(needs::doors())
        .and(programmes::doors())
        .and(placement::doors())
        .and(agreements::doors())
        .and(practice::doors())
        .and(assessment::doors())
        .and(outlook::doors());
    match edition {
        Edition::Region => doors,
        Edition::Demo => doors.and(pages::doors()),
    }
}

/// The rail, in the order of the journey.
pub fn rail() -> Vec<RailEntry> {
    let mut rail = vec![RailEntry { href: "/", key: "app-today", permission: &SIGNED_IN }];
    let stages = [
        registry::RAIL,
        commissions::RAIL,
        needs::RAIL,
        programmes::RAIL,
        placement::RAIL,
        agreements::RAIL,
        practice::RAIL,
        assessment::RAIL,
        outlook::RAIL,
    ];
    for stage in stages {
        rail.extend_from_slice(stage);
    }
    rail.extend_from_slice(reports::RAIL);
    rail.extend_from_slice(jobs::RAIL);
    rail
}
