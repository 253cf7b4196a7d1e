//! The outbox: what happened is stored in the same commit as the change, and followed up after it.

use kernel::Failure;

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

/// The oldest events that nobody has followed up.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn pending(db: &Db, most: i64) -> Result<Vec<Event>, Failure> {
    let rows = db
        .all(
            "select id, at, name, subject, payload from db_event where handled_at is null order by at, id limit $1",
            values![most],
        )
        .await?;
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
