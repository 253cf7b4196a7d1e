//! What happened → what follows. One table. The worker runs it, at least once; what follows is written in the same
//! commit in which the event is marked as followed up, in the platform's own name, with the event as the cause.

use std::time::Duration;

use db::{Db, Event, Write};
use jobs::{Housework, Mail, Reminder};
use kernel::{AgreementId, Caller, Chance, Day, EnrolmentId, Failure, Moment, ProgrammeId};
use programmes::moves::Conclusion;
use web::{Site, Windows};

/// What follows from an event, written into the write it is given.
type Follow =
    for<'a> fn(&'a mut Write, &'a Event) -> std::pin::Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>>;

/// The table.
const REACTIONS: &[(&str, Follow)] = &[
    (accounts::LETTER, |write, event| Box::pin(jobs::letter_follows(write, event))),
    (accounts::CODE, |write, event| Box::pin(jobs::letter_follows(write, event))),
    ("commissions.decided", |write, event| Box::pin(examination_concluded(write, event))),
    ("agreements.in-force", |write, event| Box::pin(practice_opened(write, event))),
    ("agreements.amended", |write, event| Box::pin(practice_follows(write, event))),
    ("agreements.terminated", |write, event| Box::pin(practice_follows(write, event))),
    ("programmes.enrolment-ended", |write, event| Box::pin(graduate_followed(write, event))),
];

/// A commission has decided about a programme that lies before it: the programme keeps the conclusion.
async fn examination_concluded(write: &mut Write, event: &Event) -> Result<(), Failure> {
    if event.payload["subject-kind"].as_str() != Some("programme") {
        return Ok(());
    }
    let accepted = event.payload["accepted"].as_bool().unwrap_or(false);
    let result = if accepted { Conclusion::Recommended } else { Conclusion::Rejected };
    let day = event.at.day();
    programmes::programme::actions::concluded(write, ProgrammeId(event.subject), result, &day.to_string(), day).await
}

/// A contract has come into force: the practice begins.
async fn practice_opened(write: &mut Write, event: &Event) -> Result<(), Failure> {
    practice::practices::actions::opened_within(write, AgreementId(event.subject)).await.map(|_| ())
}

/// A contract was amended or ended before its time: its practice gets the new days, or is broken off.
async fn practice_follows(write: &mut Write, event: &Event) -> Result<(), Failure> {
    practice::practices::actions::follow_within(write, AgreementId(event.subject)).await
}

/// Studies have ended: a graduate is followed for three years.
async fn graduate_followed(write: &mut Write, event: &Event) -> Result<(), Failure> {
    outlook::opened_within(write, EnrolmentId(event.subject)).await.map(|_| ())
}

/// What a day brings without anybody's hand: ripe weeks are locked, questions to graduates fall due, and what was kept
/// long enough is forgotten. Done again on the same day it changes nothing.
///
/// # Errors
/// As the first of them that fails.
pub async fn day_brings(db: &Db, now: Moment, chance: &Chance) -> Result<(), Failure> {
    let by = Caller::system(now, chance.clone(), None);
    while practice::diary::actions::lock_ripe(db, &by, AT_ONCE).await? > 0 {}
    outlook::followups::actions::ask_due(db, &by).await?;
    outlook::followups::actions::forget_expired(db, &by).await?;
    Ok(())
}

/// Weeks locked in one write: others wait no longer than that.
const AT_ONCE: usize = 200;

/// What a round of following up came to.
#[derive(Debug, Default)]
pub struct Round {
    /// Events followed up.
    pub done: usize,
    /// Reactions that failed: their events wait for another try and hold up nobody.
    pub failed: Vec<Failure>,
}

/// Follows up every event that is due.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn follow_up(db: &Db, now: Moment, chance: &Chance) -> Result<Round, Failure> {
    let due = db::due(db, now, 200).await?;
    let (to_follow, read): (Vec<&Event>, Vec<&Event>) = due.iter().partition(|event| is_followed(&event.name));
    let mut round = Round { done: read.len(), ..Round::default() };
    passed_over(db, now, chance, &read).await?;
    for event in to_follow {
        let by = Caller::system(now, chance.clone(), Some(event.id));
        match followed(db, &by, event).await {
            Ok(()) => round.done += 1,
            Err(failure) => {
                let tries = db::put_off(db, &by, event.id).await?;
                tracing::error!(event = event.name, id = %event.id, tries, cause = %failure, "a reaction failed");
                round.failed.push(failure);
            }
        }
    }
    Ok(round)
}

fn is_followed(name: &str) -> bool {
    REACTIONS.iter().any(|(of, _)| *of == name)
}

/// Events that nothing follows are marked together.
async fn passed_over(db: &Db, now: Moment, chance: &Chance, events: &[&Event]) -> Result<(), Failure> {
    if events.is_empty() {
        return Ok(());
    }
    let mut write = db.write(&Caller::system(now, chance.clone(), None)).await?;
    for event in events {
        write.handled(event.id).await?;
    }
    write.done().await
}

async fn followed(db: &Db, by: &Caller, event: &Event) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    // Marked first: of two workers with the same event in hand, the second sees it done and leaves nothing.
    if !write.handled(event.id).await? {
        return Ok(());
    }
    for (_, follow) in REACTIONS.iter().filter(|(name, _)| *name == event.name) {
        follow(&mut write, event).await?;
    }
    write.done().await
}

/// Follows up until nothing is due: what follows may itself be followed.
///
/// # Errors
/// As the first reaction that fails.
pub async fn settle(db: &Db, now: Moment, chance: &Chance) -> Result<(), Failure> {
    loop {
        let mut round = follow_up(db, now, chance).await?;
        if !round.failed.is_empty() {
            return Err(round.failed.swap_remove(0));
        }
        if round.done == 0 {
            return Ok(());
        }
    }
}

/// What morning letters remind people of, a kind under each heading: the moves that wait for them, as every stage shows
/// them. Another kind is one more [`Reminder`] here.
fn reminders(windows: &Windows) -> Vec<Reminder> {
    jobs::whose_move(windows)
}

/// Works for ever: follows up events, begins the day, does the jobs; rests when nothing waits.
pub async fn work(site: Site, mail: Mail) {
    let mut brought: Option<Day> = None;
    let reminders = reminders(&site.windows);
    let handlers = jobs::handlers(Housework { mail: mail.clone(), key: site.key.clone(), reminders });
    loop {
        let now = site.clock.now();
        let followed = follow_up(&site.db, now, &site.chance).await.map(|round| round.done);
        if brought != Some(now.day()) {
            match day_brings(&site.db, now, &site.chance).await {
                Ok(()) => brought = Some(now.day()),
                Err(failure) => tracing::error!(cause = %failure, "what the day brings was not done"),
            }
        }
        let begun = jobs::begin_day(&site.db, now, &site.chance, &mail).await.map(usize::from);
        let done = jobs::work_once(&site.db, now, &site.chance, &handlers).await;
        let rest = match (followed, begun, done) {
            (Ok(0), Ok(0), Ok(0)) => Duration::from_secs(2),
            (Ok(_), Ok(_), Ok(_)) => Duration::ZERO,
            (followed, begun, done) => {
                for failure in [followed.err(), begun.err(), done.err()].into_iter().flatten() {
                    tracing::error!(cause = %failure, "the worker failed");
                }
                Duration::from_secs(10)
            }
        };
        tokio::time::sleep(rest).await;
    }
}

#[cfg(test)]
mod tests {
    use db::trial;
    use kernel::{Code as _, Id as _, Lang};
    use serde_json::json;
    use web::Say;

    use super::*;

    #[test]
    fn every_stage_that_waits_for_somebody_is_in_the_morning_letter_under_a_heading_in_three_languages() {
        crate::words::speak();
        let windows = crate::windows::all();

        let told = reminders(&windows);

        for waiting in &windows.waiting {
            assert!(
                told.iter().any(|reminder| std::ptr::fn_addr_eq(reminder.due, *waiting)),
                "{waiting:?} is not told"
            );
        }
        for reminder in &told {
            assert!(reminder.within > 0, "{} would be told on its day alone", reminder.name);
            for lang in Lang::ALL {
                let heading = Say { lang: *lang }.t(reminder.name);
                assert!(!heading.contains('⟦'), "{} has no words in {lang:?}", reminder.name);
            }
        }
    }

    #[tokio::test]
    async fn a_reaction_that_fails_holds_up_no_other_event() {
        for trial in trial::both().await.expect("databases") {
            let chance = Chance::numbered(1);
            let now = kernel::Day::of(2027, 4, 1).expect("a day").start();
            let by = Caller::system(now, chance.clone(), None);
            let mut write = trial.db.write(&by).await.expect("a write");
            // A programme that nobody knows cannot be concluded; the decision about something else has no follower.
            for kind in ["programme", "exam"] {
                let told = json!({ "subject-kind": kind, "accepted": true });
                write.announce("commissions.decided", ProgrammeId::new(now, &chance), told);
            }
            write.unrecorded("update db_mark set value = value", vec![]).await.expect("a quiet write");
            write.done().await.expect("committed");

            let round = follow_up(&trial.db, now, &chance).await.expect("a round");
            assert_eq!((round.done, round.failed.len()), (1, 1));
            let round = follow_up(&trial.db, now, &chance).await.expect("a round");
            assert_eq!((round.done, round.failed.len()), (0, 0));
            let round = follow_up(&trial.db, now.plus_seconds(60), &chance).await.expect("a round");
            assert_eq!((round.done, round.failed.len()), (0, 1));
        }
    }
}
