//! The same analyses for programs: a table in, the engine's answer out, with its sentences in the caller's language.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query};
use kernel::Failure;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use web::{Doors, Stop, Visitor};

use crate::ANALYSE;
use crate::analyses::{ALL, named};
use crate::run::{flags_of, run};
use crate::told;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&ANALYSE, routes!(list)).api(&ANALYSE, routes!(analyse))
}

/// An analysis that can be asked for.
#[derive(Serialize, ToSchema)]
pub struct AnalysisJson {
    /// Its name in the address.
    name: &'static str,
    /// What it answers, in the caller's language.
    asks: String,
}

/// The analyses.
#[utoipa::path(get, path = "/api/v1/analyses", tag = "analyses", responses((status = 200, body = [AnalysisJson])))]
async fn list(visitor: Visitor) -> Json<Vec<AnalysisJson>> {
    let told = |analysis: &crate::Analysis| AnalysisJson { name: analysis.name, asks: visitor.say.t(analysis.asks) };
    Json(ALL.iter().map(told).collect())
}

/// How it is analysed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AnalyseQuery {
    /// Flags in one line, as on the command line: `--model 2pl --columns a,b,c`.
    #[serde(default)]
    flags: String,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct FoundJson {
    /// The engine's answer: status, estimates with errors or intervals, fit, how many and how missing values were handled, messages as codes.
    #[schema(value_type = Object)]
    answer: Value,
    /// What was found, what makes it doubtful and why there is no answer, in the caller's language.
    sentences: Vec<String>,
}

/// Analyses a table. The body is the CSV; its first row names the columns.
#[utoipa::path(post, path = "/api/v1/analyses/{analysis}", tag = "analyses",
    params(("analysis" = String, Path, description = "`alpha`, `irt`, `mfrm`, …: see the list"), AnalyseQuery),
    request_body(content = Vec<u8>, content_type = "text/csv"),
    responses((status = 200, body = FoundJson), (status = 422, description = "Where the table or the flags are wrong; `args.what` says what is, as a code with arguments")))]
async fn analyse(
    visitor: Visitor,
    Path(name): Path<String>,
    Query(query): Query<AnalyseQuery>,
    table: Bytes,
) -> Result<Json<FoundJson>, Stop> {
    let analysis = named(&name).ok_or(Failure::Missing)?;
    let answer = run(analysis, table.to_vec(), &flags_of(&query.flags)).await?;
    let sentences = ["reason", "explanation", "warnings"]
        .into_iter()
        .flat_map(|list| told::sentences(visitor.say, &answer, list))
        .collect();
    Ok(Json(FoundJson { answer, sentences }))
}
