//! Practices, their characteristic and the figures of the gateway.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use db::After;
use kernel::{AgreementId, Code, Day, Failure, Hours};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::{ActJson, MadeJson, MovedJson};
use crate::PracticeId;
use crate::characteristic::{self, CharacteristicForm};
use crate::hours::{AcademicHour, credits};
use crate::pages::Pressing;
use crate::permissions::{LEAD, LIST, MENTOR, OPEN, READ};
use crate::practices::actions;
use crate::practices::moves::{Act, Status};
use crate::practices::store::{self, Filter, Practice};

pub fn doors() -> Doors {
    Doors::new()
        .api(&LIST, routes!(list))
        .api(&OPEN, routes!(open))
        .api(&READ, routes!(read))
        .api(&LEAD, routes!(act))
        .api(&READ, routes!(characteristic))
        .api(&MENTOR, routes!(write_characteristic))
        .api(&MENTOR, routes!(fix))
        .api(&MENTOR, routes!(code))
        .api(&MENTOR, routes!(sign))
}

/// A practice.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PracticeJson {
    id: Uuid,
    agreement: Uuid,
    learner: Uuid,
    enterprise: Uuid,
    university: Uuid,
    group: Option<Uuid>,
    /// The mentor today.
    mentor: Option<Uuid>,
    #[schema(value_type = String)]
    from: Day,
    #[schema(value_type = String)]
    until: Day,
    /// `open`, `completed`, `broken-off`.
    status: &'static str,
    /// Minutes planned: the contract's credits, 30 hours each.
    #[schema(value_type = i64)]
    planned: Hours,
    /// Minutes that count.
    #[schema(value_type = i64)]
    confirmed: Hours,
    /// Hundredths of credits that the confirmed hours are worth.
    credits: i64,
    weeks: i64,
    settled: i64,
    late: i64,
    /// Send it back with an act; a stale one is answered 409.
    version: i64,
}

impl From<Practice> for PracticeJson {
    fn from(one: Practice) -> Self {
        Self {
            id: one.id.0,
            agreement: one.agreement.0,
            learner: one.learner.0,
            enterprise: one.enterprise.0,
            university: one.university.0,
            group: one.group.map(|group| group.0),
            mentor: one.mentor.map(|person| person.0),
            from: one.span.from,
            until: one.span.until,
            status: one.status.code(),
            planned: one.planned,
            confirmed: one.confirmed,
            credits: credits(one.confirmed, one.credits, AcademicHour::CLOCK).0,
            weeks: one.weeks,
            settled: one.settled,
            late: one.late,
            version: one.version,
        }
    }
}

/// A page of practices.
#[derive(Serialize, ToSchema)]
pub struct PracticesJson {
    items: Vec<PracticeJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in a name, a number or a group.
    #[serde(default)]
    q: String,
    /// Only in this state.
    status: Option<String>,
    /// `yes`: only those whose diary is late.
    late: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Practices within reach by the learner's name, fifty a page.
#[utoipa::path(get, path = "/api/v1/practices", tag = "practice", params(ListQuery),
    responses((status = 200, body = PracticesJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<PracticesJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let late = query.late.as_deref() == Some("yes");
    let filter = Filter { status, late, words: query.q, ..Filter::default() };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(PracticesJson { items, next: page.next.map(|after| after.token()) }))
}

/// The contract whose practice is opened.
#[derive(Deserialize, ToSchema)]
pub struct OpenJson {
    agreement: Uuid,
}

/// Opens the practice of a contract in force; the one that was opened before is answered again.
#[utoipa::path(post, path = "/api/v1/practices", tag = "practice", request_body = OpenJson,
    responses((status = 201, body = MadeJson), (status = 409, description = "The contract is not in force")))]
async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    Json(asked): Json<OpenJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::open(&site.db, &visitor.caller, AgreementId(asked.agreement)).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: id.0 })))
}

/// One practice.
#[utoipa::path(get, path = "/api/v1/practices/{id}", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, body = PracticeJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
) -> Result<Json<PracticeJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// Completes a practice (`complete`) or breaks it off with a reason (`break-off`).
#[utoipa::path(post, path = "/api/v1/practices/{id}/acts/{act}", tag = "practice",
    params(("id" = Uuid, Path), ("act" = String, Path)), request_body = ActJson,
    responses((status = 200, body = MovedJson), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(PracticeId, String)>,
    Json(asked): Json<ActJson>,
) -> Result<Json<MovedJson>, Stop> {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    let to = actions::act(&site.db, &visitor.caller, id, asked.version, act, &asked.reason).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// A mentor's characteristic.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CharacteristicJson {
    mentor: Uuid,
    /// `drafted`, `fixed`, `signed`.
    status: &'static str,
    says: CharacteristicForm,
    /// SHA-256 of the paper in signature: send it back when signing.
    paper: Option<String>,
    version: i64,
}

/// The mentor's characteristic.
#[utoipa::path(get, path = "/api/v1/practices/{id}/characteristic", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, body = CharacteristicJson), (status = 404)))]
async fn characteristic(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
) -> Result<Json<CharacteristicJson>, Stop> {
    store::load(&site.db, &visitor.caller, id).await?;
    let found = characteristic::store::find(&site.db, id).await?.ok_or(Failure::Missing)?;
    Ok(Json(CharacteristicJson {
        mentor: found.mentor.0,
        status: found.status.code(),
        says: found.entry.form(),
        paper: found.paper_hash,
        version: found.version,
    }))
}

/// What a characteristic says, with the version it changes; 0 where none was begun.
#[derive(Deserialize, ToSchema)]
pub struct WriteJson {
    version: i64,
    says: CharacteristicForm,
}

/// Writes the characteristic.
#[utoipa::path(put, path = "/api/v1/practices/{id}/characteristic", tag = "practice", params(("id" = Uuid, Path)),
    request_body = WriteJson, responses((status = 204), (status = 409), (status = 422)))]
async fn write_characteristic(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Json(asked): Json<WriteJson>,
) -> Result<StatusCode, Stop> {
    characteristic::actions::edit(&site.db, &visitor.caller, id, asked.version, &asked.says).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Fixes the paper of the characteristic for signature.
#[utoipa::path(post, path = "/api/v1/practices/{id}/characteristic/fix", tag = "practice", params(("id" = Uuid, Path)),
    request_body = ActJson, responses((status = 204), (status = 409)))]
async fn fix(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Extension(press): Pressing,
    Json(asked): Json<ActJson>,
) -> Result<StatusCode, Stop> {
    let (db, by) = (&site.db, &visitor.caller);
    characteristic::actions::fix(db, &*press, by, id, asked.version, &site.public_url).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The paper that was read, by its hash.
#[derive(Deserialize, ToSchema)]
pub struct PaperJson {
    /// SHA-256 of the paper that was read.
    paper: String,
    /// The digits of the code, when signing.
    #[serde(default)]
    code: String,
}

/// How the code travels.
#[derive(Serialize, ToSchema)]
pub struct CodeJson {
    /// The code itself in the demo; null elsewhere, where it goes by mail.
    code: Option<String>,
}

/// Sends the mentor a one-time code for signing exactly this paper.
#[utoipa::path(post, path = "/api/v1/practices/{id}/characteristic/code", tag = "practice",
    params(("id" = Uuid, Path)), request_body = PaperJson, responses((status = 200, body = CodeJson), (status = 409)))]
async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Json(asked): Json<PaperJson>,
) -> Result<Json<CodeJson>, Stop> {
    let code = characteristic::actions::ask_code(&site.db, &site.key, &visitor.caller, id, &asked.paper).await?;
    Ok(Json(CodeJson { code: site.demo.then(|| code.shown().to_owned()) }))
}

/// Signs the characteristic.
#[utoipa::path(post, path = "/api/v1/practices/{id}/characteristic/sign", tag = "practice",
    params(("id" = Uuid, Path)), request_body = PaperJson, responses((status = 204), (status = 409), (status = 422)))]
async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Json(asked): Json<PaperJson>,
) -> Result<StatusCode, Stop> {
    characteristic::actions::sign(&site.db, &visitor.caller, id, &asked.paper, &asked.code).await?;
    Ok(StatusCode::NO_CONTENT)
}
