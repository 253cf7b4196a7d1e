//! Follow-ups as pages: the list, the record, the graduate's own page, the employer's page, the rates, the settings.

mod confirm;
mod employment;
mod form;
mod list;
mod my;
mod record;
mod settings;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Names};
use serde::Deserialize;
use web::parts::{Crumb, Tone};
use web::{Answer, Doors, Say, Site, Versioned, Visitor, on_to};

use super::moves::{Act, Status};
use super::store::{Checkpoint, Followup, FollowupId};
use super::{ACT, ANSWER, CONFIRM, MINE, READ, RECORD, SET, actions};
use crate::consent;

pub use employment::{chart, shown};
pub use list::sheet;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/outlook", &READ, list::list)
        .post("/outlook/ask", &RECORD, ask_due)
        .get("/outlook/my", &MINE, my::my)
        .get("/outlook/confirm", &CONFIRM, confirm::list)
        .get("/outlook/employment", &READ, employment::page)
        .get("/outlook/settings", &SET, settings::settings)
        .post("/outlook/settings", &SET, settings::set)
        .get("/outlook/{id}", &READ, record::record)
        .post("/outlook/{id}/consent/{act}", &ANSWER, consent_act)
        .get("/outlook/{id}/{month}", &ANSWER, form::answering)
        .post("/outlook/{id}/{month}", &ANSWER, form::answer)
        .post("/outlook/{id}/{month}/same", &ANSWER, same)
        .post("/outlook/{id}/{month}/acts/{act}", &ACT, act)
}

/// The way back to the list.
fn crumb(say: Say) -> Crumb {
    Crumb { href: "/outlook".into(), label: say.t("outlook-graduates") }
}

/// The graduate's name, or a number for those whom the name does not concern.
pub fn title(followup: &Followup) -> Names {
    followup.name.clone().unwrap_or_else(|| {
        let id = followup.id.0.simple().to_string();
        let tail = id.get(id.len() - 6..).unwrap_or_default().to_uppercase();
        let number = format!("№ {}-{tail}", followup.year);
        Names::new(number.clone(), number.clone(), number)
    })
}

/// Months after graduation in words.
pub fn after_graduation(say: Say, month: u32) -> String {
    match month {
        0 => say.t("outlook-at-graduation"),
        month => say.with("outlook-months-after", &[("months", i64::from(month).into())]),
    }
}

/// Where a question stands today, as a colour and a word.
fn standing(say: Say, question: &Checkpoint, today: kernel::Day) -> (Tone, String) {
    let tone = match question.status {
        Status::Planned if question.due > today => return (Tone::Plain, say.day_short(question.due)),
        Status::Planned => return (Tone::Wait, say.t("outlook-state-due")),
        Status::Asked => Tone::Wait,
        Status::Answered | Status::Confirmed => Tone::Good,
        Status::Disputed | Status::Unreachable => Tone::Late,
        Status::Stopped => Tone::Plain,
    };
    (tone, say.code(question.status))
}

fn consent_tone(status: consent::Status) -> Tone {
    match status {
        consent::Status::Given => Tone::Good,
        consent::Status::Unasked => Tone::Wait,
        consent::Status::Refused | consent::Status::Withdrawn => Tone::Plain,
    }
}

/// Where the caller reads a follow-up.
fn home(visitor: &Visitor, id: FollowupId) -> String {
    if MINE.opens_to(visitor.caller.role) { "/outlook/my".to_owned() } else { format!("/outlook/{id}") }
}

#[derive(Debug, Deserialize)]
struct Reasoned {
    #[serde(default)]
    reason: String,
}

async fn ask_due(State(site): State<Site>, visitor: Visitor) -> Answer {
    actions::ask_due(&site.db, &visitor.caller).await?;
    on_to("/outlook?state=due")
}

async fn consent_act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(FollowupId, String)>,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    let act = consent::Act::of(&act).ok_or(Failure::Missing)?;
    actions::consent(&site.db, &visitor.caller, id, sent.version(), act, &sent.form.reason).await?;
    // After a withdrawal the file is nobody's but the graduate's.
    let gone = act == consent::Act::Withdraw && !MINE.opens_to(visitor.caller.role);
    on_to(&if gone { "/outlook".to_owned() } else { home(&visitor, id) })
}

async fn same(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    actions::same(&site.db, &visitor.caller, id, month, sent.version()).await?;
    on_to(&home(&visitor, id))
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month, act)): Path<(FollowupId, u32, String)>,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, month, sent.version(), act, &sent.form.reason).await?;
    let employer = CONFIRM.opens_to(visitor.caller.role);
    on_to(&if employer { "/outlook/confirm".to_owned() } else { home(&visitor, id) })
}
