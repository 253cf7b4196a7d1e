//! The clauses that contracts are printed by, as JSON.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use web::{Doors, Site, Stop, Visitor};

use crate::clauses::{self, ClauseForm, places};
use crate::{CLAUSES, actions};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&CLAUSES, routes!(standing_clauses))
        .api(&CLAUSES, routes!(add_clause))
        .api(&CLAUSES, routes!(remove_clause))
}

/// A clause under a heading.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ClauseJson {
    /// Give it as `after` to add a clause behind this one.
    id: String,
    /// Its number when every clause stands.
    number: String,
    /// When it stands; empty for always.
    when: String,
    text_kk: String,
    text_ru: String,
    text_en: String,
    /// Was it added to the standard ones? Only such a clause is removed.
    added: bool,
}

/// The clauses that new contracts are printed by.
#[derive(Serialize, ToSchema)]
pub struct ClausesJson {
    /// Send it back with a change; a stale one is answered 409.
    edition: i64,
    clauses: Vec<ClauseJson>,
}

/// The newest edition of the clauses.
#[utoipa::path(get, path = "/api/v1/clauses", tag = "agreements", responses((status = 200, body = ClausesJson)))]
async fn standing_clauses(State(site): State<Site>) -> Result<Json<ClausesJson>, Stop> {
    let (edition, draft) = clauses::store::newest(&site.db).await?;
    let mut all = Vec::new();
    for place in places(&draft) {
        let (id, text) = (place.clause.id.clone(), place.clause.text.clone());
        let added = clauses::is_added(&id)?;
        let (number, when) = (place.number, place.clause.when.clone());
        all.push(ClauseJson { id, number, when, text_kk: text.kk, text_ru: text.ru, text_en: text.en, added });
    }
    Ok(Json(ClausesJson { edition, clauses: all }))
}

/// A clause, with the edition it is added to.
#[derive(Deserialize, ToSchema)]
pub struct AddClauseJson {
    edition: i64,
    clause: ClauseForm,
}

/// A new clause's id, and the edition it stands in.
#[derive(Serialize, ToSchema)]
pub struct AddedJson {
    id: String,
    edition: i64,
}

/// Adds a clause; the result is the next edition.
#[utoipa::path(post, path = "/api/v1/clauses", tag = "agreements", request_body = AddClauseJson,
    responses((status = 201, body = AddedJson), (status = 409), (status = 422)))]
async fn add_clause(
    State(site): State<Site>,
    visitor: Visitor,
    Json(asked): Json<AddClauseJson>,
) -> Result<(StatusCode, Json<AddedJson>), Stop> {
    let (edition, id) = actions::add_clause(&site.db, &visitor.caller, asked.edition, &asked.clause).await?;
    Ok((StatusCode::CREATED, Json(AddedJson { id, edition })))
}

/// The edition a clause is removed from.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RemovalQuery {
    /// The newest edition; a stale one is answered 409.
    #[serde(default)]
    edition: i64,
}

/// Removes a clause that was added; the result is the next edition.
#[utoipa::path(delete, path = "/api/v1/clauses/{clause}", tag = "agreements",
    params(("clause" = String, Path), RemovalQuery),
    responses((status = 204), (status = 404), (status = 409), (status = 422)))]
async fn remove_clause(
    State(site): State<Site>,
    visitor: Visitor,
    Path(clause): Path<String>,
    Query(query): Query<RemovalQuery>,
) -> Result<StatusCode, Stop> {
    actions::remove_clause(&site.db, &visitor.caller, query.edition, &clause).await?;
    Ok(StatusCode::NO_CONTENT)
}
