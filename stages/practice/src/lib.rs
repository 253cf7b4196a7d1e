//! Stage 6c of the journey: practice at the enterprise. Start reading at `diary/moves.rs`.

pub mod api;
pub mod attendance;
pub mod characteristic;
pub mod diary;
pub mod example;
pub mod hours;
mod naming;
pub mod orders;
pub mod pages;
pub mod permissions;
pub mod plan;
pub mod practices;
pub mod printing;
pub mod refusal;
pub mod standing;
mod windows;

kernel::ids! {
    /// One learner's practice under one contract.
    PracticeId,
    /// One task of an individual plan.
    TaskId,
}

pub use standing::{Standing, mentors_of, standings_of};
pub use windows::{RAIL, about, counts, dates, found, waiting};

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("practice");

/// Every door of the stage.
pub fn doors() -> web::Doors {
    pages::doors().and(api::doors())
}
