//! The list of exams within reach.

use axum::extract::{Query, State};
use db::{After, Paged};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Role};
use maud::html;
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Crumb, Empty, Field, Row, Table, Tone, Total};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use crate::exams::moves::Status;
use crate::exams::store::{self, Exam, Filter};
use crate::permissions::{ISSUE, KEEP};

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
        return documents::export(&sheet(say, &rows), &query.format, "exams");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let title = say.t("assessment-exams");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, parts::acts(say, &buttons(say, by.role))))
        (parts::table(say, &table(say, &query, &page, total)))
    }))
}

fn buttons(say: Say, role: Role) -> Vec<Button> {
    let mut buttons = Vec::new();
    if KEEP.opens_to(role) {
        buttons.push(Button::link(say.t("assessment-plan"), "/exams/new").main());
    }
    if ISSUE.opens_to(role) {
        buttons.push(Button::link(say.t("assessment-figures"), "/exams/figures"));
    }
    buttons
}

fn table(say: Say, query: &ListQuery, page: &Paged<Exam>, total: i64) -> Table {
    let status = Field::select("status", say.t("assessment-status"), Choice::all::<Status>(say));
    let fields = vec![status.value(&*query.status).within("filter")];
    let address =
        Address::of("/exams").with("q", &*query.q).with("status", &*query.status).with("after", &*query.after);
    let filter = parts::Filter { address: address.clone(), search: Some(query.q.clone()), fields };
    let heads =
        ["assessment-programme", "assessment-number", "assessment-day", "assessment-enterprise", "assessment-status"];
    Table {
        id: "exams",
        caption: say.t("assessment-exams"),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: page.rows.iter().map(|exam| row(say, exam)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        exports: vec!["xlsx", "csv"],
        filter: Some(parts::filter(say, &filter)),
        empty: Empty { title: say.t("assessment-none"), text: say.t("assessment-none-help"), act: None },
        address,
        ..Table::default()
    }
}

/// The way back to the list.
pub fn crumb(say: Say) -> Crumb {
    Crumb { href: "/exams".into(), label: say.t("assessment-exams") }
}

/// The way back to an exam.
pub fn way(say: Say, exam: &Exam) -> [Crumb; 2] {
    [crumb(say), Crumb { href: format!("/exams/{}", exam.id), label: exam.number.clone() }]
}

/// What a state means, as a colour beside its word.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Closed => Tone::Good,
        Status::Cancelled => Tone::Plain,
        _ => Tone::Wait,
    }
}

fn row(say: Say, exam: &Exam) -> Row {
    Row::to(
        format!("/exams/{}", exam.id),
        vec![
            html! { (exam.programme_code) " " (say.names(&exam.programme_name)) },
            html! { (exam.number) },
            html! { (say.day_short(exam.plan.day)) },
            html! { (say.names(&exam.enterprise_name)) },
            parts::pill(tone(exam.status), &say.code(exam.status)),
        ],
    )
}

/// The list as a table.
pub fn sheet(say: Say, rows: &[Exam]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("number", "assessment-number"),
        SheetColumn::new("day", say.t("assessment-day"), ColumnKind::Day),
        text("programme-code", "assessment-programme-code"),
        text("programme", "assessment-programme"),
        text("profession", "assessment-profession"),
        text("university", "assessment-university"),
        text("enterprise", "assessment-enterprise"),
        text("place", "assessment-place"),
        text("council", "assessment-council"),
        text("status", "assessment-status"),
    ];
    let cells = |exam: &Exam| -> Vec<Cell> {
        vec![
            exam.number.as_str().into(),
            exam.plan.day.into(),
            exam.programme_code.as_str().into(),
            say.names(&exam.programme_name).into(),
            say.names(&exam.profession_name).into(),
            say.names(&exam.university_name).into(),
            say.names(&exam.enterprise_name).into(),
            exam.plan.place.as_str().into(),
            exam.council.as_ref().map(|(number, _)| number.as_str()).into(),
            say.code(exam.status).into(),
        ]
    };
    Sheet { name: say.t("assessment-exams"), columns, rows: rows.iter().map(cells).collect() }
}
