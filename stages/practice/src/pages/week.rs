//! One week of the diary: the learner writes it, the mentor reads and marks it. Made for a phone.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum_extra::extract::Form;
use kernel::{Code, Day, Failure, Role};
use maud::{Markup, html};
use web::parts::{self, Act as Button, Choice, Entry as LogEntry, Errors, Fact, Field, Tone, WhoseMove};
use web::{Answer, PageKind, Say, Site, Versioned, Visitor, form_again, history, html_page, on_to};

use super::strip::{strip, tone};
use super::{Done, home, told, way_back};
use crate::PracticeId;
use crate::attendance::Presence;
use crate::diary::moves::{Act, Status};
use crate::diary::rules::{DONE, HARD, HOURS, TASK};
use crate::diary::store::{self, Week};
use crate::diary::{DayForm, WeekForm, actions};
use crate::naming::week_name;
use crate::plan::{self, store::Task};

type At = Path<(PracticeId, Day)>;

pub async fn week(State(site): State<Site>, visitor: Visitor, Path((id, monday)): At) -> Answer {
    let week = store::load(&site.db, &visitor.caller, id, monday).await?;
    let typed = week.written.form();
    html_page(page(&site, &visitor, &week, (&typed, week.version), &Errors::none()).await?)
}

/// Writes the week, and sends it in where that button was pressed.
pub async fn write(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, monday)): At,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Answer {
    let (db, by) = (&site.db, &visitor.caller);
    let version = sent.get("version").and_then(|typed| typed.parse().ok()).unwrap_or(0);
    let form = typed(monday, &sent);
    let submits = sent.get("then").is_some_and(|then| then == "submit");
    let mut done = actions::write(db, by, (id, monday), version, &form).await;
    if done.is_ok() && submits {
        done = actions::act(db, by, (id, monday), version + 1, Act::Submit, "").await;
    }
    let own = format!("/practice/{id}/weeks/{monday}");
    let Err(failure) = done else { return on_to(if submits { "/practice/my" } else { &own }) };
    let week = store::load(db, by, id, monday).await?;
    let (status, errors) = told(visitor.say, failure)?;
    form_again(page(&site, &visitor, &week, (&form, version), &errors).await?, status)
}

/// The form of a week as a browser sends it: seven days, each with its own fields.
fn typed(monday: Day, sent: &BTreeMap<String, String>) -> WeekForm {
    let field = |name: &str| sent.get(name).cloned().unwrap_or_default();
    let day = |n: usize| DayForm {
        day: monday.plus(i64::try_from(n).unwrap_or(0)).to_string(),
        done: field(DONE[n]),
        task: field(TASK[n]),
        hours: field(HOURS[n]),
        difficulties: field(HARD[n]),
    };
    WeekForm { days: (0..7).map(day).collect(), reflection: field("reflection") }
}

pub async fn act(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, monday, act)): Path<(PracticeId, Day, String)>,
    Form(sent): Form<Versioned<Done>>,
) -> Answer {
    let act = Act::of(&act).ok_or(Failure::Missing)?;
    actions::act(&site.db, &visitor.caller, (id, monday), sent.version(), act, &sent.form.reason).await?;
    on_to(&way_back(&sent.form.back, format!("/practice/{id}/weeks/{monday}")))
}

async fn page(
    site: &Site,
    visitor: &Visitor,
    week: &Week,
    (typed, version): (&WeekForm, i64),
    errors: &Errors,
) -> Result<Markup, Failure> {
    let (say, by, db) = (visitor.say, &visitor.caller, &site.db);
    let facts = actions::facts(by, week);
    let offers = week.status.offers(by.role, &facts);
    let writes = offers.iter().any(|offer| offer.act == Act::Write && offer.why_not.is_empty());
    let tasks = plan::store::tasks_of_week(db, week.practice, week.monday).await?;
    let title = week_name(say, week.monday);
    let at = format!("/practice/{}/weeks/{}", week.practice, week.monday);
    let marks = by.role == Role::Mentor && facts.yours && facts.open && week.status != Status::Locked;
    Ok(visitor.shell(site, PageKind::Phone, &*title).page(html! {
        (parts::crumbs(say, &[home(week.practice, &week.learner_name)]))
        (parts::head(&week.learner_name, &title, parts::pill(tone(week.status), &say.code(week.status))))
        (parts::whose_move(say, &whose(say, week, by.role), parts::acts(say, &buttons(say, week, &at, &offers))))
        @if let Some(reason) = week.returned.as_ref().filter(|_| week.status == Status::Returned) {
            (parts::card(&say.t("practice-returned-because"), parts::padded(html! { blockquote { (reason) } })))
        }
        (parts::week_strip(&strip(say, week)))
        @if !tasks.is_empty() { (parts::card(&say.t("practice-tasks-of-week"), tasks_list(say, &tasks))) }
        @if version != week.version && writes { (stale(say, week)) }
        @if writes { (form(say, week, &at, (typed, version), (&tasks, by.today()), errors)) } @else { (read(say, week)) }
        @if marks { (attendance(say, week, &at, by.today())) }
        (parts::card(&say.t("practice-figures"), parts::facts(&figures(say, week))))
        (parts::card(&say.t("web-history"), history(db, say, week.id).await?))
    }))
}

/// What stands now, beside a form that was opened before.
fn stale(say: Say, week: &Week) -> Markup {
    parts::card(&say.t("practice-stands-now"), days(say, week))
}

fn whose(say: Say, week: &Week, role: Role) -> WhoseMove {
    let movers = week.status.waits_for();
    let who: Vec<String> = movers.iter().map(|role| say.code(*role)).collect();
    WhoseMove {
        who: who.join(", "),
        yours: movers.contains(&role),
        since: Some(say.with("practice-since", &[("day", week.since.day().into())])),
        ..WhoseMove::default()
    }
}

fn buttons(say: Say, week: &Week, at: &str, offers: &[kernel::Offer<Act>]) -> Vec<Button> {
    let word = |act: Act| match act {
        Act::Write => "practice-write",
        Act::Submit => "practice-do-submit",
        Act::Countersign => "practice-do-countersign",
        Act::Return => "practice-do-return",
        Act::Lock => "practice-do-lock",
        Act::Pass => "practice-do-pass",
    };
    // Writing and sending in stand under the form.
    let shown = offers.iter().filter(|offer| !matches!(offer.act, Act::Write | Act::Submit));
    shown
        .map(|offer| {
            let mut button = Button::offered(say, offer, format!("{at}/acts/{}", offer.act.code()), week.version);
            button.label = say.t(word(offer.act));
            match offer.act {
                Act::Countersign | Act::Lock => button.main(),
                _ => button,
            }
        })
        .collect()
}

pub fn tasks_list(say: Say, tasks: &[Task]) -> Markup {
    let entry = |task: &Task| LogEntry {
        act: task.entry.task.clone(),
        when: say.hours(task.entry.hours),
        who: task.workplace_name.as_ref().map_or_else(|| say.t("practice-own-workplace"), |name| say.names(name)),
        role: say.code(task.entry.method),
        tone: Tone::Practice,
        ..LogEntry::default()
    };
    parts::timeline(&tasks.iter().map(entry).collect::<Vec<_>>())
}

/// The days as they were written.
fn days(say: Say, week: &Week) -> Markup {
    let entry = |one: &crate::diary::rules::Entry| LogEntry {
        act: one.done.clone(),
        when: format!("{} · {}", say.day(one.day), say.hours(one.hours)),
        who: say.weekday(one.day),
        note: (!one.difficulties.is_empty())
            .then(|| say.with("practice-hard", &[("what", one.difficulties.as_str().into())])),
        ..LogEntry::default()
    };
    parts::timeline(&week.written.days.iter().map(entry).collect::<Vec<_>>())
}

fn read(say: Say, week: &Week) -> Markup {
    html! {
        (parts::card(&say.t("practice-diary"), html! {
            @if week.written.days.is_empty() { (parts::padded(html! { p { (say.t("practice-nothing-written")) } })) }
            @else { (days(say, week)) }
            @if !week.written.reflection.is_empty() {
                (parts::padded(html! { p.small { (say.t("practice-reflection")) } blockquote { (week.written.reflection) } }))
            }
        }))
    }
}

fn form(
    say: Say,
    week: &Week,
    at: &str,
    (typed, version): (&WeekForm, i64),
    (tasks, today): (&[Task], Day),
    errors: &Errors,
) -> Markup {
    let choices: Vec<Choice> =
        tasks.iter().map(|task| Choice::new(task.id.to_string(), task.entry.task.clone())).collect();
    let shown: Vec<usize> = (0..7)
        .filter(|n| {
            let day = week.monday.plus(i64::try_from(*n).unwrap_or(0));
            let written = typed.days.iter().any(|one| one.day == day.to_string() && !one.blank());
            week.span.has(day) && day <= today && (day.weekday() < 6 || day == today || written)
        })
        .collect();
    html! {
        form.form method="post" action=(at) data-swap="page" data-keep=(at) {
            (parts::error_summary(say, errors))
            input type="hidden" name="version" value=(version);
            @if matches!(week.status, Status::Submitted | Status::Countersigned) {
                p.small role="note" { (say.t("practice-write-clears")) }
            }
            @if shown.is_empty() { p { (say.t("practice-week-ahead")) } }
            @for n in shown { (day_fields(say, week, n, typed, &choices, errors)) }
            (parts::section(&say.t("practice-debrief"), "", parts::field(say, &Field::lines("reflection", say.t("practice-reflection"))
                .value(&*typed.reflection).errors(errors))))
            div.acts {
                button.btn.main type="submit" name="then" value="submit" { (say.t("practice-save-and-submit")) }
                button.btn type="submit" name="then" value="" { (say.t("web-save")) }
            }
        }
    }
}

fn day_fields(say: Say, week: &Week, n: usize, typed: &WeekForm, choices: &[Choice], errors: &Errors) -> Markup {
    let day = week.monday.plus(i64::try_from(n).unwrap_or(0));
    let known = typed.days.iter().find(|one| one.day == day.to_string());
    let value = |of: fn(&DayForm) -> &String| known.map(|one| of(one).clone()).unwrap_or_default();
    let title = format!("{}, {}", say.weekday(day), say.day(day));
    parts::section(
        &title,
        "",
        html! {
            (parts::field(say, &Field::lines(DONE[n], say.t("practice-done")).value(value(|one| &one.done)).errors(errors)))
            (parts::field(say, &Field::number(HOURS[n], say.t("practice-hours")).value(value(|one| &one.hours)).errors(errors)))
            @if !choices.is_empty() {
                (parts::field(say, &Field::select(TASK[n], say.t("practice-task"), choices.to_vec()).value(value(|one| &one.task)).errors(errors)))
            }
            (parts::field(say, &Field::line(HARD[n], say.t("practice-difficulties")).value(value(|one| &one.difficulties)).errors(errors)))
        },
    )
}

/// The week's attendance in one form: the kind and the time of each day that has come.
fn attendance(say: Say, week: &Week, at: &str, today: Day) -> Markup {
    let days = (0..7i64).map(|n| (n + 1, week.monday.plus(n))).filter(|(_, day)| *day <= today && week.span.has(*day));
    let fields = html! {
        @for (n, day) in days {
            @let mark = week.marks.iter().find(|mark| mark.day == day);
            @let presence = mark.map(|mark| mark.presence.code()).unwrap_or_default();
            @let time = mark.filter(|mark| mark.presence.there()).map(|mark| mark.time.to_string()).unwrap_or_default();
            @let name = say.weekday(day);
            (parts::field(say, &Field::select(format!("presence-{n}"), format!("{name} · {}", say.t("practice-presence")), Choice::all::<Presence>(say))
                .value(presence).within("filter")))
            (parts::field(say, &Field::number(format!("time-{n}"), format!("{name} · {}", say.t("practice-hours"))).value(time).within("filter")))
        }
    };
    let form = parts::Form {
        action: format!("{at}/attendance"),
        submit: say.t("practice-mark-week"),
        ..parts::Form::default()
    };
    parts::form(say, &form, parts::section(&say.t("practice-attendance"), &say.t("practice-attendance-help"), fields))
}

fn figures(say: Say, week: &Week) -> Vec<Fact> {
    let attended = week.marks.iter().map(crate::attendance::rules::Mark::present).sum();
    vec![
        Fact::new(say.t("practice-written"), say.hours(week.hours)),
        Fact::new(say.t("practice-attended"), say.hours(attended)),
        Fact::new(say.t("practice-confirmed"), say.hours(week.confirmed)).note(say.t("practice-confirmed-formula")),
    ]
}
