//! The catalogue as pages: a list to search, and a programme.

use axum::extract::{Path, Query, State};
use db::{After, Paged};
use kernel::ProgrammeId;
use maud::{Markup, html};
use registry::classifiers;
use serde::Deserialize;
use web::parts::{self, Address, Choice, Column, Crumb, Empty, Fact, Field, Row, Table, Total};
use web::{Answer, Doors, OPEN, PageKind, Say, Site, Visitor, html_page};

use super::store::{self, Entry, Filter};
use crate::figures::pages::tabs;
use crate::figures::suppression::{LEAST, cell};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/public/programmes", &OPEN, list).get("/public/programmes/{id}", &OPEN, record)
}

/// What the catalogue is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    region: String,
    after: String,
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, db) = (visitor.say, &site.db);
    let regions = classifiers::regions(db).await?;
    let region = regions.iter().find(|one| one.code == query.region).map(|one| one.id);
    let filter = Filter { words: query.q.clone(), region };
    let page = store::page(db, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(db, &filter).await?;
    let choices = regions.iter().map(|one| Choice::new(&*one.code, say.names(&one.name))).collect();
    let field = Field::select("region", say.t("outlook-region"), choices).value(&*query.region).within("filter");
    let title = say.t("outlook-public-programmes");
    html_page(visitor.shell(&site, PageKind::Public, &*title).page(html! {
        (parts::head("", &title, html! {}))
        (tabs(say, "/public/programmes"))
        p { (say.t("outlook-catalogue-intro")) }
        (parts::table(say, &table(say, &query, &page, total, field)))
    }))
}

fn table(say: Say, query: &ListQuery, page: &Paged<Entry>, total: i64, region: Field) -> Table {
    let address = Address::of("/public/programmes")
        .with("q", &*query.q)
        .with("region", &*query.region)
        .with("after", &*query.after);
    let filter = parts::Filter { address: address.clone(), search: Some(query.q.clone()), fields: vec![region] };
    Table {
        id: "catalogue",
        caption: say.t("outlook-public-programmes"),
        columns: vec![
            Column::words(say.t("outlook-programme")),
            Column::words(say.t("outlook-code")),
            Column::words(say.t("outlook-university")),
            Column::words(say.t("outlook-region")),
            Column::figures(say.t("outlook-credits")),
            Column::figures(say.t("outlook-enterprises")),
        ],
        rows: page.rows.iter().map(|one| row(say, one)).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.as_ref().map(After::token),
        filter: Some(parts::filter(say, &filter)),
        empty: Empty { title: say.t("outlook-catalogue-none"), text: say.t("outlook-catalogue-none-help"), act: None },
        address,
        ..Table::default()
    }
}

fn row(say: Say, one: &Entry) -> Row {
    Row::to(
        format!("/public/programmes/{}", one.id),
        vec![
            html! { (say.names(&one.name)) },
            html! { (one.code) },
            html! { (say.names(&one.university_name)) },
            html! { (say.names(&one.region_name)) },
            html! { (say.credits_figure(one.credits)) },
            html! { (say.number(one.enterprises)) },
        ],
    )
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let (say, db) = (visitor.say, &site.db);
    let one = store::load(db, id).await?;
    let outcomes = store::outcomes(db, id).await?;
    let mut codes: Vec<String> = outcomes.iter().flat_map(|(_, _, codes)| codes.clone()).collect();
    codes.sort();
    codes.dedup();
    let professions: Vec<String> = store::professions(db, &codes).await?.iter().map(|name| say.names(name)).collect();
    let enterprises: Vec<String> = store::enterprises(db, &one).await?.iter().map(|name| say.names(name)).collect();
    let title = say.names(&one.name);
    html_page(visitor.shell(&site, PageKind::Public, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/public/programmes".into(), label: say.t("outlook-public-programmes") }]))
        (parts::head(&one.code, &title, html! {}))
        (parts::columns(
            html! {
                (parts::card(&say.t("outlook-goal"), parts::padded(parts::prose(html! { p { (say.names(&one.goal)) } }))))
                (parts::card(&say.t("outlook-outcomes"), parts::padded(parts::prose(html! {
                    @if outcomes.is_empty() { p { "–" } }
                    ol { @for (_, name, _) in &outcomes { li { (say.names(name)) } } }
                }))))
            },
            html! {
                (parts::card(&say.t("outlook-programme"), parts::facts(&described(say, &one, &professions))))
                (parts::card(&say.t("outlook-enterprises"), listed(&enterprises)))
            },
        ))
    }))
}

fn listed(names: &[String]) -> Markup {
    parts::padded(parts::prose(html! {
        @if names.is_empty() { p { "–" } }
        ul { @for name in names { li { (name) } } }
    }))
}

fn described(say: Say, one: &Entry, professions: &[String]) -> Vec<Fact> {
    let languages: Vec<String> = one
        .languages
        .split([' ', ';', ','])
        .filter_map(<kernel::Lang as kernel::Code>::of)
        .map(|lang| say.code(lang))
        .collect();
    let students = cell(one.students)
        .count()
        .map_or_else(|| say.with("outlook-fewer", &[("least", LEAST.into())]), |students| say.number(students));
    vec![
        Fact::new(say.t("outlook-university"), say.names(&one.university_name)),
        Fact::new(say.t("outlook-region"), say.names(&one.region_name)),
        Fact::new(say.t("outlook-professions"), professions.join("; ")),
        Fact::new(say.t("outlook-languages"), languages.join(", ")),
        Fact::new(say.t("outlook-credits"), say.credits(one.credits)),
        Fact::new(say.t("outlook-credits-practice"), say.credits(one.practice)),
        Fact::new(say.t("outlook-indicator-dual"), students),
    ]
}
