//! The tables that forecasts are reckoned from, as JSON; a file of one is the body.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use documents::intake::{MOST_BODY, OutcomeJson};
use kernel::{Code, Failure};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::UtoipaMethodRouterExt;
use utoipa_axum::routes;
use web::{Doors, Site, Stop, Visitor};

use crate::forecasts::kinds::Kind;
use crate::forecasts::{actions, store};
use crate::permissions::{FORECAST, SEE_TABLES};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE_TABLES, routes!(tables))
        .api(&SEE_TABLES, routes!(table))
        .api(&FORECAST, routes!(bring).layer(DefaultBodyLimit::max(MOST_BODY)))
}

/// A table that forecasts are reckoned from.
#[derive(Serialize, ToSchema)]
pub struct ForecastTableJson {
    /// `employment`, `matrix`, `growth`, `exits`, `market`, `bridge`, `programmes`, `strata`.
    table: &'static str,
    /// Can no forecast be made without it?
    needed: bool,
    columns: Vec<&'static str>,
    /// In the order of the columns; empty where it was not brought.
    rows: Vec<Vec<String>>,
    /// None where it was not brought.
    version: Option<i64>,
}

fn table_json(kind: Kind, sheet: Option<store::Sheet>) -> ForecastTableJson {
    ForecastTableJson {
        table: kind.code(),
        needed: kind.needed(),
        columns: kind.columns().iter().map(|column| column.key).collect(),
        version: sheet.as_ref().map(|sheet| sheet.version),
        rows: sheet.map(|sheet| sheet.lines).unwrap_or_default(),
    }
}

/// Every table there can be, with its rows.
#[derive(Serialize, ToSchema)]
pub struct ForecastTablesJson {
    items: Vec<ForecastTableJson>,
}

/// The tables of the caller's region that forecasts are reckoned from.
#[utoipa::path(get, path = "/api/v1/forecast-tables", tag = "needs", responses((status = 200, body = ForecastTablesJson)))]
async fn tables(State(site): State<Site>, visitor: Visitor) -> Result<Json<ForecastTablesJson>, Stop> {
    let mut items = Vec::new();
    for kind in Kind::ALL {
        items.push(table_json(*kind, actions::table(&site.db, &visitor.caller, *kind).await?));
    }
    Ok(Json(ForecastTablesJson { items }))
}

/// One table of the caller's region.
#[utoipa::path(get, path = "/api/v1/forecast-tables/{table}", tag = "needs", params(("table" = String, Path)),
    responses((status = 200, body = ForecastTableJson), (status = 404)))]
async fn table(
    State(site): State<Site>,
    visitor: Visitor,
    Path(table): Path<String>,
) -> Result<Json<ForecastTableJson>, Stop> {
    let kind = Kind::of(&table).ok_or(Failure::Missing)?;
    Ok(Json(table_json(kind, actions::table(&site.db, &visitor.caller, kind).await?)))
}

/// How the file is brought.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "kebab-case")]
pub struct BringTableQuery {
    /// What the file is called, as `employment.csv`.
    #[serde(default)]
    file_name: String,
    /// `true`: only say what would change.
    #[serde(default)]
    dry_run: bool,
}

/// Brings a table of the caller's region (XLSX or CSV with the table's columns), whole or not at all; what stood is replaced.
#[utoipa::path(put, path = "/api/v1/forecast-tables/{table}", tag = "needs", params(("table" = String, Path), BringTableQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = OutcomeJson), (status = 404), (status = 422, description = "What is wrong, by row and cell")))]
async fn bring(
    State(site): State<Site>,
    visitor: Visitor,
    Path(table): Path<String>,
    Query(asked): Query<BringTableQuery>,
    body: Bytes,
) -> Result<Json<OutcomeJson>, Stop> {
    let kind = Kind::of(&table).ok_or(Failure::Missing)?;
    let done = actions::take_table(&site.db, &visitor.caller, kind, (&body, &asked.file_name), asked.dry_run).await?;
    Ok(Json(done.json(visitor.say, asked.dry_run)))
}
