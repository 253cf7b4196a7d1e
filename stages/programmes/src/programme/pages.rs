//! Programmes as pages: the list, the passport, its form, the examination.

mod examination;
mod form;

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{AcademicYear, Code, Failure, OrganisationId, ProgrammeId};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Empty, Fact, Field, Paper, Row, Table, Tone, Total};
use web::{Answer, Doors, PageKind, SIGNED_IN, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::rules::ActForm;
use super::sides::{self, Seen, Side};
use super::store::{self, Filter, Programme};
use super::{DECIDE, DESIGN, actions};
use crate::design;
use crate::moves::{Act, Status};
use crate::outcomes::Matrix;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/programmes", &SIGNED_IN, list)
        .get("/programmes/new", &DESIGN, form::new)
        .post("/programmes/new", &DESIGN, form::enter)
        .get("/programmes/{id}", &SIGNED_IN, record)
        .get("/programmes/{id}/edit", &DESIGN, form::editing)
        .post("/programmes/{id}/edit", &DESIGN, form::edit)
        .get("/programmes/{id}/examination", &SIGNED_IN, examination::page)
        .post("/programmes/{id}/acts/{act}", &DECIDE, act)
}

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    organisation: String,
    group: String,
    status: String,
    year: String,
    after: String,
    format: String,
}

impl ListQuery {
    fn filter(&self) -> Filter {
        Filter {
            words: self.q.clone(),
            organisation: self.organisation.parse().ok(),
            group: self.group.clone(),
            status: Status::of(&self.status),
            admission: self.year.parse().ok().map(AcademicYear),
            own: false,
        }
    }
    fn address(&self) -> Address {
        Address::of("/programmes")
            .with("q", &*self.q)
            .with("organisation", &*self.organisation)
            .with("group", &*self.group)
            .with("status", &*self.status)
            .with("year", &*self.year)
            .with("after", &*self.after)
    }
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, filter) = (visitor.say, query.filter());
    if !query.format.is_empty() {
        let rows = store::list(&site.db, &visitor.caller, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "programmes");
    }
    let page = store::page(&site.db, &visitor.caller, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, &visitor.caller, &filter).await?;
    let organisations = store::organisations(&site.db).await?;
    let groups = registry::classifiers::groups(&site.db).await?;
    let group = |code: &str| groups.iter().find(|group| group.code == code).map(|group| say.names(&group.name));
    let table = Table {
        id: "programmes",
        caption: say.t("programmes-programmes"),
        columns: columns(say),
        rows: page.rows.iter().map(|one| row(say, one, group(&one.group))).collect(),
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(filter_bar(say, &query, &organisations, &groups)),
        empty: Empty { title: say.t("programmes-none"), text: say.t("programmes-none-help"), act: None },
        address: query.address(),
        ..Table::default()
    };
    let acts = if DESIGN.opens_to(visitor.caller.role) {
        parts::acts(say, &[Button::link(say.t("programmes-enter"), "/programmes/new").main()])
    } else {
        html! {}
    };
    let title = say.t("programmes-programmes");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        (parts::table(say, &table))
    }))
}

fn columns(say: Say) -> Vec<Column> {
    vec![
        Column::words(say.t("programmes-name")),
        Column::codes(say.t("programmes-code")),
        Column::words(say.t("programmes-group")),
        Column::words(say.t("programmes-organisation")),
        Column::figures(say.t("programmes-admission")),
        Column::words(say.t("programmes-state")),
    ]
}

fn filter_bar(
    say: Say,
    query: &ListQuery,
    organisations: &[(OrganisationId, kernel::Names)],
    groups: &[registry::classifiers::ProgrammeGroup],
) -> Markup {
    let organisations = organisations.iter().map(|(id, name)| Choice::new(id.to_string(), say.names(name))).collect();
    let groups = groups.iter().map(|g| Choice::new(&*g.code, format!("{} {}", g.code, say.names(&g.name)))).collect();
    let select = |name: &'static str, label: String, choices: Vec<Choice>, value: &str| {
        Field::select(name, label, choices).value(value).within("filter")
    };
    let fields = vec![
        select("organisation", say.t("programmes-organisation"), organisations, &query.organisation),
        select("group", say.t("programmes-group"), groups, &query.group),
        select("status", say.t("programmes-state"), Choice::all::<Status>(say), &query.status),
        Field::number("year", say.t("programmes-admission")).value(&*query.year).within("filter"),
    ];
    parts::filter(say, &parts::Filter { address: query.address(), search: Some(query.q.clone()), fields })
}

/// The colour of a state.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::Drafted | Status::Superseded => Tone::Plain,
        Status::UnderExamination => Tone::Wait,
        Status::Adopted | Status::Registered => Tone::Good,
    }
}

fn row(say: Say, one: &Programme, group: Option<String>) -> Row {
    Row::to(
        format!("/programmes/{}", one.id),
        vec![
            html! { (say.names(&one.name)) },
            html! { (one.code) },
            html! { (one.group) @if let Some(group) = group { " " (group) } },
            html! { (say.names(&one.organisation_name)) },
            html! { (one.admission.0) },
            html! {
                (parts::pill(tone(one.status), &say.code(one.status))) " "
                @if one.number > 1 { small { (say.with("programmes-number-is", &[("number", one.number.into())])) } }
            },
        ],
    )
}

fn sheet(say: Say, rows: &[Programme]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let figure = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Number);
    let columns = vec![
        text("code", "programmes-code"),
        figure("number", "programmes-number"),
        text("name-kk", "programmes-name-kk"),
        text("name-ru", "programmes-name-ru"),
        text("name-en", "programmes-name-en"),
        text("group", "programmes-group"),
        text("organisation", "programmes-organisation"),
        figure("admission", "programmes-admission"),
        text("profile", "programmes-profile"),
        text("status", "programmes-state"),
    ];
    let cells = |one: &Programme| -> Vec<Cell> {
        vec![
            one.code.as_str().into(),
            one.number.into(),
            one.name.kk.as_str().into(),
            one.name.ru.as_str().into(),
            one.name.en.as_str().into(),
            one.group.as_str().into(),
            say.names(&one.organisation_name).into(),
            i64::from(one.admission.0).into(),
            say.code(one.profile).into(),
            say.code(one.status).into(),
        ]
    };
    Sheet { name: say.t("programmes-programmes"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<ProgrammeId>) -> Answer {
    let seen = sides::seen(&site, &visitor, id).await?;
    let say = visitor.say;
    let design = design::store::load(&site.db, &seen.programme).await?.design;
    let groups = registry::classifiers::groups(&site.db).await?;
    let group = groups.iter().find(|group| group.code == seen.programme.group);
    let group = group.map(|group| say.names(&group.name)).unwrap_or_default();
    let others = store::versions(&site.db, &visitor.caller, &seen.programme).await?;
    let linked = site.windows.about(&site.db, &visitor.caller, &id.0).await?;
    let log = history(&site.db, say, id).await?;
    let title = say.names(&seen.programme.name);
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (sides::top(&visitor, &seen, Side::Passport, main(&visitor, &seen)))
        (parts::columns(
            html! {
                (parts::card(&say.t("programmes-side-passport"), parts::facts(&described(say, &seen.programme, &group))))
                (parts::card(&say.t("programmes-side-outcomes"), outcomes(say, &design.matrix, seen.editable(&visitor).then(|| format!("/programmes/{}/outcomes/new", seen.programme.id)))))
            },
            html! {
                (parts::card(&say.t("programmes-papers"), parts::documents(&papers(say, &seen.programme))))
                @if others.len() > 1 { (parts::card(&say.t("programmes-versions"), versions(say, &others, id))) }
                @if !linked.is_empty() {
                    (parts::card(&say.t("programmes-linked"), html! {
                        ul.plain { @for about in &linked {
                            li { small { (say.t(about.kind)) } " " a href=(about.href) { (say.names(&about.title)) } }
                        } }
                    }))
                }
                (parts::card(&say.t("web-history"), log))
            },
        ))
    }))
}

fn main(visitor: &Visitor, seen: &Seen) -> Markup {
    if !seen.editable(visitor) {
        return html! {};
    }
    let say = visitor.say;
    parts::acts(say, &[Button::link(say.code(Act::Edit), format!("/programmes/{}/edit", seen.programme.id))])
}

/// The facts of the passport, in the order of the register.
pub fn passport(say: Say, of: &Programme, group: &str) -> Vec<(String, String)> {
    let languages: Vec<String> = of.languages.iter().map(|lang| say.code(*lang)).collect();
    let paper = |paper: &Option<(String, kernel::Day)>| {
        paper.as_ref().map(|(number, day)| format!("№ {number}, {}", say.day(*day))).unwrap_or_default()
    };
    vec![
        (say.t("programmes-code"), of.code.to_string()),
        (say.t("programmes-field"), of.code.field().to_owned()),
        (say.t("programmes-direction"), of.code.direction().unwrap_or_default().to_owned()),
        (say.t("programmes-group"), format!("{} {group}", of.group)),
        (say.t("programmes-organisation"), say.names(&of.organisation_name)),
        (say.t("programmes-name-kk"), of.name.kk.clone()),
        (say.t("programmes-name-ru"), of.name.ru.clone()),
        (say.t("programmes-name-en"), of.name.en.clone()),
        (say.t("programmes-goal"), say.names(&of.goal)),
        (say.t("programmes-kind"), say.code(of.kind)),
        (say.t("programmes-degree"), say.code(of.code.degree())),
        (say.t("programmes-profile"), say.code(of.profile)),
        (say.t("programmes-admission"), of.admission.0.to_string()),
        (say.t("programmes-languages"), languages.join(", ")),
        (say.t("programmes-nqf"), of.nqf.to_string()),
        (say.t("programmes-partner"), of.partner.clone().unwrap_or_default()),
        (say.t("programmes-minutes"), paper(&of.minutes)),
        (say.t("programmes-registered"), paper(&of.registered)),
    ]
}

fn described(say: Say, of: &Programme, group: &str) -> Vec<Fact> {
    passport(say, of, group).into_iter().map(|(term, said)| Fact::new(term, said)).collect()
}

fn outcomes(say: Say, matrix: &Matrix, begin: Option<String>) -> Markup {
    if matrix.outcomes.is_empty() {
        return parts::empty(&Empty {
            title: say.t("programmes-outcomes-none"),
            text: say.t("programmes-mend-outcomes"),
            act: begin.map(|to| (to, say.t("programmes-add-outcome"))),
        });
    }
    html! {
        ul.plain { @for outcome in &matrix.outcomes {
            li { strong { (design::view::outcome_code(say, outcome.number)) } " " (say.names(&outcome.names)) }
        } }
    }
}

fn papers(say: Say, of: &Programme) -> Vec<Paper> {
    let paper =
        |title: String, href: String, note: &str| Paper { title, href, note: note.to_owned(), ..Paper::default() };
    vec![
        paper(say.t("programmes-paper-passport"), format!("/programmes/{}/passport.pdf", of.id), "PDF"),
        paper(say.t("programmes-paper-curriculum"), format!("/programmes/{}/curriculum.pdf", of.id), "PDF"),
        paper(say.t("programmes-paper-table"), format!("/programmes/{}/curriculum.xlsx", of.id), "XLSX"),
    ]
}

fn versions(say: Say, all: &[Programme], shown: ProgrammeId) -> Markup {
    html! {
        ul.plain { @for one in all {
            li {
                @let number = say.with("programmes-number-is", &[("number", one.number.into())]);
                @if one.id == shown { strong { (number) } } @else { a href=(format!("/programmes/{}", one.id)) { (number) } }
                " " (parts::pill(tone(one.status), &say.code(one.status)))
            }
        } }
    }
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(ProgrammeId, String)>,
    Form(sent): Form<Versioned<ActForm>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    let next = if act == Act::NewVersion {
        actions::new_version(&site.db, &visitor.caller, id, sent.version()).await?
    } else {
        let done = actions::act(&site.db, &visitor.caller, id, sent.version(), act, &sent.form).await;
        match done {
            Ok(()) => id,
            Err(failure) => return examination::again(&site, &visitor, id, &sent.form, failure).await,
        }
    };
    on_to(&format!("/programmes/{next}"))
}
