//! Programmes as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{AcademicYear, Code, ProgrammeId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, SIGNED_IN, Site, Stop, Visitor};

use super::rules::{ActForm, ProgrammeForm};
use super::store::{self, Filter, Programme};
use super::{DECIDE, DESIGN, actions};
use crate::moves::{Act, Status};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SIGNED_IN, routes!(list))
        .api(&DESIGN, routes!(enter))
        .api(&SIGNED_IN, routes!(read))
        .api(&DESIGN, routes!(edit))
        .api(&DECIDE, routes!(act))
}

/// A version of a programme.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProgrammeJson {
    id: Uuid,
    /// Counts versions from 1.
    number: i64,
    /// The version before it.
    predecessor: Option<Uuid>,
    organisation: Uuid,
    /// The passport, as it is typed.
    passport: ProgrammeForm,
    /// `drafted`, `under-examination`, `adopted`, `registered`, `superseded`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Programme> for ProgrammeJson {
    fn from(of: Programme) -> Self {
        Self {
            id: of.id.0,
            number: of.number,
            predecessor: of.predecessor.map(|id| id.0),
            organisation: of.organisation.0,
            passport: of.form(),
            status: of.status.code(),
            version: of.version,
        }
    }
}

/// A page of programmes.
#[derive(Serialize, ToSchema)]
pub struct ProgrammesJson {
    items: Vec<ProgrammeJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in a name or a code.
    #[serde(default)]
    q: String,
    /// Only of this organisation.
    organisation: Option<Uuid>,
    /// Only of this group of programmes.
    #[serde(default)]
    group: String,
    /// Only in this state.
    status: Option<String>,
    /// Only for this year of admission.
    year: Option<i32>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Programmes by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/programmes", tag = "programmes", params(ListQuery),
    responses((status = 200, body = ProgrammesJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<ProgrammesJson>, Stop> {
    let filter = Filter {
        words: query.q,
        organisation: query.organisation.map(kernel::OrganisationId),
        group: query.group,
        status: query.status.as_deref().and_then(Status::of),
        admission: query.year.map(AcademicYear),
        own: false,
    };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(ProgrammesJson { items, next: page.next.map(|after| after.token()) }))
}

/// A new version's id.
#[derive(Serialize, ToSchema)]
pub struct ProgrammeMadeJson {
    id: Uuid,
}

/// Enters a programme, a draft.
#[utoipa::path(post, path = "/api/v1/programmes", tag = "programmes", request_body = ProgrammeForm,
    responses((status = 201, body = ProgrammeMadeJson), (status = 422, description = "What is wrong, by field")))]
async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<ProgrammeForm>,
) -> Result<(StatusCode, Json<ProgrammeMadeJson>), Stop> {
    let id = actions::enter(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(ProgrammeMadeJson { id: id.0 })))
}

/// One version.
#[utoipa::path(get, path = "/api/v1/programmes/{id}", tag = "programmes", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProgrammeJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
) -> Result<Json<ProgrammeJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// A passport, with the version it was edited from.
#[derive(Deserialize, ToSchema)]
pub struct PassportJson {
    version: i64,
    passport: ProgrammeForm,
}

/// Edits the passport of a draft.
#[utoipa::path(put, path = "/api/v1/programmes/{id}", tag = "programmes", params(("id" = Uuid, Path)),
    request_body = PassportJson, responses((status = 204), (status = 409, description = "Somebody changed it since")))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Json(sent): Json<PassportJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, sent.version, &sent.passport).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the way from draft to register.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProgrammeActJson {
    version: i64,
    /// `send-to-examination`, `return`, `adopt`, `register`, `new-version`.
    #[schema(value_type = String)]
    act: Act,
    #[serde(default)]
    form: ActForm,
}

/// Does it; gives the version it leads to: another one after `new-version`.
#[utoipa::path(post, path = "/api/v1/programmes/{id}/acts", tag = "programmes", params(("id" = Uuid, Path)),
    request_body = ProgrammeActJson, responses((status = 200, body = ProgrammeMadeJson), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Json(asked): Json<ProgrammeActJson>,
) -> Result<Json<ProgrammeMadeJson>, Stop> {
    let (db, by) = (&site.db, &visitor.caller);
    let id = if asked.act == Act::NewVersion {
        actions::new_version(db, by, id, asked.version).await?
    } else {
        actions::act(db, by, id, asked.version, asked.act, &asked.form).await?;
        id
    };
    Ok(Json(ProgrammeMadeJson { id: id.0 }))
}
