//! The studio: terms side by side, and beside them what the checks say.

use axum::extract::{Path, State};
use kernel::ProgrammeId;
use maud::{Markup, html};
use web::parts::{self, Act as Button, Column, Row, Table};
use web::{Answer, Doors, PageKind, SIGNED_IN, Say, Site, Visitor, html_page};

use super::{Design, store, view};
use crate::curriculum::{Component, Cycle};
use crate::programme::sides::{self, Seen, Side};
use crate::rules::check;
use crate::totals::Totals;

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/programmes/{id}/curriculum", &SIGNED_IN, studio)
}

async fn studio(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let seen = sides::seen(&site, &visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let say = visitor.say;
    let findings = check(&design.curriculum, &design.matrix, seen.programme.admission);
    let checks = view::checks(say, id, &findings);
    let title = say.names(&seen.programme.name);
    html_page(visitor.shell(&site, PageKind::Studio, &*title).page(html! {
        (sides::top(&visitor, &seen, Side::Curriculum, main(&visitor, &seen)))
        @if design.curriculum.slots.is_empty() {
            (parts::empty(&empty(say, &visitor, &seen)))
        } @else {
            div.legend { (parts::key(&view::legend(say))) span { "⌂ " (say.t("programmes-legend-pinned")) } }
            section.card { div.in { (parts::terms(say, &say.t("programmes-side-curriculum"), &view::terms(say, id, &design.curriculum))) } }
            (parts::check_list(say, &say.t("programmes-checks"), &checks))
            (slots(say, id, &design))
            (sums(say, &design))
        }
    }))
}

fn main(visitor: &Visitor, seen: &Seen) -> Markup {
    let (say, id) = (visitor.say, seen.programme.id);
    if !seen.editable(visitor) {
        return html! {};
    }
    parts::acts(
        say,
        &[
            Button::link(say.t("programmes-add-slot"), format!("/programmes/{id}/slots/new")),
            Button::link(say.t("programmes-import"), format!("/programmes/{id}/import")),
            Button::link(say.t("programmes-balance"), format!("/programmes/{id}/balance")),
        ],
    )
}

fn empty(say: Say, visitor: &Visitor, seen: &Seen) -> parts::Empty {
    let act = seen
        .editable(visitor)
        .then(|| (format!("/programmes/{}/import", seen.programme.id), say.t("programmes-import")));
    parts::Empty { title: say.t("programmes-curriculum-none"), text: say.t("programmes-curriculum-none-help"), act }
}

/// Every slot in a row, with all the disciplines it offers.
fn slots(say: Say, id: ProgrammeId, design: &Design) -> Markup {
    let row = |slot: &crate::curriculum::Slot| {
        let names: Vec<String> = slot.options.iter().map(|one| say.names(&one.names)).collect();
        Row::to(
            view::slot_href(id, slot.order),
            vec![
                html! { (slot.order) " · " (slot.code) },
                html! { (names.join(" / ")) },
                html! { (view::kind(say, slot)) },
                html! { (say.credits_figure(slot.credits)) },
                html! { (say.hours_figure(slot.hours)) },
                html! { (super::rules::terms_text(&slot.terms)) },
                html! { (say.code(slot.control)) },
            ],
        )
    };
    parts::table(
        say,
        &Table {
            id: "slots",
            caption: say.t("programmes-slots"),
            columns: vec![
                Column::words(say.t("programmes-slot")),
                Column::words(say.t("programmes-disciplines")),
                Column::words(say.t("programmes-cycle")),
                Column::figures(say.t("programmes-credits")),
                Column::figures(say.t("programmes-hours")),
                Column::words(say.t("programmes-terms")),
                Column::words(say.t("programmes-control")),
            ],
            rows: design.curriculum.slots.iter().map(row).collect(),
            ..Table::default()
        },
    )
}

/// Credits by cycle and component.
fn sums(say: Say, design: &Design) -> Markup {
    use kernel::Code as _;
    let totals = Totals::of(&design.curriculum);
    let row = |cycle: &Cycle| {
        let mut cells = vec![html! { (say.code(*cycle)) }];
        cells.extend(Component::ALL.iter().map(|part| html! { (say.credits_figure(totals.part(*cycle, *part))) }));
        cells.push(html! { strong { (say.credits_figure(totals.cycle(*cycle))) } });
        Row::of(cells)
    };
    let mut columns = vec![Column::words(say.t("programmes-cycle"))];
    columns.extend(Component::ALL.iter().map(|part| Column::figures(say.code(*part))));
    columns.push(Column::figures(say.t("programmes-sum")));
    let mut rows: Vec<Row> = Cycle::ALL.iter().map(row).collect();
    rows.push(Row::of(vec![
        html! { strong { (say.t("programmes-sum")) } },
        html! {},
        html! {},
        html! { (say.hours(totals.hours)) },
        html! { strong { (say.credits_figure(totals.credits)) } },
    ]));
    parts::table(say, &Table { id: "sums", caption: say.t("programmes-sums"), columns, rows, ..Table::default() })
}
