//! The closed lists as JSON.

use axum::Json;
use axum::extract::State;
use kernel::Names;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use web::{Doors, SIGNED_IN, Site, Stop};

use super::store;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&SIGNED_IN, routes!(regions)).api(&SIGNED_IN, routes!(activities)).api(&SIGNED_IN, routes!(groups))
}

/// A value of a list.
#[derive(Serialize, ToSchema)]
pub struct ListedJson {
    code: String,
    kk: String,
    ru: String,
    en: String,
}

fn listed(code: String, Names { kk, ru, en }: Names) -> ListedJson {
    ListedJson { code, kk, ru, en }
}

/// Regions, by code.
#[utoipa::path(get, path = "/api/v1/regions", tag = "registry", responses((status = 200, body = Vec<ListedJson>)))]
async fn regions(State(site): State<Site>) -> Result<Json<Vec<ListedJson>>, Stop> {
    let all = store::regions(&site.db).await?;
    Ok(Json(all.into_iter().map(|region| listed(region.code, region.name)).collect()))
}

/// Sections and divisions of OKED, by code.
#[utoipa::path(get, path = "/api/v1/activities", tag = "registry", responses((status = 200, body = Vec<ListedJson>)))]
async fn activities(State(site): State<Site>) -> Result<Json<Vec<ListedJson>>, Stop> {
    let all = store::activities(&site.db).await?;
    Ok(Json(all.into_iter().map(|activity| listed(activity.code, activity.name)).collect()))
}

/// Groups of educational programmes, by code.
#[utoipa::path(get, path = "/api/v1/programme-groups", tag = "registry", responses((status = 200, body = Vec<ListedJson>)))]
async fn groups(State(site): State<Site>) -> Result<Json<Vec<ListedJson>>, Stop> {
    let all = store::groups(&site.db).await?;
    Ok(Json(all.into_iter().map(|group| listed(group.code, group.name)).collect()))
}
