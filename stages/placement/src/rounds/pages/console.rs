//! The console of a round: inputs, run, before and after, why.

use axum::extract::{Path, Query, State};
use documents::{Cell, Column as SheetColumn, ColumnKind, Sheet};
use kernel::{Code, Failure, Role};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;
use web::parts::{
    self, Act as Button, Address, Column, Empty, Fact, Row, Step, StepState, Table, Tile, Tone, Total, WhoseMove,
};
use web::{Answer, PageKind, Say, Site, Visitor, history, html_page};

use super::{crumb, phone, tone};
use crate::refusal;
use crate::rounds::allocation::{Allocation, difference};
use crate::rounds::market::{Market, Stall};
use crate::rounds::moves::{Act, Facts, Status};
use crate::rounds::store::{self, Kept, Round, RoundId, Student};
use crate::rounds::view::{Naming, Telling};
use crate::rounds::{actions, reading, sees_all};

/// In which format the result is taken.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Taken {
    format: String,
}

pub async fn record(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<RoundId>,
    Query(taken): Query<Taken>,
) -> Answer {
    let (say, by) = (visitor.say, &visitor.caller);
    let market = Market::load(&site.db, store::load(&site.db, by, id).await?).await?;
    if by.role == Role::Student {
        return phone::home(&site, &visitor, &market).await;
    }
    let facts = actions::facts(&site.db, by, &market, !sees_all(by.role)).await?;
    let answer = reading::answer(&site.db, by, &market).await?;
    let own = reading::stalls(&site.db, by, &market).await?;
    if !taken.format.is_empty() {
        let sheet = sheet(say, &market, &own, answer.as_ref(), sees_all(by.role));
        return documents::export(&sheet, &taken.format, "placement");
    }
    let log = history(&site.db, say, id).await?;
    let result = match &answer {
        Some(answer) if sees_all(by.role) => result(&site, say, &market, answer, facts).await?,
        _ => html! {},
    };
    let round = &market.round;
    let title = say.names(&round.name);
    let over = format!("{} · {}", say.names(&round.university_name), say.span(round.period));
    html_page(visitor.shell(&site, PageKind::Console, &*title).page(html! {
        (parts::crumbs(say, &[crumb(say)]))
        (parts::head(over.trim_start_matches(" · "), &title, parts::pill(tone(round.status), &say.code(round.status))))
        (parts::whose_move(say, &whose(say, round, by.role, facts), buttons(say, round, by.role, facts)))
        (steps(say, round))
        @if sees_all(by.role) { (inputs(say, &market)) }
        (result)
        (stalls(say, &market, &own, answer.as_ref(), by.role, facts))
        @if sees_all(by.role) { (students(say, &market, answer.as_ref(), facts)) }
        (parts::card(&say.t("web-history"), log))
    }))
}

fn whose(say: Say, round: &Round, role: Role, facts: Facts) -> WhoseMove {
    let (who, next) = match round.status {
        Status::Collecting => (Role::Student, Some("placement-next-ranking")),
        Status::Ranking => (Role::Hr, Some("placement-next-allocated")),
        Status::Allocated => (Role::University, Some("placement-next-published")),
        Status::Published => (Role::University, Some("placement-next-closed")),
        Status::Closed => return WhoseMove::default(),
    };
    let leads = facts.leads && matches!(role, Role::University | Role::Coordinator);
    let yours = match round.status {
        Status::Collecting => false,
        Status::Ranking => matches!(role, Role::Hr | Role::Signatory),
        _ => leads,
    };
    WhoseMove {
        who: say.code(who),
        yours,
        since: Some(say.with("placement-since", &[("day", round.since.into())])),
        next: next.map(|key| say.t(key)),
        ..WhoseMove::default()
    }
}

fn buttons(say: Say, round: &Round, role: Role, facts: Facts) -> Markup {
    let id = round.id;
    let mut all = Vec::new();
    if !facts.leads && sees_all(role) {
        return html! {};
    }
    for offer in round.status.offers(role, &facts) {
        let to = format!("/placement/{id}/acts/{}", offer.act.code());
        match offer.act {
            Act::Collect | Act::Publish => all.push(Button::offered(say, &offer, to, round.version).main()),
            Act::Allocate if round.status == Status::Ranking || !facts.fresh => {
                all.push(Button::offered(say, &offer, to, round.version).main());
            }
            Act::Allocate | Act::Reopen => all.push(Button::offered(say, &offer, to, round.version)),
            Act::Close => all.push(Button::offered(say, &offer, to, round.version).grave()),
            Act::Edit => all.push(Button::link(say.code(Act::Edit), format!("/placement/{id}/edit"))),
            Act::Include => {
                all.push(Button::link(say.t("placement-include"), format!("/placement/{id}/students/new")));
            }
            Act::Bring => {
                all.push(Button::link(say.t("placement-bring"), format!("/placement/{id}/workplaces/new")));
                if sees_all(role) {
                    all.push(Button::post(say.t("placement-bring-all"), format!("/placement/{id}/workplaces/all")));
                }
            }
            Act::Wish | Act::Rank | Act::Pin => {}
        }
    }
    parts::acts(say, &all)
}

fn steps(say: Say, round: &Round) -> Markup {
    let place = |status: Status| Status::ALL.iter().position(|one| *one == status).unwrap_or(0);
    let here = place(round.status);
    let step = |status: &Status| Step {
        label: say.code(*status),
        note: match status {
            Status::Collecting => Some(say.with("placement-until-day", &[("day", round.wishes_due.into())])),
            Status::Ranking => Some(say.with("placement-until-day", &[("day", round.rankings_due.into())])),
            _ => None,
        },
        href: None,
        state: match place(*status).cmp(&here) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Now,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
    };
    parts::steps(say, &Status::ALL.iter().map(step).collect::<Vec<_>>())
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn inputs(say: Say, market: &Market) -> Markup {
    let tile = |key: &str, figure: String| Tile {
        label: say.t(key),
        figure,
        href: format!("/placement/{}", market.round.id),
        ..Tile::default()
    };
    let wished = market.students.iter().filter(|student| student.wished.is_some()).count();
    let ranked = market.stalls.iter().filter(|stall| stall.seat.ranked.is_some()).count();
    let of = |part: usize, whole: usize| format!("{} / {}", say.number(count(part)), say.number(count(whole)));
    parts::tiles(
        say,
        &[
            tile("placement-students-wished", of(wished, market.students.len())),
            tile("placement-workplaces-ranked", of(ranked, market.stalls.len())),
            tile("placement-seats", say.number(market.seats())),
            tile("placement-pinned", say.number(count(market.students.iter().filter(|one| one.pin.is_some()).count()))),
        ],
    )
}

async fn result(site: &Site, say: Say, market: &Market, answer: &Allocation, facts: Facts) -> Result<Markup, Failure> {
    let all = store::allocations(&site.db, market.round.id).await?;
    let Some(now) = all.iter().find(|kept| Some(kept.id) == market.round.allocation) else { return Ok(html! {}) };
    let before = all.iter().find(|kept| kept.number < now.number);
    let telling = Telling { say, market, answer, naming: Naming::Names };
    let changed = match before {
        Some(before) => {
            let told = difference(&rows(site, before).await?, &rows(site, now).await?);
            let args = [
                ("moved", count(told.moved).into()),
                ("better", count(told.better).into()),
                ("worse", count(told.worse).into()),
            ];
            say.with("placement-difference", &args)
        }
        None => say.t("placement-first-answer"),
    };
    let short = now.digest.get(..16).unwrap_or_default();
    let mut facts_shown = vec![
        Fact::new(say.t("placement-answer"), telling.summary()),
        Fact::new(say.t("placement-before-after"), changed),
        Fact::new(say.t("placement-check"), say.with("placement-check-passed", &[("blocking", now.blocking.into())])),
        Fact::new(say.t("placement-made"), say.moment(now.at)),
        Fact::new(say.t("placement-seed"), market.round.seed.to_string()).note(say.t("placement-seed-help")),
        Fact::new(say.t("placement-digest"), short),
    ];
    if market.round.status == Status::Allocated && !facts.fresh {
        facts_shown.insert(0, Fact::of(say.t("placement-warning"), html! {
            (parts::pill(Tone::Late, &say.t("placement-stale-word"))) " " (say.refusal(&refusal::NOT_FRESH.refuse()))
        }));
    }
    Ok(parts::card(&say.with("placement-result", &[("number", now.number.into())]), parts::facts(&facts_shown)))
}

async fn rows(site: &Site, kept: &Kept) -> Result<Vec<(Uuid, Option<Uuid>, Option<i64>)>, Failure> {
    let places = store::places(&site.db, kept.id).await?;
    Ok(places.into_iter().map(|place| (place.student.0, place.seat.map(|seat| seat.0), place.wish)).collect())
}

fn stalls(say: Say, market: &Market, own: &[&Stall], answer: Option<&Allocation>, role: Role, facts: Facts) -> Markup {
    let telling = answer.map(|answer| Telling { say, market, answer, naming: Naming::Unnamed });
    let collecting = market.round.status == Status::Collecting;
    let changes = collecting && (facts.leads || matches!(role, Role::Hr | Role::Signatory));
    let row = |stall: &&Stall| {
        let filled = telling.map(|telling| telling.here(stall).len());
        let ranked = match stall.seat.ranked {
            Some(day) => (Tone::Good, say.with("placement-ranked-on", &[("day", day.into())])),
            None if collecting => (Tone::Plain, say.t("placement-rank-later")),
            None if market.round.status == Status::Ranking => (Tone::Wait, say.t("placement-rank-waits")),
            None => (Tone::Plain, say.t("placement-rank-never")),
        };
        Row::to(
            format!("/placement/{}/seats/{}", market.round.id, stall.seat.id),
            vec![
                html! { (say.names(&stall.workplace.title())) },
                html! { (say.number(stall.seat.seats)) },
                html! { (say.number(count(market.candidates(stall).len()))) },
                html! { (filled.map_or_else(|| "–".to_owned(), |filled| say.number(count(filled)))) },
                parts::pill(ranked.0, &ranked.1),
                html! { @if changes {
                    (parts::acts(say, &[Button::post(say.t("placement-take-back"),
                        format!("/placement/{}/seats/{}/take-back", market.round.id, stall.seat.id))]))
                } },
            ],
        )
    };
    let table = Table {
        id: "seats",
        caption: say.t("placement-workplaces"),
        columns: vec![
            Column::words(say.t("placement-workplace")),
            Column::figures(say.t("placement-seats")),
            Column::figures(say.t("placement-wishing")),
            Column::figures(say.t("placement-filled")),
            Column::words(say.t("placement-ranking")),
            Column::words(""),
        ],
        rows: own.iter().map(row).collect(),
        total: Total::Exactly(count(own.len())),
        exports: if answer.is_some() && !sees_all(role) { vec!["xlsx", "csv"] } else { Vec::new() },
        address: Address::of(format!("/placement/{}", market.round.id)),
        empty: Empty { title: say.t("placement-seats-none"), text: say.t("placement-seats-none-help"), act: None },
        ..Table::default()
    };
    parts::table(say, &table)
}

fn students(say: Say, market: &Market, answer: Option<&Allocation>, facts: Facts) -> Markup {
    let telling = answer.map(|answer| Telling { say, market, answer, naming: Naming::Names });
    let row = |student: &Student| {
        let got = telling.and_then(|telling| telling.got(student));
        let place = match (got, student.pin.and_then(|seat| market.stall(seat))) {
            (Some((stall, _)), _) | (None, Some(stall)) => say.names(&stall.workplace.title()),
            (None, None) if answer.is_some() => say.t("placement-no-place"),
            (None, None) => "–".to_owned(),
        };
        let wish = match (student.pin, got) {
            (Some(_), _) => say.t("placement-pinned-word"),
            (None, Some((_, Some(wish)))) => say.with("placement-wish-number", &[("wish", i64::from(wish).into())]),
            _ => String::new(),
        };
        let state = match student.wished {
            Some(day) => say.with("placement-wished-on", &[("day", day.into())]),
            None => say.t("placement-not-wished"),
        };
        Row::to(
            format!("/placement/{}/students/{}", market.round.id, student.id),
            vec![
                html! { (say.names(&student.name)) },
                html! { (student.group.as_deref().unwrap_or("–")) },
                html! { (say.number(count(student.wishes.len()))) " " small { (state) } },
                html! { (place) },
                html! { (wish) },
            ],
        )
    };
    let table = Table {
        id: "students",
        caption: say.t("placement-students"),
        columns: vec![
            Column::words(say.t("placement-student")),
            Column::words(say.t("placement-groups")),
            Column::words(say.t("placement-wishes")),
            Column::words(say.t("placement-place")),
            Column::words(say.t("placement-granted")),
        ],
        rows: market.students.iter().map(row).collect(),
        total: Total::Exactly(count(market.students.len())),
        exports: vec!["xlsx", "csv"],
        address: Address::of(format!("/placement/{}", market.round.id)),
        empty: Empty {
            title: say.t("placement-students-none"),
            text: say.t("placement-students-none-help"),
            act: facts
                .leads
                .then(|| (format!("/placement/{}/students/new", market.round.id), say.t("placement-include"))),
        },
        ..Table::default()
    };
    parts::table(say, &table)
}

/// Who goes where, as a table to keep: all students for those who see all, else those who come to the own workplaces.
fn sheet(say: Say, market: &Market, own: &[&Stall], answer: Option<&Allocation>, all: bool) -> Sheet {
    let text = |key, title: &str| SheetColumn::new(key, say.t(title), ColumnKind::Text);
    let columns = vec![
        text("student", "placement-student"),
        text("group", "placement-groups"),
        text("workplace", "placement-workplace"),
        text("enterprise", "placement-enterprise"),
        SheetColumn::new("wish", say.t("placement-granted"), ColumnKind::Number),
        text("settled", "placement-pinned-word"),
    ];
    let telling = answer.map(|answer| Telling { say, market, answer, naming: Naming::Names });
    let row = |student: &Student| -> Option<Vec<Cell>> {
        let got = telling.and_then(|telling| telling.got(student));
        let mine = got.is_some_and(|(stall, _)| own.iter().any(|one| one.seat.id == stall.seat.id));
        (all || mine).then(|| {
            vec![
                say.names(&student.name).into(),
                student.group.clone().into(),
                got.map(|(stall, _)| say.names(&stall.workplace.name)).into(),
                got.map(|(stall, _)| say.names(&stall.workplace.organisation_name)).into(),
                got.and_then(|(_, wish)| wish).map(i64::from).into(),
                student.pin.map(|_| say.t("placement-pinned-word")).into(),
            ]
        })
    };
    Sheet { name: say.t("placement-round"), columns, rows: market.students.iter().filter_map(row).collect() }
}
