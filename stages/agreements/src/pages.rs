//! Contracts as pages: the list, the record, the form, the signature, the end, the amendment, the clauses.

mod amendment;
mod clause;
mod clauses;
mod confirming;
mod ending;
mod form;
mod list;
mod order;
mod record;
mod sign;
mod terms;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use documents::{Press, papers};
use kernel::{AgreementId, Code, Failure};
use serde::Deserialize;
use web::{Answer, Doors, Site, Versioned, Visitor, on_to};

use crate::moves::Act;
use crate::paper::Edition;
use crate::{ACT, CLAUSES, DRAFT, ORDER, READ, actions, printing, store};

pub use list::sheet;

/// The press that the application lends to every page.
pub type Pressing = axum::Extension<Arc<dyn Press>>;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/agreements", &READ, list::list)
        .get("/agreements/new", &DRAFT, form::new)
        .post("/agreements/new", &DRAFT, form::draft)
        .get("/agreements/clauses", &CLAUSES, clauses::editing)
        .post("/agreements/clauses", &CLAUSES, clauses::store)
        .get("/agreements/clauses/new", &CLAUSES, clause::new)
        .post("/agreements/clauses/new", &CLAUSES, clause::add)
        .post("/agreements/clauses/{clause}/remove", &CLAUSES, clause::remove)
        .get("/agreements/clauses/example/{edition}", &CLAUSES, clauses::example)
        .get("/agreements/signing-order", &ORDER, order::reading)
        .post("/agreements/signing-order", &ORDER, order::set)
        .get("/agreements/{id}", &READ, record::record)
        .get("/agreements/{id}/edit", &DRAFT, form::editing)
        .post("/agreements/{id}/edit", &DRAFT, form::edit)
        .get("/agreements/{id}/paper/{edition}", &READ, paper)
        .get("/agreements/{id}/signed/{paper}", &READ, kept)
        .post("/agreements/{id}/acts/{act}", &ACT, act)
        .get("/agreements/{id}/sign", &ACT, sign::reading)
        .post("/agreements/{id}/sign", &ACT, sign::sign)
        .post("/agreements/{id}/code", &ACT, sign::code)
        .get("/agreements/{id}/terminate", &ACT, ending::terminating)
        .post("/agreements/{id}/terminate", &ACT, ending::terminate)
        .get("/agreements/{id}/amend", &ACT, amendment::proposing)
        .post("/agreements/{id}/amend", &ACT, amendment::propose)
        .get("/agreements/{id}/amendments/{number}", &READ, amendment::record)
        .get("/agreements/{id}/amendments/{number}/revise", &ACT, amendment::revising)
        .post("/agreements/{id}/amendments/{number}/revise", &ACT, amendment::revise)
        .post("/agreements/{id}/amendments/{number}/acts/{act}", &ACT, amendment::act)
        .post("/agreements/{id}/amendments/{number}/code", &ACT, amendment::code)
        .post("/agreements/{id}/amendments/{number}/sign", &ACT, amendment::sign)
}

/// A PDF shown in the browser.
fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    let shown = format!("inline; filename=\"{name}.pdf\"");
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, shown)], bytes)
        .into_response()
}

async fn paper(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, edition)): Path<(AgreementId, String)>,
    axum::Extension(press): Pressing,
) -> Answer {
    let edition = Edition::named(&edition);
    let by = &visitor.caller;
    let agreement = store::load(&site.db, by, id).await?;
    let bytes = printing::print(&site.db, &*press, &agreement, edition, by.today(), &site.public_url).await?;
    Ok(pdf(bytes, &agreement.number))
}

async fn kept(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, paper)): Path<(AgreementId, kernel::DocumentId)>,
) -> Answer {
    let agreement = store::load(&site.db, &visitor.caller, id).await?;
    let papers = printing::papers_of(&site.db, &agreement).await?;
    if !papers.iter().any(|one| one.id == paper) {
        return Err(Failure::Missing.into());
    }
    let (_, bytes) = papers::bytes_of(&site.db, paper).await?;
    Ok(pdf(bytes, &agreement.number))
}

#[derive(Debug, Deserialize)]
struct Reasoned {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(AgreementId, String)>,
    axum::Extension(press): Pressing,
    Form(sent): Form<Versioned<Reasoned>>,
) -> Answer {
    let (db, by, version, reason) = (&site.db, &visitor.caller, sent.version(), sent.form.reason.as_str());
    match Act::of(&act).ok_or(Failure::Missing)? {
        Act::OpenSigning => actions::open_signing(db, &*press, by, id, version, &site.public_url).await?,
        Act::Recall => actions::recall(db, by, id, version, reason).await?,
        other => {
            actions::act(db, by, id, version, other, reason).await?;
        }
    }
    on_to(&format!("/agreements/{id}"))
}
