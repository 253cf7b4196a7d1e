//! The diary and attendance.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Code, Day, Failure, Hours};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use web::{Doors, Site, Stop, Visitor};

use super::{ActJson, MovedJson};
use crate::attendance::rules::Mark;
use crate::attendance::{Marking, Presence, actions as attendance};
use crate::diary::moves::Act;
use crate::diary::store::{self, Week};
use crate::diary::{WeekForm, actions};
use crate::permissions::{MENTOR, READ, WEEK, WRITE};
use crate::{PracticeId, practices};

pub fn doors() -> Doors {
    Doors::new()
        .api(&READ, routes!(list))
        .api(&READ, routes!(read))
        .api(&WRITE, routes!(write))
        .api(&WEEK, routes!(act))
        .api(&MENTOR, routes!(mark))
        .api(&MENTOR, routes!(all_present))
}

/// A day as the mentor marked it.
#[derive(Serialize, ToSchema)]
pub struct MarkJson {
    #[schema(value_type = String)]
    day: Day,
    /// `present`, `late`, `excused`, `unexcused`, `sick`.
    presence: &'static str,
    /// Minutes.
    minutes: i64,
}

impl From<&Mark> for MarkJson {
    fn from(mark: &Mark) -> Self {
        Self { day: mark.day, presence: mark.presence.code(), minutes: mark.time.0 }
    }
}

/// A week of the diary.
#[derive(Serialize, ToSchema)]
pub struct WeekJson {
    #[schema(value_type = String)]
    monday: Day,
    /// `open`, `submitted`, `returned`, `countersigned`, `locked`.
    status: &'static str,
    written: WeekForm,
    attendance: Vec<MarkJson>,
    /// Why it was sent back last.
    returned: Option<String>,
    /// Minutes written.
    hours: i64,
    /// Minutes that count.
    confirmed: i64,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Week> for WeekJson {
    fn from(week: Week) -> Self {
        Self {
            monday: week.monday,
            status: week.status.code(),
            written: week.written.form(),
            attendance: week.marks.iter().map(MarkJson::from).collect(),
            returned: week.returned,
            hours: week.hours.0,
            confirmed: week.confirmed.0,
            version: week.version,
        }
    }
}

/// The weeks of a practice, the first one first.
#[utoipa::path(get, path = "/api/v1/practices/{id}/weeks", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, body = Vec<WeekJson>), (status = 404)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
) -> Result<Json<Vec<WeekJson>>, Stop> {
    practices::store::load(&site.db, &visitor.caller, id).await?;
    let all = store::of_practice(&site.db, id).await?;
    Ok(Json(all.into_iter().map(Into::into).collect()))
}

/// One week by its Monday.
#[utoipa::path(get, path = "/api/v1/practices/{id}/weeks/{monday}", tag = "practice",
    params(("id" = Uuid, Path), ("monday" = String, Path)),
    responses((status = 200, body = WeekJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, monday)): Path<(PracticeId, Day)>,
) -> Result<Json<WeekJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id, monday).await?.into()))
}

/// What was written, with the version it changes.
#[derive(Deserialize, ToSchema)]
pub struct WriteJson {
    version: i64,
    written: WeekForm,
}

/// Writes a week; a mark that it had is cleared.
#[utoipa::path(put, path = "/api/v1/practices/{id}/weeks/{monday}", tag = "practice",
    params(("id" = Uuid, Path), ("monday" = String, Path)), request_body = WriteJson,
    responses((status = 200, body = MovedJson), (status = 409), (status = 422)))]
async fn write(
    State(site): State<Site>,
    visitor: Visitor,
    Path(which): Path<(PracticeId, Day)>,
    Json(asked): Json<WriteJson>,
) -> Result<Json<MovedJson>, Stop> {
    let to = actions::write(&site.db, &visitor.caller, which, asked.version, &asked.written).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// Sends a week in, countersigns it, sends it back, locks it: `submit`, `countersign`, `return`, `lock`, `pass`.
#[utoipa::path(post, path = "/api/v1/practices/{id}/weeks/{monday}/acts/{act}", tag = "practice",
    params(("id" = Uuid, Path), ("monday" = String, Path), ("act" = String, Path)), request_body = ActJson,
    responses((status = 200, body = MovedJson), (status = 409), (status = 422)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, monday, act)): Path<(PracticeId, Day, String)>,
    Json(asked): Json<ActJson>,
) -> Result<Json<MovedJson>, Stop> {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    let to = actions::act(&site.db, &visitor.caller, (id, monday), asked.version, act, &asked.reason).await?;
    Ok(Json(MovedJson { status: to.code() }))
}

/// A day to mark.
#[derive(Deserialize, ToSchema)]
pub struct DayJson {
    #[schema(value_type = String)]
    day: Day,
    /// `present`, `late`, `excused`, `unexcused`, `sick`.
    #[schema(value_type = String)]
    presence: Presence,
    /// Minutes; a day's work by the contract when left out.
    minutes: Option<i64>,
}

/// Marks days of a trainee.
#[utoipa::path(post, path = "/api/v1/practices/{id}/attendance", tag = "practice", params(("id" = Uuid, Path)),
    request_body = Vec<DayJson>, responses((status = 204), (status = 409), (status = 422)))]
async fn mark(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Json(asked): Json<Vec<DayJson>>,
) -> Result<StatusCode, Stop> {
    let marking = |one: &DayJson| Marking { day: one.day, presence: one.presence, time: one.minutes.map(Hours) };
    let days: Vec<Marking> = asked.iter().map(marking).collect();
    attendance::mark(&site.db, &visitor.caller, id, &days).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How many were marked.
#[derive(Serialize, ToSchema)]
pub struct MarkedJson {
    marked: usize,
}

/// Marks everybody present today who has no mark yet and is led by the caller.
#[utoipa::path(post, path = "/api/v1/practices/present-today", tag = "practice",
    responses((status = 200, body = MarkedJson)))]
async fn all_present(State(site): State<Site>, visitor: Visitor) -> Result<Json<MarkedJson>, Stop> {
    let marked = attendance::all_present(&site.db, &visitor.caller).await?;
    Ok(Json(MarkedJson { marked }))
}
