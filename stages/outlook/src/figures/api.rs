//! The public figures and the catalogue as JSON, for everybody.

use axum::Json;
use axum::extract::{Query, State};
use kernel::Names;
use registry::classifiers;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use web::{Doors, OPEN, Site, Stop, Visitor};

use super::suppression::Published;
use super::view::{Figures, Part, figures};
use crate::employment::Share;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&OPEN, routes!(published))
}

/// A part of a sum.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PartJson {
    /// Of a region, or a year.
    code: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    /// None when fewer than five.
    students: Option<i64>,
}

impl From<Part> for PartJson {
    fn from(part: Part) -> Self {
        let Names { kk, ru, en } = part.name;
        Self { code: part.code, name_kk: kk, name_ru: ru, name_en: en, students: part.people.count() }
    }
}

/// Employment at one checkpoint; what is suppressed is none.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EmploymentJson {
    /// Months after graduation.
    month: u32,
    followed: Option<i64>,
    answered: Option<i64>,
    confirmed: Option<i64>,
    employed: Option<i64>,
    /// Employed of answered, with Wilson's interval at 95 %.
    share: Option<Share>,
    /// Weighted against non-response.
    weighted: Option<Share>,
}

impl From<Published> for EmploymentJson {
    fn from(one: Published) -> Self {
        let Published { month, followed, answered, confirmed, employed, share, weighted } = one;
        Self {
            month,
            followed: followed.count(),
            answered: answered.count(),
            confirmed: confirmed.count(),
            employed: employed.count(),
            share,
            weighted,
        }
    }
}

/// The figures of a region, or of the nation.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FiguresJson {
    /// The day they are as of.
    as_of: String,
    /// Code of the region; none for the nation.
    region: Option<String>,
    /// Students in dual training; none when fewer than five.
    dual_students: Option<i64>,
    dual_students_by_region: Vec<PartJson>,
    dual_students_by_year: Vec<PartJson>,
    contracts: Option<i64>,
    enterprises: i64,
    universities: i64,
    programmes: i64,
    employment: Vec<EmploymentJson>,
}

/// Which region.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FiguresQuery {
    /// Code of the region, as `KZ-55`; the nation without it.
    #[serde(default)]
    region: String,
}

/// The public figures: counts below five are left out.
#[utoipa::path(get, path = "/api/v1/public/figures", tag = "public", params(FiguresQuery),
    responses((status = 200, body = FiguresJson)))]
async fn published(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<FiguresQuery>,
) -> Result<Json<FiguresJson>, Stop> {
    let region = classifiers::region_of(&site.db, &query.region).await?;
    let told = figures(&site.db, &visitor.caller, region).await?;
    let Figures { day, dual, by_region, by_year, contracts, enterprises, universities, programmes, employment } = told;
    Ok(Json(FiguresJson {
        as_of: day.to_string(),
        region: region.map(|_| query.region),
        dual_students: dual.count(),
        dual_students_by_region: by_region.into_iter().map(Into::into).collect(),
        dual_students_by_year: by_year.into_iter().map(Into::into).collect(),
        contracts: contracts.count(),
        enterprises: enterprises.count().unwrap_or_default(),
        universities: universities.count().unwrap_or_default(),
        programmes: programmes.count().unwrap_or_default(),
        employment: employment.into_iter().map(Into::into).collect(),
    }))
}
