//! Students as JSON: the same actions as the pages.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use documents::intake::OutcomeJson;
use kernel::{Code, EnrolmentId};
use registry::people::rules::PersonForm;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::actions::contingent;
use super::moves::{Act, Status};
use super::rules::EnrolmentForm;
use super::store::{self, Enrolment, Filter};
use super::{KEEP, SEE, actions};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list))
        .api(&KEEP, routes!(enrol))
        .api(&SEE, routes!(read))
        .api(&KEEP, routes!(act))
        .api(&KEEP, routes!(import))
}

/// A student's enrolment.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EnrolmentJson {
    id: Uuid,
    person: Uuid,
    name: String,
    programme: Uuid,
    programme_code: String,
    admission: i32,
    group: Uuid,
    group_name: String,
    /// `dual`, `usual`.
    track: &'static str,
    /// `grant`, `region`, `employer`, `own`.
    funding: &'static str,
    /// `enrolled`, `on-leave`, `transferred`, `expelled`, `graduated`.
    status: &'static str,
    external_id: Option<String>,
    version: i64,
}

impl From<Enrolment> for EnrolmentJson {
    fn from(of: Enrolment) -> Self {
        Self {
            id: of.id.0,
            person: of.person.0,
            name: of.name.kk,
            programme: of.programme.0,
            programme_code: of.programme_code,
            admission: of.admission.0,
            group: of.group.0,
            group_name: of.group_name,
            track: of.track.code(),
            funding: of.funding.code(),
            status: of.status.code(),
            external_id: of.external,
            version: of.version,
        }
    }
}

/// A page of enrolments.
#[derive(Serialize, ToSchema)]
pub struct EnrolmentsJson {
    items: Vec<EnrolmentJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StudentsQuery {
    /// Words in a name.
    #[serde(default)]
    q: String,
    /// Only of this programme's version.
    programme: Option<Uuid>,
    /// Only of this group.
    group: Option<Uuid>,
    /// Only in this state.
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Students by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/enrolments", tag = "programmes", params(StudentsQuery),
    responses((status = 200, body = EnrolmentsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<StudentsQuery>,
) -> Result<Json<EnrolmentsJson>, Stop> {
    let filter = Filter {
        words: query.q,
        programme: query.programme.map(kernel::ProgrammeId),
        group: query.group.map(super::GroupId),
        status: query.status.as_deref().and_then(Status::of),
        ..Filter::default()
    };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(EnrolmentsJson { items, next: page.next.map(|after| after.token()) }))
}

/// Who is enrolled, and where.
#[derive(Deserialize, ToSchema)]
pub struct EnrolJson {
    enrolment: EnrolmentForm,
    person: PersonForm,
}

/// A new enrolment's id.
#[derive(Serialize, ToSchema)]
pub struct EnrolledJson {
    id: Uuid,
}

/// Enrols a student.
#[utoipa::path(post, path = "/api/v1/enrolments", tag = "programmes", request_body = EnrolJson,
    responses((status = 201, body = EnrolledJson), (status = 422, description = "What is wrong, by field")))]
async fn enrol(
    State(site): State<Site>,
    visitor: Visitor,
    Json(sent): Json<EnrolJson>,
) -> Result<(StatusCode, Json<EnrolledJson>), Stop> {
    let id = actions::enrol(&site.db, &visitor.caller, &sent.enrolment, &sent.person).await?;
    Ok((StatusCode::CREATED, Json(EnrolledJson { id: id.0 })))
}

/// One enrolment.
#[utoipa::path(get, path = "/api/v1/enrolments/{id}", tag = "programmes", params(("id" = Uuid, Path)),
    responses((status = 200, body = EnrolmentJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Result<Json<EnrolmentJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// A movement of a student.
#[derive(Deserialize, ToSchema)]
pub struct EnrolmentActJson {
    version: i64,
    /// `leave`, `come-back`, `transfer`, `expel`, `graduate`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed for leave, transfer and expulsion.
    #[serde(default)]
    reason: String,
}

/// Leave, coming back, transfer, expulsion, graduation.
#[utoipa::path(post, path = "/api/v1/enrolments/{id}/acts", tag = "programmes", params(("id" = Uuid, Path)),
    request_body = EnrolmentActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Json(asked): Json<EnrolmentActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How a list is brought.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ContingentQuery {
    /// Id or BIN of the educational organisation; the caller's own when left out.
    #[serde(default)]
    organisation: String,
    /// What the file is called.
    #[serde(default)]
    file: String,
    /// Only say what would change.
    #[serde(default)]
    dry_run: bool,
}

/// Takes in a list of students, whole or not at all. The body is the CSV or XLSX.
#[utoipa::path(post, path = "/api/v1/enrolments/import", tag = "programmes", params(ContingentQuery),
    request_body(content = Vec<u8>, content_type = "text/csv"),
    responses((status = 200, body = OutcomeJson), (status = 422, description = "What is wrong, by row and cell")))]
async fn import(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ContingentQuery>,
    body: Bytes,
) -> Result<Json<OutcomeJson>, Stop> {
    let file = if query.file.is_empty() { "students.csv" } else { &query.file };
    let brought = (&*body, file);
    let outcome =
        contingent::contingent(&site.db, &visitor.caller, &query.organisation, brought, query.dry_run).await?;
    Ok(Json(outcome.json(visitor.say, query.dry_run)))
}
