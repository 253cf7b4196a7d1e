//! Students and groups as pages.

mod groups;
mod new;

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use db::After;
use documents::intake::{self, Blank, Import};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{AcademicYear, Code, EnrolmentId, Failure};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Address, Choice, Column, Crumb, Empty, Fact, Field, Row, Table, Tone, Total};
use web::{Answer, Doors, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::actions::contingent;
use super::moves::{Act, Status};
use super::rules::Track;
use super::store::{self, Enrolment, Filter};
use super::{KEEP, SEE, actions};
use crate::standard;

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/students", &SEE, list)
        .get("/students/new", &KEEP, new::new)
        .post("/students/new", &KEEP, new::enrol)
        .get("/students/{id}", &SEE, record)
        .get("/students/{id}/edit", &KEEP, new::editing)
        .post("/students/{id}/edit", &KEEP, new::edit)
        .post("/students/{id}/acts/{act}", &KEEP, act)
        .get("/groups", &SEE, groups::list)
        .get("/groups/{id}", &SEE, groups::record)
        .post("/groups/{id}", &KEEP, groups::edit)
        .and(intake::doors(&CONTINGENT))
}

static CONTINGENT: Import = Import {
    path: "/students/import",
    permission: &KEEP,
    title: "programmes-contingent",
    lead: "programmes-contingent-lead",
    file: "students",
    back_title: "programmes-students",
    back: "/students",
    blank: |_, _, _| Box::pin(async { Ok(Blank { form: contingent::form(), rows: Vec::new() }) }),
    take: |db, by, file| {
        Box::pin(
            async move { contingent::contingent(&db, &by, "", (&file.bytes, &file.file_name), file.dry_run).await },
        )
    },
};

/// What the list is narrowed by.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    programme: String,
    group: String,
    status: String,
    track: String,
    year: String,
    after: String,
    format: String,
}

impl ListQuery {
    fn filter(&self) -> Filter {
        Filter {
            words: self.q.clone(),
            programme: self.programme.parse().ok(),
            group: self.group.parse().ok(),
            status: Status::of(&self.status),
            track: Track::of(&self.track),
            admission: self.year.parse().ok().map(AcademicYear),
        }
    }
    fn address(&self) -> Address {
        Address::of("/students")
            .with("q", &*self.q)
            .with("programme", &*self.programme)
            .with("group", &*self.group)
            .with("status", &*self.status)
            .with("track", &*self.track)
            .with("year", &*self.year)
            .with("after", &*self.after)
    }
}

async fn list(State(site): State<Site>, visitor: Visitor, Query(query): Query<ListQuery>) -> Answer {
    let (say, filter) = (visitor.say, query.filter());
    if !query.format.is_empty() {
        let rows = store::list(&site.db, &visitor.caller, &filter, None, documents::EXPORT_ROWS).await?;
        return documents::export(&sheet(say, &rows), &query.format, "students");
    }
    let page = store::page(&site.db, &visitor.caller, &filter, After::read(&query.after).as_ref()).await?;
    let total = store::total(&site.db, &visitor.caller, &filter).await?;
    let groups = store::group_names(&site.db, &visitor.caller).await?;
    let table = Table {
        total: if total > 1000 { Total::MoreThan(1000) } else { Total::Exactly(total) },
        next: page.next.map(|after| after.token()),
        exports: vec!["xlsx", "csv"],
        filter: Some(filter_bar(say, &query, &groups)),
        address: query.address(),
        ..table(say, "students", &page.rows)
    };
    let acts = if KEEP.opens_to(visitor.caller.role) {
        let enrol = Button::link(say.t("programmes-enrol"), "/students/new").main();
        parts::acts(say, &[enrol, Button::link(say.t("programmes-contingent"), "/students/import")])
    } else {
        html! {}
    };
    let title = say.t("programmes-students");
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, acts))
        (parts::table(say, &table))
    }))
}

fn filter_bar(say: Say, query: &ListQuery, groups: &[store::GroupName]) -> Markup {
    let groups =
        groups.iter().map(|g| Choice::new(g.id.to_string(), format!("{} · {}", g.name, g.admission.0))).collect();
    let select = |name: &'static str, key: &str, choices: Vec<Choice>, value: &str| {
        Field::select(name, say.t(key), choices).value(value).within("filter")
    };
    let fields = vec![
        select("group", "programmes-cluster", groups, &query.group),
        select("status", "programmes-state", Choice::all::<Status>(say), &query.status),
        select("track", "programmes-track", Choice::all::<Track>(say), &query.track),
        Field::number("year", say.t("programmes-admission")).value(&*query.year).within("filter"),
    ];
    parts::filter(say, &parts::Filter { address: query.address(), search: Some(query.q.clone()), fields })
}

/// Students as a list; the page of a group shows it too.
fn table(say: Say, id: &'static str, rows: &[Enrolment]) -> Table {
    Table {
        id,
        caption: say.t("programmes-students"),
        columns: [
            "programmes-student",
            "programmes-programme",
            "programmes-cluster",
            "programmes-track",
            "programmes-state",
        ]
        .map(|key| Column::words(say.t(key)))
        .into(),
        rows: rows.iter().map(|one| row(say, one)).collect(),
        empty: Empty {
            title: say.t("programmes-students-none"),
            text: say.t("programmes-students-none-help"),
            act: None,
        },
        ..Table::default()
    }
}

fn tone(status: Status) -> Tone {
    match status {
        Status::Enrolled => Tone::Plain,
        Status::OnLeave => Tone::Wait,
        Status::Transferred | Status::Expelled => Tone::Late,
        Status::Graduated => Tone::Good,
    }
}

/// The students of one group: what they share is said above the list.
fn fellows(say: Say, rows: &[Enrolment]) -> Table {
    let row = |one: &Enrolment| {
        let state = parts::pill(tone(one.status), &say.code(one.status));
        let cells = vec![html! { (say.names(&one.name)) }, html! { (say.code(one.track)) }, state];
        Row::to(format!("/students/{}", one.id), cells)
    };
    Table {
        columns: ["programmes-student", "programmes-track", "programmes-state"]
            .map(|key| Column::words(say.t(key)))
            .into(),
        rows: rows.iter().map(row).collect(),
        ..table(say, "group-students", &[])
    }
}

fn row(say: Say, one: &Enrolment) -> Row {
    Row::to(
        format!("/students/{}", one.id),
        vec![
            html! { (say.names(&one.name)) },
            html! { (one.programme_code) " " (say.names(&one.programme_name)) },
            html! { (one.group_name) " · " (one.admission.0) },
            html! { (say.code(one.track)) },
            html! { (parts::pill(tone(one.status), &say.code(one.status))) },
        ],
    )
}

fn sheet(say: Say, rows: &[Enrolment]) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("external-id", "programmes-external"),
        text("name", "programmes-student"),
        text("programme", "programmes-programme"),
        SheetColumn::new("admission", say.t("programmes-admission"), ColumnKind::Number),
        text("group", "programmes-cluster"),
        text("funding", "programmes-funding"),
        text("track", "programmes-track"),
        text("status", "programmes-state"),
    ];
    let cells = |one: &Enrolment| -> Vec<Cell> {
        vec![
            one.external.clone().into(),
            say.names(&one.name).into(),
            one.programme_code.as_str().into(),
            i64::from(one.admission.0).into(),
            one.group_name.as_str().into(),
            say.code(one.funding).into(),
            say.code(one.track).into(),
            say.code(one.status).into(),
        ]
    };
    Sheet { name: say.t("programmes-students"), columns, rows: rows.iter().map(cells).collect() }
}

async fn record(State(site): State<Site>, visitor: Visitor, Path(id): Path<EnrolmentId>) -> Answer {
    let one = store::load(&site.db, &visitor.caller, id).await?;
    let linked = site.windows.about(&site.db, &visitor.caller, &id.0).await?;
    let log = history(&site.db, visitor.say, id).await?;
    let say = visitor.say;
    let title = say.names(&one.name);
    let over = format!("{} · {} · {}", one.programme_code, one.group_name, say.code(one.status));
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/students".into(), label: say.t("programmes-students") }]))
        (parts::head(&over, &title, buttons(&visitor, &one)))
        (parts::columns(
            html! {
                (parts::card(&say.t("programmes-student"), parts::facts(&described(say, &one))))
                @if !linked.is_empty() {
                    (parts::card(&say.t("programmes-linked"), html! {
                        ul.plain { @for about in &linked {
                            li { small { (say.t(about.kind)) } " " a href=(about.href) { (say.names(&about.title)) } }
                        } }
                    }))
                }
            },
            parts::card(&say.t("programmes-history-of"), log),
        ))
    }))
}

fn described(say: Say, one: &Enrolment) -> Vec<Fact> {
    let programme = format!("{} {}", one.programme_code, say.names(&one.programme_name));
    let edition = standard::source_of(&one.edition).map_or_else(|| one.edition.clone(), |source| say.source(source));
    vec![
        Fact::of(
            say.t("programmes-programme"),
            html! { a href=(format!("/programmes/{}", one.programme)) { (programme) } },
        ),
        Fact::new(say.t("programmes-organisation"), say.names(&one.organisation_name)),
        Fact::new(say.t("programmes-admission"), one.admission.0.to_string()).note(edition),
        Fact::of(say.t("programmes-cluster"), html! { a href=(format!("/groups/{}", one.group)) { (one.group_name) } }),
        Fact::new(say.t("programmes-track"), say.code(one.track)),
        Fact::new(say.t("programmes-funding"), say.code(one.funding)),
        Fact::new(say.t("programmes-birth"), one.birth.map(|day| say.day(day)).unwrap_or_default()),
        Fact::new(say.t("programmes-external"), one.external.clone().unwrap_or_default()),
        Fact::new(say.t("programmes-state"), say.code(one.status))
            .note(say.with("programmes-since", &[("day", one.since.into())])),
    ]
}

fn buttons(visitor: &Visitor, one: &Enrolment) -> Markup {
    let say = visitor.say;
    let buttons: Vec<Button> = one
        .status
        .offers(visitor.caller.role)
        .iter()
        .map(|offer| match offer.act {
            Act::Edit => Button::link(say.code(Act::Edit), format!("/students/{}/edit", one.id)).main(),
            act => {
                let to = format!("/students/{}/acts/{}", one.id, act.code());
                let button = Button::offered(say, offer, to, one.version);
                if matches!(act, Act::Expel | Act::Transfer) { button.grave() } else { button }
            }
        })
        .collect();
    parts::acts(say, &buttons)
}

#[derive(Debug, Deserialize)]
struct Acted {
    #[serde(default)]
    reason: String,
}

async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(EnrolmentId, String)>,
    Form(acted): Form<Versioned<Acted>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, acted.version(), act, &acted.form.reason).await?;
    on_to(&format!("/students/{id}"))
}
