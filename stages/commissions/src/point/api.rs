//! Points of the agenda as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use web::{Doors, Site, Stop, Visitor};

use super::actions;
use super::moves::Act;
use super::rules::{BallotForm, PointForm};
use crate::PointId;
use crate::commission::SIT;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&SIT, routes!(word)).api(&SIT, routes!(act)).api(&SIT, routes!(vote)).api(&SIT, routes!(dissent))
}

/// New words, with the version they correct.
#[derive(Deserialize, ToSchema)]
pub struct PointWordsJson {
    version: i64,
    words: PointForm,
}

/// Corrects the words of a point before it is put to the vote.
#[utoipa::path(put, path = "/api/v1/points/{id}", operation_id = "points_word", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = PointWordsJson,
    responses((status = 204), (status = 409), (status = 422)))]
async fn word(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Json(asked): Json<PointWordsJson>,
) -> Result<StatusCode, Stop> {
    actions::word(&site.db, &visitor.caller, id, asked.version, &asked.words).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct PointActJson {
    /// Not looked at when votes are counted: they come in meanwhile.
    #[serde(default)]
    version: i64,
    /// `put`, `count`, `withdraw`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to withdraw.
    #[serde(default)]
    reason: String,
}

/// Puts a point to the vote, counts the votes, or withdraws it.
#[utoipa::path(post, path = "/api/v1/points/{id}/acts", operation_id = "points_act", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = PointActJson,
    responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Json(asked): Json<PointActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The caller's own vote; it may be changed until the votes are counted.
#[utoipa::path(put, path = "/api/v1/points/{id}/vote", operation_id = "points_vote", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = BallotForm,
    responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn vote(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Json(ballot): Json<BallotForm>,
) -> Result<StatusCode, Stop> {
    actions::vote(&site.db, &visitor.caller, id, &ballot).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A dissenting opinion.
#[derive(Deserialize, ToSchema)]
pub struct DissentJson {
    opinion: String,
}

/// Adds the caller's dissenting opinion to their vote.
#[utoipa::path(put, path = "/api/v1/points/{id}/dissent", operation_id = "points_dissent", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = DissentJson,
    responses((status = 204), (status = 403), (status = 409)))]
async fn dissent(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PointId>,
    Json(asked): Json<DissentJson>,
) -> Result<StatusCode, Stop> {
    actions::dissent(&site.db, &visitor.caller, id, &asked.opinion).await?;
    Ok(StatusCode::NO_CONTENT)
}
