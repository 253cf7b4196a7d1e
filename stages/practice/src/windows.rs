//! What practice shows to the whole.

use db::Db;
use kernel::{Caller, Day, Failure, Names, Role};
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, RailEntry, Shown, Waiting};

use crate::diary::moves::Status as WeekStatus;
use crate::diary::rules::{due, last_due};
use crate::diary::store::{self as weeks, Week};
use crate::naming::both_names;
use crate::orders::{moves::Status as OrderStatus, store as orders};
use crate::permissions::{LIST, MENTOR, SEE_ORDERS, WRITE};
use crate::practices::actions::title;
use crate::practices::moves::Status;
use crate::practices::store::{self, Filter, Practice};
use crate::{characteristic, plan};

/// The entries of the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/practice/today", key: "practice-today", permission: &MENTOR },
    RailEntry { href: "/practice/my", key: "practice-mine", permission: &WRITE },
    RailEntry { href: "/practice", key: "practice-practices", permission: &LIST },
    RailEntry { href: "/practice/orders", key: "practice-orders-short", permission: &SEE_ORDERS },
];

/// Lines of one kind at most; the list holds the rest.
const MOST: usize = 50;

/// Weeks, plans, characteristics and orders that wait for the caller.
pub fn waiting(db: Db, by: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        match by.role {
            Role::Student => student(&db, &by).await,
            Role::Mentor => mentor(&db, &by).await,
            Role::University | Role::Curator | Role::Supervisor => leader(&db, &by).await,
            Role::Hr | Role::Signatory => enterprise(&db, &by).await,
            _ => Ok(Vec::new()),
        }
    })
}

fn line(week: &Week, act: &'static str) -> Waiting {
    Waiting {
        href: format!("/practice/{}/weeks/{}", week.practice, week.monday),
        title: both_names(&week.learner_name, week.monday),
        act,
        since: week.since.day(),
        due: Some(due(week.monday)),
        count: None,
    }
}

async fn student(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    // From its Friday on a week can be sent in.
    let last = by.today().plus(-4).monday();
    let all = weeks::due(db, by, last, MOST).await?;
    Ok(all.iter().map(|week| line(week, "practice-waiting-submit")).collect())
}

async fn mentor(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let today = by.today();
    let submitted = weeks::in_state(db, by, WeekStatus::Submitted, MOST).await?;
    let mut all: Vec<Waiting> = submitted.iter().map(|week| line(week, "practice-waiting-countersign")).collect();
    let filter = Filter { status: Some(Status::Open), mentor: by.person, ..Filter::default() };
    let mut unmarked = 0u32;
    for practice in store::list(db, by, &filter, None, MOST).await? {
        let one = |href: String, act: &'static str, due: Option<Day>| Waiting {
            href,
            title: title(&practice),
            act,
            since: practice.since.day(),
            due,
            count: None,
        };
        if practice.span.has(today) && today.weekday() < 6 {
            let week = weeks::load(db, by, practice.id, today.monday()).await?;
            unmarked += u32::from(week.marks.iter().all(|mark| mark.day != today));
        }
        let status = plan::store::load(db, practice.id).await?.status;
        if status == plan::moves::Status::AgreedByUniversity {
            all.push(one(format!("/practice/{}?tab=plan", practice.id), "practice-waiting-plan", None));
        }
        let signed = characteristic::store::find(db, practice.id).await?.is_some_and(|one| one.signed.is_some());
        if practice.span.until.since(today) <= 7 && !signed {
            let href = format!("/practice/{}/characteristic", practice.id);
            all.push(one(href, "practice-waiting-characteristic", Some(practice.span.until)));
        }
    }
    if unmarked > 0 {
        all.push(counted("/practice/today", "practice-waiting-presence", today, unmarked, "practice-attendance"));
    }
    Ok(all)
}

/// One line that stands for many; its title is a message in the three languages.
fn counted(href: &str, act: &'static str, since: Day, count: u32, title: &str) -> Waiting {
    Waiting {
        href: href.to_owned(),
        title: characteristic::paper::said(title),
        act,
        since,
        due: None,
        count: Some(count),
    }
}

async fn leader(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let today = by.today();
    let late = weeks::due(db, by, last_due(today), 1000).await?;
    let ripe = weeks::in_state(db, by, WeekStatus::Countersigned, 1000).await?;
    let unopened = store::unopened(db, by, 1000).await?;
    let plans = plan::store::waiting(db, by, MOST).await?;
    let mut all = Vec::new();
    let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    if let Some(first) = late.first() {
        let since = due(first.monday);
        all.push(counted("/practice?late=yes", "practice-waiting-late", since, many(late.len()), "practice-diary"));
    }
    if let Some(first) = ripe.iter().min_by_key(|week| week.since) {
        let since = first.since.day();
        all.push(counted("/practice?status=open", "practice-waiting-lock", since, many(ripe.len()), "practice-diary"));
    }
    if !unopened.is_empty() {
        let count = many(unopened.len());
        all.push(counted("/practice/open", "practice-waiting-open", today, count, "practice-practices"));
    }
    for (practice, name, since) in plans {
        all.push(Waiting {
            href: format!("/practice/{practice}?tab=plan"),
            title: Names::new(&*name, &*name, &*name),
            act: "practice-waiting-plan",
            since: since.day(),
            due: None,
            count: None,
        });
    }
    Ok(all)
}

async fn enterprise(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let today = by.today();
    let mut all = Vec::new();
    for order in orders::list(db, by, Some(OrderStatus::Drafted), None, MOST).await? {
        let name = format!("№ {}", order.head.number);
        all.push(Waiting {
            href: format!("/practice/orders/{}", order.id),
            title: Names::new(&*name, &*name, &*name),
            act: "practice-waiting-issue",
            since: order.since.day(),
            due: None,
            count: None,
        });
    }
    let without = orders::without_mentor(db, by, today).await?;
    if without > 0 {
        let count = u32::try_from(without).unwrap_or(u32::MAX);
        all.push(counted("/practice/orders", "practice-waiting-order", today, count, "practice-mentors"));
    }
    Ok(all)
}

/// Practices that a search finds.
pub fn found(db: Db, by: Caller, words: String) -> Shown<Found> {
    Box::pin(async move {
        let rows = store::list(&db, &by, &Filter { words, ..Filter::default() }, None, 8).await?;
        let found = |one: Practice| Found {
            href: format!("/practice/{}", one.id),
            title: title(&one),
            kind: "practice-kind",
            line: one.number,
        };
        Ok(rows.into_iter().map(found).collect())
    })
}

/// Practices of a person, an enterprise or a contract, within the caller's reach.
pub fn about(db: Db, by: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let rows = store::about(&db, &by, thing).await?;
        let about =
            |one: Practice| About { kind: "practice-kind", title: title(&one), href: format!("/practice/{}", one.id) };
        Ok(rows.into_iter().map(about).collect())
    })
}

/// The weeks of a learner's open practices, on the days they are sent in.
pub fn dates(db: Db, by: Caller) -> Shown<Date> {
    Box::pin(async move {
        if by.role != Role::Student {
            return Ok(Vec::new());
        }
        let filter = Filter { status: Some(Status::Open), learner: by.person, ..Filter::default() };
        let mut all = Vec::new();
        for practice in store::list(&db, &by, &filter, None, MOST).await? {
            for week in weeks::of_practice(&db, practice.id).await? {
                let day = due(week.monday);
                all.push(Date {
                    uid: format!("practice-week-{}", week.id),
                    from: day,
                    until: day,
                    title: characteristic::paper::said("practice-date-week"),
                    href: format!("/practice/{}/weeks/{}", practice.id, week.monday),
                });
            }
        }
        Ok(all)
    })
}

/// Students in practice now, weeks countersigned of those sent in, hours confirmed of planned.
pub fn counts(db: Db, by: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let figures = store::figures(&db, &by, frame.region).await?;
        let count = |key: &'static str, formula: &'static str, value: i64, of: Option<i64>, href: &str| Count {
            stage: 6,
            key,
            formula,
            value,
            of,
            href: href.to_owned(),
        };
        let open = "practice-count-open";
        Ok(vec![
            count(open, "practice-count-open-formula", figures.open, None, "/practice?status=open"),
            count(
                "practice-count-weeks",
                "practice-count-weeks-formula",
                figures.settled,
                Some(figures.sent),
                "/practice",
            ),
            count(
                "practice-count-hours",
                "practice-count-hours-formula",
                figures.confirmed.0 / 60,
                Some(figures.planned.0 / 60),
                "/practice",
            ),
        ])
    })
}
