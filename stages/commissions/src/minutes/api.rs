//! Minutes as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Code, Failure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::Act;
use super::{actions, store};
use crate::commission::{SEE, SIT};
use crate::sitting::room::room;
use crate::{MinutesId, PointId, SittingId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&SEE, routes!(read)).api(&SIT, routes!(act)).api(&SIT, routes!(write))
}

/// The minutes of a sitting; what was heard and decided stands in the sitting.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct MinutesJson {
    id: Uuid,
    number: String,
    day: String,
    /// `draft`, `approved`, `signed`.
    status: &'static str,
    /// When the chair signed.
    chair_at: Option<String>,
    /// When the secretary signed.
    secretary_at: Option<String>,
    version: i64,
}

/// The minutes of a sitting.
#[utoipa::path(get, path = "/api/v1/sittings/{id}/minutes", operation_id = "minutes_read", tag = "commissions",
    params(("id" = Uuid, Path)), responses((status = 200, body = MinutesJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
) -> Result<Json<MinutesJson>, Stop> {
    let room = room(&site.db, &visitor.caller, id).await?;
    let minutes = store::of_sitting(&site.db, room.sitting.id).await?.ok_or(Failure::Missing)?;
    Ok(Json(MinutesJson {
        id: minutes.id.0,
        number: minutes.number,
        day: minutes.day.to_string(),
        status: minutes.status.code(),
        chair_at: minutes.chair_at.map(kernel::Moment::iso),
        secretary_at: minutes.secretary_at.map(kernel::Moment::iso),
        version: minutes.version,
    }))
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct MinutesActJson {
    version: i64,
    /// `approve`, `return`, `sign`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to return.
    #[serde(default)]
    reason: String,
}

/// Approves, returns or signs minutes.
#[utoipa::path(post, path = "/api/v1/minutes/{id}/acts", operation_id = "minutes_act", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = MinutesActJson,
    responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<MinutesId>,
    Json(asked): Json<MinutesActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was heard on a point, with the version of the minutes.
#[derive(Deserialize, ToSchema)]
pub struct HeardJson {
    version: i64,
    heard: String,
}

/// Writes what was heard on a point.
#[utoipa::path(put, path = "/api/v1/minutes/{id}/points/{point}", operation_id = "minutes_write", tag = "commissions",
    params(("id" = Uuid, Path), ("point" = Uuid, Path)), request_body = HeardJson,
    responses((status = 204), (status = 404), (status = 409)))]
async fn write(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, point)): Path<(MinutesId, PointId)>,
    Json(asked): Json<HeardJson>,
) -> Result<StatusCode, Stop> {
    actions::write(&site.db, &visitor.caller, id, asked.version, point, &asked.heard).await?;
    Ok(StatusCode::NO_CONTENT)
}
