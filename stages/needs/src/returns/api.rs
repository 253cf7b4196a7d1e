//! Returns as JSON: the same actions as the pages.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use db::After;
use documents::intake::{MOST_BODY, OutcomeJson};
use kernel::{Code, ProfessionId, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::UtoipaMethodRouterExt;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Say, Site, Stop, Visitor};

use super::actions;
use super::moves::{Act, Status};
use super::rules::{HeaderForm, LineForm};
use super::store::{self, Filter, Return, StoredLine};
use crate::campaigns::api::MadeJson;
use crate::permissions::{FILL, MOVE_RETURNS, SEE_RETURNS};
use crate::{CampaignId, LineId, ReturnId};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE_RETURNS, routes!(list))
        .api(&SEE_RETURNS, routes!(read))
        .api(&FILL, routes!(edit))
        .api(&MOVE_RETURNS, routes!(act))
        .api(&FILL, routes!(add_line))
        .api(&FILL, routes!(edit_line))
        .api(&FILL, routes!(remove_line))
        .api(&FILL, routes!(bring).layer(DefaultBodyLimit::max(MOST_BODY)))
}

/// A return in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ListedJson {
    id: Uuid,
    campaign: Uuid,
    year: i32,
    enterprise: Uuid,
    bin: Option<String>,
    /// `drafted`, `submitted`, `returned`, `accepted`.
    status: &'static str,
    version: i64,
}

impl From<Return> for ListedJson {
    fn from(of: Return) -> Self {
        Self {
            id: of.id.0,
            campaign: of.campaign.0,
            year: of.year,
            enterprise: of.enterprise.0,
            bin: of.bin,
            status: of.status.code(),
            version: of.version,
        }
    }
}

/// A page of returns.
#[derive(Serialize, ToSchema)]
pub struct ReturnsJson {
    items: Vec<ListedJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in the enterprise's name, or its BIN.
    #[serde(default)]
    q: String,
    /// Only this campaign.
    campaign: Option<Uuid>,
    /// Only returns that tell this profession.
    profession: Option<Uuid>,
    /// Only this state.
    status: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
}

/// Returns by enterprise, fifty a page.
#[utoipa::path(get, path = "/api/v1/returns", tag = "needs", params(ListQuery), responses((status = 200, body = ReturnsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<ReturnsJson>, Stop> {
    let filter = Filter {
        campaign: query.campaign.map(CampaignId),
        status: query.status.as_deref().and_then(Status::of),
        profession: query.profession.map(ProfessionId),
        words: query.q,
    };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(|one| one.of.into()).collect();
    Ok(Json(ReturnsJson { items, next: page.next.map(|after| after.token()) }))
}

/// A line of a return.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct LineJson {
    id: Uuid,
    profession: Uuid,
    /// As it would be typed; the profession by its code.
    line: LineForm,
}

impl From<StoredLine> for LineJson {
    fn from(stored: StoredLine) -> Self {
        Self { id: stored.id.0, profession: stored.profession.id.0, line: stored.line.form(&stored.profession.code) }
    }
}

/// A remark in words.
#[derive(Serialize, ToSchema)]
pub struct RemarkJson {
    /// Its code.
    code: &'static str,
    /// In the caller's language.
    message: String,
    /// What it rests on.
    source: String,
}

/// Remarks in the caller's words.
fn remarks(say: Say, all: &[Refusal]) -> Vec<RemarkJson> {
    let told = |one: &Refusal| RemarkJson {
        code: one.rule.code,
        message: say.refusal(one),
        source: say.source(one.rule.source),
    };
    all.iter().map(told).collect()
}

/// A return, whole.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReturnJson {
    #[serde(flatten)]
    listed: ListedJson,
    header: HeaderForm,
    lines: Vec<LineJson>,
    /// What looks odd; it stops nothing.
    remarks: Vec<RemarkJson>,
}

/// One return with its lines and what looks odd in it.
#[utoipa::path(get, path = "/api/v1/returns/{id}", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, body = ReturnJson), (status = 404)))]
async fn read(State(site): State<Site>, visitor: Visitor, Path(id): Path<ReturnId>) -> Result<Json<ReturnJson>, Stop> {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let odd = actions::odd(&site.db, &visitor.caller, &of).await?;
    let lines = store::lines(&site.db, id).await?.into_iter().map(Into::into).collect();
    let header = of.header.form();
    Ok(Json(ReturnJson { listed: of.into(), header, lines, remarks: remarks(visitor.say, &odd) }))
}

/// A header, with the version it changes.
#[derive(Deserialize, ToSchema)]
pub struct EditReturnJson {
    version: i64,
    header: HeaderForm,
}

/// Writes the header of a return.
#[utoipa::path(put, path = "/api/v1/returns/{id}", tag = "needs", params(("id" = Uuid, Path)),
    request_body = EditReturnJson, responses((status = 204), (status = 409), (status = 422)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ReturnId>,
    Json(edit): Json<EditReturnJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.header).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct ReturnActJson {
    version: i64,
    /// `submit`, `recall`, `return`, `accept`, `reopen`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to recall, return and reopen.
    #[serde(default)]
    reason: String,
}

/// Submits, recalls, returns, accepts or reopens a return.
#[utoipa::path(post, path = "/api/v1/returns/{id}/acts", tag = "needs", params(("id" = Uuid, Path)),
    request_body = ReturnActJson, responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ReturnId>,
    Json(asked): Json<ReturnActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A line, with the version of the return it changes.
#[derive(Deserialize, ToSchema)]
pub struct EditLineJson {
    version: i64,
    line: LineForm,
}

/// Adds a profession to a return.
#[utoipa::path(post, path = "/api/v1/returns/{id}/lines", tag = "needs", params(("id" = Uuid, Path)),
    request_body = EditLineJson, responses((status = 201, body = MadeJson), (status = 409), (status = 422)))]
async fn add_line(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ReturnId>,
    Json(edit): Json<EditLineJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let line = actions::add_line(&site.db, &visitor.caller, id, edit.version, &edit.line).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: line.0 })))
}

/// Changes what a line tells.
#[utoipa::path(put, path = "/api/v1/returns/{id}/lines/{line}", tag = "needs",
    params(("id" = Uuid, Path), ("line" = Uuid, Path)), request_body = EditLineJson,
    responses((status = 204), (status = 409), (status = 422)))]
async fn edit_line(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, line)): Path<(ReturnId, LineId)>,
    Json(edit): Json<EditLineJson>,
) -> Result<StatusCode, Stop> {
    actions::edit_line(&site.db, &visitor.caller, id, edit.version, line, &edit.line).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// On which version of the return.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VersionQuery {
    /// The version that the caller saw.
    #[serde(default)]
    version: i64,
}

/// Takes a profession out of a return.
#[utoipa::path(delete, path = "/api/v1/returns/{id}/lines/{line}", tag = "needs",
    params(("id" = Uuid, Path), ("line" = Uuid, Path), VersionQuery), responses((status = 204), (status = 409)))]
async fn remove_line(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, line)): Path<(ReturnId, LineId)>,
    Query(asked): Query<VersionQuery>,
) -> Result<StatusCode, Stop> {
    actions::remove_line(&site.db, &visitor.caller, id, asked.version, line).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How the file is brought.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "kebab-case")]
pub struct BringQuery {
    /// What the file is called, as `return.xlsx`.
    #[serde(default)]
    file_name: String,
    /// `true`: only say what would change.
    #[serde(default)]
    dry_run: bool,
}

/// Brings the lines of a return as a file (XLSX or CSV), whole or not at all.
#[utoipa::path(post, path = "/api/v1/returns/{id}/file", tag = "needs", params(("id" = Uuid, Path), BringQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = OutcomeJson), (status = 422, description = "What is wrong, by row and cell")))]
async fn bring(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ReturnId>,
    Query(asked): Query<BringQuery>,
    body: Bytes,
) -> Result<Json<OutcomeJson>, Stop> {
    let file = (body.as_ref(), asked.file_name.as_str());
    let done = actions::take_file(&site.db, &visitor.caller, id, file, asked.dry_run).await?;
    Ok(Json(done.json(visitor.say, asked.dry_run)))
}
