//! Certificates as pages: the register, the record, the student's own, and the public check.

mod check;
mod list;
mod own;
mod record;

use std::sync::Arc;

use web::{Doors, OPEN, Site};

use super::actions::Sealed;
use super::seal::Seal;
use super::{ISSUE, OWN, SEE};

pub use list::sheet;

/// The seal that the application lends to the pages that sign and check.
pub type Sealing = axum::Extension<Arc<Seal>>;

/// The seal with the address of the installation.
pub(super) fn sealed<'a>(site: &'a Site, seal: &'a Seal) -> Sealed<'a> {
    Sealed { seal, public_url: &site.public_url }
}

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/certificates", &SEE, list::list)
        .get("/certificates/{id}", &SEE, record::record)
        .get("/certificates/{id}/paper/{langs}", &SEE, record::paper)
        .get("/certificates/{id}/credential", &SEE, record::credential)
        .post("/certificates/{id}/acts/{act}", &ISSUE, record::act)
        .post("/exams/{id}/certificates", &ISSUE, record::issue)
        .get("/assessment/my", &OWN, own::own)
        .get("/check", &OPEN, check::asking)
        .get("/check/{code}", &OPEN, check::check)
        .get("/check/{code}/credential", &OPEN, check::credential)
        .get("/issuers/{organisation}", &OPEN, check::profile)
        .get("/issuers/{organisation}/status/{list}", &OPEN, check::states)
}
