//! The queue: a job is written in the commit of the change it follows, taken by one worker for a while, tried again
//! after a pause when it fails, and laid aside when it has failed too often.

use db::{Backend, Db, Read, Write, values};
use kernel::{Caller, Chance, Failure, Moment};
use serde_json::Value;
use uuid::Uuid;

kernel::ids! {
    /// A job.
    JobId,
}

/// How long a worker may keep what it took. One that has not answered by then has died; another takes over.
pub(crate) const LEASE_SECONDS: i64 = 10 * 60;
/// The pauses after each failure; after the last the job is dead.
const PAUSES: [i64; 5] = [60, 5 * 60, 30 * 60, 3 * 3600, 12 * 3600];
/// The first try and one after each pause.
const MOST_TRIES: i64 = 6;

/// What a job begins with.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Which handler does it.
    pub kind: &'static str,
    /// What the handler needs to know: references, never secrets.
    pub payload: Value,
    /// Not before this moment.
    pub run_at: Moment,
    /// While a job of this kind and key waits, a second one is not written.
    pub dedupe: Option<String>,
}

/// A job in the hands of a worker.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its id; stable over all its tries.
    pub id: JobId,
    /// Which handler does it.
    pub kind: String,
    /// What the handler needs to know.
    pub payload: Value,
    /// Which try this is, from 1.
    pub attempt: i64,
    /// The lease under which it was taken.
    lease: Uuid,
}

/// Writes a job in the commit of the change it follows; none when one with its key waits already.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn enqueue(w: &mut Write, new: NewJob) -> Result<Option<JobId>, Failure> {
    let id: JobId = w.by().new_id();
    let written = w
        .unrecorded(
            "insert into jobs_job (id, kind, payload, run_at, attempts, dedupe) values ($1, $2, $3, $4, 0, $5) \
             on conflict (kind, dedupe) where done_at is null and dead_at is null do nothing",
            values![id, new.kind, new.payload.to_string(), new.run_at, new.dedupe],
        )
        .await?;
    Ok((written == 1).then_some(id))
}

/// Takes at most so many jobs whose time has come, oldest first, and holds them until done or the lease is over.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn claim(db: &Db, now: Moment, chance: &Chance, most: i64) -> Result<Vec<Job>, Failure> {
    const OPEN: &str =
        "done_at is null and dead_at is null and run_at <= $1 and (lease_until is null or lease_until <= $1)";
    // Most of the time nothing waits: to see that, no write is opened.
    if db.maybe(&format!("select id from jobs_job where {OPEN} limit 1"), values![now]).await?.is_none() {
        return Ok(Vec::new());
    }
    let lease = Uuid::from_bytes(chance.bytes());
    let mut w = db.write(&Caller::system(now, chance.clone(), None)).await?;
    // What took its worker down with it on the last try is not tried for ever.
    w.unrecorded(
        "update jobs_job set dead_at = $1, last_error = 'the worker did not come back from the last try', \
         lease_by = null, lease_until = null \
         where done_at is null and dead_at is null and lease_until <= $1 and attempts >= $2",
        values![now, MOST_TRIES],
    )
    .await?;
    let skip = if db.backend() == Backend::Postgres { " for update skip locked" } else { "" };
    let sql = format!(
        "update jobs_job set lease_by = $2, lease_until = $3, attempts = attempts + 1 where id in \
         (select id from jobs_job where {OPEN} order by run_at, id limit $4{skip}) \
         returning id, kind, payload, attempts, run_at"
    );
    let rows = w.all(&sql, values![now, lease, now.plus_seconds(LEASE_SECONDS), most]).await?;
    w.done().await?;
    let mut jobs = Vec::with_capacity(rows.len());
    for row in &rows {
        let job = Job {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.json("payload")?,
            attempt: row.get("attempts")?,
            lease,
        };
        jobs.push((row.get::<Moment>("run_at")?, job));
    }
    jobs.sort_by_key(|(run_at, job)| (*run_at, job.id));
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

/// Marks a job as done, in the commit of what it did. False when the lease was lost: another worker has it.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn finish(w: &mut Write, job: &Job) -> Result<bool, Failure> {
    let now = w.by().now;
    let marked = w
        .unrecorded(
            "update jobs_job set done_at = $1, lease_by = null, lease_until = null, last_error = null \
             where id = $2 and lease_by = $3 and done_at is null",
            values![now, job.id, job.lease],
        )
        .await?;
    Ok(marked == 1)
}

/// Gives a failed job back: it is tried again after a pause, or laid aside after the last try.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn give_back(w: &mut Write, job: &Job, error: &str) -> Result<(), Failure> {
    let now = w.by().now;
    let pause = usize::try_from(job.attempt - 1).ok().and_then(|n| PAUSES.get(n));
    let (run_at, dead_at) = match pause {
        Some(seconds) => (now.plus_seconds(*seconds), None),
        None => (now, Some(now)),
    };
    w.unrecorded(
        "update jobs_job set run_at = $1, dead_at = $2, last_error = $3, lease_by = null, lease_until = null \
         where id = $4 and lease_by = $5 and done_at is null",
        values![run_at, dead_at, error, job.id, job.lease],
    )
    .await?;
    Ok(())
}
