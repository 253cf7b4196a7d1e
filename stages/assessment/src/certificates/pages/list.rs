//! The register of certificates within reach.

use axum::extract::{Query, State};
use db::{After, Paged};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::Code;
use maud::html;
use serde::Deserialize;
use web::parts::{self, Address, Choice, Column, Crumb, Empty, Field, Row, Table, Tone, Total};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use crate::certificates::moves::Status;
use crate::certificates::rules::printed;
use crate::certificates::store::{self, Certificate, Filter};

/// What the register is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    status: String,
    exam: String,
    after: String,
    format: String,
}

pub async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = Filter { status: Status::of(&query.status), exam: query.exam.parse().ok(), words: query.q.clone() };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "certificates");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let title = say.t("assessment-certificates");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        (parts::table(say, &table(say, &query, &page, total)))
    }))
}

fn table(say: Say, query: &ListQuery, page: &Paged<Certificate>, total: i64) -> Table {
    let status = Field::select("status", say.t("assessment-status"), Choice::all::<Status>(say));
    let fields = vec![status.value(&*query.status).within("filter")];
    let address = Address::of("/certificates")
        .with("q", &*query.q)
        .with("status", &*query.status)
        .with("exam", &*query.exam)
        .with("after", &*query.after);
    let filter = parts::Filter { address: address.clone(), search: Some(query.q.clone()), fields };
    let heads = [
        "assessment-holder",
        "assessment-number",
        "assessment-profession",
        "assessment-grade",
        "assessment-issued",
        "assessment-status",
    ];
    Table {
        id: "certificates",
        caption: say.t("assessment-certificates"),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &filter)),
        empty: Empty {
            title: say.t("assessment-no-certificates"),
            text: say.t("assessment-no-certificates-help"),
            act: None,
        },
        address,
        ..Table::default()
    }
}

/// The way back to the register.
pub fn crumb(say: Say) -> Crumb {
    Crumb { href: "/certificates".into(), label: say.t("assessment-certificates") }
}

/// What a state means, as a colour beside its word.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Valid => Tone::Good,
        Status::Revoked => Tone::Late,
        Status::Superseded => Tone::Plain,
    }
}

fn row(say: Say, one: &Certificate) -> Row {
    Row::to(
        format!("/certificates/{}", one.id),
        vec![
            html! { (say.names(&one.holder)) },
            html! { (one.printed_number()) },
            html! { (say.names(&one.facts.profession)) },
            html! { (one.facts.percent) " · " (one.facts.letter) },
            html! { (say.day_short(one.issued)) },
            parts::pill(tone(one.status), &say.code(one.status)),
        ],
    )
}

/// The register as a table.
pub fn sheet(say: Say, rows: &[Certificate]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let day = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Day);
    let columns = vec![
        text("number", "assessment-number"),
        text("code", "assessment-check-code"),
        text("holder", "assessment-holder"),
        text("programme-code", "assessment-programme-code"),
        text("programme", "assessment-programme"),
        text("profession", "assessment-profession"),
        text("university", "assessment-university"),
        text("exam", "assessment-exam"),
        day("exam-day", "assessment-day"),
        SheetColumn::new("percent", say.t("assessment-percent"), ColumnKind::Number),
        text("letter", "assessment-letter"),
        day("issued", "assessment-issued"),
        text("status", "assessment-status"),
        day("ended", "assessment-ended"),
        text("reason", "assessment-reason"),
    ];
    let cells = |one: &Certificate| -> Vec<Cell> {
        let facts = &one.facts;
        vec![
            one.printed_number().into(),
            printed(&one.code).into(),
            say.names(&one.holder).into(),
            facts.programme_code.as_str().into(),
            say.names(&facts.programme).into(),
            say.names(&facts.profession).into(),
            say.names(&facts.university).into(),
            facts.exam.as_str().into(),
            facts.day.into(),
            facts.percent.into(),
            facts.letter.as_str().into(),
            one.issued.into(),
            say.code(one.status).into(),
            one.ended.as_ref().map(|(day, _)| *day).into(),
            one.ended.as_ref().map(|(_, reason)| reason.as_str()).into(),
        ]
    };
    Sheet { name: say.t("assessment-certificates"), columns, rows: rows.iter().map(cells).collect() }
}
