//! Work that waits, on both databases.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod letters;
mod queue;
mod reminders;
mod words;

use std::sync::atomic::{AtomicU64, Ordering};

use db::{Db, trial};
use kernel::{Caller, Chance, Moment, Role, Scope};

/// Monday 12 April 2027, nine in the morning of Kazakhstan.
fn administrator() -> Caller {
    // Each caller draws other ids, as one generator of an application would.
    static DRAWN: AtomicU64 = AtomicU64::new(1000);
    let chance = Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed));
    Caller { chance, ..trial::caller(900, Role::Administrator, Scope::NATION, "2027-04-12") }
}

fn now() -> Moment {
    administrator().now
}

fn chance() -> Chance {
    Chance::numbered(7)
}

fn speak() {
    let [kk, ru, en] = accounts::WORDS;
    web::speak(&[web::Messages { of: "accounts", kk, ru, en }, jobs::MESSAGES]);
}

async fn count(db: &Db, sql: &str) -> i64 {
    use db::Read;
    db.count(sql, vec![]).await.unwrap()
}
