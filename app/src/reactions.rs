//! What happened → what follows. One table. The worker runs it, at least once; what follows is written in the same
//! commit in which the event is marked as followed up, in the platform's own name, with the event as the cause.

use std::time::Duration;

use db::{Db, Event, Write};
use jobs::{Housework, Mail};
use kernel::{Caller, Chance, Failure, Moment, ProgrammeId};
use programmes::moves::Conclusion;
use web::Site;

/// What follows from an event, written into the write it is given.
type Follow =
    for<'a> fn(&'a mut Write, &'a Event) -> std::pin::Pin<Box<dyn Future<Output = Result<(), Failure>> + Send + 'a>>;

/// The table.
const REACTIONS: &[(&str, Follow)] = &[
    (accounts::LETTER, |write, event| Box::pin(jobs::letter_follows(write, event))),
    (accounts::CODE, |write, event| Box::pin(jobs::letter_follows(write, event))),
    ("commissions.decided", |write, event| Box::pin(examination_concluded(write, event))),
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

/// Follows up every event that waits; says how many.
///
/// # Errors
/// As the first reaction that fails; the events before it stay followed up.
pub async fn follow_up(db: &Db, now: Moment, chance: &Chance) -> Result<usize, Failure> {
    let events = db::pending(db, 200).await?;
    for event in &events {
        let by = Caller::system(now, chance.clone(), Some(event.id));
        let mut write = db.write(&by).await?;
        // Marked first: of two workers with the same event in hand, the second sees it done and leaves nothing.
        if !write.handled(event.id).await? {
            continue;
        }
        for (_, follow) in REACTIONS.iter().filter(|(name, _)| *name == event.name) {
            follow(&mut write, event).await?;
        }
        write.done().await?;
    }
    Ok(events.len())
}

/// Works for ever: follows up events, begins the day, does the jobs; rests when nothing waits.
pub async fn work(site: Site, mail: Mail) {
    let reminders = jobs::whose_move(&site.windows);
    let handlers = jobs::handlers(Housework { mail: mail.clone(), key: site.key.clone(), reminders });
    loop {
        let now = site.clock.now();
        let followed = follow_up(&site.db, now, &site.chance).await;
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
