//! The candidates of an exam as JSON: the gateway, the council's decision, what becomes of each.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Code, EnrolmentId};
use programmes::enrolments::GroupId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use crate::candidates::moves::{Act, Status};
use crate::candidates::{actions as candidates, store};
use crate::exams::rules::CouncilForm;
use crate::exams::{ACT, KEEP, SEE, actions};
use crate::room::{Room, reads_result};
use crate::{CandidateId, ExamId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(gateway))
        .api(&KEEP, routes!(propose))
        .api(&KEEP, routes!(debts))
        .api(&ACT, routes!(admit))
        .api(&ACT, routes!(act_on_candidate))
}

/// A candidate at the gateway.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CandidateJson {
    id: Uuid,
    person: Uuid,
    enrolment: Uuid,
    /// `proposed`, `admitted`, `not-admitted`, `withdrawn`, `absent`, `passed`, `failed`.
    status: &'static str,
    debts: Option<i64>,
    /// The codes of what stands in the way, while the council has not admitted.
    obstacles: Vec<&'static str>,
    /// Whole percent, once the exam is settled.
    percent: Option<i64>,
    version: i64,
}

/// The candidates within reach with what stands in the way of each.
#[utoipa::path(get, path = "/api/v1/exams/{id}/candidates", tag = "assessment", params(("id" = Uuid, Path)),
    responses((status = 200, body = [CandidateJson]), (status = 404)))]
async fn gateway(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
) -> Result<Json<Vec<CandidateJson>>, Stop> {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    let mut all = Vec::new();
    for of in store::seen(&site.db, &visitor.caller, id).await? {
        let waits = matches!(of.status, Status::Proposed | Status::NotAdmitted);
        let obstacles = if waits { candidates::obstacles(&site.db, &room, &of).await? } else { Vec::new() };
        all.push(CandidateJson {
            id: of.id.0,
            person: of.person.0,
            enrolment: of.enrolment.0,
            status: of.status.code(),
            debts: of.debts,
            obstacles: obstacles.iter().map(|one| one.rule.code).collect(),
            percent: of.result.filter(|_| reads_result(&visitor.caller, &of)).map(|result| result.percent),
            version: of.version,
        });
    }
    Ok(Json(all))
}

/// Who is proposed.
#[derive(Deserialize, ToSchema)]
#[serde(default)]
#[derive(Default)]
pub struct ProposeJson {
    groups: Vec<Uuid>,
    enrolments: Vec<Uuid>,
}

/// How many were added.
#[derive(Serialize, ToSchema)]
pub struct AddedJson {
    added: usize,
}

/// Proposes students: groups whole, and single enrolments.
#[utoipa::path(post, path = "/api/v1/exams/{id}/candidates", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = ProposeJson, responses((status = 200, body = AddedJson), (status = 409), (status = 422)))]
async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<ProposeJson>,
) -> Result<Json<AddedJson>, Stop> {
    let groups: Vec<GroupId> = asked.groups.into_iter().map(GroupId).collect();
    let single: Vec<EnrolmentId> = asked.enrolments.into_iter().map(EnrolmentId).collect();
    let added = candidates::propose(&site.db, &visitor.caller, id, &groups, &single).await?;
    Ok(Json(AddedJson { added }))
}

/// Academic debts by candidate.
#[derive(Deserialize, ToSchema)]
pub struct DebtsJson {
    /// How many, by the candidate's id.
    #[schema(value_type = Object)]
    debts: BTreeMap<Uuid, u32>,
}

/// Enters academic debts.
#[utoipa::path(put, path = "/api/v1/exams/{id}/debts", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = DebtsJson, responses((status = 204), (status = 404)))]
async fn debts(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<DebtsJson>,
) -> Result<StatusCode, Stop> {
    let debts = asked.debts.into_iter().map(|(of, count)| (CandidateId(of), count.into())).collect();
    candidates::enter_debts(&site.db, &visitor.caller, id, &debts).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The council's decision, with the version of the exam.
#[derive(Deserialize, ToSchema)]
pub struct AdmitJson {
    version: i64,
    #[serde(flatten)]
    council: CouncilForm,
}

/// How many were admitted, how many not.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AdmittedJson {
    admitted: usize,
    not_admitted: usize,
}

/// The expanded council decides on admission.
#[utoipa::path(post, path = "/api/v1/exams/{id}/admission", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = AdmitJson, responses((status = 200, body = AdmittedJson), (status = 409), (status = 422)))]
async fn admit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
    Json(asked): Json<AdmitJson>,
) -> Result<Json<AdmittedJson>, Stop> {
    let (admitted, not_admitted) = actions::admit(&site.db, &visitor.caller, id, asked.version, &asked.council).await?;
    Ok(Json(AdmittedJson { admitted, not_admitted }))
}

/// An act on a candidate.
#[derive(Deserialize, ToSchema)]
pub struct CandidateActJson {
    version: i64,
    /// `withdraw`, `miss`, `return`, `rescore`.
    #[schema(value_type = String)]
    act: Act,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// The state an act led to.
#[derive(Serialize, ToSchema)]
pub struct CandidateMovedJson {
    status: &'static str,
}

impl CandidateMovedJson {
    /// That state.
    pub fn to(status: &'static str) -> Self {
        Self { status }
    }
}

/// Withdraws a candidate, marks them absent or present again, or has the experts score again.
#[utoipa::path(post, path = "/api/v1/candidates/{id}/acts", tag = "assessment", params(("id" = Uuid, Path)),
    request_body = CandidateActJson, responses((status = 200, body = CandidateMovedJson), (status = 409)))]
async fn act_on_candidate(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CandidateId>,
    Json(asked): Json<CandidateActJson>,
) -> Result<Json<CandidateMovedJson>, Stop> {
    let to = candidates::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(Json(CandidateMovedJson::to(to.code())))
}
