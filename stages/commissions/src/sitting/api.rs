//! Sittings as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Code, CommissionId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::actions;
use super::moves::Act;
use super::room::room;
use super::rules::CallForm;
use crate::commission::{SEE, SIT};
use crate::point::rules::{Count, PointForm};
use crate::point::store::Point;
use crate::{MemberId, SittingId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SIT, routes!(call))
        .api(&SEE, routes!(read))
        .api(&SIT, routes!(act))
        .api(&SIT, routes!(attend))
        .api(&SIT, routes!(add))
}

/// A call, with the version of the commission.
#[derive(Deserialize, ToSchema)]
pub struct CallJson {
    version: i64,
    call: CallForm,
}

/// A new thing's id.
#[derive(Serialize, ToSchema)]
pub struct SittingMadeJson {
    id: Uuid,
}

/// Calls a commission to sit.
#[utoipa::path(post, path = "/api/v1/commissions/{id}/sittings", operation_id = "commissions_call",
    tag = "commissions", params(("id" = Uuid, Path)), request_body = CallJson,
    responses((status = 201, body = SittingMadeJson), (status = 409), (status = 422)))]
async fn call(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Json(asked): Json<CallJson>,
) -> Result<(StatusCode, Json<SittingMadeJson>), Stop> {
    let sitting = actions::call(&site.db, &visitor.caller, id, asked.version, &asked.call).await?;
    Ok((StatusCode::CREATED, Json(SittingMadeJson { id: sitting.0 })))
}

/// A counted vote.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CountJson {
    /// `carried`, `failed`, `carried-by-casting-vote`, `no-quorum`.
    verdict: &'static str,
    votes_for: usize,
    against: usize,
    abstained: usize,
    taking_part: usize,
    seats: usize,
}

impl From<Count> for CountJson {
    fn from(count: Count) -> Self {
        Self {
            verdict: count.verdict.code(),
            votes_for: count.votes_for,
            against: count.against,
            abstained: count.abstained,
            taking_part: count.taking_part,
            seats: count.seats,
        }
    }
}

/// A point of the agenda.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PointJson {
    id: Uuid,
    place: i64,
    title: String,
    proposal: Option<String>,
    heard: Option<String>,
    subject: Option<Uuid>,
    /// `announced`, `voting`, `decided`, `withdrawn`.
    status: &'static str,
    count: Option<CountJson>,
    version: i64,
}

impl From<Point> for PointJson {
    fn from(point: Point) -> Self {
        Self {
            id: point.id.0,
            place: point.place,
            title: point.title,
            proposal: point.proposal,
            heard: point.heard,
            subject: point.subject.map(|subject| subject.id),
            status: point.status.code(),
            count: point.count.map(Into::into),
            version: point.version,
        }
    }
}

/// A sitting.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SittingJson {
    id: Uuid,
    commission: Uuid,
    number: i64,
    day: String,
    clock: String,
    place: String,
    /// `called`, `open`, `closed`, `cancelled`.
    status: &'static str,
    /// Members present.
    present: Vec<Uuid>,
    /// Is there a quorum among those present, with the halves kept?
    quorum: bool,
    points: Vec<PointJson>,
    version: i64,
}

/// One sitting with who is present and its agenda.
#[utoipa::path(get, path = "/api/v1/sittings/{id}", operation_id = "sittings_read", tag = "commissions",
    params(("id" = Uuid, Path)), responses((status = 200, body = SittingJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
) -> Result<Json<SittingJson>, Stop> {
    let room = room(&site.db, &visitor.caller, id).await?;
    let present = room.gathering();
    Ok(Json(SittingJson {
        id: id.0,
        commission: room.commission.id.0,
        number: room.sitting.number,
        day: room.sitting.day.to_string(),
        clock: room.sitting.clock,
        place: room.sitting.place,
        status: room.sitting.status.code(),
        present: room.present.into_iter().map(|member| member.0).collect(),
        quorum: present.is_quorate() && present.is_halved(),
        points: room.points.into_iter().map(Into::into).collect(),
        version: room.sitting.version,
    }))
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct SittingActJson {
    version: i64,
    /// `open`, `close`, `cancel`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to cancel.
    #[serde(default)]
    reason: String,
}

/// Opens, closes or cancels a sitting.
#[utoipa::path(post, path = "/api/v1/sittings/{id}/acts", operation_id = "sittings_act", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = SittingActJson,
    responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
    Json(asked): Json<SittingActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who is present: every member named, nobody else.
#[derive(Deserialize, ToSchema)]
pub struct AttendanceJson {
    version: i64,
    #[schema(value_type = Vec<Uuid>)]
    present: Vec<MemberId>,
}

/// Marks who is present.
#[utoipa::path(put, path = "/api/v1/sittings/{id}/attendance", operation_id = "sittings_attend", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = AttendanceJson, responses((status = 204), (status = 409)))]
async fn attend(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
    Json(asked): Json<AttendanceJson>,
) -> Result<StatusCode, Stop> {
    actions::attend(&site.db, &visitor.caller, id, asked.version, &asked.present).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A new point, with the version of the sitting.
#[derive(Deserialize, ToSchema)]
pub struct NewPointJson {
    version: i64,
    point: PointForm,
}

/// Adds a point to the agenda.
#[utoipa::path(post, path = "/api/v1/sittings/{id}/points", operation_id = "sittings_add", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = NewPointJson,
    responses((status = 201, body = SittingMadeJson), (status = 409), (status = 422)))]
async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<SittingId>,
    Json(asked): Json<NewPointJson>,
) -> Result<(StatusCode, Json<SittingMadeJson>), Stop> {
    let point = actions::add(&site.db, &visitor.caller, id, asked.version, &asked.point).await?;
    Ok((StatusCode::CREATED, Json(SittingMadeJson { id: point.0 })))
}
