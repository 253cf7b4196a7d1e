//! Stage 6a of the journey: workplaces, the register of mentors, wishes, and who goes where and why.

mod enterprise;
pub mod example;
pub mod mentors;
pub mod refusal;
pub mod rounds;
mod windows;
pub mod workplaces;

use db::Read;
use kernel::{Day, Failure, PersonId};
use web::Doors;

pub use rounds::store::{Placed, places_of};
pub use windows::{RAIL, about, counts, dates, found, waiting};

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("placement");

/// Every door of the stage.
pub fn doors() -> Doors {
    workplaces::pages::doors()
        .and(workplaces::api::doors())
        .and(mentors::pages::doors())
        .and(mentors::api::doors())
        .and(rounds::pages::doors())
        .and(rounds::api::doors())
}

/// Where a published round has placed a student on a day; for drafting contracts and plans.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn place_of(reader: &dyn Read, student: PersonId, day: Day) -> Result<Option<Placed>, Failure> {
    Ok(places_of(reader, student).await?.into_iter().find(|place| place.period.has(day)))
}
