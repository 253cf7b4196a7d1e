//! The list of practices within reach.

use axum::extract::{Query, State};
use db::{After, Paged};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Caller, Code, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::charts::progress;
use web::parts::{self, Act as Button, Address, Choice, Column, Empty, Field, Row, Table, Tone, Total};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use crate::naming::of_hours;
use crate::permissions::{OPEN, SEE_ORDERS};
use crate::practices::moves::Status;
use crate::practices::store::{self, Filter, Practice};

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    status: String,
    enterprise: String,
    group: String,
    late: String,
    below: String,
    after: String,
    format: String,
}

impl ListQuery {
    fn filter(&self) -> Filter {
        Filter {
            words: self.q.clone(),
            status: Status::of(&self.status),
            enterprise: self.enterprise.parse().ok(),
            group: self.group.parse().ok(),
            late: self.late == "yes",
            below: self.below.parse().ok(),
            ..Filter::default()
        }
    }
}

pub async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let filter = query.filter();
    if !query.format.is_empty() {
        let rows = store::list(&site.db, by, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "practice");
    }
    let page = store::page(&site.db, by, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, by, &filter).await?;
    let bar = bar(&site, &visitor, &query).await?;
    let title = say.t("practice-practices");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, parts::acts(say, &buttons(say, by))))
        (parts::table(say, &table(say, &query, (&page, total), bar)))
    }))
}

fn buttons(say: Say, by: &Caller) -> Vec<Button> {
    let mut all = Vec::new();
    if OPEN.opens_to(by.role) {
        all.push(Button::link(say.t("practice-open"), "/practice/open").main());
    }
    if SEE_ORDERS.opens_to(by.role) {
        all.push(Button::link(say.t("practice-orders"), "/practice/orders"));
    }
    all
}

fn address(query: &ListQuery) -> Address {
    Address::of("/practice")
        .with("q", &*query.q)
        .with("status", &*query.status)
        .with("enterprise", &*query.enterprise)
        .with("group", &*query.group)
        .with("late", &*query.late)
        .with("below", &*query.below)
        .with("after", &*query.after)
}

async fn bar(site: &Site, visitor: &Visitor, query: &ListQuery) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let enterprises = store::enterprises(&site.db, by).await?;
    let enterprises = enterprises.iter().map(|(id, name)| Choice::new(id.to_string(), say.names(name))).collect();
    let groups = store::groups(&site.db, by).await?;
    let groups = groups.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let late = vec![Choice::new("yes", say.t("practice-late-only"))];
    let below = [25, 50, 75].map(|share| {
        Choice::new(share.to_string(), say.with("practice-below-share", &[("share", i64::from(share).into())]))
    });
    let select = |name: &'static str, key: &str, choices: Vec<Choice>, value: &str| {
        Field::select(name, say.t(key), choices).value(value).within("filter")
    };
    let fields = vec![
        select("status", "practice-status-label", Choice::all::<Status>(say), &query.status),
        select("enterprise", "practice-enterprise", enterprises, &query.enterprise),
        select("group", "practice-group", groups, &query.group),
        select("late", "practice-diary", late, &query.late),
        select("below", "practice-hours", below.into(), &query.below),
    ];
    let search = Some(query.q.clone());
    Ok(parts::filter(say, &parts::Filter { address: address(query), search, fields }))
}

fn table(say: Say, query: &ListQuery, (page, total): (&Paged<Practice>, i64), bar: Markup) -> Table {
    let heads = [
        "practice-learner",
        "practice-group",
        "practice-enterprise",
        "practice-mentor",
        "practice-confirmed",
        "practice-diary",
        "practice-status-label",
    ];
    Table {
        id: "practice",
        caption: say.t("practice-practices"),
        columns: heads.map(|key| Column::words(say.t(key))).into(),
        rows: page.rows.iter().map(|practice| row(say, practice)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        exports: vec!["xlsx", "csv"],
        filter: Some(bar),
        empty: Empty { title: say.t("practice-none"), text: say.t("practice-none-help"), act: None },
        address: address(query),
        ..Table::default()
    }
}

/// What a state means, as a colour beside its word.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Open => Tone::Practice,
        Status::Completed => Tone::Good,
        Status::BrokenOff => Tone::Late,
    }
}

/// The hours that count, as a bar.
pub fn hours_bar(say: Say, practice: &Practice) -> Markup {
    let float = |minutes: i64| f64::from(i32::try_from(minutes).unwrap_or(i32::MAX));
    let said = of_hours(say, practice.confirmed, practice.planned);
    progress(Tone::Practice, float(practice.confirmed.0), float(practice.planned.0), &said)
}

/// How far the diary is.
pub fn diary_words(say: Say, practice: &Practice) -> Markup {
    let args = [("settled", practice.settled.into()), ("weeks", practice.weeks.into())];
    html! {
        (say.with("practice-weeks-of", &args))
        @if practice.late > 0 && practice.status == Status::Open {
            " " (parts::pill(Tone::Late, &say.with("practice-weeks-late", &[("count", practice.late.into())])))
        }
    }
}

fn row(say: Say, practice: &Practice) -> Row {
    let mentor = if practice.mentor_name.is_empty() { "–" } else { &practice.mentor_name };
    Row::to(
        format!("/practice/{}", practice.id),
        vec![
            html! { (practice.learner_name) },
            html! { (practice.group_name) },
            html! { (say.names(&practice.enterprise_name)) },
            html! { (mentor) },
            hours_bar(say, practice),
            diary_words(say, practice),
            parts::pill(tone(practice.status), &say.code(practice.status)),
        ],
    )
}

/// The list as a table.
pub fn sheet(say: Say, rows: &[Practice]) -> Sheet {
    let column = |key, title: &str, kind| SheetColumn::new(key, say.t(title), kind);
    let columns = vec![
        column("learner", "practice-learner", ColumnKind::Text),
        column("group", "practice-group", ColumnKind::Text),
        column("contract", "practice-contract", ColumnKind::Text),
        column("enterprise", "practice-enterprise", ColumnKind::Text),
        column("university", "practice-university", ColumnKind::Text),
        column("mentor", "practice-mentor", ColumnKind::Text),
        column("from", "practice-from", ColumnKind::Day),
        column("until", "practice-until", ColumnKind::Day),
        column("planned", "practice-planned", ColumnKind::Quantity),
        column("confirmed", "practice-confirmed", ColumnKind::Quantity),
        column("weeks", "practice-weeks", ColumnKind::Number),
        column("settled", "practice-settled", ColumnKind::Number),
        column("late", "practice-late", ColumnKind::Number),
        column("status", "practice-status-label", ColumnKind::Text),
    ];
    let cells = |one: &Practice| -> Vec<Cell> {
        vec![
            one.learner_name.as_str().into(),
            one.group_name.as_str().into(),
            one.number.as_str().into(),
            say.names(&one.enterprise_name).into(),
            say.names(&one.university_name).into(),
            one.mentor_name.as_str().into(),
            one.span.from.into(),
            one.span.until.into(),
            one.planned.into(),
            one.confirmed.into(),
            one.weeks.into(),
            one.settled.into(),
            one.late.into(),
            say.code(one.status).into(),
        ]
    };
    Sheet { name: say.t("practice-practices"), columns, rows: rows.iter().map(cells).collect() }
}
