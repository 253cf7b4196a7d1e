//! Outcome × discipline: a heat map whose cells are fields, so that it is filled by keyboard, with script or without.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::ProgrammeId;
use maud::{Markup, html};
use web::parts::{self, Cell, MatrixHead, MatrixRow, Tone};
use web::{Answer, Doors, PageKind, SIGNED_IN, Say, Site, Visitor, html_page, on_to};

use super::{Design, actions, store, view};
use crate::curriculum::Standing;
use crate::outcomes::{Mark, Outcome};
use crate::programme::DESIGN;
use crate::programme::sides::{self, Side};
use crate::rules::check;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/programmes/{id}/matrix", &SIGNED_IN, matrix).post("/programmes/{id}/matrix", &DESIGN, set)
}

async fn matrix(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let seen = sides::seen(&site, &visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let (say, editable) = (visitor.say, seen.editable(&visitor));
    let findings = check(&design.curriculum, &design.matrix, seen.programme.admission);
    let of_matrix: Vec<_> = findings.into_iter().filter(|finding| finding.check.number.starts_with("M-")).collect();
    let form = parts::Form {
        action: sides::href(&seen.programme, Side::Matrix),
        version: Some(seen.programme.version),
        submit: say.t("web-save"),
        ..parts::Form::default()
    };
    let title = say.names(&seen.programme.name);
    html_page(visitor.shell(&site, PageKind::Studio, &*title).page(html! {
        (sides::top(&visitor, &seen, Side::Matrix, html! {}))
        @if design.matrix.outcomes.is_empty() || design.curriculum.slots.is_empty() {
            (parts::empty(&parts::Empty {
                title: say.t("programmes-matrix-none"),
                text: say.t("programmes-matrix-none-help"),
                act: Some((sides::href(&seen.programme, Side::Outcomes), say.t("programmes-side-outcomes"))),
            }))
        } @else {
            @let drawn = drawn(say, id, &design, editable);
            (parts::card(&say.t("programmes-side-matrix"), parts::padded(html! {
                @if editable {
                    p.help { (say.t("programmes-matrix-help")) }
                    (parts::form(say, &form, drawn))
                } @else { (drawn) }
            })))
            (parts::check_list(say, &say.t("programmes-checks"), &view::checks(say, id, &of_matrix)))
        }
    }))
}

/// Disciplines are rows and outcomes columns: a curriculum has many of the one and few of the other.
fn drawn(say: Say, id: ProgrammeId, design: &Design, editable: bool) -> Markup {
    let outcomes = &design.matrix.outcomes;
    let column = |outcome: &Outcome| MatrixHead {
        code: view::outcome_code(say, outcome.number),
        name: say.names(&outcome.names),
        href: Some(format!("/programmes/{id}/outcomes/{}", outcome.number)),
    };
    let mut rows = Vec::new();
    for slot in &design.curriculum.slots {
        let level = view::certainty(slot);
        for option in slot.options.iter().filter(|one| one.standing == Standing::Discipline) {
            let cell = |outcome: &Outcome| {
                let mark = Mark { slot: slot.order, option: option.number, outcome: outcome.number };
                let name = editable.then(|| format!("m-{}-{}-{}", mark.slot, mark.option, mark.outcome));
                Cell { level: if design.matrix.has(mark) { level } else { 0 }, name }
            };
            let formed = design.matrix.formed_by(slot.order, option.number).count();
            rows.push(MatrixRow {
                head: MatrixHead {
                    code: slot.code.clone(),
                    name: say.names(&option.names),
                    href: Some(view::slot_href(id, slot.order)),
                },
                cells: outcomes.iter().map(cell).collect(),
                note: (formed == 0).then(|| (Tone::Wait, say.t("programmes-forms-nothing"))),
            });
        }
    }
    parts::matrix(
        say,
        &parts::Matrix {
            id: "matrix",
            caption: say.t("programmes-side-matrix"),
            columns: outcomes.iter().map(column).collect(),
            rows,
            levels: [say.t("programmes-level-chosen"), say.t("programmes-level-all"), say.t("programmes-level-work")],
        },
    )
}

async fn set(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer {
    let version = sent.iter().find(|(name, _)| name == "version").and_then(|(_, value)| value.parse().ok());
    let marks: BTreeSet<Mark> =
        sent.iter().filter(|(_, value)| marked(value)).filter_map(|(name, _)| mark(name)).collect();
    actions::set_marks(&site.db, &visitor.caller, id, version.unwrap_or(0), marks).await?;
    on_to(&format!("/programmes/{id}/matrix"))
}

/// Any figure above nothing marks the cell.
fn marked(value: &str) -> bool {
    matches!(value.trim(), "1" | "2" | "3")
}

/// `m-14-2-7`: slot 14, its second discipline, outcome 7.
fn mark(name: &str) -> Option<Mark> {
    let mut parts = name.strip_prefix("m-")?.split('-');
    let mut next = || parts.next()?.parse::<u16>().ok();
    let (slot, option, outcome) = (next()?, next()?, next()?);
    Some(Mark { slot, option: u8::try_from(option).ok()?, outcome })
}
