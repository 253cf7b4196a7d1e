//! Jobs that failed on every try: an administrator sees why, and has one tried again when the cause is mended.

use db::{Db, Read, RowRef, values};
use kernel::{Caller, Failure, Moment};
use serde_json::json;

use crate::queue::JobId;
use crate::refusal;

/// Shown at once at most.
const MOST: i64 = 200;

/// A job that failed on every try.
#[derive(Clone, Debug)]
pub struct Dead {
    /// Its id.
    pub id: JobId,
    /// Which handler did not manage it.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i64,
    /// Why the last try failed.
    pub error: String,
    /// When it was laid aside.
    pub at: Moment,
}

/// The jobs laid aside, newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn dead(reader: &dyn Read) -> Result<Vec<Dead>, Failure> {
    let sql = "select id, kind, attempts, last_error, dead_at from jobs_job where dead_at is not null \
               order by dead_at desc, id desc limit $1";
    let rows = reader.all(sql, values![MOST]).await?;
    rows.iter()
        .map(|row| {
            Ok(Dead {
                id: row.get("id")?,
                kind: row.get("kind")?,
                attempts: row.get("attempts")?,
                error: row.get::<Option<String>>("last_error")?.unwrap_or_default(),
                at: row.get("dead_at")?,
            })
        })
        .collect()
}

/// Has a dead job tried again from the beginning; who asked for it is recorded.
///
/// # Errors
/// Refused, when it is not dead (any more), or one like it waits already.
pub async fn again(db: &Db, by: &Caller, id: JobId) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    let job = w.maybe("select kind, dedupe from jobs_job where id = $1 and dead_at is not null", values![id]).await?;
    let job = job.ok_or_else(|| refusal::NOT_DEAD.refuse())?;
    let (kind, dedupe): (String, Option<String>) = (job.get("kind")?, job.get("dedupe")?);
    let twin = "select id from jobs_job where kind = $1 and dedupe = $2 and done_at is null and dead_at is null";
    if w.maybe(twin, values![kind, dedupe]).await?.is_some() {
        return Err(refusal::WAITS_ALREADY.refuse().into());
    }
    w.unrecorded(
        "update jobs_job set dead_at = null, attempts = 0, run_at = $1 where id = $2 and dead_at is not null",
        values![by.now, id],
    )
    .await?;
    w.record("jobs-act-again", RowRef::new("jobs_job", id), json!({ "kind": kind }));
    w.done().await
}
