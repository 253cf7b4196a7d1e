#![allow(clippy::unwrap_used, clippy::expect_used)]
//! Who comes in and as whom, on both databases.

mod coming_in;
mod guessing;
mod programs;
mod reaching;
mod secrets;

use std::sync::atomic::{AtomicU64, Ordering};

use accounts::{GrantId, NewAccount, NewGrant};
use db::Db;
use kernel::{Caller, Chance, Lang, Names, PersonId, Role, Scope};
use uuid::Uuid;

const TODAY: &str = "2027-04-12";

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

/// Chance that no other caller of the tests draws from: equal draws would be equal ids.
fn chance() -> Chance {
    static DRAWN: AtomicU64 = AtomicU64::new(1000);
    Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed))
}

/// Someone at the door, not yet known.
fn stranger() -> Caller {
    Caller { person: None, chance: chance(), ..db::trial::caller(1, Role::Public, Scope::OWN, TODAY) }
}

/// The same, some seconds later.
fn later(by: &Caller, seconds: i64) -> Caller {
    Caller { now: by.now.plus_seconds(seconds), ..by.clone() }
}

fn administrator() -> Caller {
    Caller { chance: chance(), ..db::trial::caller(900, Role::Administrator, Scope::NATION, TODAY) }
}

fn label() -> Names {
    Names::new("«Қазхром» АҚ", "АО «Казхром»", "Kazchrome JSC")
}

async fn opened_account(db: &Db, person: PersonId, email: &str) {
    let mut w = db.write(&administrator()).await.unwrap();
    let new =
        NewAccount { person, name: "Әсел Нұрланова".into(), email: Some(email.into()), lang: Lang::Kk };
    accounts::open_account(&mut w, &new).await.unwrap();
    w.done().await.unwrap();
}

fn new_grant(person: PersonId, role: Role, scope: Scope) -> NewGrant {
    NewGrant { person, role, scope, label: label(), from: TODAY.parse().unwrap(), until: None }
}

async fn granted(db: &Db, new: &NewGrant) -> GrantId {
    let mut w = db.write(&administrator()).await.unwrap();
    let id = accounts::grant(&mut w, new).await.unwrap();
    w.done().await.unwrap();
    id
}

async fn revoked(db: &Db, grant: GrantId) {
    let mut w = db.write(&administrator()).await.unwrap();
    accounts::revoke(&mut w, grant, "left the enterprise").await.unwrap();
    w.done().await.unwrap();
}
