//! Units as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Code, OrganisationId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, SIGNED_IN, Site, Stop, Visitor};

use super::moves::Act;
use super::rules::UnitForm;
use super::{actions, store};
use crate::organisations::EDIT;
use crate::organisations::api::{MadeJson, NamesJson};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SIGNED_IN, routes!(list))
        .api(&EDIT, routes!(enter))
        .api(&EDIT, routes!(edit))
        .api(&EDIT, routes!(act))
}

/// A unit.
#[derive(Serialize, ToSchema)]
pub struct UnitJson {
    id: Uuid,
    name: NamesJson,
    /// `active` or `closed`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

/// The units of an organisation, by name.
#[utoipa::path(get, path = "/api/v1/organisations/{id}/units", tag = "registry", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<UnitJson>)))]
async fn list(State(site): State<Site>, Path(id): Path<OrganisationId>) -> Result<Json<Vec<UnitJson>>, Stop> {
    let units = store::of(&site.db, id).await?;
    let json = units.into_iter().map(|unit| UnitJson {
        id: unit.id.0,
        name: unit.name.into(),
        status: unit.status.code(),
        version: unit.version,
    });
    Ok(Json(json.collect()))
}

/// Enters a unit.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/units", tag = "registry", params(("id" = Uuid, Path)),
    request_body = UnitForm, responses((status = 201, body = MadeJson), (status = 422)))]
async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrganisationId>,
    Json(form): Json<UnitForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::enter(&site.db, &visitor.caller, id, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// A new name, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct UnitEditJson {
    version: i64,
    entry: UnitForm,
}

/// Renames a unit.
#[utoipa::path(put, path = "/api/v1/units/{id}", tag = "registry", params(("id" = Uuid, Path)),
    request_body = UnitEditJson, responses((status = 204), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<UnitId>,
    Json(edit): Json<UnitEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct UnitActJson {
    version: i64,
    /// `close` or `reopen`.
    #[schema(value_type = String)]
    act: Act,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Closes or reopens a unit.
#[utoipa::path(post, path = "/api/v1/units/{id}/acts", tag = "registry", params(("id" = Uuid, Path)),
    request_body = UnitActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<UnitId>,
    Json(asked): Json<UnitActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
