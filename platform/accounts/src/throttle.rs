//! Those who guess wait, longer each time. Every try is charged before it is looked at, so that a thousand tries at
//! once are a thousand tries; what was right is given back.

use db::{Read, Write, values};
use kernel::{Failure, Moment};

use crate::refusal;
use crate::secret::kept;

/// Tries that cost nothing, for one account and for one address (behind which a whole school may sit).
pub(crate) const FREE_OF_ACCOUNT: i64 = 5;
pub(crate) const FREE_OF_ADDRESS: i64 = 30;
/// The first wait; each further one is twice as long, up to the longest.
const FIRST_WAIT_SECONDS: i64 = 15;
const LONGEST_WAIT_SECONDS: i64 = 3600;
/// After so long without a try all is forgotten.
const FORGOTTEN_AFTER_MS: i64 = 24 * 3600 * 1000;

/// Charges a try, or refuses while the wait lasts.
pub(crate) async fn charge(w: &mut Write, kind: &str, of: &str, free: i64) -> Result<(), Failure> {
    let (name, now) = (name(kind, of), w.by().now);
    let forgotten = Moment::of_millis(now.millis() - FORGOTTEN_AFTER_MS);
    let charged = w
        .unrecorded(
            "insert into accounts_throttle (name, tries, last_at, until_at) values ($1, 1, $2, 0) \
             on conflict (name) do update set last_at = $2, \
             tries = case when accounts_throttle.last_at < $3 then 1 else accounts_throttle.tries + 1 end \
             where accounts_throttle.until_at <= $2",
            values![name, now, forgotten],
        )
        .await?;
    let row = w.one("select tries, until_at from accounts_throttle where name = $1", values![name]).await?;
    if charged == 0 {
        let left = row.get::<i64>("until_at")? - now.millis();
        return Err(refusal::TOO_OFTEN.with("minutes", (left + 59_999) / 60_000).into());
    }
    let over = row.get::<i64>("tries")? - free;
    if over >= 0 {
        let until = now.plus_seconds(wait(over));
        w.unrecorded("update accounts_throttle set until_at = $1 where name = $2", values![until, name]).await?;
    }
    Ok(())
}

/// The wait after so many tries over the free ones.
fn wait(over: i64) -> i64 {
    // Twelve doublings are far beyond the longest wait.
    (FIRST_WAIT_SECONDS << over.clamp(0, 12)).min(LONGEST_WAIT_SECONDS)
}

/// Forgets every try.
pub(crate) async fn forget(w: &mut Write, kind: &str, of: &str) -> Result<(), Failure> {
    w.unrecorded("delete from accounts_throttle where name = $1", values![name(kind, of)]).await.map(|_| ())
}

/// Gives one try back: it was right. Others from the same address stay charged.
pub(crate) async fn give_back(w: &mut Write, kind: &str, of: &str) -> Result<(), Failure> {
    w.unrecorded(
        "update accounts_throttle set tries = tries - 1, until_at = 0 where name = $1 and tries > 0",
        values![name(kind, of)],
    )
    .await
    .map(|_| ())
}

fn name(kind: &str, of: &str) -> String {
    kept(&format!("{kind} {of}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_as_long_up_to_an_hour() {
        assert_eq!([0, 1, 2, 7, 8, 9, 100].map(wait), [15, 30, 60, 1920, 3600, 3600, 3600]);
    }
}
