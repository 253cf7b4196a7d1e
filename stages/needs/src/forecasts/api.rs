//! Forecasts as JSON: the same actions as the pages, and all figures.

mod tables;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use db::After;
use forecast::labour::TERMS;
use kernel::Code;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Say, Site, Stop, Visitor};

use super::actions;
use super::moves::Act;
use super::results::{Band, Drawn, GroupNeed, Need, NeedYear, Path as Employment, Results, Trial, Wanted};
use super::rules::RunForm;
use super::store::{self, Forecast};
use super::words::said;
use crate::ForecastId;
use crate::campaigns::api::MadeJson;
use crate::permissions::{FORECAST, SEE_FORECASTS};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE_FORECASTS, routes!(list))
        .api(&FORECAST, routes!(run))
        .api(&SEE_FORECASTS, routes!(read))
        .api(&FORECAST, routes!(act))
        .and(tables::doors())
}

/// A forecast, without its figures.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ForecastJson {
    id: Uuid,
    region: Uuid,
    /// The campaign it was made for.
    campaign: Option<Uuid>,
    /// The last year that was counted.
    base_year: i32,
    /// How many years ahead.
    horizon: i64,
    /// `low`, `base`, `high`.
    scenario: &'static str,
    draws: i64,
    seed: i64,
    /// What reckoned it.
    engine: String,
    /// SHA-256 of what it was reckoned from.
    digest: String,
    /// When it was made, in milliseconds since 1970 UTC.
    made: i64,
    /// `made`, `basis`, `superseded`.
    status: &'static str,
    version: i64,
}

impl From<&Forecast> for ForecastJson {
    fn from(of: &Forecast) -> Self {
        Self {
            id: of.id.0,
            region: of.region.0,
            campaign: of.campaign.map(|campaign| campaign.0),
            base_year: of.base_year,
            horizon: of.horizon,
            scenario: of.scenario.code(),
            draws: of.draws,
            seed: of.seed,
            engine: of.engine.clone(),
            digest: of.digest.clone(),
            made: of.made.millis(),
            status: of.status.code(),
            version: of.version,
        }
    }
}

/// A page of forecasts.
#[derive(Serialize, ToSchema)]
pub struct ForecastsJson {
    items: Vec<ForecastJson>,
    /// Give it as `after` to read on; none on the last page.
    next: Option<String>,
}

/// Where the page begins.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// `next` of the page before.
    after: Option<String>,
}

/// Forecasts, the latest first. Drafts are seen by the coordinator, the authority and the ministry.
#[utoipa::path(get, path = "/api/v1/forecasts", tag = "needs", params(ListQuery), responses((status = 200, body = ForecastsJson)))]
async fn list(
    State(site): State<Site>,
    visitor: Visitor,
    Query(query): Query<ListQuery>,
) -> Result<Json<ForecastsJson>, Stop> {
    let after = query.after.as_deref().and_then(After::read);
    let page = store::page(&site.db, &visitor.caller, after.as_ref()).await?;
    let items = page.rows.iter().map(Into::into).collect();
    Ok(Json(ForecastsJson { items, next: page.next.map(|after| after.token()) }))
}

/// Reckons a forecast of the caller's region; it may take some seconds.
#[utoipa::path(post, path = "/api/v1/forecasts", tag = "needs", request_body = RunForm,
    responses((status = 201, body = MadeJson), (status = 409, description = "A table is missing"), (status = 422)))]
async fn run(
    State(site): State<Site>,
    visitor: Visitor,
    Json(form): Json<RunForm>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let id = actions::run(&site.db, &visitor.caller, &form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: id.0 })))
}

/// A figure with what draws say of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct DrawnJson {
    median: f64,
    /// From, to: eight of ten draws lie between.
    #[schema(value_type = Vec<f64>)]
    within_80: Band,
    /// From, to: nineteen of twenty.
    #[schema(value_type = Vec<f64>)]
    within_95: Band,
}

impl From<&Drawn> for DrawnJson {
    fn from(of: &Drawn) -> Self {
        Self { median: of.median, within_80: of.bands[0], within_95: of.bands[1] }
    }
}

/// What a need is made of.
#[derive(Serialize, ToSchema)]
pub struct TermJson {
    /// `new_places`, `retirement`, `mortality`, `migration`, `mobility`, `exits`, `transfers`, `vacancies`, `foreign`,
    /// `releases`, `unemployed`.
    term: &'static str,
    /// What it adds; taken away when negative.
    people: f64,
}

/// A need in one year.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct NeedYearJson {
    year: i32,
    need: f64,
    drawn: DrawnJson,
    /// Change of employment, also where it is negative.
    expansion: f64,
    /// They add up to the need.
    terms: Vec<TermJson>,
    low: f64,
    base: f64,
    high: f64,
}

impl From<&NeedYear> for NeedYearJson {
    fn from(of: &NeedYear) -> Self {
        let terms = TERMS.iter().zip(of.terms).filter(|(_, people)| *people != 0.0);
        let [low, base, high] = of.scenarios;
        Self {
            year: of.year,
            need: of.need(),
            drawn: (&of.drawn).into(),
            expansion: of.expansion,
            terms: terms.map(|(term, people)| TermJson { term, people }).collect(),
            low,
            base,
            high,
        }
    }
}

/// A value of a past year.
#[derive(Serialize, ToSchema)]
pub struct PastJson {
    year: i32,
    people: f64,
}

fn past(of: &[(i32, f64)]) -> Vec<PastJson> {
    of.iter().map(|(year, people)| PastJson { year: *year, people: *people }).collect()
}

/// A need over all years.
#[derive(Serialize, ToSchema)]
pub struct NeedJson {
    /// A profession's code; `other` for those the tables do not name; none for the region.
    code: Option<String>,
    need: f64,
    /// What draws say of all years together; none in forecasts kept before this was told.
    drawn: Option<DrawnJson>,
    /// Openings of past years by the same formula.
    past: Vec<PastJson>,
    years: Vec<NeedYearJson>,
}

impl From<&Need> for NeedJson {
    fn from(of: &Need) -> Self {
        Self {
            code: (!of.code.is_empty()).then(|| of.code.clone()),
            need: of.need(),
            drawn: of.together.as_ref().map(Into::into),
            past: past(&of.past),
            years: of.years.iter().map(Into::into).collect(),
        }
    }
}

/// Supply in one year.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SupplyYearJson {
    year: i32,
    supply: f64,
    /// Supply less need.
    gap: DrawnJson,
    /// The year in which those who finish are admitted.
    admitted_in: Option<i32>,
}

/// How many to admit.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct WantedJson {
    places: f64,
    /// From, to, at 80 %.
    #[schema(value_type = Vec<f64>)]
    within_80: Band,
    /// The year they finish in.
    finish: i32,
}

/// A group of programmes: need beside supply.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct GroupNeedJson {
    group: String,
    need: NeedJson,
    supply: Vec<SupplyYearJson>,
    gap: f64,
    /// What draws say of the gap of all years together; none in forecasts kept before this was told.
    gap_drawn: Option<DrawnJson>,
    /// Supply over need.
    coverage: Option<f64>,
    /// How many to admit in the campaign's year, so that need is met.
    wanted: Option<WantedJson>,
}

fn group(of: &GroupNeed, wanted: &[Wanted]) -> GroupNeedJson {
    let supply = of.supply.iter().map(|year| SupplyYearJson {
        year: year.year,
        supply: year.supply,
        gap: (&year.gap).into(),
        admitted_in: year.admitted_in,
    });
    let wanted = wanted.iter().find(|one| one.group == of.need.code);
    GroupNeedJson {
        group: of.need.code.clone(),
        need: (&of.need).into(),
        supply: supply.collect(),
        gap: of.gap(),
        gap_drawn: of.gap_together.as_ref().map(Into::into),
        coverage: of.coverage(),
        wanted: wanted.map(|one| WantedJson { places: one.places, within_80: one.within, finish: one.finish }),
    }
}

/// Employment of a year ahead.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EmployedYearJson {
    year: i32,
    low: f64,
    base: f64,
    high: f64,
    #[schema(value_type = Vec<f64>)]
    within_80: Band,
    #[schema(value_type = Vec<f64>)]
    within_95: Band,
}

/// Employment over time.
#[derive(Serialize, ToSchema)]
pub struct EmploymentJson {
    /// The section of OKED; none for the region.
    sector: Option<String>,
    past: Vec<PastJson>,
    ahead: Vec<EmployedYearJson>,
    /// Did the region tell its growth?
    told: bool,
    /// Else by which model its past goes on.
    model: String,
}

fn employment(of: &Employment, base_year: i32) -> EmploymentJson {
    let ahead = (base_year + 1..).zip(of.ahead.iter().zip(&of.bands)).map(|(year, (values, bands))| {
        let ([low, base, high], [within_80, within_95]) = (*values, *bands);
        EmployedYearJson { year, low, base, high, within_80, within_95 }
    });
    EmploymentJson {
        sector: (!of.code.is_empty()).then(|| of.code.clone()),
        past: past(&of.past),
        ahead: ahead.collect(),
        told: of.told,
        model: of.model.clone(),
    }
}

/// How the method would have done in past years.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct TrialJson {
    sector: String,
    /// Forecasts held against what came.
    forecasts: usize,
    within_80: usize,
    within_95: usize,
    /// Mean absolute percentage error.
    mape: Option<f64>,
    /// How much smaller errors are than the naive forecast's, in percent.
    skill: Option<f64>,
}

impl From<&Trial> for TrialJson {
    fn from(of: &Trial) -> Self {
        Self {
            sector: of.code.clone(),
            forecasts: of.forecasts,
            within_80: of.within[0],
            within_95: of.within[1],
            mape: of.mape,
            skill: of.skill(),
        }
    }
}

/// What should be known about the figures.
#[derive(Serialize, ToSchema)]
pub struct SaidJson {
    /// `note`, `warning`, `refusal`.
    #[schema(value_type = String)]
    grade: forecast::Grade,
    code: String,
    /// Whom or what it is about.
    subject: String,
    /// In the caller's language.
    message: String,
}

/// A forecast with all its figures.
#[derive(Serialize, ToSchema)]
pub struct ForecastWholeJson {
    #[serde(flatten)]
    forecast: ForecastJson,
    employed: EmploymentJson,
    sectors: Vec<EmploymentJson>,
    whole: NeedJson,
    groups: Vec<GroupNeedJson>,
    professions: Vec<NeedJson>,
    trials: Vec<TrialJson>,
    said: Vec<SaidJson>,
}

fn whole(say: Say, of: &Forecast, results: &Results) -> ForecastWholeJson {
    let wanted = of.year.map(|year| results.wanted(year)).unwrap_or_default();
    let told = |finding: &forecast::Finding| SaidJson {
        grade: finding.grade,
        code: finding.message.code.clone(),
        subject: finding.subject.clone(),
        message: said(say, finding),
    };
    ForecastWholeJson {
        forecast: of.into(),
        employed: employment(&results.employed, results.base_year),
        sectors: results.sectors.iter().map(|path| employment(path, results.base_year)).collect(),
        whole: (&results.whole).into(),
        groups: results.groups.iter().map(|of| group(of, &wanted)).collect(),
        professions: results.professions.iter().map(Into::into).collect(),
        trials: results.trials.iter().map(Into::into).collect(),
        said: results.said.iter().map(told).collect(),
    }
}

/// A forecast with all its figures, as they were kept when it was made.
#[utoipa::path(get, path = "/api/v1/forecasts/{id}", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, body = ForecastWholeJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ForecastId>,
) -> Result<Json<ForecastWholeJson>, Stop> {
    let of = store::load(&site.db, &visitor.caller, id).await?;
    let results = store::results(&site.db, id).await?;
    Ok(Json(whole(visitor.say, &of, &results)))
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct ForecastActJson {
    version: i64,
    /// `take`: the control figures of its campaign rest on it; `replace`: they rest on it no longer.
    #[schema(value_type = String)]
    act: Act,
}

/// Takes a forecast as the basis of control figures, or ceases to.
#[utoipa::path(post, path = "/api/v1/forecasts/{id}/acts", tag = "needs", params(("id" = Uuid, Path)),
    request_body = ForecastActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ForecastId>,
    Json(asked): Json<ForecastActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act).await?;
    Ok(StatusCode::NO_CONTENT)
}
