//! Certificates as JSON: the same actions as the pages, and the public check.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, Day, Failure, Names};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, OPEN, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::pages::{Sealing, sealed};
use super::rules::{Facts, printed};
use super::store::{self, Certificate, Filter};
use super::{ISSUE, SEE, actions};
use crate::{CandidateId, CertificateId, ExamId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list))
        .api(&SEE, routes!(read))
        .api(&ISSUE, routes!(issue))
        .api(&ISSUE, routes!(act))
        .api(&OPEN, routes!(check))
}

/// A certificate.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CertificateJson {
    id: Uuid,
    number: String,
    edition: i64,
    /// The code by which anyone checks it.
    code: String,
    exam: Uuid,
    person: Uuid,
    /// `valid`, `revoked`, `superseded`.
    status: &'static str,
    #[schema(value_type = String)]
    issued: Day,
    #[schema(value_type = Object)]
    holder: Names,
    #[schema(value_type = Object)]
    facts: Facts,
    /// Send it back with an act; a stale one is answered 409.
    version: i64,
}

impl From<Certificate> for CertificateJson {
    fn from(of: Certificate) -> Self {
        Self {
            id: of.id.0,
            number: of.number,
            edition: of.edition,
            code: printed(&of.code),
            exam: of.exam.0,
            person: of.person.0,
            status: of.status.code(),
            issued: of.issued,
            holder: of.holder,
            facts: of.facts,
            version: of.version,
        }
    }
}

/// A page of certificates.
#[derive(Serialize, ToSchema)]
pub struct CertificatesJson {
    items: Vec<CertificateJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What the register is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RegisterQuery {
    /// Words in a name, a number, a code, a programme, a profession.
    #[serde(default)]
    q: String,
    /// Only in this state.
    status: Option<String>,
    /// Only of this exam.
    exam: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// The register of certificates within reach by the holder's name, fifty a page.
#[utoipa::path(get, path = "/api/v1/certificates", tag = "assessment", params(RegisterQuery),
    responses((status = 200, body = CertificatesJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<RegisterQuery>,
) -> Result<Json<CertificatesJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let filter = Filter { status, exam: query.exam.map(ExamId), words: query.q };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(CertificatesJson { items, next: page.next.map(|after| after.token()) }))
}

/// One certificate.
#[utoipa::path(get, path = "/api/v1/certificates/{id}", tag = "assessment", params(("id" = Uuid, Path)),
    responses((status = 200, body = CertificateJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CertificateId>,
) -> Result<Json<CertificateJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// To whom certificates are issued.
#[derive(Deserialize, ToSchema)]
pub struct IssueJson {
    /// One candidate; everyone who passed when it is left out.
    candidate: Option<Uuid>,
}

/// What was issued.
#[derive(Serialize, ToSchema)]
pub struct IssuedJson {
    certificates: Vec<Uuid>,
}

/// Issues certificates to those who passed a closed exam and have none.
#[utoipa::path(post, path = "/api/v1/exams/{id}/certificates", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = IssueJson, responses((status = 201, body = IssuedJson), (status = 409)))]
async fn issue(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    axum::Extension(seal): Sealing,
    Json(asked): Json<IssueJson>,
) -> Result<(StatusCode, Json<IssuedJson>), Stop> {
    let only = asked.candidate.map(CandidateId);
    let issued = actions::issue(&site.db, sealed(&site, &seal), &visitor.caller, id, only).await?;
    Ok((StatusCode::CREATED, Json(IssuedJson { certificates: issued.into_iter().map(|id| id.0).collect() })))
}

/// An act on a certificate.
#[derive(Deserialize, ToSchema)]
pub struct CertificateActJson {
    version: i64,
    /// `revoke`, `reinstate`, `replace`.
    #[schema(value_type = String)]
    act: Act,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Where the act led.
#[derive(Serialize, ToSchema)]
pub struct CertificateMovedJson {
    status: &'static str,
    /// The next edition, where one was issued.
    next: Option<Uuid>,
}

/// Takes a certificate back, gives it back, or issues its next edition.
#[utoipa::path(post, path = "/api/v1/certificates/{id}/acts", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = CertificateActJson, responses((status = 200, body = CertificateMovedJson), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CertificateId>,
    axum::Extension(seal): Sealing,
    Json(asked): Json<CertificateActJson>,
) -> Result<Json<CertificateMovedJson>, Stop> {
    let (db, by) = (&site.db, &visitor.caller);
    if asked.act == Act::Replace {
        let next = actions::replace(db, sealed(&site, &seal), by, id, asked.version, &asked.reason).await?;
        return Ok(Json(CertificateMovedJson { status: Status::Superseded.code(), next: Some(next.0) }));
    }
    let to = actions::act(db, by, id, asked.version, asked.act, &asked.reason).await?;
    Ok(Json(CertificateMovedJson { status: to.code(), next: None }))
}

/// What anyone learns of a certificate: what its paper says, and whether it holds.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CheckJson {
    /// `valid`, `revoked`, `superseded`.
    status: &'static str,
    /// Since which day it holds no more.
    #[schema(value_type = Option<String>)]
    ended: Option<Day>,
    /// Why it holds no more.
    reason: Option<String>,
    number: String,
    #[schema(value_type = Object)]
    holder: Names,
    #[schema(value_type = String)]
    issued: Day,
    #[schema(value_type = Object)]
    facts: Facts,
    /// Does the credential come from its issuer, unchanged?
    genuine: bool,
    /// The signed credential itself (Open Badges 3.0).
    #[schema(value_type = Object)]
    credential: serde_json::Value,
}

/// Checks a certificate by its code; nobody needs to be signed in.
#[utoipa::path(get, path = "/api/v1/check/{code}", tag = "assessment", params(("code" = String, Path)),
    responses((status = 200, body = CheckJson), (status = 404)))]
async fn check(
    State(site): State<Site>,
    Path(code): Path<String>,
    axum::Extension(seal): Sealing,
) -> Result<Json<CheckJson>, Stop> {
    let checked = actions::check(&site.db, sealed(&site, &seal), &code).await?.ok_or(Failure::Missing)?;
    let of = checked.certificate;
    let (ended, reason) = of.ended.clone().unzip();
    Ok(Json(CheckJson {
        status: of.status.code(),
        ended,
        reason,
        number: of.printed_number(),
        credential: serde_json::from_str(&of.credential).map_err(anyhow::Error::from)?,
        holder: of.holder,
        issued: of.issued,
        facts: of.facts,
        genuine: checked.genuine,
    }))
}
