//! Individual plans.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{Code, Failure};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::{ActJson, MovedJson};
use crate::permissions::{PLAN, READ};
use crate::plan::actions::{self, Edit};
use crate::plan::moves::Act;
use crate::plan::{TaskForm, store};
use crate::{PracticeId, TaskId, practices};

pub fn doors() -> Doors {
    Doors::new()
        .api(&READ, routes!(read))
        .api(&PLAN, routes!(add))
        .api(&PLAN, routes!(change))
        .api(&PLAN, routes!(strike))
        .api(&PLAN, routes!(copy))
        .api(&PLAN, routes!(act))
}

/// A task of a plan.
#[derive(Serialize, ToSchema)]
pub struct TaskJson {
    id: Uuid,
    #[serde(flatten)]
    task: TaskForm,
}

/// A finding of the rules.
#[derive(Serialize, ToSchema)]
pub struct FindingJson {
    code: &'static str,
    /// Does it block agreement?
    blocks: bool,
    /// In the caller's language.
    message: String,
}

/// An individual plan.
#[derive(Serialize, ToSchema)]
pub struct PlanJson {
    /// `drafted`, `agreed-by-mentor`, `agreed-by-university`, `in-force`.
    status: &'static str,
    tasks: Vec<TaskJson>,
    findings: Vec<FindingJson>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

/// The individual plan of a practice, with what the rules say of it.
#[utoipa::path(get, path = "/api/v1/practices/{id}/plan", tag = "practice", params(("id" = Uuid, Path)),
    responses((status = 200, body = PlanJson), (status = 404)))]
async fn read(State(site): State<Site>, visitor: Visitor, Path(id): Path<PracticeId>) -> Result<Json<PlanJson>, Stop> {
    let practice = practices::store::load(&site.db, &visitor.caller, id).await?;
    let standing = actions::standing(&site.db, &visitor.caller, &practice).await?;
    let task = |one: &store::Task| TaskJson { id: one.id.0, task: one.entry.form() };
    let finding = |one: &agreements::rules::Finding| FindingJson {
        code: one.refusal.rule.code,
        blocks: one.weight == agreements::rules::Weight::Blocks,
        message: visitor.say.refusal(&one.refusal),
    };
    Ok(Json(PlanJson {
        status: standing.plan.status.code(),
        tasks: standing.tasks.iter().map(task).collect(),
        findings: standing.findings.iter().map(finding).collect(),
        version: standing.plan.version,
    }))
}

/// New tasks, with the version of the plan they change.
#[derive(Deserialize, ToSchema)]
pub struct AddJson {
    version: i64,
    tasks: Vec<TaskForm>,
}

/// Writes tasks into the plan; agreements are cleared.
#[utoipa::path(post, path = "/api/v1/practices/{id}/plan/tasks", tag = "practice", params(("id" = Uuid, Path)),
    request_body = AddJson, responses((status = 204), (status = 409), (status = 422)))]
async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Json(asked): Json<AddJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, Edit::Add(&asked.tasks)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A changed task, with the version of the plan it changes.
#[derive(Deserialize, ToSchema)]
pub struct ChangeJson {
    version: i64,
    task: TaskForm,
}

/// Changes a task.
#[utoipa::path(put, path = "/api/v1/practices/{id}/plan/tasks/{task}", tag = "practice",
    params(("id" = Uuid, Path), ("task" = Uuid, Path)), request_body = ChangeJson,
    responses((status = 204), (status = 409), (status = 422)))]
async fn change(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, task)): Path<(PracticeId, TaskId)>,
    Json(asked): Json<ChangeJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, Edit::Change(task, &asked.task)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Strikes a task out.
#[utoipa::path(post, path = "/api/v1/practices/{id}/plan/tasks/{task}/strike", tag = "practice",
    params(("id" = Uuid, Path), ("task" = Uuid, Path)), request_body = ActJson,
    responses((status = 204), (status = 409)))]
async fn strike(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, task)): Path<(PracticeId, TaskId)>,
    Json(asked): Json<ActJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, asked.version, Edit::Strike(task)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// From which practice the tasks are taken over.
#[derive(Deserialize, ToSchema)]
pub struct CopyJson {
    version: i64,
    from: Uuid,
}

/// Takes over the tasks of another practice within reach, week by week.
#[utoipa::path(post, path = "/api/v1/practices/{id}/plan/copy", tag = "practice", params(("id" = Uuid, Path)),
    request_body = CopyJson, responses((status = 204), (status = 409)))]
async fn copy(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Json(asked): Json<CopyJson>,
) -> Result<StatusCode, Stop> {
    let edit = Edit::Copy(PracticeId(asked.from));
    actions::edit(&site.db, &visitor.caller, id, asked.version, edit).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A side agrees on the plan (`agree`) or asks for changes (`return`, with a reason).
#[utoipa::path(post, path = "/api/v1/practices/{id}/plan/acts/{act}", tag = "practice",
    params(("id" = Uuid, Path), ("act" = String, Path)), request_body = ActJson,
    responses((status = 200, body = MovedJson), (status = 409), (status = 422)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(PracticeId, String)>,
    Json(asked): Json<ActJson>,
) -> Result<Json<MovedJson>, Stop> {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    let to = actions::act(&site.db, &visitor.caller, id, asked.version, act, &asked.reason).await?;
    Ok(Json(MovedJson { status: to.code() }))
}
