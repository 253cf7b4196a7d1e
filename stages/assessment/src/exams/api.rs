//! Exams as JSON: the same actions as the pages.

mod candidates;
mod measures;
mod scores;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use db::After;
use kernel::{Code, CommissionId, Day};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::pages::Pressing;
use super::rules::{CriterionForm, ExamForm, FiguresForm};
use super::store::{self, Exam, Filter};
use super::{ACT, KEEP, SEE, actions};
use crate::ExamId;
use crate::permissions::ISSUE;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list))
        .api(&KEEP, routes!(plan))
        .api(&SEE, routes!(read))
        .api(&KEEP, routes!(edit))
        .api(&KEEP, routes!(put_criterion))
        .api(&KEEP, routes!(remove_criterion))
        .api(&KEEP, routes!(postpone))
        .api(&ACT, routes!(appoint))
        .api(&ACT, routes!(act))
        .api(&ISSUE, routes!(set_figures))
        .and(candidates::doors())
        .and(scores::doors())
        .and(measures::doors())
}

/// An exam.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ExamJson {
    id: Uuid,
    number: String,
    programme: Uuid,
    university: Uuid,
    enterprise: Uuid,
    profession: Uuid,
    #[schema(value_type = String)]
    day: Day,
    place: String,
    commission: Option<Uuid>,
    /// `planned`, `materials-agreed`, `commission-appointed`, `admission-decided`, `under-way`, `signing`, `closed`, `cancelled`.
    status: &'static str,
    /// SHA-256 of the protocol in signature: send it back when signing.
    paper: Option<String>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Exam> for ExamJson {
    fn from(of: Exam) -> Self {
        Self {
            id: of.id.0,
            number: of.number,
            programme: of.plan.programme.0,
            university: of.university.0,
            enterprise: of.plan.enterprise.0,
            profession: of.plan.profession.0,
            day: of.plan.day,
            place: of.plan.place,
            commission: of.commission.map(|id| id.0),
            status: of.status.code(),
            paper: of.paper_hash,
            version: of.version,
        }
    }
}

/// A page of exams.
#[derive(Serialize, ToSchema)]
pub struct ExamsJson {
    items: Vec<ExamJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExamsQuery {
    /// Words in a number, a programme, an enterprise, a place.
    #[serde(default)]
    q: String,
    /// Only in this state.
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Exams within reach, the newest day first, fifty a page.
#[utoipa::path(get, path = "/api/v1/exams", tag = "assessment", params(ExamsQuery),
    responses((status = 200, body = ExamsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ExamsQuery>,
) -> Result<Json<ExamsJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let filter = Filter { status, words: query.q, ..Filter::default() };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(ExamsJson { items, next: page.next.map(|after| after.token()) }))
}

/// A new thing's id.
#[derive(Serialize, ToSchema)]
pub struct ExamMadeJson {
    id: Uuid,
}

/// Plans an exam and proposes the students of its groups.
#[utoipa::path(post, path = "/api/v1/exams", tag = "assessment", request_body = ExamForm,
    responses((status = 201, body = ExamMadeJson), (status = 422, description = "What is wrong, by field")))]
async fn plan(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<ExamForm>,
) -> Result<(StatusCode, Json<ExamMadeJson>), Stop> {
    let id = actions::plan(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(ExamMadeJson { id: id.0 })))
}

/// One exam.
#[utoipa::path(get, path = "/api/v1/exams/{id}", tag = "assessment", params(("id" = Uuid, Path)),
    responses((status = 200, body = ExamJson), (status = 404)))]
async fn read(State(site): State<Site>, visitor: Visitor, Path(id): Path<ExamId>) -> Result<Json<ExamJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// A changed plan, with the version it changes.
#[derive(Deserialize, ToSchema)]
pub struct ExamEditJson {
    version: i64,
    #[serde(flatten)]
    plan: ExamForm,
}

/// Changes the plan; what both sides agreed on is open again.
#[utoipa::path(put, path = "/api/v1/exams/{id}", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = ExamEditJson, responses((status = 204), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<ExamEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, &asked.plan).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A criterion, with the version of the exam.
#[derive(Deserialize, ToSchema)]
pub struct CriterionJson {
    version: i64,
    /// The number of the criterion it takes the place of; a new one when left out.
    number: Option<i64>,
    #[serde(flatten)]
    criterion: CriterionForm,
}

/// A criterion's number.
#[derive(Serialize, ToSchema)]
pub struct NumberJson {
    number: i64,
}

/// Puts a criterion.
#[utoipa::path(post, path = "/api/v1/exams/{id}/criteria", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = CriterionJson, responses((status = 201, body = NumberJson), (status = 409), (status = 422)))]
async fn put_criterion(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<CriterionJson>,
) -> Result<(StatusCode, Json<NumberJson>), Stop> {
    let by = &visitor.caller;
    let number = actions::put_criterion(&site.db, by, id, asked.version, asked.number, &asked.criterion).await?;
    Ok((StatusCode::CREATED, Json(NumberJson { number })))
}

/// The version of the exam.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VersionQuery {
    version: i64,
}

/// Takes a criterion away.
#[utoipa::path(delete, path = "/api/v1/exams/{id}/criteria/{number}", tag = "assessment",
    params(("id" = Uuid, Path), ("number" = i64, Path), VersionQuery),
    responses((status = 204), (status = 409)))]
async fn remove_criterion(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, number)): Path<(ExamId, i64)>,
    Query(asked): Query<VersionQuery>,
) -> Result<StatusCode, Stop> {
    actions::remove_criterion(&site.db, &visitor.caller, id, asked.version, number).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Another day.
#[derive(Deserialize, ToSchema)]
pub struct PostponeJson {
    version: i64,
    #[schema(value_type = String)]
    day: Day,
    reason: String,
}

/// Moves the exam to another day, a month or more after the materials were agreed.
#[utoipa::path(post, path = "/api/v1/exams/{id}/day", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = PostponeJson, responses((status = 204), (status = 409)))]
async fn postpone(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<PostponeJson>,
) -> Result<StatusCode, Stop> {
    actions::postpone(&site.db, &visitor.caller, id, asked.version, asked.day, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The commission that examines.
#[derive(Deserialize, ToSchema)]
pub struct AppointJson {
    version: i64,
    commission: Uuid,
}

/// Appoints a commission: even, of two equal halves, without the host, with interests declared.
#[utoipa::path(post, path = "/api/v1/exams/{id}/commission", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = AppointJson, responses((status = 204), (status = 409)))]
async fn appoint(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<AppointJson>,
) -> Result<StatusCode, Stop> {
    actions::appoint(&site.db, &visitor.caller, id, asked.version, CommissionId(asked.commission)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act on an exam.
#[derive(Deserialize, ToSchema)]
pub struct ExamActJson {
    version: i64,
    /// `agree`, `reopen`, `start`, `settle`, `recall`, `correct`, `cancel`.
    #[schema(value_type = String)]
    act: Act,
    /// Why, where a reason is needed.
    #[serde(default)]
    reason: String,
}

/// Does an act of the lifecycle that brings no matter of its own.
#[utoipa::path(post, path = "/api/v1/exams/{id}/acts", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = ExamActJson, responses((status = 200, body = ExamJson), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Extension(press): Pressing,
    Json(asked): Json<ExamActJson>,
) -> Result<Json<ExamJson>, Stop> {
    let (db, by, version, reason) = (&site.db, &visitor.caller, asked.version, asked.reason.as_str());
    match asked.act {
        Act::Agree => drop(actions::agree(db, by, id, version).await?),
        Act::Settle => actions::settle(db, &*press, by, id, version, &site.public_url).await?,
        Act::Recall => actions::recall(db, by, id, version, reason).await?,
        Act::Correct => actions::correct(db, by, id, version, reason).await?,
        other => drop(actions::act(db, by, id, version, other, reason).await?),
    }
    Ok(Json(store::load(db, by, id).await?.into()))
}

/// Sets by which figures the caller's university counts, from a day on.
#[utoipa::path(post, path = "/api/v1/exam-figures", tag = "assessment", request_body = FiguresForm,
    responses((status = 204), (status = 409), (status = 422)))]
async fn set_figures(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<FiguresForm>,
) -> Result<StatusCode, Stop> {
    actions::set_figures(&site.db, &visitor.caller, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}
