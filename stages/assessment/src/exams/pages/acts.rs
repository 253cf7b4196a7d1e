//! The acts without a page of their own.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure};
use serde::Deserialize;
use web::{Answer, Site, Versioned, Visitor, on_to};

use super::Pressing;
use crate::candidates::moves::Act as CandidateAct;
use crate::exams::actions;
use crate::exams::moves::Act;
use crate::{CandidateId, ExamId};

/// Why, where a reason is needed.
#[derive(Debug, Deserialize)]
pub struct Reasoned {
    #[serde(default)]
    reason: String,
}

pub async fn exam(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(ExamId, String)>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    let (db, by, version, reason) = (&site.db, &visitor.caller, sent.version(), sent.form.reason.as_str());
    match Act::of(&act).ok_or(Failure::Missing)? {
        Act::Agree => drop(actions::agree(db, by, id, version).await?),
        Act::Settle => actions::settle(db, &*press, by, id, version, &site.public_url).await?,
        Act::Recall => actions::recall(db, by, id, version, reason).await?,
        Act::Correct => actions::correct(db, by, id, version, reason).await?,
        other => drop(actions::act(db, by, id, version, other, reason).await?),
    }
    on_to(&format!("/exams/{id}"))
}

pub async fn candidate(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, candidate, act)): Path<(ExamId, CandidateId, String)>,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    let act = CandidateAct::of(&act).ok_or(Failure::Missing)?;
    let (by, version, reason) = (&visitor.caller, sent.version(), sent.form.reason.as_str());
    crate::candidates::actions::act(&site.db, by, candidate, version, act, reason).await?;
    let page = if act == CandidateAct::Withdraw { "candidates" } else { "scores" };
    on_to(&format!("/exams/{id}/{page}"))
}
