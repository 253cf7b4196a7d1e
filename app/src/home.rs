//! Everyone's home: what waits for them. And the search over everything within reach.

use axum::extract::{Query, State};
use maud::html;
use serde::Deserialize;
use web::parts::{self, Empty, Tone};
use web::{Answer, Doors, OPEN, PageKind, SIGNED_IN, Site, Visitor, html_page, on_to};

/// The doors.
pub fn doors() -> Doors {
    Doors::new().get("/", &OPEN, home).get("/search", &SIGNED_IN, search)
}

async fn home(State(site): State<Site>, visitor: Visitor) -> Answer {
    let say = visitor.say;
    if visitor.caller.person.is_none() {
        return on_to(if site.demo { "/people-of-the-demo" } else { "/sign-in" });
    }
    let today = visitor.caller.today();
    let waiting: Vec<parts::Waiting> = site
        .windows
        .waiting(&site.db, &visitor.caller)
        .await?
        .into_iter()
        .map(|one| {
            let days = today.since(one.since);
            let late = one.due.is_some_and(|due| due < today);
            parts::Waiting {
                title: say.names(&one.title),
                href: one.href,
                why: say.t(one.act),
                tone: if late { Tone::Late } else { Tone::Wait },
                word: say.with("app-waits-days", &[("days", days.into())]),
            }
        })
        .collect();
    let title = say.t("app-today");
    html_page(visitor.shell(&site, PageKind::Home, &*title).page(html! {
        (parts::head(&say.day(today), &title, html! {}))
        @if waiting.is_empty() {
            (parts::empty(&Empty { title: say.t("app-nothing-waits"), text: say.t("app-nothing-waits-help"), act: None }))
        } @else {
            (parts::card(&say.t("app-whose-move"), parts::waiting(&waiting)))
        }
    }))
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

async fn search(State(site): State<Site>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    let say = visitor.say;
    let words = asked.q.trim().to_owned();
    let found = if words.is_empty() { vec![] } else { site.windows.found(&site.db, &visitor.caller, &words).await? };
    let title = say.with("app-found", &[("words", words.as_str().into())]);
    html_page(visitor.shell(&site, PageKind::List, &*title).page(html! {
        (parts::head("", &title, html! {}))
        @if found.is_empty() {
            (parts::empty(&Empty { title: say.t("app-found-nothing"), text: say.t("app-found-nothing-help"), act: None }))
        } @else {
            ul.moves { @for one in &found {
                li { a href=(one.href) {
                    strong { (say.names(&one.title)) } " " (parts::pill(Tone::Plain, &say.t(one.kind))) " " span.why { (one.line) }
                } }
            } }
        }
    }))
}
