//! Acts on points of the agenda, done on the page of their sitting.

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure};
use serde::Deserialize;
use web::{Answer, Doors, Site, Versioned, Visitor, form_again, on_to, refusals_of};

use super::moves::Act;
use super::rules::{BallotForm, PointForm};
use super::{actions, store};
use crate::PointId;
use crate::commission::SIT;
use crate::sitting::agenda::Again;
use crate::sitting::pages::page;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .post("/points/{id}/acts/{act}", &SIT, act)
        .post("/points/{id}/words", &SIT, word)
        .post("/points/{id}/vote", &SIT, vote)
        .post("/points/{id}/dissent", &SIT, dissent)
}

/// Back to the point, or the page again with what was typed and refused.
async fn back(site: &Site, visitor: &Visitor, id: PointId, done: Result<(), Failure>, again: Again) -> Answer {
    let failure = match done {
        Ok(()) => {
            let sitting = store::load(&site.db, id).await?.sitting;
            return on_to(&format!("/sittings/{sitting}#point-{id}"));
        }
        Err(failure) => failure,
    };
    let (status, refusals) = (web::status(&failure), refusals_of(failure)?);
    let sitting = store::load(&site.db, id).await?.sitting;
    let again = Again { point: Some(id), refusals, ..again };
    form_again(page(site, visitor, sitting, &again).await?, status)
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(PointId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    let sitting = store::load(&site.db, id).await?.sitting;
    on_to(&format!("/sittings/{sitting}#point-{id}"))
}

async fn word(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Form(sent): Form<Versioned<PointForm>>,
) -> Answer {
    let done = actions::word(&site.db, &visitor.caller, id, sent.version(), &sent.form).await;
    back(&site, &visitor, id, done, Again { added: sent.form, ..Again::default() }).await
}

async fn vote(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Form(ballot): Form<BallotForm>,
) -> Answer {
    let done = actions::vote(&site.db, &visitor.caller, id, &ballot).await;
    back(&site, &visitor, id, done, Again { ballot, ..Again::default() }).await
}

async fn dissent(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Form(ballot): Form<BallotForm>,
) -> Answer {
    let done = actions::dissent(&site.db, &visitor.caller, id, &ballot.opinion).await;
    back(&site, &visitor, id, done, Again { ballot, ..Again::default() }).await
}
