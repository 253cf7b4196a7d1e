//! Analyses as people read them. An engine answers with one JSON object; here it becomes sentences in the reader's language, pictures with
//! the table behind each, and tables: [`report`]. [`alone`] makes a file that opens without a server; [`doors`] are the pages on which
//! a table is brought and read, and the same through the API.

mod agreement;
mod alone;
mod analyses;
mod api;
mod bias;
mod classical;
mod dimension;
mod figures;
mod growth;
mod pages;
mod raters;
pub mod refusal;
mod response;
mod run;
mod surveys;
mod tables;
mod told;
mod variance;

use kernel::Role;
use maud::{Markup, html};
use serde_json::Value;
use web::{Doors, Permission, RailEntry, Say};

pub use alone::alone;
pub use analyses::{ALL, Analysis, named};
pub use figures::Figures;
pub use run::refused;

/// The words of this crate.
pub const MESSAGES: web::Messages = web::messages!("reports");

/// Who analyses: those who judge measurement, and those who answer for it.
pub const ANALYSE: Permission = Permission {
    name: "reports.analyse",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Association,
        Role::University,
        Role::Designer,
        Role::Curator,
        Role::Expert,
        Role::Reviewer,
    ],
};

/// The place of this crate in the rail.
pub const RAIL: &[RailEntry] = &[RailEntry { href: "/analyses", key: "reports-analyses", permission: &ANALYSE }];

/// The doors.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}

/// An answer of an analysis as people read it.
pub fn report(say: Say, analysis: &Analysis, answer: &Value) -> Markup {
    let figures = Figures::of(answer);
    html! {
        (told::told(say, answer))
        @if figures.text("status") != "infeasible" { ((analysis.draw)(say, figures)) }
        p.small { (say.t(analysis.read)) }
    }
}
