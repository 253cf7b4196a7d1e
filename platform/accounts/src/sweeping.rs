//! What no longer opens anything leaves the tables of machinery. Used codes stay: acts name them as their evidence.

use db::{Db, Write, values};
use kernel::{Caller, Failure, Moment};

const DAY_MS: i64 = 86_400_000;

/// Sweeps out ended sessions, links and codes that were never used, forgotten tries and answers; says how many rows
/// left. For the worker, once a day.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn sweep(db: &Db, by: &Caller) -> Result<u64, Failure> {
    let mut w = db.write(by).await?;
    let yesterday = Moment::of_millis(by.now.millis() - DAY_MS);
    let mut left = 0;
    for (sql, until) in [
        ("delete from accounts_session where until_at <= $1 or seen_at + idle_ms <= $1", by.now),
        // A link that was used or is over is remembered a while, to say so to who opens it again.
        ("delete from accounts_link where expires_at <= $1", Moment::of_millis(by.now.millis() - 30 * DAY_MS)),
        ("delete from accounts_code where used_at is null and expires_at <= $1", yesterday),
        ("delete from accounts_throttle where last_at <= $1 and until_at <= $1", yesterday),
        ("delete from accounts_idempotency where at <= $1", yesterday),
    ] {
        left += swept(&mut w, sql, until).await?;
    }
    w.done().await?;
    Ok(left)
}

async fn swept(w: &mut Write, sql: &str, until: Moment) -> Result<u64, Failure> {
    w.unrecorded(sql, values![until]).await
}
