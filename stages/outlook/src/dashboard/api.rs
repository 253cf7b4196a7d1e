//! The dashboard as JSON.

use axum::Json;
use axum::extract::{Query, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use web::{Count, Doors, Frame, Site, Stop, Visitor};

use super::SEE;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&SEE, routes!(counts))
}

/// A figure with its list and formula.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FigureJson {
    /// The stage of the journey, 1 to 7; 0 for none.
    stage: u8,
    /// Its stable name.
    key: &'static str,
    /// In the caller's language.
    label: String,
    /// How it is counted, in the caller's language.
    formula: String,
    value: i64,
    /// Of how many, where it is a part.
    of: Option<i64>,
    /// The list behind it.
    list: String,
}

/// Which region.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DashboardQuery {
    /// Code of the region, for those of the nation.
    #[serde(default)]
    region: String,
}

/// The figures of the dashboard, each with its list and formula.
#[utoipa::path(get, path = "/api/v1/dashboard", tag = "outlook", params(DashboardQuery),
    responses((status = 200, body = Vec<FigureJson>)))]
async fn counts(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<DashboardQuery>,
) -> Result<Json<Vec<FigureJson>>, Stop> {
    let (say, by) = (visitor.say, &visitor.caller);
    let region = super::place::region(&site, &visitor, &query.region).await?;
    let counts = site.windows.counts(&site.db, by, &Frame { region, today: by.today() }).await?;
    let figure = |count: Count| FigureJson {
        stage: count.stage,
        key: count.key,
        label: say.t(count.key),
        formula: say.t(count.formula),
        value: count.value,
        of: count.of,
        list: count.href,
    };
    Ok(Json(counts.into_iter().map(figure).collect()))
}
