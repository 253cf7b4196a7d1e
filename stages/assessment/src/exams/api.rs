//! Exams as JSON: the same actions as the pages.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use db::After;
use kernel::{Code, CommissionId, Day, EnrolmentId};
use programmes::enrolments::GroupId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::pages::Pressing;
use super::rules::{CouncilForm, CriterionForm, ExamForm, FiguresForm};
use super::store::{self, Exam, Filter};
use super::{ACT, KEEP, SCORE, SEE, actions};
use crate::candidates::moves::Act as CandidateAct;
use crate::candidates::rules::Marks;
use crate::candidates::{actions as candidates, store as candidate_store};
use crate::permissions::ISSUE;
use crate::room::{Room, reads_result};
use crate::{CandidateId, ExamId};

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
        .api(&SEE, routes!(gateway))
        .api(&KEEP, routes!(propose))
        .api(&KEEP, routes!(debts))
        .api(&ACT, routes!(admit))
        .api(&ACT, routes!(act))
        .api(&ACT, routes!(act_on_candidate))
        .api(&ACT, routes!(scores))
        .api(&SCORE, routes!(score))
        .api(&SCORE, routes!(code))
        .api(&SCORE, routes!(sign))
        .api(&ISSUE, routes!(set_figures))
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
    use crate::candidates::moves::Status as Candidate;
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    let mut all = Vec::new();
    for of in candidate_store::seen(&site.db, &visitor.caller, id).await? {
        let waits = matches!(of.status, Candidate::Proposed | Candidate::NotAdmitted);
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

/// An act on a candidate.
#[derive(Deserialize, ToSchema)]
pub struct CandidateActJson {
    version: i64,
    /// `withdraw`, `miss`, `return`, `rescore`.
    #[schema(value_type = String)]
    act: CandidateAct,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// The state an act led to.
#[derive(Serialize, ToSchema)]
pub struct CandidateMovedJson {
    status: &'static str,
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
    Ok(Json(CandidateMovedJson { status: to.code() }))
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
    Ok(Json(CandidateMovedJson { status: to.code() }))
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
