//! Two pages: how often a person is reminded, and for the administrator the jobs that failed on every try.

use axum::Form;
use axum::extract::{Path, State};
use kernel::{Code, Failure, PersonId, Role, house};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act, Choice, Column, Crumb, Empty, Field, Row, Table, Total};
use web::{Answer, Doors, PageKind, Permission, RailEntry, SIGNED_IN, Site, Visitor, html_page, on_to};

use crate::dead::{Dead, again, dead};
use crate::pace::{Pace, choose_pace, pace_of};
use crate::queue::JobId;

/// Who sees the jobs that failed and has them tried again.
const TEND: Permission = Permission { name: "jobs.tend", roles: &[Role::Administrator] };

/// The place of this crate in the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/jobs", key: "jobs-failed", permission: &TEND },
    RailEntry { href: "/me/reminders", key: "jobs-reminders", permission: &SIGNED_IN },
];

/// The doors.
pub fn doors() -> Doors {
    Doors::new()
        .get("/me/reminders", &SIGNED_IN, reminders)
        .post("/me/reminders", &SIGNED_IN, choose)
        .get("/jobs", &TEND, failed)
        .post("/jobs/{id}/again", &TEND, try_again)
}

fn person(visitor: &Visitor) -> Result<PersonId, Failure> {
    visitor.caller.person.ok_or(Failure::Missing)
}

async fn reminders(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let pace = pace_of(&site.db, person(&visitor)?).await?;
    let title = say.t("jobs-reminders");
    let form = parts::Form { action: "/me/reminders".into(), submit: say.t("web-save"), ..parts::Form::default() };
    let field = Field::radio("pace", say.t("jobs-pace"), Choice::all::<Pace>(say)).value(pace.code());
    html_page(visitor.shell(&site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &[Crumb { href: "/me".into(), label: say.t("web-me") }]))
        (parts::head("", &title, html! {}))
        p { (say.t("jobs-reminders-help")) }
        (parts::card(&title, parts::padded(parts::form(say, &form, parts::field(say, &field)))))
    }))
}

#[derive(Debug, Deserialize)]
struct Chosen {
    #[serde(default)]
    pace: String,
}

async fn choose(State(site): State<Site>, visitor: Visitor, Form(chosen): Form<Chosen>) -> Answer {
    let pace = Pace::of(&chosen.pace).ok_or_else(|| house::NOT_IN_LIST.at("pace"))?;
    let mut w = site.db.write(&visitor.caller).await?;
    choose_pace(&mut w, person(&visitor)?, pace).await?;
    w.done().await?;
    on_to("/me/reminders")
}

async fn failed(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    let jobs = dead(&site.db).await?;
    let title = say.t("jobs-failed");
    let columns = ["jobs-kind", "jobs-laid-aside", "jobs-tries", "jobs-why", "jobs-again"];
    let table = Table {
        id: "failed",
        caption: title.clone(),
        columns: columns.iter().map(|key| Column::words(say.t(key))).collect(),
        rows: jobs.iter().map(|job| Row::of(cells(&visitor, job))).collect(),
        total: Total::Unknown,
        empty: Empty { title: say.t("jobs-none-failed"), text: say.t("jobs-none-failed-help"), act: None },
        ..Table::default()
    };
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        p { (say.t("jobs-failed-help")) }
        (parts::table(say, &table))
    }))
}

fn cells(visitor: &Visitor, job: &Dead) -> Vec<Markup> {
    let say = visitor.say;
    let act = Act::post(say.t("jobs-again"), format!("/jobs/{}/again", job.id));
    vec![
        html! { code { (job.kind) } },
        html! { (say.moment_short(job.at)) },
        html! { (say.number(job.attempts)) },
        html! { (job.error) },
        parts::acts(say, &[act]),
    ]
}

async fn try_again(State(site): State<Site>, visitor: Visitor, Path(id): Path<JobId>) -> Answer {
    again(&site.db, &visitor.caller, id).await?;
    on_to("/jobs")
}
