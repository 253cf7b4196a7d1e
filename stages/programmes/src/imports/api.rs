//! A working curriculum by the API: the bytes of the file are the body.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Path, Query, Request, State};
use axum::http::header::CONTENT_TYPE;
use kernel::{Arg, Code, Failure, ProgrammeId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use web::{Doors, Site, Stop, Visitor};

use super::sent::files;
use super::{Target, curriculum};
use crate::design::api::{FindingJson, finding};
use crate::programme::DESIGN;
use crate::reading::File;
use crate::refusal::FILE_EMPTY;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().api(&DESIGN, routes!(import))
}

/// How it is brought.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// Only say what would change.
    #[serde(default)]
    dry_run: bool,
}

/// Something odd that was survived.
#[derive(Serialize, ToSchema)]
pub struct NoteJson {
    row: usize,
    column: &'static str,
    oddity: &'static str,
    was: String,
    now: String,
}

/// What a file brings.
#[derive(Serialize, ToSchema)]
pub struct CurriculumBroughtJson {
    /// Does anything differ from what stood?
    changes: bool,
    /// Slots before.
    slots_before: usize,
    /// Slots in the file.
    slots: usize,
    credits: String,
    hours: String,
    notes: Vec<NoteJson>,
    findings: Vec<FindingJson>,
}

/// The bytes of the two files; a body that is no form is the curriculum alone.
async fn brought(site: &Site, request: Request) -> Result<[Vec<u8>; 2], Stop> {
    let broken = || Stop::from(Failure::from(FILE_EMPTY.with("file", Arg::Key(File::Curriculum.key()))));
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        let form = Multipart::from_request(request, site).await.map_err(|_| broken())?;
        return files(form).await;
    }
    let body = Bytes::from_request(request, site).await.map_err(|_| broken())?;
    Ok([body.to_vec(), Vec::new()])
}

/// Takes a working curriculum into a draft, whole or not at all. The body is the CSV or XLSX, or a form whose parts
/// `curriculum` and `modules` are two such files.
#[utoipa::path(post, path = "/api/v1/programmes/{id}/curriculum", tag = "programmes",
    params(("id" = Uuid, Path), ImportQuery), request_body(content = Vec<u8>, content_type = "text/csv"),
    responses((status = 200, body = CurriculumBroughtJson), (status = 422, description = "What is wrong, by row and column")))]
async fn import(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Query(query): Query<ImportQuery>,
    request: Request,
) -> Result<Json<CurriculumBroughtJson>, Stop> {
    let [slots, modules] = brought(&site, request).await?;
    let modules = (!modules.is_empty()).then_some(modules.as_slice());
    let outcome = curriculum(&site.db, &visitor.caller, Target::Version(id), &slots, modules, query.dry_run).await?;
    let notes = outcome.notes.into_iter().map(|note| NoteJson {
        row: note.row,
        column: note.column,
        oddity: note.oddity.code(),
        was: note.was,
        now: note.now,
    });
    Ok(Json(CurriculumBroughtJson {
        changes: outcome.changes,
        slots_before: outcome.slots.0,
        slots: outcome.slots.1,
        credits: outcome.totals.credits.to_string(),
        hours: outcome.totals.hours.to_string(),
        notes: notes.collect(),
        findings: outcome.findings.iter().map(|one| finding(visitor.say, one)).collect(),
    }))
}
