//! The balance as a page: the terms before and after, what would move, what stays; accepted as a whole or left.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use axum_extra::extract::{Form, Query};
use kernel::{Credits, ProgrammeId};
use maud::{Markup, html};
use serde::Deserialize;
use web::charts::{self, Group, GroupedBars};
use web::parts::{self, Act as Button, Column, Row, Table, Tone};
use web::{Answer, Doors, PageKind, Say, Site, Visitor, html_page, on_to};

use super::balance::{Proposal, Shift, Why, propose};
use super::{Design, actions, store, view};
use crate::programme::DESIGN;
use crate::programme::sides::{self, Seen, Side};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/programmes/{id}/balance", &DESIGN, proposed).post("/programmes/{id}/balance", &DESIGN, accept)
}

/// Which slots stay where they are, and at which version this was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    version: String,
    keep: Vec<u16>,
}

impl Asked {
    fn kept(&self) -> BTreeSet<u16> {
        self.keep.iter().copied().collect()
    }
}

async fn proposed(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let seen = sides::seen(&site, &visitor, id).await?;
    let design = store::load(&site.db, &seen.programme).await?.design;
    let found = propose(&design.curriculum, &asked.kept())?;
    let title = visitor.say.t("programmes-balance");
    html_page(visitor.shell(&site, PageKind::Console, &*title).page(html! {
        (sides::top(&visitor, &seen, Side::Curriculum, acts(&visitor, &seen, &found, &asked.kept())))
        (told(visitor.say, &found))
        @if !found.before.is_empty() { (terms(visitor.say, &found)) }
        (shifts(visitor.say, id, &design, &found, &asked.kept()))
        (kept(visitor.say, id, &design, &asked.kept()))
    }))
}

async fn accept(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<ProgrammeId>,
    Form(sent): Form<Asked>,
) -> Answer {
    // A version that was not sent is none: such a proposal is stale.
    let version = sent.version.parse().unwrap_or(0);
    actions::balance(&site.db, &visitor.caller, id, version, &sent.kept()).await?;
    on_to(&format!("/programmes/{id}/curriculum"))
}

/// The page with these slots kept.
fn address(id: ProgrammeId, kept: &BTreeSet<u16>) -> String {
    let asked: Vec<String> = kept.iter().map(|order| format!("keep={order}")).collect();
    let mark = if asked.is_empty() { "" } else { "?" };
    format!("/programmes/{id}/balance{mark}{}", asked.join("&"))
}

fn acts(visitor: &Visitor, seen: &Seen, found: &Proposal, kept: &BTreeSet<u16>) -> Markup {
    let (say, id) = (visitor.say, seen.programme.id);
    let mut all = Vec::new();
    if seen.editable(visitor) && !found.shifts.is_empty() {
        let accept = Button::post(say.t("programmes-balance-accept"), format!("/programmes/{id}/balance"));
        let accept = accept.version(seen.programme.version).main();
        all.push(kept.iter().fold(accept, |act, order| act.field("keep", order.to_string())));
    }
    all.push(Button::link(say.t("programmes-balance-leave"), format!("/programmes/{id}/curriculum")));
    parts::acts(say, &all)
}

fn told(say: Say, found: &Proposal) -> Markup {
    let text = match (found.shifts.len(), found.proved) {
        (0, true) => say.t("programmes-balance-best"),
        (0, false) => say.t("programmes-balance-none"),
        (count, proved) => {
            let key = if proved { "programmes-balance-moves-best" } else { "programmes-balance-moves" };
            say.with(key, &[("count", count.into())])
        }
    };
    html! { p { (text) } p.small { (say.t("programmes-balance-help")) } }
}

fn terms(say: Say, found: &Proposal) -> Markup {
    let figure = |loads: &std::collections::BTreeMap<u8, Credits>, term: &u8| {
        f64::from(i32::try_from(loads.get(term).copied().unwrap_or_default().0).unwrap_or(i32::MAX)) / 100.0
    };
    let groups = found.before.keys().map(|term| Group {
        label: say.with("programmes-term-is", &[("number", i64::from(*term).into())]),
        values: vec![figure(&found.before, term), figure(&found.after, term)],
    });
    charts::grouped_bars(
        say,
        &GroupedBars {
            title: say.t("programmes-balance-terms"),
            desc: say.t("programmes-balance-terms-desc"),
            series: vec![
                (Tone::Plain, say.t("programmes-balance-before")),
                (Tone::Theory, say.t("programmes-balance-after")),
            ],
            groups: groups.collect(),
            decimals: 2,
        },
    )
}

fn name(say: Say, design: &Design, order: u16) -> String {
    design.curriculum.slot(order).map_or_else(String::new, |slot| say.names(&slot.names()))
}

/// Why a slot would not stay.
fn why(say: Say, design: &Design, shift: Shift) -> String {
    let from = ("from", i64::from(shift.from).into());
    match shift.why {
        Why::After(order) => {
            say.with("programmes-balance-why-after", &[from, ("slot", name(say, design, order).into())])
        }
        Why::Before(order) => {
            say.with("programmes-balance-why-before", &[from, ("slot", name(say, design, order).into())])
        }
        Why::Closed => say.with("programmes-balance-why-closed", &[from]),
        Why::Evens { left, entered } => say.with(
            "programmes-balance-why-evens",
            &[
                from,
                ("from_load", say.credits_figure(left).into()),
                ("to", i64::from(shift.to).into()),
                ("to_load", say.credits_figure(entered).into()),
            ],
        ),
        Why::Room => say.t("programmes-balance-why-room"),
    }
}

fn shifts(say: Say, id: ProgrammeId, design: &Design, found: &Proposal, kept: &BTreeSet<u16>) -> Markup {
    let row = |shift: &Shift| {
        let mut more = kept.clone();
        more.insert(shift.order);
        let credits = design.curriculum.slot(shift.order).map(|slot| slot.credits).unwrap_or_default();
        Row::of(vec![
            html! { a href=(view::slot_href(id, shift.order)) { (name(say, design, shift.order)) } },
            html! { (say.credits_figure(credits)) },
            html! { (shift.from) },
            html! { (shift.to) },
            html! { (why(say, design, *shift)) },
            html! { a href=(address(id, &more)) { (say.t("programmes-balance-keep")) } },
        ])
    };
    if found.shifts.is_empty() {
        return html! {};
    }
    let columns = vec![
        Column::words(say.t("programmes-slot")),
        Column::figures(say.t("programmes-credits")),
        Column::figures(say.t("programmes-balance-from")),
        Column::figures(say.t("programmes-balance-to")),
        Column::words(say.t("programmes-balance-why")),
        Column::words(say.t("programmes-balance-choice")),
    ];
    let rows = found.shifts.iter().map(row).collect();
    let caption = say.t("programmes-balance-shifts");
    let table = Table { id: "shifts", caption: caption.clone(), columns, rows, ..Table::default() };
    parts::card(&caption, parts::table(say, &table))
}

/// What the designer keeps, each with the link that lets it move again.
fn kept(say: Say, id: ProgrammeId, design: &Design, kept: &BTreeSet<u16>) -> Markup {
    if kept.is_empty() {
        return html! {};
    }
    let row = |order: &u16| {
        let mut fewer = kept.clone();
        fewer.remove(order);
        Row::of(vec![
            html! { (name(say, design, *order)) },
            html! { a href=(address(id, &fewer)) { (say.t("programmes-balance-release")) } },
        ])
    };
    let columns = vec![Column::words(say.t("programmes-slot")), Column::words(say.t("programmes-balance-choice"))];
    let rows = kept.iter().map(row).collect();
    let caption = say.t("programmes-balance-kept");
    let table = Table { id: "kept", caption: caption.clone(), columns, rows, ..Table::default() };
    parts::card(&caption, parts::table(say, &table))
}
