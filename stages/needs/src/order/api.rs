//! The consolidated order as JSON.

use axum::Json;
use axum::extract::{Path, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::store;
use super::totals::{OfProfession, Totals, by_group, by_profession};
use crate::CampaignId;
use crate::campaigns::rules::years;
use crate::campaigns::store as campaigns;
use crate::permissions::SEE;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&SEE, routes!(order))
}

/// Totals of accepted returns: no forecast.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct TotalsJson {
    /// Accepted returns that tell it.
    returns: i64,
    staff: i64,
    vacancies: i64,
    dual_places: i64,
    /// Whom they ask for in each of the years.
    by_year: Vec<i64>,
    /// In all years together.
    need: i64,
    /// In a year, on average.
    yearly: i64,
}

impl From<&Totals> for TotalsJson {
    fn from(totals: &Totals) -> Self {
        Self {
            returns: totals.returns,
            staff: totals.staff,
            vacancies: totals.vacancies,
            dual_places: totals.dual_places,
            by_year: totals.by_year().to_vec(),
            need: totals.need(),
            yearly: totals.yearly(),
        }
    }
}

/// A profession of the order.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProfessionJson {
    /// The line of the order: what outcomes and programmes refer to.
    line: Option<Uuid>,
    profession: Uuid,
    code: String,
    group: Option<String>,
    totals: TotalsJson,
}

/// A group of programmes in the order.
#[derive(Serialize, ToSchema)]
pub struct GroupJson {
    /// None for lines that lead to no group.
    group: Option<String>,
    totals: TotalsJson,
}

/// The consolidated order of a campaign.
#[derive(Serialize, ToSchema)]
pub struct OrderJson {
    years: Vec<i32>,
    professions: Vec<ProfessionJson>,
    groups: Vec<GroupJson>,
}

/// The consolidated order of a campaign: totals of its accepted returns.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}/order", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, body = OrderJson), (status = 404)))]
async fn order(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<CampaignId>,
) -> Result<Json<OrderJson>, Stop> {
    let campaign = campaigns::load(&site.db, &visitor.caller, id).await?;
    let counted = store::counted(&site.db, id).await?;
    let mut professions = Vec::new();
    for one in by_profession(&counted) {
        let line = store::of_profession(&site.db, id, one.profession).await?.map(|line| line.id.0);
        let OfProfession { profession, code, group, totals, .. } = one;
        professions.push(ProfessionJson { line, profession: profession.0, code, group, totals: (&totals).into() });
    }
    let groups = by_group(&counted);
    let groups = groups.into_iter().map(|(group, totals)| GroupJson { group, totals: (&totals).into() }).collect();
    Ok(Json(OrderJson { years: years(campaign.year).to_vec(), professions, groups }))
}
