//! Everyone's home: what waits for them. And the search over everything within reach.

use axum::extract::{Query, State};
use kernel::{Failure, RegionId, ScopeKind, Span};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Empty, Tile, Tone};
use web::{Answer, Count, Date, Doors, Frame, OPEN, PageKind, SIGNED_IN, Say, Site, Visitor, html_page, on_to};

/// So many days ahead are shown, and so many things at most.
const AHEAD: i64 = 60;
const SHOWN: usize = 8;

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
    let by = &visitor.caller;
    let waiting: Vec<parts::Waiting> = site
        .unchanged("waiting", by, site.windows.waiting(&site.db, by))
        .await?
        .iter()
        .map(|one| {
            let days = today.since(one.since);
            let late = one.due.is_some_and(|due| due < today);
            parts::Waiting {
                title: say.names(&one.title),
                href: one.href.clone(),
                why: say.t(one.act),
                tone: if late { Tone::Late } else { Tone::Wait },
                word: say.with("app-waits-days", &[("days", days.into())]),
            }
        })
        .collect();
    let dates = coming(&site, &visitor).await?;
    // Figures of a region are for those who answer for one.
    let wide = matches!(visitor.caller.scope.kind, ScopeKind::Nation | ScopeKind::Region);
    let tiles = if waiting.is_empty() && wide { standing(&site, &visitor).await? } else { Vec::new() };
    let title = say.t("app-today");
    let matter = html! {
        @if waiting.is_empty() {
            (parts::empty(&Empty { title: say.t("app-nothing-waits"), text: say.t("app-nothing-waits-help"), act: None }))
        } @else {
            (parts::card(&say.t("app-whose-move"), parts::waiting(&waiting)))
        }
    };
    html_page(visitor.shell(&site, PageKind::Home, &*title).page(html! {
        (parts::head(&say.day(today), &title, html! {}))
        @if dates.is_empty() { (matter) } @else { (parts::columns(matter, parts::card(&say.t("app-days"), days(say, &dates)))) }
        @if !tiles.is_empty() { (parts::tiles(say, &tiles)) }
    }))
}

/// The next days of the caller, the earliest first.
async fn coming(site: &Site, visitor: &Visitor) -> Result<Vec<Date>, Failure> {
    let today = visitor.caller.today();
    let by = &visitor.caller;
    let mut dates = site.unchanged("dates", by, site.windows.dates(&site.db, by)).await?.to_vec();
    dates.retain(|date| date.until >= today && date.from <= today.plus(AHEAD));
    dates.sort_by_key(|date| (date.from, date.until));
    dates.truncate(SHOWN);
    Ok(dates)
}

fn days(say: Say, dates: &[Date]) -> Markup {
    html! {
        ul.papers { @for date in dates {
            li {
                a href=(date.href) { (say.names(&date.title)) }
                small { @if date.from == date.until { (say.day(date.from)) } @else { (say.span(Span { from: date.from, until: date.until })) } }
            }
        } }
    }
}

/// How things stand, for whoever has nothing to do: the figures whose lists the caller may open.
async fn standing(site: &Site, visitor: &Visitor) -> Result<Vec<Tile>, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let region = (by.scope.kind == ScopeKind::Region).then_some(RegionId(by.scope.id));
    let frame = Frame { region, today: by.today() };
    let counts = site.unchanged("counts", by, site.windows.counts(&site.db, by, &frame)).await?;
    let open = |count: &&Count| {
        let list = count.href.split('?').next().unwrap_or_default();
        site.rail.iter().any(|entry| entry.href == list && entry.permission.opens_to(by.role))
    };
    let tile = |count: &Count| Tile {
        label: say.t(count.key),
        figure: match count.of {
            Some(of) => format!("{} / {}", say.number(count.value), say.number(of)),
            None => say.number(count.value),
        },
        href: count.href.clone(),
        note: None,
        formula: Some(say.t(count.formula)),
        tone: Tone::Plain,
        drawing: None,
    };
    Ok(counts.iter().filter(open).filter(|count| count.value > 0).take(SHOWN).map(tile).collect())
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
