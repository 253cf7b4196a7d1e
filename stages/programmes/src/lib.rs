//! Stage 5 of the journey: a programme's outcomes, its curriculum, the checks that live beside it, and its way
//! from draft to register.
//!
//! A curriculum comes in by [`reading`], is judged by [`check`] against the edition of the standard in force for
//! its year of admission, and moves by [`moves::MOVES`].

pub mod checks;
mod code;
mod curriculum;
pub mod design;
pub mod enrolments;
pub mod example;
mod finding;
pub mod imports;
pub mod moves;
mod outcomes;
pub mod papers;
pub mod programme;
pub mod reading;
pub mod refusal;
mod rules;
mod standard;
mod totals;
mod windows;

use web::{Doors, RailEntry, SIGNED_IN};

pub use code::{Degree, ProgrammeCode};
pub use curriculum::{
    Component, ControlForm, Curriculum, Cycle, Discipline, MandatoryDiscipline, Module, Period, Profile, Slot, Split,
    Standing, WorkKind,
};
pub use finding::{Check, Finding, Level, Mend, Subject, Tab, Tally};
pub use outcomes::{Mark, Matrix, Outcome, OutcomeKind, Tool};
pub use rules::check;
pub use standard::{Body, Required, Standard, standard};
pub use totals::Totals;
pub use windows::{about, counts, found, waiting};

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("programmes");

/// Its places in the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/programmes", key: "programmes-programmes", permission: &SIGNED_IN },
    RailEntry { href: "/students", key: "programmes-students", permission: &enrolments::SEE },
    RailEntry { href: "/groups", key: "programmes-clusters", permission: &enrolments::SEE },
];

/// Every door of the stage.
pub fn doors() -> Doors {
    programme::doors().and(design::doors()).and(imports::doors()).and(papers::pages::doors()).and(enrolments::doors())
}
