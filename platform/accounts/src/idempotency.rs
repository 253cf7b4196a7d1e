//! A program that asks twice is answered twice and acts once: the first answer is remembered for a day under the key
//! the program chose.

use db::{Db, Read, values};
use kernel::{Caller, Failure, Moment, PersonId};
use sha2::{Digest, Sha256};

use crate::refusal;

const REMEMBERED_MS: i64 = 24 * 3600 * 1000;
/// A request that has not answered after so long has died on the way.
const DEAD_AFTER_MS: i64 = 5 * 60 * 1000;

/// A request under a key.
#[derive(Clone, Debug)]
pub struct Asked {
    /// For whom the program acts.
    pub person: PersonId,
    /// The key it chose.
    pub key: String,
    /// The hash of method, path and body: the same key cannot stand for another request.
    request: String,
}

impl Asked {
    /// A request under a key.
    pub fn new(person: PersonId, key: impl Into<String>, method: &str, path: &str, body: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        for part in [method.as_bytes(), path.as_bytes(), body] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self { person, key: key.into(), request: hex::encode(hasher.finalize()) }
    }
}

/// The answer that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// The answer already given to this request; none when it is the first time, and then the key is held until
/// [`remember`] or [`forget_asked`].
///
/// # Errors
/// Refused, when the key stands for another request, or the first one is still being answered.
pub async fn remembered(db: &Db, by: &Caller, asked: &Asked) -> Result<Option<Answered>, Failure> {
    let ago = |millis: i64| Moment::of_millis(by.now.millis() - millis);
    let mut w = db.write(by).await?;
    w.unrecorded(
        "delete from accounts_idempotency where at < $1 or (status is null and at < $2)",
        values![ago(REMEMBERED_MS), ago(DEAD_AFTER_MS)],
    )
    .await?;
    let first = w
        .unrecorded(
            "insert into accounts_idempotency (person, name, request_hash, at) values ($1, $2, $3, $4) \
             on conflict (person, name) do nothing",
            values![asked.person, asked.key, asked.request, by.now],
        )
        .await?;
    let row = w
        .one(
            "select request_hash, status, body from accounts_idempotency where person = $1 and name = $2",
            values![asked.person, asked.key],
        )
        .await?;
    w.done().await?;
    if first == 1 {
        return Ok(None);
    }
    if row.get::<String>("request_hash")? != asked.request {
        return Err(refusal::KEY_OF_ANOTHER.refuse().into());
    }
    let status: Option<i32> = row.get("status")?;
    let status = status.and_then(|status| u16::try_from(status).ok());
    let status = status.ok_or_else(|| refusal::KEY_IN_WORK.refuse())?;
    Ok(Some(Answered { status, body: row.get::<Option<String>>("body")?.unwrap_or_default() }))
}

/// Remembers the answer for a day.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn remember(db: &Db, by: &Caller, asked: &Asked, answered: &Answered) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    w.unrecorded(
        "update accounts_idempotency set status = $1, body = $2 where person = $3 and name = $4",
        values![i64::from(answered.status), answered.body, asked.person, asked.key],
    )
    .await?;
    w.done().await
}

/// Lets the key go, when nothing was done: the program may ask again.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn forget_asked(db: &Db, by: &Caller, asked: &Asked) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    w.unrecorded(
        "delete from accounts_idempotency where person = $1 and name = $2 and status is null",
        values![asked.person, asked.key],
    )
    .await?;
    w.done().await
}
