//! Professions as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use kernel::{Code, ProfessionId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, SIGNED_IN, Site, Stop, Visitor};

use super::rules::ProfessionForm;
use super::store::{self, Filter, Profession};
use super::{KEEP, actions};
use crate::organisations::api::{MadeJson, NamesJson};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SIGNED_IN, routes!(list))
        .api(&KEEP, routes!(enter))
        .api(&SIGNED_IN, routes!(read))
        .api(&KEEP, routes!(edit))
}

/// A profession.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProfessionJson {
    id: Uuid,
    /// `own`, `esco`, `sub_major` or `major`.
    kind: &'static str,
    code: String,
    /// The ISCO-08 group.
    isco: String,
    /// A language it does not have is empty.
    name: NamesJson,
    /// `bachelor` or `tvet`.
    education: Option<&'static str>,
    /// The group of educational programmes.
    group: Option<String>,
    /// `region`, `isco-08` or `esco`.
    source: String,
    /// Its id there.
    external_id: String,
    /// What is done in it, in the language of the source.
    about: Option<String>,
    /// Send it back with a change; a stale one is answered 409.
    version: i64,
}

impl From<Profession> for ProfessionJson {
    fn from(p: Profession) -> Self {
        Self {
            id: p.id.0,
            kind: p.kind.code(),
            code: p.code,
            isco: p.isco,
            name: p.name.into(),
            education: p.education.map(Code::code),
            group: p.group,
            source: p.source,
            external_id: p.external_id,
            about: p.about,
            version: p.version,
        }
    }
}

/// A page of professions.
#[derive(Serialize, ToSchema)]
pub struct ProfessionsJson {
    items: Vec<ProfessionJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What a list is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProfessionsQuery {
    /// Words in a name, another name or a code.
    #[serde(default)]
    q: String,
    /// Only this kind.
    kind: Option<String>,
    /// Only this ISCO-08 group and what lies in it.
    #[serde(default)]
    isco: String,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Professions by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/professions", tag = "registry", params(ProfessionsQuery),
    responses((status = 200, body = ProfessionsJson)))]
async fn list(State(site): State<Site>, Query(query): Query<ProfessionsQuery>) -> Result<Json<ProfessionsJson>, Stop> {
    let filter = Filter { words: query.q, kind: query.kind.as_deref().and_then(Code::of), isco: query.isco };
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &filter, after.as_ref()).await?;
    let items = page.rows.into_iter().map(Into::into).collect();
    Ok(Json(ProfessionsJson { items, next: page.next.map(|after| after.token()) }))
}

/// Adds a profession to the region's own list.
#[utoipa::path(post, path = "/api/v1/professions", tag = "registry", request_body = ProfessionForm,
    responses((status = 201, body = MadeJson), (status = 422)))]
async fn enter(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<ProfessionForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::enter(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson::of(id))))
}

/// One profession.
#[utoipa::path(get, path = "/api/v1/professions/{id}", tag = "registry", params(("id" = Uuid, Path)),
    responses((status = 200, body = ProfessionJson), (status = 404)))]
async fn read(State(site): State<Site>, Path(id): Path<ProfessionId>) -> Result<Json<ProfessionJson>, Stop> {
    Ok(Json(store::load(&site.db, id).await?.into()))
}

/// A correction, with the version it corrects.
#[derive(Deserialize, ToSchema)]
pub struct ProfessionEditJson {
    version: i64,
    entry: ProfessionForm,
}

/// Corrects a profession of the region's own list.
#[utoipa::path(put, path = "/api/v1/professions/{id}", tag = "registry", params(("id" = Uuid, Path)),
    request_body = ProfessionEditJson, responses((status = 204), (status = 403), (status = 409)))]
async fn edit(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProfessionId>,
    Json(edit): Json<ProfessionEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit(&site.db, &visitor.caller, id, edit.version, &edit.entry).await?;
    Ok(StatusCode::NO_CONTENT)
}
