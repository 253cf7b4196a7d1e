//! How well an exam measured, as JSON.

use axum::Json;
use axum::extract::{Path, State};
use kernel::Failure;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::routes;
use uuid::Uuid;
use web::{Doors, Site, Stop, Visitor};

use crate::ExamId;
use crate::exams::MEASURE;
use crate::exams::measures::{self, CandidateMeasure, CriterionMeasure, Estimate, ExpertMeasure};
use crate::room::Room;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&MEASURE, routes!(measured))
}

/// A figure and its 95 % interval, where one can be told.
#[derive(Serialize, ToSchema)]
pub struct EstimateJson {
    value: f64,
    from: Option<f64>,
    to: Option<f64>,
}

impl From<Estimate> for EstimateJson {
    fn from(of: Estimate) -> Self {
        Self { value: of.value, from: of.within.map(|(from, _)| from), to: of.within.map(|(_, to)| to) }
    }
}

/// An expert's measure.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ExpertMeasureJson {
    expert: Uuid,
    /// Marks given.
    given: usize,
    /// Percentage points below colleagues on the same candidates; above 0: more severe.
    apart: Option<EstimateJson>,
    /// Logits above the mean of all experts; more is more severe. Null where too little is known.
    severity: Option<EstimateJson>,
}

impl From<ExpertMeasure> for ExpertMeasureJson {
    fn from(of: ExpertMeasure) -> Self {
        Self {
            expert: of.person.0,
            given: of.given,
            apart: of.apart.map(Into::into),
            severity: of.severity.map(Into::into),
        }
    }
}

/// A criterion's measure.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CriterionMeasureJson {
    criterion: i64,
    /// Mean share of the points, in percent.
    mean: f64,
    /// Correlation with the sum of the other criteria.
    discrimination: Option<f64>,
    /// Logits above the mean candidate; more is harder. Null where too little is known.
    difficulty: Option<EstimateJson>,
    /// `flat`, `against`, `weak`; null when there is none.
    #[schema(value_type = Option<String>)]
    doubt: Option<&'static str>,
}

impl From<CriterionMeasure> for CriterionMeasureJson {
    fn from(of: CriterionMeasure) -> Self {
        let doubt = of.doubt.map(measures::Doubt::code);
        Self {
            criterion: of.number,
            mean: of.mean,
            discrimination: of.discrimination,
            difficulty: of.difficulty.map(Into::into),
            doubt,
        }
    }
}

/// A candidate's measure.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CandidateMeasureJson {
    candidate: Uuid,
    /// In percent.
    given: f64,
    /// Expected of a mean expert, in percent. Null where too little is known.
    fair: Option<f64>,
    /// Logits, on the scale of criteria and experts. Null where too little is known.
    ability: Option<f64>,
}

impl From<CandidateMeasure> for CandidateMeasureJson {
    fn from(of: CandidateMeasure) -> Self {
        Self { candidate: of.candidate.0, given: of.given, fair: of.fair, ability: of.ability }
    }
}

/// What is known of an exam as a measurement.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct MeasuresJson {
    /// ICC(2,k) of the experts.
    agreement: Option<EstimateJson>,
    /// Over how many candidates: those whom every expert scored.
    compared: usize,
    /// Cronbach's alpha of the criteria.
    alpha: Option<EstimateJson>,
    experts: Vec<ExpertMeasureJson>,
    criteria: Vec<CriterionMeasureJson>,
    candidates: Vec<CandidateMeasureJson>,
}

/// How well an exam measured: agreement and severity of the experts, criteria, what a mean expert would have given.
#[utoipa::path(get, path = "/api/v1/exams/{id}/measures", tag = "assessment", params(("id" = Uuid, Path)),
    responses((status = 200, body = MeasuresJson), (status = 404, description = "No such exam, or not all scores are in")))]
async fn measured(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ExamId>,
) -> Result<Json<MeasuresJson>, Stop> {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    let found = measures::of(&room).ok_or(Failure::Missing)?;
    Ok(Json(MeasuresJson {
        agreement: found.agreement.map(Into::into),
        compared: found.compared,
        alpha: found.alpha.map(Into::into),
        experts: found.experts.into_iter().map(Into::into).collect(),
        criteria: found.criteria.into_iter().map(Into::into).collect(),
        candidates: found.candidates.into_iter().map(Into::into).collect(),
    }))
}
