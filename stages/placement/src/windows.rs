//! What placement shows to the whole.

use db::Db;
use kernel::{Caller, Failure, Role};
use uuid::Uuid;
use web::{About, Count, Date, Found, Frame, RailEntry, Shown, Waiting};

use crate::mentors::rules::WARNS_DAYS;
use crate::rounds::market::Market;
use crate::rounds::moves::Status;
use crate::rounds::store::Round;
use crate::{mentors, rounds, workplaces};

/// The entries of the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/workplaces", key: "placement-workplaces", permission: &workplaces::SEE },
    RailEntry { href: "/mentors", key: "placement-mentors", permission: &mentors::SEE },
    RailEntry { href: "/placement", key: "placement-rounds", permission: &rounds::SEE },
];

/// Lines of one kind at most; the list holds the rest.
const MOST: usize = 50;
/// Things of one kind that a search shows.
const FOUND: usize = 8;

async fn in_state(db: &Db, by: &Caller, status: Status) -> Result<Vec<Round>, Failure> {
    let filter = rounds::store::Filter { status: Some(status), ..Default::default() };
    rounds::store::list(db, by, &filter, None, MOST).await
}

fn line(round: &Round, href: String, act: &'static str, due: Option<kernel::Day>) -> Waiting {
    Waiting { href, title: round.name.clone(), act, since: round.since, due, count: None }
}

/// Wishes, rankings, rounds and trainings that wait for the caller.
pub fn waiting(db: Db, by: Caller) -> Shown<Waiting> {
    Box::pin(async move {
        match by.role {
            Role::Student => wishes(&db, &by).await,
            Role::Hr | Role::Signatory => {
                let mut all = rankings(&db, &by).await?;
                all.extend(trainings(&db, &by).await?);
                Ok(all)
            }
            Role::University | Role::Coordinator => lead(&db, &by).await,
            _ => Ok(Vec::new()),
        }
    })
}

async fn wishes(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mut all = Vec::new();
    for round in in_state(db, by, Status::Collecting).await? {
        let market = Market::load(db, round).await?;
        let own = by.person.and_then(|person| market.person(person));
        if own.is_some_and(|own| own.wished.is_none() && own.pin.is_none()) {
            let href = format!("/placement/{}/wishes", market.round.id);
            all.push(line(&market.round, href, "placement-waiting-wish", Some(market.round.wishes_due)));
        }
    }
    Ok(all)
}

async fn rankings(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let mut all = Vec::new();
    for round in in_state(db, by, Status::Ranking).await? {
        let market = Market::load(db, round).await?;
        for stall in rounds::reading::stalls(db, by, &market).await? {
            if stall.seat.ranked.is_none() && !market.candidates(stall).is_empty() {
                let href = format!("/placement/{}/seats/{}", market.round.id, stall.seat.id);
                let due = Some(market.round.rankings_due);
                let title = stall.workplace.title();
                all.push(Waiting { title, ..line(&market.round, href, "placement-waiting-rank", due) });
            }
        }
    }
    Ok(all)
}

async fn trainings(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let today = by.today();
    let filter = mentors::store::Filter {
        status: Some(mentors::moves::Status::Registered),
        ending: Some((today, today.plus(WARNS_DAYS))),
        ..Default::default()
    };
    let ending = mentors::store::list(db, by, &filter, None, MOST).await?;
    let line = |one: mentors::Mentor| Waiting {
        href: format!("/mentors/{}", one.id),
        due: one.entry.training.and_then(|training| training.until),
        title: one.name,
        act: "placement-waiting-training",
        since: one.since,
        count: None,
    };
    Ok(ending.into_iter().map(line).collect())
}

async fn lead(db: &Db, by: &Caller) -> Result<Vec<Waiting>, Failure> {
    let today = by.today();
    let mut all = Vec::new();
    let href = |round: &Round| format!("/placement/{}", round.id);
    for round in in_state(db, by, Status::Collecting).await?.iter().filter(|round| round.wishes_due < today) {
        all.push(line(round, href(round), "placement-waiting-collect", Some(round.rankings_due)));
    }
    for round in in_state(db, by, Status::Ranking).await?.iter().filter(|round| round.rankings_due < today) {
        all.push(line(round, href(round), "placement-waiting-allocate", Some(round.period.from)));
    }
    for round in in_state(db, by, Status::Allocated).await? {
        all.push(line(&round, href(&round), "placement-waiting-publish", Some(round.period.from)));
    }
    Ok(all)
}

/// Workplaces, mentors and rounds of the caller's scope that a search finds.
pub fn found(db: Db, by: Caller, query: String) -> Shown<Found> {
    Box::pin(async move {
        let mut found = Vec::new();
        if query.trim().is_empty() {
            return Ok(found);
        }
        let filter = workplaces::store::Filter { words: query.clone(), ..Default::default() };
        if workplaces::SEE.opens_to(by.role) {
            for one in workplaces::store::list(&db, &by, &filter, None, FOUND).await? {
                let (href, title) = (format!("/workplaces/{}", one.id), one.title());
                found.push(Found { href, title, kind: "placement-workplace", line: String::new() });
            }
        }
        if mentors::SEE.opens_to(by.role) {
            let filter = mentors::store::Filter { words: query.clone(), ..Default::default() };
            for one in mentors::store::list(&db, &by, &filter, None, FOUND).await? {
                let href = format!("/mentors/{}", one.id);
                found.push(Found { href, title: one.name, kind: "placement-mentor", line: String::new() });
            }
        }
        if rounds::SEE.opens_to(by.role) {
            let filter = rounds::store::Filter { words: query, ..Default::default() };
            for one in rounds::store::list(&db, &by, &filter, None, FOUND).await? {
                let (href, line) = (format!("/placement/{}", one.id), one.period.from.to_string());
                found.push(Found { href, title: one.name, kind: "placement-round", line });
            }
        }
        Ok(found)
    })
}

/// The days of rounds: wishes, rankings, the period itself once it is published.
pub fn dates(db: Db, by: Caller) -> Shown<Date> {
    Box::pin(async move {
        let mut dates = Vec::new();
        let mut add = |round: &Round, what: &str, from, until| {
            let (uid, href) = (format!("placement-{what}-{}", round.id), format!("/placement/{}", round.id));
            dates.push(Date { uid, from, until, title: round.name.clone(), href });
        };
        if !rounds::SEE.opens_to(by.role) {
            return Ok(dates);
        }
        for round in rounds::store::list(&db, &by, &rounds::store::Filter::default(), None, 200).await? {
            match round.status {
                Status::Collecting => add(&round, "wishes", round.wishes_due, round.wishes_due),
                Status::Ranking => add(&round, "rankings", round.rankings_due, round.rankings_due),
                Status::Published => add(&round, "period", round.period.from, round.period.until),
                Status::Allocated | Status::Closed => {}
            }
        }
        Ok(dates)
    })
}

/// Workplaces and mentors of an enterprise, rounds of a workplace, as far as the caller sees them.
pub fn about(db: Db, by: Caller, thing: Uuid) -> Shown<About> {
    Box::pin(async move {
        let mut about = Vec::new();
        let organisation = Some(kernel::OrganisationId(thing));
        if workplaces::SEE.opens_to(by.role) {
            let filter = workplaces::store::Filter { organisation, ..Default::default() };
            for one in workplaces::store::list(&db, &by, &filter, None, MOST).await? {
                about.push(About {
                    kind: "placement-workplace",
                    title: one.name,
                    href: format!("/workplaces/{}", one.id),
                });
            }
        }
        if mentors::SEE.opens_to(by.role) {
            let filter = mentors::store::Filter { organisation, ..Default::default() };
            for one in mentors::store::list(&db, &by, &filter, None, MOST).await? {
                about.push(About { kind: "placement-mentor", title: one.name, href: format!("/mentors/{}", one.id) });
            }
        }
        if rounds::SEE.opens_to(by.role) {
            for one in rounds::store::with_workplace(&db, &by, thing).await? {
                about.push(About { kind: "placement-round", title: one.name, href: format!("/placement/{}", one.id) });
            }
        }
        Ok(about)
    })
}

/// Places filled of those offered, and mentors with a valid pedagogical training.
pub fn counts(db: Db, by: Caller, frame: Frame) -> Shown<Count> {
    Box::pin(async move {
        let (filled, offered) = rounds::store::filled(&db, &by, frame.region).await?;
        let (trained, registered) = mentors::store::trained(&db, &by).await?;
        Ok(vec![
            Count {
                stage: 6,
                key: "placement-count-places",
                formula: "placement-count-places-formula",
                value: filled,
                of: Some(offered),
                href: "/placement".into(),
            },
            Count {
                stage: 6,
                key: "placement-count-mentors",
                formula: "placement-count-mentors-formula",
                value: trained,
                of: Some(registered),
                href: "/mentors?status=registered".into(),
            },
        ])
    })
}
