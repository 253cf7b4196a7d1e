//! Follow-ups as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::Code;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::Act;
use super::rules::{AnswerForm, SettingForm};
use super::store::{self, Checkpoint, Chosen, Filter, Followup, FollowupId, State as Narrowed};
use super::{ACT, ANSWER, CONFIRM, OF_ONE_EMPLOYER, READ, RECORD, SET, actions};
use crate::consent;
use crate::employment::{Rate, rates};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&READ, routes!(list))
        .api(&ANSWER, routes!(my))
        .api(&READ, routes!(read))
        .api(&ANSWER, routes!(agree))
        .api(&ANSWER, routes!(answer))
        .api(&ANSWER, routes!(same))
        .api(&CONFIRM, routes!(to_confirm))
        .api(&ACT, routes!(act))
        .api(&RECORD, routes!(ask))
        .api(&SET, routes!(set))
        .api(&READ, routes!(employment))
}

/// One question of a follow-up. What the caller may not see is left out.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct QuestionJson {
    /// Months after graduation: 0, 6, 12, 24, 36.
    month: u32,
    due: String,
    /// `planned`, `asked`, `answered`, `confirmed`, `disputed`, `unreachable`, `stopped`.
    status: &'static str,
    activity: Option<&'static str>,
    employer: Option<Uuid>,
    employer_name: Option<String>,
    post: Option<String>,
    from: Option<String>,
    fits: Option<&'static str>,
    at_practice: Option<bool>,
    band: Option<&'static str>,
    answered: Option<String>,
    /// Send it back with an act; a stale one is answered 409.
    version: i64,
}

impl From<Checkpoint> for QuestionJson {
    fn from(one: Checkpoint) -> Self {
        Self {
            month: one.month,
            due: one.due.to_string(),
            status: one.status.code(),
            activity: one.activity.map(Code::code),
            employer: one.employer.map(|id| id.0),
            employer_name: one.employer_name,
            post: one.post,
            from: one.from.map(|day| day.to_string()),
            fits: one.fits.map(Code::code),
            at_practice: one.at_practice,
            band: one.band.map(Code::code),
            answered: one.answered.map(|day| day.to_string()),
            version: one.version,
        }
    }
}

/// The follow-up of a graduate.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FollowupJson {
    id: Uuid,
    /// None for those whom the name does not concern.
    name: Option<String>,
    code: String,
    university: Uuid,
    graduated: String,
    /// The enterprise of the practice.
    practice: Option<Uuid>,
    /// `unasked`, `given`, `refused`, `withdrawn`.
    consent: &'static str,
    consent_day: Option<String>,
    /// Send it back with a change of consent.
    version: i64,
    questions: Vec<QuestionJson>,
}

fn told(followup: Followup, questions: Vec<Checkpoint>) -> FollowupJson {
    FollowupJson {
        id: followup.id.0,
        name: followup.name.map(|name| name.kk),
        code: followup.code,
        university: followup.university.0,
        graduated: followup.graduated.to_string(),
        practice: followup.practice.map(|(id, _)| id.0),
        consent: followup.consent.code(),
        consent_day: followup.consent_day.map(|day| day.to_string()),
        version: followup.version,
        questions: questions.into_iter().map(Into::into).collect(),
    }
}

async fn with_questions(site: &Site, visitor: &Visitor, rows: Vec<Followup>) -> Result<Vec<FollowupJson>, Stop> {
    let ids: Vec<FollowupId> = rows.iter().map(|row| row.id).collect();
    let all = store::checkpoints(&site.db, &visitor.caller, &ids).await?;
    let of = |id: FollowupId| all.iter().filter(|one| one.followup == id).cloned().collect();
    Ok(rows.into_iter().map(|row| (of(row.id), row)).map(|(questions, row)| told(row, questions)).collect())
}

/// A page of follow-ups.
#[derive(Serialize, ToSchema)]
pub struct FollowupsJson {
    items: Vec<FollowupJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in a name, for those who see names.
    #[serde(default)]
    q: String,
    /// `consent`, `due`, `late`, `answered`, `confirmed`, `disputed`, `unreachable`.
    state: Option<String>,
    /// Months after graduation.
    month: Option<u32>,
    /// Year of graduation.
    year: Option<i64>,
    /// Code of the programme.
    #[serde(default)]
    code: String,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Graduates who are followed, fifty a page.
#[utoipa::path(get, path = "/api/v1/outlook/follow-ups", tag = "outlook", params(ListQuery),
    responses((status = 200, body = FollowupsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<FollowupsJson>, Stop> {
    let by = &visitor.caller;
    let filter = Filter {
        words: query.q,
        state: query.state.as_deref().and_then(Narrowed::of),
        month: query.month,
        year: query.year,
        code: query.code,
        setting: store::setting(&site.db, by.today()).await?,
        ..Filter::default()
    };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, by, &filter, after.as_ref()).await?;
    let next = page.next.as_ref().map(After::token);
    Ok(Json(FollowupsJson { items: with_questions(&site, &visitor, page.rows).await?, next }))
}

/// Graduates who say that they work for the caller's enterprise, with what they told of it.
#[utoipa::path(get, path = "/api/v1/outlook/confirm", tag = "outlook",
    responses((status = 200, body = Vec<FollowupJson>)))]
async fn to_confirm(State(site): State<Site>, visitor: Visitor) -> Result<Json<Vec<FollowupJson>>, Stop> {
    let rows = store::list(&site.db, &visitor.caller, &Filter::default(), None, OF_ONE_EMPLOYER).await?;
    Ok(Json(with_questions(&site, &visitor, rows).await?))
}

/// The caller's own follow-ups.
#[utoipa::path(get, path = "/api/v1/outlook/my", tag = "outlook", responses((status = 200, body = Vec<FollowupJson>)))]
async fn my(State(site): State<Site>, visitor: Visitor) -> Result<Json<Vec<FollowupJson>>, Stop> {
    let own = store::own(&site.db, &visitor.caller).await?;
    Ok(Json(with_questions(&site, &visitor, own).await?))
}

/// One follow-up.
#[utoipa::path(get, path = "/api/v1/outlook/follow-ups/{id}", tag = "outlook", params(("id" = Uuid, Path)),
    responses((status = 200, body = FollowupJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FollowupId>,
) -> Result<Json<FollowupJson>, Stop> {
    let followup = store::load(&site.db, &visitor.caller, id).await?;
    let questions = store::checkpoints(&site.db, &visitor.caller, &[id]).await?;
    Ok(Json(told(followup, questions)))
}

/// A change of consent.
#[derive(Deserialize, ToSchema)]
pub struct ConsentJson {
    version: i64,
    /// `give`, `refuse`, `withdraw`.
    #[schema(value_type = String)]
    act: consent::Act,
    /// The paper it stands on, when somebody else writes it down.
    #[serde(default)]
    paper: String,
}

/// Gives, refuses or withdraws consent.
#[utoipa::path(post, path = "/api/v1/outlook/follow-ups/{id}/consent", tag = "outlook", params(("id" = Uuid, Path)),
    request_body = ConsentJson, responses((status = 204), (status = 409), (status = 422)))]
async fn agree(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FollowupId>,
    Json(asked): Json<ConsentJson>,
) -> Result<StatusCode, Stop> {
    actions::consent(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.paper).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An answer, with the version of the question it answers.
#[derive(Deserialize, ToSchema)]
pub struct AnswerJson {
    version: i64,
    answer: AnswerForm,
}

/// Answers a question, or corrects the answer.
#[utoipa::path(put, path = "/api/v1/outlook/follow-ups/{id}/questions/{month}", tag = "outlook",
    params(("id" = Uuid, Path), ("month" = u32, Path)), request_body = AnswerJson,
    responses((status = 204), (status = 409), (status = 422, description = "What is wrong, by field")))]
async fn answer(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
    Json(asked): Json<AnswerJson>,
) -> Result<StatusCode, Stop> {
    actions::answer(&site.db, &visitor.caller, id, month, asked.version, &asked.answer).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The version of a question.
#[derive(Deserialize, ToSchema)]
pub struct VersionJson {
    version: i64,
}

/// Nothing has changed since the answer before.
#[utoipa::path(post, path = "/api/v1/outlook/follow-ups/{id}/questions/{month}/same", tag = "outlook",
    params(("id" = Uuid, Path), ("month" = u32, Path)), request_body = VersionJson,
    responses((status = 204), (status = 409)))]
async fn same(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
    Json(asked): Json<VersionJson>,
) -> Result<StatusCode, Stop> {
    actions::same(&site.db, &visitor.caller, id, month, asked.version).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct ActJson {
    version: i64,
    /// `ask`, `give-up`, `confirm`, `dispute`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to give up and to dispute.
    #[serde(default)]
    reason: String,
}

/// Asks, gives up, confirms or disputes.
#[utoipa::path(post, path = "/api/v1/outlook/follow-ups/{id}/questions/{month}/acts", tag = "outlook",
    params(("id" = Uuid, Path), ("month" = u32, Path)), request_body = ActJson,
    responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, month)): Path<(FollowupId, u32)>,
    Json(asked): Json<ActJson>,
) -> Result<StatusCode, Stop> {
    let ActJson { version, act, reason } = asked;
    actions::act(&site.db, &visitor.caller, id, month, version, act, &reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many were asked.
#[derive(Serialize, ToSchema)]
pub struct AskedJson {
    asked: usize,
}

/// Asks everybody whose question is due and who agreed.
#[utoipa::path(post, path = "/api/v1/outlook/ask", tag = "outlook", responses((status = 200, body = AskedJson)))]
async fn ask(State(site): State<Site>, visitor: Visitor) -> Result<Json<AskedJson>, Stop> {
    Ok(Json(AskedJson { asked: actions::ask_due(&site.db, &visitor.caller).await? }))
}

/// Sets how long details are kept and when a question is late, from a day on.
#[utoipa::path(post, path = "/api/v1/outlook/settings", tag = "outlook", request_body = SettingForm,
    responses((status = 204), (status = 422)))]
async fn set(State(site): State<Site>, visitor: Visitor, Json(form): Json<SettingForm>) -> Result<StatusCode, Stop> {
    actions::set(&site.db, &visitor.caller, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which graduates are added up.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EmploymentQuery {
    /// Year of graduation.
    year: Option<i64>,
    /// Code of the programme.
    code: Option<String>,
}

/// Employment at the five checkpoints within the caller's reach, with intervals and weights.
#[utoipa::path(get, path = "/api/v1/outlook/employment", tag = "outlook", params(EmploymentQuery),
    responses((status = 200, body = Vec<Rate>)))]
async fn employment(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<EmploymentQuery>,
) -> Result<Json<Vec<Rate>>, Stop> {
    let chosen = Chosen { region: None, year: query.year, code: query.code };
    let strata = store::strata(&site.db, &visitor.caller, &chosen).await?;
    Ok(Json(rates(&strata)))
}
