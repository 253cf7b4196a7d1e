//! Practice as pages: the list and the record on a desk, the mentor's and the student's days on a phone.

mod attending;
mod characteristic;
mod list;
mod opening;
mod orders;
mod papers;
mod phone;
mod plan;
mod record;
mod strip;
mod week;

use axum::http::StatusCode;
use kernel::Failure;
use serde::Deserialize;
use web::parts::{Crumb, Errors};
use web::{Doors, Say, Stop, refusals_of};

use crate::PracticeId;
use crate::permissions::{LEAD, LIST, MENTOR, OPEN, ORDER, PLAN, READ, SEE_ORDERS, WEEK, WRITE};

pub use list::sheet;
pub use papers::Pressing;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/practice", &LIST, list::list)
        .get("/practice/open", &OPEN, opening::waiting)
        .post("/practice/open", &OPEN, opening::open)
        .get("/practice/today", &MENTOR, phone::today)
        .post("/practice/today/present", &MENTOR, attending::all_present)
        .get("/practice/my", &WRITE, phone::my)
        .get("/practice/{id}", &READ, record::record)
        .post("/practice/{id}/acts/{act}", &LEAD, record::act)
        .get("/practice/{id}/weeks/{monday}", &READ, week::week)
        .post("/practice/{id}/weeks/{monday}", &WRITE, week::write)
        .post("/practice/{id}/weeks/{monday}/acts/{act}", &WEEK, week::act)
        .post("/practice/{id}/weeks/{monday}/attendance", &MENTOR, attending::mark_week)
        .post("/practice/{id}/attendance", &MENTOR, attending::mark)
        .get("/practice/{id}/tasks/new", &PLAN, plan::new)
        .post("/practice/{id}/tasks/new", &PLAN, plan::add)
        .get("/practice/{id}/tasks/{task}", &PLAN, plan::editing)
        .post("/practice/{id}/tasks/{task}", &PLAN, plan::change)
        .post("/practice/{id}/tasks/{task}/strike", &PLAN, plan::strike)
        .post("/practice/{id}/plan/copy", &PLAN, plan::copy)
        .post("/practice/{id}/plan/acts/{act}", &PLAN, plan::act)
        .get("/practice/{id}/characteristic", &MENTOR, characteristic::editing)
        .post("/practice/{id}/characteristic", &MENTOR, characteristic::edit)
        .post("/practice/{id}/characteristic/fix", &MENTOR, characteristic::fix)
        .get("/practice/{id}/characteristic/sign", &MENTOR, characteristic::reading)
        .post("/practice/{id}/characteristic/sign", &MENTOR, characteristic::sign)
        .post("/practice/{id}/characteristic/code", &MENTOR, characteristic::code)
        .get("/practice/{id}/papers/{paper}", &READ, papers::printed)
        .get("/practice/{id}/signed/{paper}", &READ, papers::kept)
        .get("/practice/orders", &SEE_ORDERS, orders::list)
        .get("/practice/orders/new", &ORDER, orders::new)
        .post("/practice/orders/new", &ORDER, orders::draft)
        .get("/practice/orders/{id}", &SEE_ORDERS, orders::record)
        .get("/practice/orders/{id}/edit", &ORDER, orders::editing)
        .post("/practice/orders/{id}/edit", &ORDER, orders::edit)
        .post("/practice/orders/{id}/lines", &ORDER, orders::add)
        .post("/practice/orders/{id}/lines/{line}/strike", &ORDER, orders::strike)
        .post("/practice/orders/{id}/acts/{act}", &ORDER, orders::act)
        .get("/practice/orders/{id}/paper", &SEE_ORDERS, papers::order)
}

/// What a form that comes back says by its fields, and its status; what is no refusal goes on.
fn told(say: Say, failure: Failure) -> Result<(StatusCode, Errors), Stop> {
    let status = web::status(&failure);
    Ok((status, Errors::of(say, &refusals_of(failure)?)))
}

/// A reason, and from where the act was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Done {
    reason: String,
    back: String,
}

/// Where an act leads: back to the day it was done from, else to the thing itself.
fn way_back(back: &str, own: String) -> String {
    if back == "today" { "/practice/today".to_owned() } else { own }
}

/// The way back to the list.
fn crumb(say: Say) -> Crumb {
    Crumb { href: "/practice".into(), label: say.t("practice-practices") }
}

/// The way back to a practice.
fn home(id: PracticeId, name: &str) -> Crumb {
    Crumb { href: format!("/practice/{id}"), label: name.to_owned() }
}
