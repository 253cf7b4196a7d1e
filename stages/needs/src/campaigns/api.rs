//! Campaigns as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::actions;
use super::moves::Act;
use super::rules::CampaignForm;
use super::store::{self, Campaign};
use crate::permissions::{FILL, KEEP, PROPOSE, SEE};
use crate::{CampaignId, figures, returns};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(list))
        .api(&KEEP, routes!(plan))
        .api(&SEE, routes!(read))
        .api(&KEEP, routes!(edit))
        .api(&KEEP, routes!(act))
        .api(&FILL, routes!(begin_return))
        .api(&PROPOSE, routes!(begin_figures))
}

/// A campaign.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CampaignJson {
    id: Uuid,
    region: Uuid,
    /// The first year told about.
    year: i32,
    opens: String,
    closes: String,
    /// `planned`, `open`, `closed`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Campaign> for CampaignJson {
    fn from(campaign: Campaign) -> Self {
        Self {
            id: campaign.id.0,
            region: campaign.region.0,
            year: campaign.year,
            opens: campaign.span.from.to_string(),
            closes: campaign.span.until.to_string(),
            status: campaign.status.code(),
            version: campaign.version,
        }
    }
}

/// A page of campaigns.
#[derive(Serialize, ToSchema)]
pub struct CampaignsJson {
    items: Vec<CampaignJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// Where the page begins.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// `next` of the page before.
    after: Option<String>,
}

/// Campaigns, the latest year first.
#[utoipa::path(get, path = "/api/v1/campaigns", tag = "needs", params(ListQuery), responses((status = 200, body = CampaignsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<CampaignsJson>, Stop> {
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(CampaignsJson { items, next: page.next.map(|after| after.token()) }))
}

/// A new thing's id.
#[derive(Serialize, ToSchema)]
pub struct MadeJson {
    /// The id.
    pub id: Uuid,
}

/// Plans a campaign of the caller's region.
#[utoipa::path(post, path = "/api/v1/campaigns", tag = "needs", request_body = CampaignForm,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn plan(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<CampaignForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::plan(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: id.0 })))
}

/// One campaign.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, body = CampaignJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
) -> Result<Json<CampaignJson>, Stop> {
    Ok(Json(store::load(&site.db, &visitor.caller, id).await?.into()))
}

/// New days, with the version they change.
#[derive(Deserialize, ToSchema)]
pub struct EditCampaignJson {
    version: i64,
    entry: CampaignForm,
}

/// Moves the days of a campaign.
#[utoipa::path(put, path = "/api/v1/campaigns/{id}", tag = "needs", params(("id" = Uuid, Path)),
    request_body = EditCampaignJson, responses((status = 204), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
    Json(edit): Json<EditCampaignJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct CampaignActJson {
    version: i64,
    /// `open`, `close`, `reopen`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to reopen.
    #[serde(default)]
    reason: String,
}

/// Opens, closes or reopens a campaign.
#[utoipa::path(post, path = "/api/v1/campaigns/{id}/acts", tag = "needs", params(("id" = Uuid, Path)),
    request_body = CampaignActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
    Json(asked): Json<CampaignActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whose return is begun.
#[derive(Deserialize, ToSchema)]
pub struct BeginReturnJson {
    /// The enterprise; the caller's own when it is left out.
    enterprise: Option<Uuid>,
}

/// Begins the return of an enterprise; one that was begun already is found again.
#[utoipa::path(post, path = "/api/v1/campaigns/{id}/returns", tag = "needs", params(("id" = Uuid, Path)),
    request_body = BeginReturnJson, responses((status = 201, body = MadeJson), (status = 409)))]
async fn begin_return(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
    Json(asked): Json<BeginReturnJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let own = asked.enterprise.map(OrganisationId).or(visitor.caller.organisation());
    let enterprise = own.ok_or(kernel::Failure::Missing)?;
    let made = returns::actions::draft(&site.db, &visitor.caller, id, enterprise).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: made.0 })))
}

/// Begins the control figures of a campaign; those that were begun already are found again.
#[utoipa::path(post, path = "/api/v1/campaigns/{id}/control-figures", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 201, body = MadeJson)))]
async fn begin_figures(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let made = figures::actions::draw_up(&site.db, &visitor.caller, id).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: made.0 })))
}
