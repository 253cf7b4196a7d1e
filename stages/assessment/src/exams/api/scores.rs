//! Scores and signatures of an exam as JSON.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::Code;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::candidates::CandidateMovedJson;
use crate::candidates::rules::Marks;
use crate::candidates::{actions as candidates, store as candidate_store};
use crate::exams::{ACT, SCORE, actions};
use crate::room::Room;
use crate::{CandidateId, ExamId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&ACT, routes!(scores))
        .api(&SCORE, routes!(score))
        .api(&SCORE, routes!(code))
        .api(&SCORE, routes!(sign))
}

/// A score that the caller may see.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ScoreJson {
    candidate: Uuid,
    expert: Uuid,
    round: i64,
    /// Points by the criterion's number.
    #[schema(value_type = Object)]
    marks: Marks,
    /// Hundredths of a percent.
    theory: i64,
    /// Hundredths of a percent.
    work: i64,
}

/// The scores that the caller may see: an expert their own until all are in.
#[utoipa::path(get, path = "/api/v1/exams/{id}/scores", tag = "assessment", params(("id" = Uuid, Path)),
    responses((status = 200, body = [ScoreJson]), (status = 404)))]
async fn scores(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
) -> Result<Json<Vec<ScoreJson>>, Stop> {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    let seen = room.candidates.iter().flat_map(|of| room.visible(of, &visitor.caller));
    let json = |score: &candidate_store::Score| ScoreJson {
        candidate: score.candidate.0,
        expert: score.expert.0,
        round: score.round,
        marks: score.marks.clone(),
        theory: score.theory.0,
        work: score.work.0,
    };
    Ok(Json(seen.map(json).collect()))
}

/// Points by the criterion's number.
#[derive(Deserialize, ToSchema)]
pub struct MarksJson {
    #[schema(value_type = Object)]
    marks: Marks,
}

/// Scores a candidate by every criterion.
#[utoipa::path(put, path = "/api/v1/candidates/{id}/score", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = MarksJson, responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn score(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CandidateId>,
    Json(asked): Json<MarksJson>,
) -> Result<StatusCode, Stop> {
    let typed = asked.marks.into_iter().map(|(number, points)| (number, points.to_string())).collect();
    candidates::score(&site.db, &visitor.caller, id, &typed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The protocol that was read.
#[derive(Deserialize, ToSchema)]
pub struct ProtocolJson {
    /// SHA-256 of the protocol, as the exam tells it.
    paper: String,
}

/// How the code travels.
#[derive(Serialize, ToSchema)]
pub struct ProtocolCodeJson {
    /// The code itself in the demo; null elsewhere, where it goes by mail.
    code: Option<String>,
}

/// Sends a one-time code for signing exactly this protocol.
#[utoipa::path(post, path = "/api/v1/exams/{id}/code", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = ProtocolJson, responses((status = 200, body = ProtocolCodeJson), (status = 409)))]
async fn code(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<ProtocolJson>,
) -> Result<Json<ProtocolCodeJson>, Stop> {
    let code = actions::ask_code(&site.db, &site.key, &visitor.caller, id, &asked.paper).await?;
    Ok(Json(ProtocolCodeJson { code: site.demo.then(|| code.shown().to_owned()) }))
}

/// A signature.
#[derive(Deserialize, ToSchema)]
pub struct ProtocolSignJson {
    /// SHA-256 of the protocol that was read.
    paper: String,
    /// The six digits.
    code: String,
}

/// Signs exactly this protocol.
#[utoipa::path(post, path = "/api/v1/exams/{id}/signatures", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = ProtocolSignJson, responses((status = 200, body = CandidateMovedJson), (status = 409)))]
async fn sign(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<ProtocolSignJson>,
) -> Result<Json<CandidateMovedJson>, Stop> {
    let to = actions::sign(&site.db, &visitor.caller, id, &asked.paper, &asked.code).await?;
    Ok(Json(CandidateMovedJson::to(to.code())))
}
