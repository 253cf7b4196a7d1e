//! Exams as pages: the list, the record, the plan, the materials, the candidates, the scores, the protocol.

mod acts;
mod candidates;
mod commission;
mod form;
mod list;
mod materials;
mod measures;
mod record;
mod scoring;
mod signing;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use documents::{Press, papers};
use kernel::{Code, DocumentId, Failure, Lang};
use web::{Answer, Doors, Site, Visitor};

use super::{ACT, KEEP, MEASURE, SCORE, SEE, paper, store};
use crate::ExamId;
use crate::room::Room;

pub use list::{sheet, tone};
pub use scoring::{candidate_tone as tone_of, result_line};

/// The press that the application lends to every page.
pub type Pressing = axum::Extension<Arc<dyn Press>>;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/exams", &SEE, list::list)
        .get("/exams/new", &KEEP, form::new)
        .post("/exams/new", &KEEP, form::plan)
        .get("/exams/figures", &crate::permissions::ISSUE, form::figures)
        .post("/exams/figures", &crate::permissions::ISSUE, form::set_figures)
        .get("/exams/{id}", &SEE, record::record)
        .get("/exams/{id}/edit", &KEEP, form::editing)
        .post("/exams/{id}/edit", &KEEP, form::edit)
        .get("/exams/{id}/postpone", &KEEP, form::postponing)
        .post("/exams/{id}/postpone", &KEEP, form::postpone)
        .get("/exams/{id}/materials", &SEE, materials::materials)
        .post("/exams/{id}/materials", &KEEP, materials::put)
        .post("/exams/{id}/materials/{number}/remove", &KEEP, materials::remove)
        .get("/exams/{id}/commission", &ACT, commission::choosing)
        .post("/exams/{id}/commission", &ACT, commission::appoint)
        .get("/exams/{id}/candidates", &SEE, candidates::candidates)
        .post("/exams/{id}/candidates", &KEEP, candidates::propose)
        .post("/exams/{id}/debts", &KEEP, candidates::debts)
        .post("/exams/{id}/admission", &ACT, candidates::admit)
        .post("/exams/{id}/candidates/{candidate}/acts/{act}", &ACT, acts::candidate)
        .get("/exams/{id}/scores", &ACT, scoring::all)
        .get("/exams/{id}/scores/{candidate}", &ACT, scoring::one)
        .post("/exams/{id}/scores/{candidate}", &SCORE, scoring::score)
        .get("/exams/{id}/measures", &MEASURE, measures::measures)
        .get("/exams/{id}/sign", &SCORE, signing::reading)
        .post("/exams/{id}/sign", &SCORE, signing::sign)
        .post("/exams/{id}/code", &SCORE, signing::code)
        .get("/exams/{id}/protocol/{lang}", &SEE, protocol)
        .get("/exams/{id}/signed/{paper}", &SEE, kept)
        .post("/exams/{id}/acts/{act}", &ACT, acts::exam)
}

/// A PDF shown in the browser.
pub(crate) fn pdf(bytes: Vec<u8>, name: &str) -> Response {
    let shown = format!("inline; filename=\"{name}.pdf\"");
    ([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, shown)], bytes)
        .into_response()
}

async fn protocol(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, lang)): Path<(ExamId, String)>,
    axum::Extension(press): Pressing,
) -> Answer {
    let room = Room::load(&site.db, &visitor.caller, id).await?;
    if room.exam.edition == 0 || !reads_results(&visitor) {
        return Err(Failure::Missing.into());
    }
    let outcomes = store::outcomes(&site.db, room.exam.plan.programme).await?;
    let signed = store::signatures(&site.db, id).await?;
    let lang = Lang::of(&lang).unwrap_or(paper::SIGNED);
    let bytes = press.pdf(&paper::copy(&room, &outcomes, &signed, lang, &site.public_url))?;
    Ok(pdf(bytes, &room.exam.number))
}

/// Who reads the results of others: those who hold the exam, examine, or answer for the region. An enterprise reads
/// those of its own trainees on their lines.
fn reads_results(visitor: &Visitor) -> bool {
    !matches!(visitor.caller.role, kernel::Role::Hr | kernel::Role::Signatory)
        || visitor.caller.organisation().is_none()
}

async fn kept(State(site): State<Site>, visitor: Visitor, Path((id, paper)): Path<(ExamId, DocumentId)>) -> Answer {
    let exam = store::load(&site.db, &visitor.caller, id).await?;
    let own = papers::papers_of(&site.db, id).await?.iter().any(|one| one.id == paper);
    if !own || !reads_results(&visitor) {
        return Err(Failure::Missing.into());
    }
    let (_, bytes) = papers::bytes_of(&site.db, paper).await?;
    Ok(pdf(bytes, &exam.number))
}
