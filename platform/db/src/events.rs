//! The outbox: what happened is stored in the same commit as the change, and followed up after it.

use kernel::{Failure, Moment};
use uuid::Uuid;

use crate::read::Read;
use crate::write::Write;
use crate::{Db, values};

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id; what follows carries it as the cause.
    pub id: Uuid,
    /// Its name, as `agreements.signed`.
    pub name: String,
    /// What it happened to.
    pub subject: Uuid,
    /// When.
    pub at: Moment,
    /// What a follower needs to know.
    pub payload: serde_json::Value,
}

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
