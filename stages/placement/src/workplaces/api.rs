//! Workplaces as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, WorkplaceId};
use registry::organisations::api::{MadeJson, NamesJson};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::rules::WorkplaceForm;
use super::store::{self, Filter, Workplace};
use super::{KEEP, SEE, actions};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list_workplaces))
        .api(&KEEP, routes!(enter_workplace))
        .api(&SEE, routes!(read_workplace))
        .api(&KEEP, routes!(edit_workplace))
        .api(&KEEP, routes!(act_on_workplace))
}

/// A workplace.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct WorkplaceJson {
    id: Uuid,
    organisation: Uuid,
    organisation_name: NamesJson,
    unit: Option<Uuid>,
    profession: Uuid,
    profession_name: NamesJson,
    name: NamesJson,
    equipment: Option<String>,
    capacity: i64,
    from: String,
    until: Option<String>,
    hazards: Option<String>,
    /// `kk`, `ru`, `en`.
    languages: Vec<&'static str>,
    groups: Vec<String>,
    /// `open`, `paused`, `closed`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Workplace> for WorkplaceJson {
    fn from(one: Workplace) -> Self {
        Self {
            id: one.id.0,
            organisation: one.organisation.0,
            organisation_name: one.organisation_name.into(),
            unit: one.unit.map(|unit| unit.0),
            profession: one.profession.0,
            profession_name: one.profession_name.into(),
            name: one.name.into(),
            equipment: one.equipment,
            capacity: one.capacity,
            from: one.from.to_string(),
            until: one.until.map(|day| day.to_string()),
            hazards: one.hazards,
            languages: one.languages.iter().map(|lang| lang.code()).collect(),
            groups: one.groups,
            status: one.status.code(),
            version: one.version,
        }
    }
}

/// A page of workplaces.
#[derive(Serialize, ToSchema)]
pub struct WorkplacesJson {
    items: Vec<WorkplaceJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WorkplaceQuery {
    /// Words in a name, the enterprise or the profession.
    #[serde(default)]
    q: String,
    /// Only those in this state.
    status: Option<String>,
    /// Only those of this enterprise.
    organisation: Option<Uuid>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Workplaces of the caller's scope by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/workplaces", tag = "placement", params(WorkplaceQuery),
    responses((status = 200, body = WorkplacesJson)))]
async fn list_workplaces(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<WorkplaceQuery>,
) -> Result<Json<WorkplacesJson>, Stop> {
    let status = query.status.as_deref().and_then(Status::of);
    let organisation = query.organisation.map(kernel::OrganisationId);
    let filter = Filter { words: query.q, status, organisation, region: None };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(WorkplacesJson { items, next: page.next.map(|after| after.token()) }))
}

/// Enters a workplace.
#[utoipa::path(post, path = "/api/v1/workplaces", tag = "placement", request_body = WorkplaceForm,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn enter_workplace(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<WorkplaceForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::enter(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// One workplace.
#[utoipa::path(get, path = "/api/v1/workplaces/{id}", tag = "placement", params(("id" = Uuid, Path)),
    responses((status = 200, body = WorkplaceJson), (status = 404)))]
async fn read_workplace(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<WorkplaceId>,
) -> Result<Json<WorkplaceJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct EditWorkplaceJson {
    version: i64,
    entry: WorkplaceForm,
}

/// Corrects a workplace.
#[utoipa::path(put, path = "/api/v1/workplaces/{id}", tag = "placement", params(("id" = Uuid, Path)),
    request_body = EditWorkplaceJson, responses((status = 204), (status = 409, description = "Somebody changed it since")))]
async fn edit_workplace(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<WorkplaceId>,
    Json(edit): Json<EditWorkplaceJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct WorkplaceActJson {
    version: i64,
    /// `pause`, `resume` or `close`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to pause and to close.
    #[serde(default)]
    reason: String,
}

/// Pauses, resumes or closes a workplace.
#[utoipa::path(post, path = "/api/v1/workplaces/{id}/acts", tag = "placement", params(("id" = Uuid, Path)),
    request_body = WorkplaceActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act_on_workplace(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<WorkplaceId>,
    Json(asked): Json<WorkplaceActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
