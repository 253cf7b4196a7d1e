//! The catalogue as JSON, for everybody.

use axum::Json;
use axum::extract::{Query, State};
use db::After;
use registry::classifiers;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, OPEN, Site, Stop};

use super::store::{self, Entry, Filter};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&OPEN, routes!(list))
}

/// A programme with dual training.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EntryJson {
    id: Uuid,
    code: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    university: Uuid,
    university_name: String,
    /// Academic credits, in hundredths.
    credits: i64,
    /// Of them practice, in hundredths.
    practice: i64,
    /// Enterprises with contracts in force.
    enterprises: i64,
}

impl From<Entry> for EntryJson {
    fn from(one: Entry) -> Self {
        Self {
            id: one.id.0,
            code: one.code,
            name_kk: one.name.kk,
            name_ru: one.name.ru,
            name_en: one.name.en,
            university: one.university.0,
            university_name: one.university_name.kk,
            credits: one.credits.0,
            practice: one.practice.0,
            enterprises: one.enterprises,
        }
    }
}

/// A page of the catalogue.
#[derive(Serialize, ToSchema)]
pub struct CatalogueJson {
    items: Vec<EntryJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// What the catalogue is narrowed by.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Words in a name or a code.
    #[serde(default)]
    q: String,
    /// Code of the region.
    #[serde(default)]
    region: String,
    /// Where the page begins: `next` of the page before.
    after: Option<String>,
}

/// Programmes with dual training, fifty a page.
#[utoipa::path(get, path = "/api/v1/public/programmes", tag = "public", params(ListQuery),
    responses((status = 200, body = CatalogueJson)))]
async fn list(State(site): State<Site>, Query(query): Query<ListQuery>) -> Result<Json<CatalogueJson>, Stop> {
    let region = classifiers::region_of(&site.db, &query.region).await?;
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &Filter { words: query.q, region }, after.as_ref()).await?;
    let next = page.next.as_ref().map(After::token);
    Ok(Json(CatalogueJson { items: page.rows.into_iter().map(Into::into).collect(), next }))
}
