//! The imports as JSON: the file is the body of the request.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Query, State};
use documents::intake::{MOST_BODY, OutcomeJson};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::UtoipaMethodRouterExt;
use utoipa_axum::routes;
use web::{Doors, Site, Stop, Visitor};

use crate::{organisations, people, professions};

/// The doors.
pub fn doors() -> Doors {
    let limit = DefaultBodyLimit::max(MOST_BODY);
    Doors::new()
        .api(&organisations::ENTER, routes!(bring_organisations).layer(limit))
        .api(&people::EDIT, routes!(bring_people).layer(limit))
        .api(&professions::KEEP, routes!(bring_occupations).layer(limit))
}

/// How the file is brought.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "kebab-case")]
pub struct BringQuery {
    /// What the file is called, as `people.xlsx`.
    #[serde(default)]
    file_name: String,
    /// `true`: only say what would change.
    #[serde(default)]
    dry_run: bool,
}

/// Brings a list of organisations (XLSX or CSV), whole or not at all.
#[utoipa::path(post, path = "/api/v1/imports/organisations", tag = "registry", params(BringQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = OutcomeJson), (status = 422, description = "What is wrong, by row and cell")))]
async fn bring_organisations(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<BringQuery>,
    body: Bytes,
) -> Result<Json<OutcomeJson>, Stop> {
    let done = super::organisations(&site.db, &visitor.caller, &body, &asked.file_name, asked.dry_run).await?;
    Ok(Json(done.json(visitor.say, asked.dry_run)))
}

/// Brings a list of people with a post each (XLSX or CSV), whole or not at all.
#[utoipa::path(post, path = "/api/v1/imports/people", tag = "registry", params(BringQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = OutcomeJson), (status = 422, description = "What is wrong, by row and cell")))]
async fn bring_people(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<BringQuery>,
    body: Bytes,
) -> Result<Json<OutcomeJson>, Stop> {
    let done = super::people(&site.db, &visitor.caller, &body, &asked.file_name, asked.dry_run).await?;
    Ok(Json(done.json(visitor.say, asked.dry_run)))
}

/// Brings the occupations of ESCO as its portal gives them (CSV), whole or not at all.
#[utoipa::path(post, path = "/api/v1/imports/occupations", tag = "registry", params(BringQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = OutcomeJson), (status = 422, description = "What is wrong, by row and cell")))]
async fn bring_occupations(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<BringQuery>,
    body: Bytes,
) -> Result<Json<OutcomeJson>, Stop> {
    let done = super::esco(&site.db, &visitor.caller, &body, &asked.file_name, asked.dry_run).await?;
    Ok(Json(done.json(visitor.say, asked.dry_run)))
}
