//! Commissions as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, CommissionId, Names};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::rules::{CommissionForm, InterestForm, SeatForm};
use super::store::{self, Commission, Filter, Member};
use super::{KEEP, SEE, SIT, actions};
use crate::MemberId;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list))
        .api(&KEEP, routes!(plan))
        .api(&SEE, routes!(read))
        .api(&KEEP, routes!(edit))
        .api(&KEEP, routes!(act))
        .api(&KEEP, routes!(seat))
        .api(&KEEP, routes!(release))
        .api(&SIT, routes!(declare))
}

/// A title in three languages.
#[derive(Serialize, ToSchema)]
pub struct CommissionTitleJson {
    kk: String,
    ru: String,
    en: String,
}

impl From<Names> for CommissionTitleJson {
    fn from(Names { kk, ru, en }: Names) -> Self {
        Self { kk, ru, en }
    }
}

/// A seat.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct MemberJson {
    id: Uuid,
    person: Uuid,
    name: CommissionTitleJson,
    organisation: Uuid,
    /// `enterprise`, `third-party-university`, …
    side: &'static str,
    /// `chair`, `member`, `secretary`.
    duty: &'static str,
    from: String,
    until: Option<String>,
    /// `undeclared`, `clear`, `conflicted`.
    interest: &'static str,
}

impl From<Member> for MemberJson {
    fn from(one: Member) -> Self {
        Self {
            id: one.id.0,
            person: one.person.0,
            name: one.name.into(),
            organisation: one.seat.organisation.0,
            side: one.seat.side.code(),
            duty: one.seat.duty.code(),
            from: one.from.to_string(),
            until: one.until.map(|day| day.to_string()),
            interest: one.interest.code(),
        }
    }
}

/// A rule of composition and whether it holds.
#[derive(Serialize, ToSchema)]
pub struct CompositionCheckJson {
    rule: &'static str,
    source: String,
    holds: bool,
}

/// A commission.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CommissionJson {
    id: Uuid,
    /// `programme-examination`, …
    kind: &'static str,
    title: CommissionTitleJson,
    organisation: Uuid,
    /// What it decides about.
    subject: Option<Uuid>,
    subject_kind: Option<String>,
    host: Option<Uuid>,
    /// `two-thirds`, …
    quorum: &'static str,
    least: usize,
    halves: bool,
    casting: bool,
    /// `planned`, `formed`, `working`, `closed`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Commission> for CommissionJson {
    fn from(one: Commission) -> Self {
        let (subject, subject_kind) = one.subject.map(|subject| (subject.id, subject.kind)).unzip();
        Self {
            id: one.id.0,
            kind: one.rules.kind.code(),
            title: one.title.into(),
            organisation: one.organisation.0,
            subject,
            subject_kind,
            host: one.rules.host.map(|host| host.0),
            quorum: one.rules.quorum.code(),
            least: one.rules.least,
            halves: one.rules.halves,
            casting: one.rules.casting,
            status: one.status.code(),
            version: one.version,
        }
    }
}

/// A commission with its seats and what its composition keeps.
#[derive(Serialize, ToSchema)]
pub struct CommissionRecordJson {
    #[serde(flatten)]
    commission: CommissionJson,
    members: Vec<MemberJson>,
    checks: Vec<CompositionCheckJson>,
}

/// A page of commissions.
#[derive(Serialize, ToSchema)]
pub struct CommissionsJson {
    items: Vec<CommissionJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CommissionsQuery {
    /// Words in a title.
    #[serde(default)]
    q: String,
    /// Only this kind.
    kind: Option<String>,
    /// Only in this state.
    state: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Commissions by title, fifty a page.
#[utoipa::path(get, path = "/api/v1/commissions", operation_id = "commissions_list", tag = "commissions",
    params(CommissionsQuery), responses((status = 200, body = CommissionsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<CommissionsQuery>,
) -> Result<Json<CommissionsJson>, Stop> {
    let kind = query.kind.as_deref().and_then(Code::of);
    let status = query.state.as_deref().and_then(Status::of);
    let filter = Filter { kind, status, words: query.q };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(CommissionsJson { items, next: page.next.map(|after| after.token()) }))
}

/// A new thing's id.
#[derive(Serialize, ToSchema)]
pub struct CommissionMadeJson {
    id: Uuid,
}

/// Plans a commission.
#[utoipa::path(post, path = "/api/v1/commissions", operation_id = "commissions_plan", tag = "commissions",
    request_body = CommissionForm,
    responses((status = 201, body = CommissionMadeJson), (status = 422, description = "What is wrong, by field")))]
async fn plan(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<CommissionForm>,
) -> Result<(StatusCode, Json<CommissionMadeJson>), Stop> {
    let id = actions::plan(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(CommissionMadeJson { id: id.0 })))
}

/// One commission, its seats of today and what its composition keeps.
#[utoipa::path(get, path = "/api/v1/commissions/{id}", operation_id = "commissions_read", tag = "commissions",
    params(("id" = Uuid, Path)), responses((status = 200, body = CommissionRecordJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
) -> Result<Json<CommissionRecordJson>, Stop> {
    let commission = store::seen(&site.db, &visitor.caller, id).await?;
    let today = visitor.caller.today();
    let mut members = store::members(&site.db, id).await?;
    members.retain(|member| member.sits_on(today));
    let checks = actions::composition(commission.rules, &members, today).checks();
    let told = |(rule, holds): (&'static kernel::Rule, bool)| CompositionCheckJson {
        rule: rule.code,
        source: visitor.say.source(rule.source),
        holds,
    };
    let checks = checks.into_iter().map(told).collect();
    let members = members.into_iter().map(Into::into).collect();
    Ok(Json(CommissionRecordJson { commission: commission.into(), members, checks }))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct CommissionEditJson {
    version: i64,
    plan: CommissionForm,
}

/// Corrects a planned commission.
#[utoipa::path(put, path = "/api/v1/commissions/{id}", operation_id = "commissions_edit", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = CommissionEditJson,
    responses((status = 204), (status = 409, description = "Somebody changed it since")))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Json(asked): Json<CommissionEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, &asked.plan).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct CommissionActJson {
    version: i64,
    /// `form`, `revise`, `close`, `reopen`.
    #[schema(value_type = String)]
    act: Act,
    /// Why, where it is needed.
    #[serde(default)]
    reason: String,
}

/// Forms, revises, closes or reopens a commission.
#[utoipa::path(post, path = "/api/v1/commissions/{id}/acts", operation_id = "commissions_act", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = CommissionActJson,
    responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Json(asked): Json<CommissionActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A seat to be taken, with the version of the commission.
#[derive(Deserialize, ToSchema)]
pub struct SeatJson {
    version: i64,
    seat: SeatForm,
}

/// Gives somebody a seat.
#[utoipa::path(post, path = "/api/v1/commissions/{id}/members", operation_id = "commissions_seat", tag = "commissions",
    params(("id" = Uuid, Path)), request_body = SeatJson,
    responses((status = 201, body = CommissionMadeJson), (status = 409), (status = 422)))]
async fn seat(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Json(asked): Json<SeatJson>,
) -> Result<(StatusCode, Json<CommissionMadeJson>), Stop> {
    let member = actions::seat(&site.db, &visitor.caller, id, asked.version, &asked.seat).await?;
    Ok((StatusCode::CREATED, Json(CommissionMadeJson { id: member.0 })))
}

/// A release, with the version of the commission.
#[derive(Deserialize, ToSchema)]
pub struct ReleaseJson {
    version: i64,
    /// Why; needed once the commission is formed.
    #[serde(default)]
    reason: String,
}

/// Takes a seat from a member.
#[utoipa::path(post, path = "/api/v1/commissions/{id}/members/{member}/release", operation_id = "commissions_release",
    tag = "commissions", params(("id" = Uuid, Path), ("member" = Uuid, Path)), request_body = ReleaseJson,
    responses((status = 204), (status = 409)))]
async fn release(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, member)): Path<(CommissionId, MemberId)>,
    Json(asked): Json<ReleaseJson>,
) -> Result<StatusCode, Stop> {
    actions::release(&site.db, &visitor.caller, id, asked.version, member, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Declares the caller's own interest.
#[utoipa::path(put, path = "/api/v1/commissions/{id}/interest", operation_id = "commissions_declare",
    tag = "commissions", params(("id" = Uuid, Path)), request_body = InterestForm,
    responses((status = 204), (status = 403), (status = 422)))]
async fn declare(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CommissionId>,
    Json(form): Json<InterestForm>,
) -> Result<StatusCode, Stop> {
    actions::declare(&site.db, &visitor.caller, id, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}
