//! The record of a practice: whose move it is, and its sides: plan, diary, attendance, hours, papers, history.

use axum::extract::{Path, Query, State};
use axum_extra::extract::Form;
use kernel::{Code, Failure, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::parts::{self, Act as Button, Column, Fact, Paper, Row, Tab, Table, Tone, WhoseMove};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, history, html_page, on_to};

use super::list::{diary_words, hours_bar, tone};
use super::{Done, crumb, plan, strip};
use crate::diary::store as weeks;
use crate::hours::{AcademicHour, credits};
use crate::naming::week_name;
use crate::practices::actions;
use crate::practices::moves::{Act, Status};
use crate::practices::store::{self, Practice};
use crate::{PracticeId, attendance, characteristic, orders};

/// Which side is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Side {
    tab: String,
}

pub async fn record(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<PracticeId>,
    Query(side): Query<Side>,
) -> Answer {
    let practice = store::load(&site.db, &visitor.caller, id).await?;
    html_page(page(&site, &visitor, &practice, &side.tab).await?)
}

pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, act)): Path<(PracticeId, String)>,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, id, sent.version(), act, &sent.form.reason).await?;
    on_to(&format!("/practice/{id}"))
}

async fn page(site: &Site, visitor: &Visitor, practice: &Practice, tab: &str) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let facts = actions::facts(db, practice).await?;
    let offers = practice.status.offers(by.role, &facts);
    let shown = match tab {
        "diary" => diary(site, say, practice).await?,
        "attendance" => attended(site, say, practice).await?,
        "hours" => counted(site, say, practice).await?,
        "papers" => papers(site, visitor, practice).await?,
        "history" => parts::card(&say.t("web-history"), history(db, say, practice.id).await?),
        _ => plan::side(site, visitor, practice).await?,
    };
    let title = practice.learner_name.clone();
    let acts = parts::acts(say, &buttons(say, practice, &offers));
    let place = format!("{} · {}", say.names(&practice.enterprise_name), say.span(practice.span));
    let crumbs = if by.role == Role::Student { Vec::new() } else { vec![crumb(say)] };
    Ok(visitor.shell(site, PageKind::Record, &*title).page(html! {
        (parts::crumbs(say, &crumbs))
        (parts::head(&place, &title, parts::pill(tone(practice.status), &say.code(practice.status))))
        (parts::whose_move(say, &whose(site, say, practice, by.role).await?, acts))
        (parts::card(&say.t("practice-about"), parts::facts(&about(say, practice))))
        (parts::tabs(say, &tabs(say, practice, tab)))
        (shown)
    }))
}

fn tabs(say: Say, practice: &Practice, tab: &str) -> Vec<Tab> {
    let all = [
        ("plan", "practice-plan"),
        ("diary", "practice-diary"),
        ("attendance", "practice-attendance"),
        ("hours", "practice-hours"),
        ("papers", "practice-papers"),
        ("history", "web-history"),
    ];
    let known = all.iter().any(|(name, _)| *name == tab);
    let tab_of = |(name, key): &(&str, &str)| Tab {
        href: format!("/practice/{}?tab={name}", practice.id),
        label: say.t(key),
        count: None,
        current: *name == tab || (!known && *name == "plan"),
    };
    all.iter().map(tab_of).collect()
}

/// What the whole practice waits for first.
async fn whose(site: &Site, say: Say, practice: &Practice, role: Role) -> Result<WhoseMove, Failure> {
    let plan = crate::plan::store::load(&site.db, practice.id).await?;
    let (movers, next) = if practice.status != Status::Open {
        (Vec::new(), None)
    } else if practice.mentor.is_none() {
        (vec![Role::Hr, Role::Signatory], Some("practice-next-mentor"))
    } else if plan.status != crate::plan::moves::Status::InForce {
        (plan.status.waits_for().to_vec(), Some("practice-next-plan"))
    } else if practice.late > 0 {
        (vec![Role::Student], Some("practice-next-submit"))
    } else if practice.submitted > 0 {
        (vec![Role::Mentor], Some("practice-next-countersign"))
    } else {
        (vec![Role::Student], Some("practice-next-write"))
    };
    let who: Vec<String> = movers.iter().map(|role| say.code(*role)).collect();
    Ok(WhoseMove {
        who: who.join(", "),
        yours: movers.contains(&role),
        since: Some(say.with("practice-since", &[("day", practice.since.day().into())])),
        late: (practice.late > 0 && practice.status == Status::Open)
            .then(|| say.with("practice-weeks-late", &[("count", practice.late.into())])),
        next: next.map(|key| say.t(key)),
        ..WhoseMove::default()
    })
}

fn buttons(say: Say, practice: &Practice, offers: &[kernel::Offer<Act>]) -> Vec<Button> {
    offers
        .iter()
        .map(|offer| {
            let to = format!("/practice/{}/acts/{}", practice.id, offer.act.code());
            let mut button = Button::offered(say, offer, to, practice.version);
            match offer.act {
                Act::Complete => {
                    button.label = say.t("practice-do-complete");
                    button.main()
                }
                Act::BreakOff => {
                    button.label = say.t("practice-do-break-off");
                    button.grave()
                }
            }
        })
        .collect()
}

fn about(say: Say, practice: &Practice) -> Vec<Fact> {
    let agreement = html! { a href=(format!("/agreements/{}", practice.agreement)) { "№ " (practice.number) } };
    let mentor =
        if practice.mentor_name.is_empty() { say.t("practice-mentor-none") } else { practice.mentor_name.clone() };
    vec![
        Fact::new(say.t("practice-group"), &*practice.group_name),
        Fact::new(say.t("practice-university"), say.names(&practice.university_name)),
        Fact::of(say.t("practice-contract"), agreement),
        Fact::new(say.t("practice-mentor"), mentor),
        Fact::of(say.t("practice-confirmed"), hours_bar(say, practice)),
        Fact::of(say.t("practice-diary"), diary_words(say, practice)),
    ]
}

async fn diary(site: &Site, say: Say, practice: &Practice) -> Result<Markup, Failure> {
    let all = weeks::of_practice(&site.db, practice.id).await?;
    let row = |one: &weeks::Week| {
        Row::to(
            format!("/practice/{}/weeks/{}", practice.id, one.monday),
            vec![
                html! { (week_name(say, one.monday)) },
                parts::pill(strip::tone(one.status), &say.code(one.status)),
                html! { (say.hours_figure(one.hours)) },
                html! { (say.hours_figure(one.confirmed)) },
                html! { (one.written.reflection) },
            ],
        )
    };
    let table = Table {
        id: "weeks",
        caption: say.t("practice-diary"),
        columns: vec![
            Column::words(say.t("practice-week")),
            Column::words(say.t("practice-status-label")),
            Column::figures(say.t("practice-written")),
            Column::figures(say.t("practice-confirmed")),
            Column::words(say.t("practice-reflection")),
        ],
        rows: all.iter().map(row).collect(),
        ..Table::default()
    };
    Ok(parts::table(say, &table))
}

async fn attended(site: &Site, say: Say, practice: &Practice) -> Result<Markup, Failure> {
    let marks = attendance::store::of_practice(&site.db, practice.id).await?;
    let row = |mark: &attendance::rules::Mark| {
        let tone = if mark.presence.there() { Tone::Good } else { Tone::Late };
        Row::to(
            format!("/practice/{}/weeks/{}", practice.id, mark.day.monday()),
            vec![
                html! { (say.day_short(mark.day)) },
                html! { (say.weekday(mark.day)) },
                parts::pill(tone, &say.code(mark.presence)),
                html! { (say.hours_figure(mark.time)) },
            ],
        )
    };
    let empty = parts::Empty {
        title: say.t("practice-attendance-none"),
        text: say.t("practice-attendance-none-help"),
        act: None,
    };
    let table = Table {
        id: "attendance",
        caption: say.t("practice-attendance"),
        columns: vec![
            Column::words(say.t("practice-day")),
            Column::words(say.t("practice-weekday")),
            Column::words(say.t("practice-presence")),
            Column::figures(say.t("practice-hours")),
        ],
        rows: marks.iter().rev().map(row).collect(),
        empty,
        ..Table::default()
    };
    Ok(parts::table(say, &table))
}

async fn counted(site: &Site, say: Say, practice: &Practice) -> Result<Markup, Failure> {
    let marks = attendance::store::of_practice(&site.db, practice.id).await?;
    let present = marks.iter().map(attendance::rules::Mark::present).sum();
    let missed = marks.iter().filter(|mark| !mark.presence.there()).count();
    let worth = credits(practice.confirmed, practice.credits, AcademicHour::CLOCK);
    let facts = [
        Fact::new(say.t("practice-planned"), say.hours(practice.planned)).note(say.credits(practice.credits)),
        Fact::new(say.t("practice-attended"), say.hours(present)),
        Fact::new(say.t("practice-missed"), say.days(i64::try_from(missed).unwrap_or(0))),
        Fact::new(say.t("practice-confirmed"), say.hours(practice.confirmed)).note(say.t("practice-confirmed-formula")),
        Fact::new(say.t("practice-credits-earned"), say.credits(worth)).note(say.t("practice-credits-formula")),
    ];
    Ok(parts::card(&say.t("practice-hours"), parts::facts(&facts)))
}

async fn papers(site: &Site, visitor: &Visitor, practice: &Practice) -> Result<Markup, Failure> {
    let (say, db) = (visitor.say, &site.db);
    let at = format!("/practice/{}", practice.id);
    let paper = |title: &str, name: &str, note: String| Paper {
        title: say.t(title),
        href: format!("{at}/papers/{name}"),
        note,
        state: None,
    };
    let mut all = vec![
        paper("practice-plan-title", "plan", say.t("practice-paper-now")),
        paper("practice-diary-title", "diary", say.t("practice-paper-now")),
    ];
    let written = characteristic::store::find(db, practice.id).await?;
    if let Some(one) = &written {
        let fixed = one.paper.map(|paper| format!("{at}/signed/{paper}"));
        let note = one.signed.map_or_else(
            || say.code(one.status),
            |when| {
                say.with(
                    "practice-signed-by",
                    &[("who", one.mentor_name.as_str().into()), ("when", say.moment(when).into())],
                )
            },
        );
        let mut line = paper("practice-characteristic-title", "characteristic", note);
        line.href = fixed.unwrap_or(line.href);
        all.push(line);
    }
    for one in orders::store::of_practice(db, practice.id).await? {
        let span = say.span(one.line.span);
        all.push(Paper {
            title: say.with("practice-order-number", &[("number", one.number.as_str().into())]),
            href: format!("/practice/orders/{}/paper", one.order),
            note: format!("{} · {span}", one.mentor_name),
            state: None,
        });
    }
    let write = Button::link(say.t("practice-characteristic-write"), format!("{at}/characteristic")).main();
    let mentor = visitor.caller.role == Role::Mentor && written.is_none_or(|one| one.signed.is_none());
    Ok(html! {
        (parts::card(&say.t("practice-papers"), parts::documents(&all)))
        @if mentor && practice.status == Status::Open { (parts::acts(say, &[write])) }
    })
}
