//! Organisations as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, Id, Names, OrganisationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, SIGNED_IN, Site, Stop, Visitor};

use super::moves::Act;
use super::rules::OrganisationForm;
use super::store::{self, Filter, Organisation};
use super::{EDIT, ENTER, actions};
use crate::classifiers;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SIGNED_IN, routes!(list))
        .api(&ENTER, routes!(enter))
        .api(&SIGNED_IN, routes!(read))
        .api(&EDIT, routes!(edit))
        .api(&EDIT, routes!(act))
}

/// Names in three languages.
#[derive(Serialize, ToSchema)]
pub struct NamesJson {
    kk: String,
    ru: String,
    en: String,
}

impl From<Names> for NamesJson {
    fn from(Names { kk, ru, en }: Names) -> Self {
        Self { kk, ru, en }
    }
}

/// An organisation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct OrganisationJson {
    id: Uuid,
    /// `enterprise`, `university`, …
    kind: &'static str,
    bin: Option<String>,
    name: NamesJson,
    short: NamesJson,
    /// Code of the region, as `KZ-55`.
    region: String,
    /// OKED section or division.
    activity: Option<String>,
    city: Option<String>,
    staff: Option<i64>,
    /// `active` or `closed`.
    status: &'static str,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Organisation> for OrganisationJson {
    fn from(o: Organisation) -> Self {
        Self {
            id: o.id.0,
            kind: o.kind.code(),
            bin: o.bin,
            name: o.name.into(),
            short: o.short.into(),
            region: o.region_code,
            activity: o.activity,
            city: o.city,
            staff: o.staff,
            status: o.status.code(),
            version: o.version,
        }
    }
}

/// A page of organisations.
#[derive(Serialize, ToSchema)]
pub struct OrganisationsJson {
    items: Vec<OrganisationJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in a name or a BIN.
    #[serde(default)]
    q: String,
    /// Only this kind.
    kind: Option<String>,
    /// Only this region, by code.
    region: Option<String>,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Organisations by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/organisations", tag = "registry", params(ListQuery),
    responses((status = 200, body = OrganisationsJson)))]
async fn list(State(site): State<Site>, Query(query): Query<ListQuery>) -> Result<Json<OrganisationsJson>, Stop> {
    let region = match &query.region {
        Some(code) => classifiers::region_of(&site.db, code).await?,
        None => None,
    };
    let kind = query.kind.as_deref().and_then(Code::of);
    let filter = Filter { kind, region, words: query.q, status: None };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(OrganisationsJson { items, next: page.next.map(|after| after.token()) }))
}

/// A new thing's id.
#[derive(Serialize, ToSchema)]
pub struct MadeJson {
    id: Uuid,
}

impl MadeJson {
    /// Of any typed id.
    pub fn of(id: impl Id) -> Self {
        Self { id: id.uuid() }
    }
}

/// Enters an organisation.
#[utoipa::path(post, path = "/api/v1/organisations", tag = "registry", request_body = OrganisationForm,
    responses((status = 201, body = MadeJson), (status = 422, description = "What is wrong, by field")))]
async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<OrganisationForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::enter(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// One organisation.
#[utoipa::path(get, path = "/api/v1/organisations/{id}", tag = "registry", params(("id" = Uuid, Path)),
    responses((status = 200, body = OrganisationJson), (status = 404)))]
async fn read(State(site): State<Site>, Path(id): Path<OrganisationId>) -> Result<Json<OrganisationJson>, Stop> {
    Ok(Json(store::load(&site.db, id).await?.into()))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct EditJson {
    version: i64,
    entry: OrganisationForm,
}

/// Corrects an organisation.
#[utoipa::path(put, path = "/api/v1/organisations/{id}", tag = "registry", params(("id" = Uuid, Path)),
    request_body = EditJson, responses((status = 204), (status = 409, description = "Somebody changed it since")))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrganisationId>,
    Json(edit): Json<EditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct ActJson {
    version: i64,
    /// `close` or `reopen`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed for both.
    #[serde(default)]
    reason: String,
}

/// Closes or reopens an organisation.
#[utoipa::path(post, path = "/api/v1/organisations/{id}/acts", tag = "registry", params(("id" = Uuid, Path)),
    request_body = ActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<OrganisationId>,
    Json(asked): Json<ActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
