//! The list of contracts within reach.

use axum::extract::{Query, State};
use db::{After, Paged};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Role};
use maud::html;
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Crumb, Empty, Field, Row, Table, Tone, Total};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use crate::moves::Status;
use crate::store::{self, Agreement, Filter};
use crate::{CLAUSES, DRAFT, ORDER};

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    status: String,
    after: String,
    format: String,
}

pub async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = Filter { status: Status::of(&query.status), words: query.q.clone(), ..Filter::default() };
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "agreements");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let title = say.t("agreements-agreements");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, parts::acts(say, &buttons(say, by.role))))
        (parts::table(say, &table(say, &query, &page, total)))
    }))
}

fn buttons(say: Say, role: Role) -> Vec<Button> {
    let mut buttons = Vec::new();
    if DRAFT.opens_to(role) {
        buttons.push(Button::link(say.t("agreements-draft"), "/agreements/new").main());
    }
    if CLAUSES.opens_to(role) {
        buttons.push(Button::link(say.t("agreements-clauses"), "/agreements/clauses"));
    }
    if ORDER.opens_to(role) {
        buttons.push(Button::link(say.t("agreements-signing-order"), "/agreements/signing-order"));
    }
    buttons
}

fn table(say: Say, query: &ListQuery, page: &Paged<Agreement>, total: i64) -> Table {
    let status = Field::select("status", say.t("agreements-status-label"), Choice::all::<Status>(say));
    let fields = vec![status.value(&*query.status).within("filter")];
    let address =
        Address::of("/agreements").with("q", &*query.q).with("status", &*query.status).with("after", &*query.after);
    let filter = parts::Filter { address: address.clone(), search: Some(query.q.clone()), fields };
    Table {
        id: "agreements",
        caption: say.t("agreements-agreements"),
        columns: vec![
            Column::words(say.t("agreements-learner")),
            Column::codes(say.t("agreements-number")),
            Column::words(say.t("agreements-enterprise")),
            Column::words(say.t("agreements-period")),
            Column::words(say.t("agreements-status-label")),
        ],
        rows: page.rows.iter().map(|agreement| row(say, agreement)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &filter)),
        empty: Empty { title: say.t("agreements-none"), text: say.t("agreements-none-help"), act: None },
        address,
        ..Table::default()
    }
}

/// The way back to the list.
pub fn crumb(say: Say) -> Crumb {
    Crumb { href: "/agreements".into(), label: say.t("agreements-agreements") }
}

/// What a state means, as a colour beside its word.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::InForce | Status::Completed => Tone::Good,
        Status::Drafted | Status::CheckedByEnterprise | Status::CheckedByUniversity | Status::Signing => Tone::Wait,
        Status::Suspended | Status::Terminated | Status::Refused => Tone::Late,
        Status::Withdrawn => Tone::Plain,
    }
}

fn row(say: Say, agreement: &Agreement) -> Row {
    Row::to(
        format!("/agreements/{}", agreement.id),
        vec![
            html! { (agreement.learner_name) },
            html! { (agreement.number) },
            html! { (say.names(&agreement.enterprise_name)) },
            html! { (say.span(agreement.terms.span)) },
            parts::pill(tone(agreement.status), &say.code(agreement.status)),
        ],
    )
}

/// The list as a table.
pub fn sheet(say: Say, rows: &[Agreement]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let day = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Day);
    let columns = vec![
        text("number", "agreements-number"),
        text("learner", "agreements-learner"),
        text("enterprise", "agreements-enterprise"),
        text("university", "agreements-university"),
        text("programme-code", "agreements-programme-code"),
        text("programme", "agreements-programme"),
        text("profession", "agreements-profession"),
        text("workplace", "agreements-workplace"),
        text("mentor", "agreements-mentor"),
        day("from", "agreements-from"),
        day("until", "agreements-until"),
        SheetColumn::new("credits", say.t("agreements-credits"), ColumnKind::Quantity),
        SheetColumn::new("amount", say.t("agreements-amount"), ColumnKind::Money),
        text("status", "agreements-status-label"),
    ];
    let cells = |a: &Agreement| -> Vec<Cell> {
        let terms = &a.terms;
        vec![
            a.number.as_str().into(),
            a.learner_name.as_str().into(),
            say.names(&a.enterprise_name).into(),
            say.names(&a.university_name).into(),
            terms.programme_code.as_str().into(),
            say.names(&terms.programme).into(),
            say.names(&terms.profession).into(),
            say.names(&terms.workplace).into(),
            terms.mentor.as_str().into(),
            terms.span.from.into(),
            terms.span.until.into(),
            terms.credits.into(),
            terms.amount.into(),
            say.code(a.status).into(),
        ]
    };
    Sheet { name: say.t("agreements-agreements"), columns, rows: rows.iter().map(cells).collect() }
}
