//! The outbox: what happened is stored in the same commit as the change, and followed up after it.

use kernel::{Caller, Cell, Failure, Moment};
use uuid::Uuid;

use crate::read::Read;
use crate::record::Event;
use crate::write::Write;
use crate::{Db, values};

pub(crate) async fn store(write: &mut Write, event: &Event) -> Result<(), Failure> {
    write
        .unrecorded(
            "insert into db_event (id, at, name, subject, payload) values ($1, $2, $3, $4, $5)",
            values![event.id, event.at, event.name, event.subject, event.payload.to_string()],
        )
        .await
        .map(|_| ())
}

/// The oldest events that nobody has followed up, those that wait for another try among them.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn pending(db: &Db, most: i64) -> Result<Vec<Event>, Failure> {
    select(db, "handled_at is null", values![most]).await
}

/// The oldest events to follow up now: nobody has, and those whose reaction failed have waited long enough.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn due(db: &Db, now: Moment, most: i64) -> Result<Vec<Event>, Failure> {
    select(db, "handled_at is null and not_before <= $2", values![most, now]).await
}

async fn select(db: &Db, which: &str, cells: Vec<Cell>) -> Result<Vec<Event>, Failure> {
    let sql = format!("select id, at, name, subject, payload from db_event where {which} order by at, id limit $1");
    let rows = db.all(&sql, cells).await?;
    rows.iter()
        .map(|row| {
            Ok(Event {
                id: row.get("id")?,
                name: row.get("name")?,
                subject: row.get("subject")?,
                at: row.get("at")?,
                payload: row.json("payload")?,
            })
        })
        .collect()
}

/// Puts an event off after its reaction failed: a minute, then twice as long each time, six hours at most.
/// Says how often it has been tried.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn put_off(db: &Db, by: &Caller, event: Uuid) -> Result<i64, Failure> {
    let mut write = db.write(by).await?;
    let tries = write.count("select tries as n from db_event where id = $1", values![event]).await? + 1;
    let wait = LONGEST_WAIT.min(60 << (tries - 1).clamp(0, 16));
    let until = by.now.plus_seconds(wait);
    write
        .unrecorded("update db_event set tries = $1, not_before = $2 where id = $3", values![tries, until, event])
        .await?;
    write.done().await?;
    Ok(tries)
}

/// Seconds between two tries, at most.
const LONGEST_WAIT: i64 = 6 * 3600;
