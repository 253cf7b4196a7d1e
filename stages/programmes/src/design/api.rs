//! Designs as JSON: the same actions as the pages.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::Query;
use kernel::{Code, ProgrammeId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::routes;
use web::{Doors, SIGNED_IN, Say, Site, Stop, Visitor};

use super::actions;
use super::rules::{self, OptionForm, OutcomeForm, SlotForm};
use crate::finding::Finding;
use crate::outcomes::Mark;
use crate::programme::DESIGN;
use crate::rules::check;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .api(&SIGNED_IN, routes!(read))
        .api(&DESIGN, routes!(proposed))
        .api(&DESIGN, routes!(balance))
        .api(&DESIGN, routes!(edit_slot))
        .api(&DESIGN, routes!(put_outcome))
        .api(&DESIGN, routes!(set_marks))
}

/// A slot with its disciplines.
#[derive(Serialize, ToSchema)]
pub struct SlotJson {
    /// The only key of a slot.
    order: u16,
    slot: SlotForm,
    disciplines: Vec<OptionForm>,
}

/// An outcome.
#[derive(Serialize, ToSchema)]
pub struct OutcomeJson {
    number: u16,
    outcome: OutcomeForm,
}

/// One discipline forms one outcome.
#[derive(Deserialize, Serialize, ToSchema)]
pub struct MarkJson {
    slot: u16,
    option: u8,
    outcome: u16,
}

/// What a check found.
#[derive(Serialize, ToSchema)]
pub struct FindingJson {
    /// Its name in lists: `R-03`.
    check: &'static str,
    /// `good`, `warning`, `error`.
    level: &'static str,
    /// The rule's code.
    code: &'static str,
    /// In the caller's language.
    message: String,
    /// Where the figure comes from.
    source: String,
}

/// A finding in the caller's language.
pub fn finding(say: Say, one: &Finding) -> FindingJson {
    FindingJson {
        check: one.check.number,
        level: one.level.code(),
        code: one.rule.code,
        message: say.with(one.key, &one.args),
        source: say.source(one.source),
    }
}

/// The design of a version and what the checks say of it.
#[derive(Serialize, ToSchema)]
pub struct DesignJson {
    /// The version of the programme it was read at; send it back with a change.
    version: i64,
    slots: Vec<SlotJson>,
    outcomes: Vec<OutcomeJson>,
    marks: Vec<MarkJson>,
    findings: Vec<FindingJson>,
}

/// Curriculum, outcomes, matrix and findings of a version.
#[utoipa::path(get, path = "/api/v1/programmes/{id}/design", tag = "programmes", params(("id" = Uuid, Path)),
    responses((status = 200, body = DesignJson), (status = 404)))]
async fn read(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
) -> Result<Json<DesignJson>, Stop> {
    let (of, design) = actions::design(&site.db, &visitor.caller, id).await?;
    let findings = check(&design.curriculum, &design.matrix, of.admission);
    let slots = design.curriculum.slots.iter().map(|slot| SlotJson {
        order: slot.order,
        slot: rules::slot_form(slot),
        disciplines: slot.options.iter().map(rules::option_form).collect(),
    });
    let outcomes = design.matrix.outcomes.iter();
    let outcomes = outcomes.map(|one| OutcomeJson { number: one.number, outcome: rules::outcome_form(one) });
    let marks = design.matrix.marks.iter();
    let marks = marks.map(|mark| MarkJson { slot: mark.slot, option: mark.option, outcome: mark.outcome });
    Ok(Json(DesignJson {
        version: of.version,
        slots: slots.collect(),
        outcomes: outcomes.collect(),
        marks: marks.collect(),
        findings: findings.iter().map(|one| finding(visitor.say, one)).collect(),
    }))
}

/// A slot, with the version of the programme it was edited from.
#[derive(Deserialize, ToSchema)]
pub struct SlotEditJson {
    version: i64,
    slot: SlotForm,
}

/// Corrects a slot of a draft.
#[utoipa::path(put, path = "/api/v1/programmes/{id}/slots/{order}", tag = "programmes",
    params(("id" = Uuid, Path), ("order" = u16, Path)), request_body = SlotEditJson,
    responses((status = 204), (status = 409), (status = 422)))]
async fn edit_slot(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, order)): Path<(ProgrammeId, u16)>,
    Json(sent): Json<SlotEditJson>,
) -> Result<StatusCode, Stop> {
    actions::edit_slot(&site.db, &visitor.caller, id, sent.version, order, &sent.slot).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An outcome, with the version of the programme it was edited from.
#[derive(Deserialize, ToSchema)]
pub struct OutcomeEditJson {
    version: i64,
    /// None for a new one.
    number: Option<u16>,
    outcome: OutcomeForm,
}

/// Adds or corrects an outcome of a draft.
#[utoipa::path(post, path = "/api/v1/programmes/{id}/outcomes", tag = "programmes", params(("id" = Uuid, Path)),
    request_body = OutcomeEditJson, responses((status = 204), (status = 409), (status = 422)))]
async fn put_outcome(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Json(sent): Json<OutcomeEditJson>,
) -> Result<StatusCode, Stop> {
    actions::put_outcome(&site.db, &visitor.caller, id, sent.version, sent.number, &sent.outcome).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The whole matrix, with the version of the programme it was edited from.
#[derive(Deserialize, ToSchema)]
pub struct MatrixJson {
    version: i64,
    /// What is named is formed, what is not named is not.
    marks: Vec<MarkJson>,
}

/// Sets which disciplines form which outcomes of a draft.
#[utoipa::path(put, path = "/api/v1/programmes/{id}/matrix", tag = "programmes", params(("id" = Uuid, Path)),
    request_body = MatrixJson, responses((status = 204), (status = 409)))]
async fn set_marks(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Json(sent): Json<MatrixJson>,
) -> Result<StatusCode, Stop> {
    let marks = sent.marks.into_iter().map(|MarkJson { slot, option, outcome }| Mark { slot, option, outcome });
    actions::set_marks(&site.db, &visitor.caller, id, sent.version, marks.collect()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Credits of a term, before and after.
#[derive(Serialize, ToSchema)]
pub struct TermJson {
    /// From 1.
    term: u8,
    before: String,
    after: String,
}

/// A slot that would stand in another term.
#[derive(Serialize, ToSchema)]
pub struct ShiftJson {
    /// The slot's order.
    slot: u16,
    from: u8,
    to: u8,
    /// Why it would not stay: it has to stand `after` or `before` the slot `why_slot`, its term is `closed` by what stays, the
    /// move `evens` the terms, or makes `room` for others.
    #[schema(value_type = String)]
    why: &'static str,
    /// The order of the slot that decides, if one does.
    why_slot: Option<u16>,
}

/// What would become of a curriculum.
#[derive(Serialize, ToSchema)]
pub struct BalanceJson {
    /// Send it back to accept.
    version: i64,
    terms: Vec<TermJson>,
    shifts: Vec<ShiftJson>,
    /// Was it proved that nothing is better?
    proved: bool,
}

/// Which slots stay.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct KeepQuery {
    /// Orders of slots that stay where they are, repeated: `keep=3&keep=7`.
    #[serde(default)]
    keep: Vec<u16>,
}

/// The most even spread of the slots over the terms that is found; nothing is changed.
#[utoipa::path(get, path = "/api/v1/programmes/{id}/balance", tag = "programmes",
    params(("id" = Uuid, Path), KeepQuery), responses((status = 200, body = BalanceJson), (status = 404), (status = 409)))]
async fn proposed(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Query(query): Query<KeepQuery>,
) -> Result<Json<BalanceJson>, Stop> {
    let (of, design) = actions::design(&site.db, &visitor.caller, id).await?;
    let found = super::balance::propose(&design.curriculum, &query.keep.into_iter().collect())?;
    let terms = found.before.iter().map(|(term, before)| TermJson {
        term: *term,
        before: before.to_string(),
        after: found.after.get(term).copied().unwrap_or_default().to_string(),
    });
    let shifts = found.shifts.iter().map(|one| ShiftJson {
        slot: one.order,
        from: one.from,
        to: one.to,
        why: one.why.code(),
        why_slot: one.why.slot(),
    });
    Ok(Json(BalanceJson {
        version: of.version,
        terms: terms.collect(),
        shifts: shifts.collect(),
        proved: found.proved,
    }))
}

/// The proposal that is accepted, by what it was asked with.
#[derive(Deserialize, ToSchema)]
pub struct AcceptJson {
    version: i64,
    /// Orders of slots that stay where they are.
    #[serde(default)]
    keep: Vec<u16>,
}

/// Balances the terms as was proposed.
#[utoipa::path(post, path = "/api/v1/programmes/{id}/balance", tag = "programmes", params(("id" = Uuid, Path)),
    request_body = AcceptJson, responses((status = 204), (status = 409)))]
async fn balance(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Json(sent): Json<AcceptJson>,
) -> Result<StatusCode, Stop> {
    let kept = sent.keep.into_iter().collect();
    actions::balance(&site.db, &visitor.caller, id, sent.version, &kept).await?;
    Ok(StatusCode::NO_CONTENT)
}
