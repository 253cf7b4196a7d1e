//! Control figures as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::Code;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use super::moves::Act;
use super::pages::Pressing;
use super::rules::{ApportionForm, CorrectionForm, FigureForm, OpinionForm, OrderForm, Place, SettingForm, covered};
use super::{actions, store};
use crate::FiguresId;
use crate::campaigns::api::MadeJson;
use crate::forecasts;
use crate::order::demand::yearly;
use crate::permissions::{APPROVE, MOVE_FIGURES, OPINE, PROPOSE, SEE, SET};

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SEE, routes!(read))
        .api(&PROPOSE, routes!(propose))
        .api(&PROPOSE, routes!(apportion))
        .api(&MOVE_FIGURES, routes!(act))
        .api(&OPINE, routes!(opine))
        .api(&APPROVE, routes!(approve))
        .api(&APPROVE, routes!(correct))
        .api(&SET, routes!(set))
}

/// One figure.
#[derive(Serialize, ToSchema)]
pub struct FigureJson {
    id: Uuid,
    group: String,
    university: Uuid,
    capacity: i64,
    places: i64,
}

/// A group with its places beside its need.
#[derive(Serialize, ToSchema)]
pub struct CoverageJson {
    group: String,
    places: i64,
    capacity: i64,
    /// Whom accepted returns need in a year, on average.
    need: i64,
    /// `very-good`, `good`, `reasonable`, `moderate`, `poor`: prospects of those who will look for work.
    class: Option<&'static str>,
    /// What the forecast that the figures rest on says; none without one.
    forecast: Option<WantedPlacesJson>,
}

/// How many to admit by a forecast.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct WantedPlacesJson {
    /// The forecast.
    forecast: Uuid,
    /// So that those who arrive meet the need of the year they finish in.
    places: f64,
    /// From, to, at 80 %.
    #[schema(value_type = Vec<f64>)]
    within_80: [f64; 2],
}

/// An opinion.
#[derive(Serialize, ToSchema)]
pub struct OpinionJson {
    round: i64,
    body: String,
    /// `favourable`, `reserved`, `unfavourable`.
    opinion: &'static str,
    words: Option<String>,
    day: String,
}

/// The control figures of a campaign.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct FiguresJson {
    id: Uuid,
    campaign: Uuid,
    year: i32,
    /// `drafted`, `opinions`, `approved`, `corrected`.
    status: &'static str,
    version: i64,
    /// The last order.
    number: Option<String>,
    day: Option<String>,
    figures: Vec<FigureJson>,
    coverage: Vec<CoverageJson>,
    opinions: Vec<OpinionJson>,
}

/// Control figures with their coverage and opinions.
#[utoipa::path(get, path = "/api/v1/control-figures/{id}", tag = "needs", params(("id" = Uuid, Path)),
    responses((status = 200, body = FiguresJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
) -> Result<Json<FiguresJson>, Stop> {
    let (db, say) = (&site.db, visitor.say);
    let of = store::load(db, &visitor.caller, id).await?;
    let figures = store::figures(db, id).await?;
    let setting = store::setting_on(db, of.region, visitor.caller.today()).await?;
    let places: Vec<Place> = figures.iter().map(|one| one.place.clone()).collect();
    let coverage = covered(&places, &yearly(db, of.campaign).await?, &setting);
    let opinions = store::opinions(db, id).await?;
    let basis = forecasts::basis(db, &visitor.caller, of.campaign).await?;
    let beside = |group: &str| {
        let (basis, wanted) = basis.as_ref().and_then(|basis| Some((basis, basis.of(group)?)))?;
        Some(WantedPlacesJson { forecast: basis.id.0, places: wanted.places, within_80: wanted.within })
    };
    let figure = |one: store::Figure| FigureJson {
        id: one.id.0,
        group: one.place.group,
        university: one.place.university.0,
        capacity: one.place.capacity,
        places: one.place.places,
    };
    let coverage = coverage.into_iter().map(|one| CoverageJson {
        forecast: beside(&one.group),
        group: one.group,
        places: one.places,
        capacity: one.capacity,
        need: one.need,
        class: one.class.map(Code::code),
    });
    let opinions = opinions.into_iter().map(|one| OpinionJson {
        round: one.round,
        body: say.names(&one.body),
        opinion: one.opinion.code(),
        words: one.words,
        day: one.day.to_string(),
    });
    Ok(Json(FiguresJson {
        id: of.id.0,
        campaign: of.campaign.0,
        year: of.year,
        status: of.status.code(),
        version: of.version,
        number: of.number,
        day: of.day.map(|day| day.to_string()),
        figures: figures.into_iter().map(figure).collect(),
        coverage: coverage.collect(),
        opinions: opinions.collect(),
    }))
}

/// A form, with the version of the figures it changes.
#[derive(Deserialize, ToSchema)]
pub struct ProposeJson {
    version: i64,
    figure: FigureForm,
}

/// Proposes capacity and places of a group at an educational organisation.
#[utoipa::path(post, path = "/api/v1/control-figures/{id}/figures", tag = "needs", params(("id" = Uuid, Path)),
    request_body = ProposeJson, responses((status = 201, body = MadeJson), (status = 409), (status = 422)))]
async fn propose(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Json(asked): Json<ProposeJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let made = actions::propose(&site.db, &visitor.caller, id, asked.version, &asked.figure).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: made.0 })))
}

/// Which group, and how many places.
#[derive(Deserialize, ToSchema)]
pub struct ApportionJson {
    version: i64,
    #[serde(flatten)]
    form: ApportionForm,
}

/// How many places were given out.
#[derive(Serialize, ToSchema)]
pub struct ApportionedJson {
    places: i64,
}

/// Gives out the places of a group in proportion to capacity.
#[utoipa::path(post, path = "/api/v1/control-figures/{id}/apportion", tag = "needs", params(("id" = Uuid, Path)),
    request_body = ApportionJson, responses((status = 200, body = ApportionedJson), (status = 409), (status = 422)))]
async fn apportion(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Json(asked): Json<ApportionJson>,
) -> Result<Json<ApportionedJson>, Stop> {
    let places = actions::apportion(&site.db, &visitor.caller, id, asked.version, &asked.form).await?;
    Ok(Json(ApportionedJson { places }))
}

/// An act of the lifecycle.
#[derive(Deserialize, ToSchema)]
pub struct FiguresActJson {
    version: i64,
    /// `send` or `return`.
    #[schema(value_type = String)]
    act: Act,
    /// Why; needed to return.
    #[serde(default)]
    reason: String,
}

/// Sends the figures for opinions, or back.
#[utoipa::path(post, path = "/api/v1/control-figures/{id}/acts", tag = "needs", params(("id" = Uuid, Path)),
    request_body = FiguresActJson, responses((status = 204), (status = 403), (status = 409)))]
async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Json(asked): Json<FiguresActJson>,
) -> Result<StatusCode, Stop> {
    actions::act(&site.db, &visitor.caller, id, asked.version, asked.act, &asked.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An opinion, on the version it was read in.
#[derive(Deserialize, ToSchema)]
pub struct OpineJson {
    version: i64,
    #[serde(flatten)]
    form: OpinionForm,
}

/// Gives the opinion of the caller's association or council.
#[utoipa::path(post, path = "/api/v1/control-figures/{id}/opinions", tag = "needs", params(("id" = Uuid, Path)),
    request_body = OpineJson, responses((status = 201, body = MadeJson), (status = 409), (status = 422)))]
async fn opine(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    Json(asked): Json<OpineJson>,
) -> Result<(StatusCode, Json<MadeJson>), Stop> {
    let made = actions::opine(&site.db, &visitor.caller, id, asked.version, &asked.form).await?;
    Ok((StatusCode::CREATED, Json(MadeJson { id: made.0 })))
}

/// The requisites of an order, on the version that was read.
#[derive(Deserialize, ToSchema)]
pub struct ApproveJson {
    version: i64,
    #[serde(flatten)]
    order: OrderForm,
}

/// Approves the figures by an order.
#[utoipa::path(post, path = "/api/v1/control-figures/{id}/approval", tag = "needs", params(("id" = Uuid, Path)),
    request_body = ApproveJson, responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn approve(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    axum::Extension(press): Pressing,
    Json(asked): Json<ApproveJson>,
) -> Result<StatusCode, Stop> {
    actions::approve(&site.db, &visitor.caller, &*press, id, asked.version, &asked.order).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A correction, on the version that was read.
#[derive(Deserialize, ToSchema)]
pub struct CorrectJson {
    version: i64,
    #[serde(flatten)]
    correction: CorrectionForm,
}

/// Changes, postpones or cancels an approved figure by an order.
#[utoipa::path(post, path = "/api/v1/control-figures/{id}/corrections", tag = "needs", params(("id" = Uuid, Path)),
    request_body = CorrectJson, responses((status = 204), (status = 403), (status = 409), (status = 422)))]
async fn correct(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<FiguresId>,
    axum::Extension(press): Pressing,
    Json(asked): Json<CorrectJson>,
) -> Result<StatusCode, Stop> {
    actions::correct(&site.db, &visitor.caller, &*press, id, asked.version, &asked.correction).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets the percentages of the caller's region, from a day on.
#[utoipa::path(post, path = "/api/v1/control-figures/setting", tag = "needs", request_body = SettingForm,
    responses((status = 204), (status = 409), (status = 422)))]
async fn set(State(site): State<Site>, visitor: Visitor, Json(form): Json<SettingForm>) -> Result<StatusCode, Stop> {
    actions::set(&site.db, &visitor.caller, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}
