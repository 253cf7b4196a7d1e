//! What a day brings: at eight in the morning of Kazakhstan the first worker to see it writes the day's jobs.

use accounts::Key;
use db::{Db, Read, Write, values};
use kernel::{Caller, Chance, Day, Failure, Moment, PersonId};
use serde_json::json;

use crate::calendar::calendar;
use crate::handlers::Handlers;
use crate::mail::Mail;
use crate::pace::Pace;
use crate::queue::{NewJob, enqueue};
use crate::reminders::Reminder;
use crate::tick::{tick, ticked};
use crate::{digest, letters};

/// The kind of job that sends a person's digest.
pub const DIGEST: &str = "jobs.digest";
/// The kind of job that clears what has served.
pub const SWEEP: &str = "jobs.sweep";

const DAY: &str = "day";
const BEGINS: (u32, u32) = (8, 0);
const DAY_SECONDS: i64 = 86_400;
/// Done jobs are kept so long, for whoever asks what happened.
const KEPT_DAYS: i64 = 30;

/// What the platform's own jobs need.
#[derive(Clone)]
pub struct Housework {
    /// How letters leave.
    pub mail: Mail,
    /// What the secrets of letters are derived from.
    pub key: Key,
    /// What people are reminded of.
    pub reminders: Vec<Reminder>,
}

/// Who does the platform's own jobs: letters, digests, sweeping.
pub fn handlers(house: Housework) -> Handlers {
    let Housework { mail, key, reminders } = house;
    let post = mail.clone();
    Handlers::new()
        .on(letters::LETTER, move |db, by, job| {
            let (mail, key) = (post.clone(), key.clone());
            async move { letters::deliver(&db, &by, &job, &mail, &key).await }
        })
        .on(DIGEST, move |db, by, job| {
            let (mail, reminders) = (mail.clone(), reminders.clone());
            async move { digest::send(&db, &by, &job, &mail, &reminders).await }
        })
        .on(SWEEP, |db, by, _| async move { sweep(&db, &by).await.map(|_| ()) })
}

/// Writes the day's jobs when the day has begun and nobody has: true for the one who did. Cheap to ask again.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn begin_day(db: &Db, now: Moment, chance: &Chance, mail: &Mail) -> Result<bool, Failure> {
    let today = now.day();
    if now.clock() < BEGINS || ticked(db, DAY, today).await? {
        return Ok(false);
    }
    let mut w = db.write(&Caller::system(now, chance.clone(), None)).await?;
    if !tick(&mut w, DAY, today).await? {
        return Ok(false);
    }
    enqueue(&mut w, NewJob { kind: SWEEP, payload: json!({}), run_at: now, dedupe: Some(today.to_string()) }).await?;
    // A letter that reaches nobody is not written: it would stand in the record as sent.
    if mail.reaches_people() && calendar().is_business_day(today) {
        for person in to_remind(&w, today).await? {
            let payload = json!({ "person": person, "day": today });
            let dedupe = Some(format!("{person} {today}"));
            enqueue(&mut w, NewJob { kind: DIGEST, payload, run_at: now, dedupe }).await?;
        }
    }
    w.done().await?;
    Ok(true)
}

/// Those who hold a grant today, can be reached, and want to be reminded on such a day.
async fn to_remind(w: &Write, today: Day) -> Result<Vec<PersonId>, Failure> {
    let also = if calendar().opens_week(today) { Pace::Weekly } else { Pace::Daily };
    let rows = w
        .all(
            "select distinct g.person from accounts_grant g join accounts_account a on a.id = g.person \
             left join jobs_setting s on s.id = g.person \
             where g.from_day <= $1 and (g.until_day is null or g.until_day >= $1) \
             and a.closed_day is null and a.email is not null \
             and (s.pace is null or s.pace = $2 or s.pace = $3) order by g.person",
            values![today, Pace::Daily, also],
        )
        .await?;
    rows.iter().map(|row| row.get("person")).collect()
}

/// Clears what has served: of accounts what opens nothing any more, and the jobs done a month ago.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn sweep(db: &Db, by: &Caller) -> Result<u64, Failure> {
    let mut left = accounts::sweep(db, by).await?;
    let ago = by.now.plus_seconds(-KEPT_DAYS * DAY_SECONDS);
    let mut w = db.write(by).await?;
    left += w.unrecorded("delete from jobs_job where done_at <= $1", values![ago]).await?;
    left += w.unrecorded("delete from jobs_tick where day < $1", values![ago.day()]).await?;
    w.done().await?;
    Ok(left)
}
