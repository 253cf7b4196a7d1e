//! The phone: a mentor's today, a student's own practice. What is needed now comes first, big acts at the thumb.

use axum::extract::State;
use kernel::{Code, Day, Failure};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Empty, PhoneCard, Tone};
use web::{Answer, PageKind, Say, Site, Visitor, html_page};

use super::list::hours_bar;
use super::strip::{strip, tone};
use crate::attendance::Presence;
use crate::diary::moves::Status;
use crate::diary::store::{self as weeks, Week};
use crate::naming::week_name;
use crate::plan::{self, store::Task};
use crate::practices::moves::Status as PracticeStatus;
use crate::practices::store::{self, Filter, Practice};
use crate::{characteristic, plan::moves::Status as PlanStatus};

/// Cards of one kind at most.
const MOST: usize = 50;

/// The mentor's home.
pub async fn today(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let day = by.today();
    let filter = Filter { status: Some(PracticeStatus::Open), mentor: by.person, ..Filter::default() };
    let all = store::list(db, by, &filter, None, MOST).await?;
    let mut cards = Vec::new();
    let mut unmarked = 0;
    for practice in all.iter().filter(|one| one.span.has(day)) {
        let week = weeks::load(db, by, practice.id, day.monday()).await?;
        let tasks = plan::store::tasks_of_week(db, practice.id, day.monday()).await?;
        unmarked += usize::from(week.marks.iter().all(|mark| mark.day != day));
        cards.push(trainee(say, day, &week, &tasks));
    }
    let submitted = weeks::in_state(db, by, Status::Submitted, MOST).await?;
    let papers = papers(&site, &visitor, &all).await?;
    let title = say.with("practice-today-trainees", &[("count", cards.len().into())]);
    let place = all.first().map(|one| say.names(&one.enterprise_name)).unwrap_or_default();
    let over = format!("{}, {} · {place}", say.weekday(day), say.day(day));
    let none = Empty { title: say.t("practice-today-none"), text: say.t("practice-today-none-help"), act: None };
    let everybody = Button::post(say.t("practice-all-present"), "/practice/today/present").main();
    html_page(visitor.shell(&site, PageKind::Phone, &*title).page(html! {
        (parts::head(over.trim_end_matches(" · "), &title, html! {}))
        @if unmarked > 1 { div.tall { (parts::acts(say, &[everybody])) } }
        @if cards.is_empty() && submitted.is_empty() && papers.is_empty() { (parts::empty(&none)) }
        @for card in &cards { (card) }
        @for week in &submitted { (to_countersign(say, week)) }
        @for paper in &papers { (paper) }
    }))
}

/// One trainee of today: who, what is to be done this week, the days so far, presence in one tap.
fn trainee(say: Say, day: Day, week: &Week, tasks: &[Task]) -> Markup {
    let mark = week.marks.iter().find(|mark| mark.day == day);
    let word = match mark {
        Some(mark) if mark.presence.there() => (Tone::Good, say.code(mark.presence)),
        Some(mark) => (Tone::Late, say.code(mark.presence)),
        None => (Tone::Wait, say.t("practice-unmarked")),
    };
    let text: Vec<String> =
        tasks.iter().map(|task| format!("{} · {}", task.entry.task, say.code(task.entry.method))).collect();
    let at = format!("/practice/{}", week.practice);
    let own = format!("{at}/weeks/{}", week.monday);
    let tap = |label: &str, presence: Presence| {
        Button::post(say.t(label), format!("{at}/attendance"))
            .field("day", day.to_string())
            .field("presence", presence.code())
            .field("back", "today")
    };
    let acts = if mark.is_none() {
        vec![
            tap("practice-came", Presence::Present).main(),
            tap("practice-came-late", Presence::Late),
            Button::link(say.t("practice-away"), own.clone()),
        ]
    } else {
        vec![Button::link(say.t("practice-see-week"), own.clone())]
    };
    parts::phone_card(&PhoneCard {
        title: week.learner_name.clone(),
        href: Some(at),
        word: Some(word),
        text: if text.is_empty() { say.t("practice-no-task") } else { text.join("; ") },
        week: strip(say, week),
        acts: Some(parts::acts(say, &acts)),
    })
}

/// A week that waits for the mentor.
fn to_countersign(say: Say, week: &Week) -> Markup {
    let at = format!("/practice/{}/weeks/{}", week.practice, week.monday);
    let days = week.written.days.len();
    let mut text = format!("{} · {} · {}", week.learner_name, say.days(days_of(days)), say.hours(week.hours));
    if !week.written.reflection.is_empty() {
        text = format!("{text} · «{}»", week.written.reflection);
    }
    let act = |label: &str, act: &str| {
        Button::post(say.t(label), format!("{at}/acts/{act}")).version(week.version).field("back", "today")
    };
    let acts = [
        act("practice-do-countersign", "countersign").main(),
        act("practice-do-return", "return").with_reason(),
        Button::link(say.t("practice-read-week"), at.clone()),
    ];
    parts::phone_card(&PhoneCard {
        title: say.with("practice-diary-of", &[("week", week_name(say, week.monday).into())]),
        href: Some(at.clone()),
        word: Some((Tone::Practice, say.t("web-move-yours"))),
        text,
        week: strip(say, week),
        acts: Some(parts::acts(say, &acts)),
    })
}

fn days_of(days: usize) -> i64 {
    i64::try_from(days).unwrap_or(0)
}

/// Plans to agree on and characteristics to write.
async fn papers(site: &Site, visitor: &Visitor, all: &[Practice]) -> Result<Vec<Markup>, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let mut cards = Vec::new();
    for practice in all {
        let card = |title: &str, text: &str, to: String| {
            parts::phone_card(&PhoneCard {
                title: say.t(title),
                href: Some(to.clone()),
                word: Some((Tone::Practice, say.t("web-move-yours"))),
                text: format!("{} · {}", practice.learner_name, say.t(text)),
                acts: Some(parts::acts(say, &[Button::link(say.t("practice-look"), to).main()])),
                ..PhoneCard::default()
            })
        };
        let plan = plan::store::load(&site.db, practice.id).await?;
        if matches!(plan.status, PlanStatus::Drafted | PlanStatus::AgreedByUniversity) {
            let to = format!("/practice/{}?tab=plan", practice.id);
            cards.push(card("practice-plan-title", "practice-plan-waits", to));
        }
        let ends = practice.span.until.since(by.today()) <= 7;
        let signed = characteristic::store::find(&site.db, practice.id).await?.and_then(|one| one.signed);
        if ends && signed.is_none() {
            let to = format!("/practice/{}/characteristic", practice.id);
            cards.push(card("practice-characteristic-title", "practice-characteristic-waits", to));
        }
    }
    Ok(cards)
}

/// A student's own practice.
pub async fn my(State(site): State<Site>, visitor: Visitor) -> Answer {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let all = store::list(db, by, &Filter { learner: by.person, ..Filter::default() }, None, MOST).await?;
    let title = say.t("practice-mine");
    let none = Empty { title: say.t("practice-mine-none"), text: say.t("practice-mine-none-help"), act: None };
    let mut bodies = Vec::new();
    for practice in all.iter().filter(|one| one.status == PracticeStatus::Open) {
        bodies.push(own(&site, &visitor, practice).await?);
    }
    let past: Vec<&Practice> = all.iter().filter(|one| one.status != PracticeStatus::Open).collect();
    html_page(visitor.shell(&site, PageKind::Phone, &*title).page(html! {
        (parts::head("", &title, html! {}))
        @if all.is_empty() { (parts::empty(&none)) }
        @for body in &bodies { (body) }
        @for practice in past {
            (parts::phone_card(&PhoneCard {
                title: say.names(&practice.enterprise_name),
                href: Some(format!("/practice/{}", practice.id)),
                word: Some((super::list::tone(practice.status), say.code(practice.status))),
                text: say.span(practice.span),
                ..PhoneCard::default()
            }))
        }
    }))
}

async fn own(site: &Site, visitor: &Visitor, practice: &Practice) -> Result<Markup, Failure> {
    let (say, by) = (visitor.say, &visitor.caller);
    let today = by.today();
    let weeks = weeks::of_practice(&site.db, practice.id).await?;
    let tasks = plan::store::tasks_of_week(&site.db, practice.id, today.monday()).await?;
    let waits = |week: &&Week| {
        week.monday <= today
            && (matches!(week.status, Status::Open | Status::Returned) || week.monday == today.monday())
    };
    let mut waiting: Vec<&Week> = weeks.iter().filter(waits).collect();
    // What was sent back comes first, then this week, then the older ones.
    waiting.sort_by_key(|week| (week.status != Status::Returned, std::cmp::Reverse(week.monday)));
    let links = [
        Button::link(say.t("practice-whole-plan"), format!("/practice/{}?tab=plan", practice.id)),
        Button::link(say.t("practice-whole-diary"), format!("/practice/{}?tab=diary", practice.id)),
    ];
    Ok(html! {
        (parts::phone_card(&PhoneCard {
            title: say.names(&practice.enterprise_name),
            href: Some(format!("/practice/{}", practice.id)),
            text: mentor_words(say, practice),
            acts: Some(html! { (hours_bar(say, practice)) (parts::acts(say, &links)) }),
            ..PhoneCard::default()
        }))
        @for week in waiting.iter().take(8) { (own_week(say, week, today, &tasks)) }
    })
}

fn mentor_words(say: Say, practice: &Practice) -> String {
    if practice.mentor_name.is_empty() {
        return say.t("practice-mentor-none");
    }
    format!("{}: {} · {}", say.t("practice-mentor"), practice.mentor_name, say.span(practice.span))
}

fn own_week(say: Say, week: &Week, today: Day, tasks: &[Task]) -> Markup {
    let at = format!("/practice/{}/weeks/{}", week.practice, week.monday);
    let now = week.monday == today.monday();
    let text = match (&week.returned, week.status, now) {
        (Some(reason), Status::Returned, _) => format!("«{reason}»"),
        (_, _, true) => {
            let words: Vec<&str> = tasks.iter().map(|task| task.entry.task.as_str()).collect();
            words.join("; ")
        }
        _ => say.hours(week.hours),
    };
    let label =
        if matches!(week.status, Status::Open | Status::Returned) { "practice-write" } else { "practice-see-week" };
    parts::phone_card(&PhoneCard {
        title: week_name(say, week.monday),
        href: Some(at.clone()),
        word: Some((tone(week.status), say.code(week.status))),
        text,
        week: strip(say, week),
        acts: Some(parts::acts(say, &[Button::link(say.t(label), at).main()])),
    })
}
