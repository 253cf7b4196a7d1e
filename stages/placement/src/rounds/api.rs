//! Rounds as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, Failure, WorkplaceId};
use programmes::enrolments::GroupId;
use registry::organisations::api::{MadeJson, NamesJson};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::{Act, Status};
use super::rules::{RoundForm, StudentForm};
use super::store::{self, Filter, Round, RoundId, SeatId, StudentId};
use super::{LEAD, SEE, TAKE_PART, actions, reading};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list_rounds))
        .api(&LEAD, routes!(open_round))
        .api(&SEE, routes!(read_round))
        .api(&LEAD, routes!(edit_round))
        .api(&LEAD, routes!(act_on_round))
        .api(&SEE, routes!(read_sides))
        .api(&LEAD, routes!(include_students))
        .api(&LEAD, routes!(include_group))
        .api(&LEAD, routes!(exclude_student))
        .api(&TAKE_PART, routes!(bring_workplace))
        .api(&TAKE_PART, routes!(take_back_workplace))
        .api(&TAKE_PART, routes!(wish))
        .api(&TAKE_PART, routes!(rank))
        .api(&LEAD, routes!(pin))
        .api(&SEE, routes!(why))
}

/// A placement round.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RoundJson {
    id: Uuid,
    name: NamesJson,
    region: Uuid,
    university: Option<Uuid>,
    from: String,
    until: String,
    wishes_due: String,
    rankings_due: String,
    /// The seed of the lottery between equals.
    seed: i64,
    /// `collecting`, `ranking`, `allocated`, `published`, `closed`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Round> for RoundJson {
    fn from(one: Round) -> Self {
        Self {
            id: one.id.0,
            name: one.name.into(),
            region: one.region.0,
            university: one.university.map(|id| id.0),
            from: one.period.from.to_string(),
            until: one.period.until.to_string(),
            wishes_due: one.wishes_due.to_string(),
            rankings_due: one.rankings_due.to_string(),
            seed: one.seed,
            status: one.status.code(),
            version: one.version,
        }
    }
}

/// A page of rounds.
#[derive(Serialize, ToSchema)]
pub struct RoundsJson {
    items: Vec<RoundJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoundQuery {
    /// Words in a name.
    #[serde(default)]
    q: String,
    /// Only those in this state.
    status: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Rounds of the caller's scope, the earliest period first, fifty a page.
#[utoipa::path(get, path = "/api/v1/placement-rounds", tag = "placement", params(RoundQuery),
    responses((status = 200, body = RoundsJson)))]
async fn list_rounds(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<RoundQuery>,
) -> Result<Json<RoundsJson>, Stop> {
    let filter = Filter { words: query.q, status: query.status.as_deref().and_then(Status::of), region: None };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(RoundsJson { items, next: page.next.map(|after| after.token()) }))
}

/// Opens a round.
#[utoipa::path(post, path = "/api/v1/placement-rounds", tag = "placement", request_body = RoundForm,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn open_round(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<RoundForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::open(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// One round.
#[utoipa::path(get, path = "/api/v1/placement-rounds/{id}", tag = "placement", params(("id" = Uuid, Path)),
    responses((status = 200, body = RoundJson), (status = 404)))]
async fn read_round(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
) -> Result<Json<RoundJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct EditRoundJson {
    version: i64,
    entry: RoundForm,
}

/// Corrects a round while wishes are collected.
#[utoipa::path(put, path = "/api/v1/placement-rounds/{id}", tag = "placement", params(("id" = Uuid, Path)),
    request_body = EditRoundJson, responses((status = 204), (status = 409, description = "Somebody changed it since")))]
async fn edit_round(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Json(edit): Json<EditRoundJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct RoundActJson {
    version: i64,
    /// `collect`, `allocate`, `publish`, `reopen` or `close`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to reopen, and to close before publishing.
    #[serde(default)]
    reason: String,
}

/// Moves a round on: ends the wishes, allocates, publishes, goes a step back, closes.
#[utoipa::path(post, path = "/api/v1/placement-rounds/{id}/acts", tag = "placement", params(("id" = Uuid, Path)),
    request_body = RoundActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act_on_round(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Json(asked): Json<RoundActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Both sides of a round, as far as the caller may see them.
#[utoipa::path(get, path = "/api/v1/placement-rounds/{id}/sides", tag = "placement", params(("id" = Uuid, Path)),
    responses((status = 200, body = reading::SidesJson), (status = 404)))]
async fn read_sides(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
) -> Result<Json<reading::SidesJson>, Stop> {
    Ok(Json(reading::sides(&site.db, &visitor.caller, id).await?))
}

/// Brings students in.
#[utoipa::path(post, path = "/api/v1/placement-rounds/{id}/students", tag = "placement", params(("id" = Uuid, Path)),
    request_body = Vec<StudentForm>, responses((status = 204), (status = 409), (status = 422)))]
async fn include_students(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Json(students): Json<Vec<StudentForm>>,
) -> Result<StatusCode, Stop> {
    actions::include(&site.db, &visitor.caller, id, &students).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A group of students.
#[derive(Deserialize, ToSchema)]
pub struct GroupJson {
    group: Uuid,
}

/// Brings everybody who studies in a group.
#[utoipa::path(post, path = "/api/v1/placement-rounds/{id}/groups", tag = "placement", params(("id" = Uuid, Path)),
    request_body = GroupJson, responses((status = 204), (status = 404), (status = 409)))]
async fn include_group(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Json(sent): Json<GroupJson>,
) -> Result<StatusCode, Stop> {
    actions::include_group(&site.db, &visitor.caller, id, GroupId(sent.group)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a student out.
#[utoipa::path(delete, path = "/api/v1/placement-rounds/{id}/students/{student}", tag = "placement",
    params(("id" = Uuid, Path), ("student" = Uuid, Path)), responses((status = 204), (status = 404), (status = 409)))]
async fn exclude_student(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, student)): Path<(RoundId, StudentId)>,
) -> Result<StatusCode, Stop> {
    actions::exclude(&site.db, &visitor.caller, id, student).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A workplace with its seats.
#[derive(Deserialize, ToSchema)]
pub struct BringJson {
    workplace: Uuid,
    seats: i64,
}

/// Brings a workplace in.
#[utoipa::path(post, path = "/api/v1/placement-rounds/{id}/workplaces", tag = "placement", params(("id" = Uuid, Path)),
    request_body = BringJson, responses((status = 201, body = MadeJson), (status = 409)))]
async fn bring_workplace(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Json(brought): Json<BringJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let workplace = WorkplaceId(brought.workplace);
    let seat = actions::bring(&site.db, &visitor.caller, id, workplace, brought.seats).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(seat))))
}

/// Takes a workplace out.
#[utoipa::path(delete, path = "/api/v1/placement-rounds/{id}/workplaces/{seat}", tag = "placement",
    params(("id" = Uuid, Path), ("seat" = Uuid, Path)), responses((status = 204), (status = 404), (status = 409)))]
async fn take_back_workplace(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, seat)): Path<(RoundId, SeatId)>,
) -> Result<StatusCode, Stop> {
    actions::take_back(&site.db, &visitor.caller, id, seat).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The wishes of the student who asks.
#[derive(Deserialize, ToSchema)]
pub struct WishesJson {
    /// The version of the student's row.
    version: i64,
    /// Rows of workplaces in the round, best first.
    wishes: Vec<Uuid>,
}

/// Ranks workplaces for the student who asks.
#[utoipa::path(put, path = "/api/v1/placement-rounds/{id}/wishes", tag = "placement", params(("id" = Uuid, Path)),
    request_body = WishesJson, responses((status = 204), (status = 409), (status = 422)))]
async fn wish(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Json(sent): Json<WishesJson>,
) -> Result<StatusCode, Stop> {
    let wishes: Vec<SeatId> = sent.wishes.into_iter().map(SeatId).collect();
    actions::wish(&site.db, &visitor.caller, id, sent.version, &wishes).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The ranking of a workplace.
#[derive(Deserialize, ToSchema)]
pub struct RankingJson {
    /// The version of the workplace's row.
    version: i64,
    /// Rows of students in the round, best first, in groups of equals.
    ranking: Vec<Vec<Uuid>>,
}

/// Ranks the students who wish to come.
#[utoipa::path(put, path = "/api/v1/placement-rounds/{id}/workplaces/{seat}/ranking", tag = "placement",
    params(("id" = Uuid, Path), ("seat" = Uuid, Path)), request_body = RankingJson,
    responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn rank(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, seat)): Path<(RoundId, SeatId)>,
    Json(sent): Json<RankingJson>,
) -> Result<StatusCode, Stop> {
    let ranking: Vec<Vec<StudentId>> =
        sent.ranking.into_iter().map(|group| group.into_iter().map(StudentId).collect()).collect();
    actions::rank(&site.db, &visitor.caller, id, seat, sent.version, &ranking).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Where a student is settled.
#[derive(Deserialize, ToSchema)]
pub struct PinJson {
    /// The version of the student's row.
    version: i64,
    /// The row of a workplace in the round; none lets go.
    seat: Option<Uuid>,
    /// Why.
    reason: String,
}

/// Settles a student beforehand, or lets them go.
#[utoipa::path(put, path = "/api/v1/placement-rounds/{id}/students/{student}/pin", tag = "placement",
    params(("id" = Uuid, Path), ("student" = Uuid, Path)), request_body = PinJson,
    responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn pin(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, student)): Path<(RoundId, StudentId)>,
    Json(sent): Json<PinJson>,
) -> Result<StatusCode, Stop> {
    let row = (student, sent.version);
    actions::pin(&site.db, &visitor.caller, id, row, sent.seat.map(SeatId), &sent.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a student has this place and no other.
#[utoipa::path(get, path = "/api/v1/placement-rounds/{id}/students/{student}/why", tag = "placement",
    params(("id" = Uuid, Path), ("student" = Uuid, Path)), responses((status = 200, body = reading::WhyJson), (status = 404)))]
async fn why(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, student)): Path<(RoundId, StudentId)>,
) -> Result<Json<reading::WhyJson>, Stop> {
    reading::why(&site.db, &visitor, id, student).await?.map(Json).ok_or_else(|| Failure::Missing.into())
}
