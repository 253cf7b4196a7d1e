//! One-time codes: six digits by which a signed-in person confirms one act on one thing (a signature on the hash of
//! a document). Ten minutes, five tries, one use.
//!
//! Confirming and using are two steps. A wrong try must be counted even though the act it belongs to is not done, so
//! it is counted in a write of its own; the right one yields [`Confirmed`], which the act uses up in its own write.

use db::{Db, Read, Write, values};
use kernel::{Caller, Failure, Id, Moment, PersonId};
use serde_json::json;

use crate::letters::{self, Template};
use crate::refusal;
use crate::secret::{Key, Secret, kept, same};
use crate::throttle::{charge, forget};

const OPEN_SECONDS: i64 = 10 * 60;
const TRIES: i64 = 5;
/// Codes that can be asked for before waiting begins.
const FREE_CODES: i64 = 10;

kernel::ids! {
    /// A one-time code.
    CodeId,
}

/// What a code confirms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matter<'a> {
    /// The kind of act, as `agreements.sign`.
    pub purpose: &'a str,
    /// The thing: the hash of the exact document.
    pub subject: &'a str,
}

/// Issues a code to the caller; an earlier one for the same matter no longer opens. It is delivered by the outbox; the
/// digits are returned for the demo, which shows them.
///
/// # Errors
/// Missing, when nobody is signed in; refused, when codes are asked for too often.
pub async fn issue_code(db: &Db, key: &Key, by: &Caller, matter: Matter<'_>) -> Result<Secret, Failure> {
    let person = by.person.ok_or(Failure::Missing)?;
    let mut w = db.write(by).await?;
    charge(&mut w, "code", &person.to_string(), FREE_CODES).await?;
    let (id, until): (CodeId, Moment) = (by.new_id(), by.now.plus_seconds(OPEN_SECONDS));
    let digits = letters::secret(key, Template::Code, id.uuid());
    w.unrecorded(
        "delete from accounts_code where person = $1 and used_at is null and purpose = $2 and subject = $3",
        values![person, matter.purpose, matter.subject],
    )
    .await?;
    w.unrecorded(
        "insert into accounts_code (id, person, purpose, subject, code_hash, expires_at, tries) \
         values ($1, $2, $3, $4, $5, $6, 0)",
        values![id, person, matter.purpose, matter.subject, hash(id, digits.shown()), until],
    )
    .await?;
    letters::announce(&mut w, person, Template::Code, id, until, json!({ "purpose": matter.purpose })).await?;
    w.done().await?;
    Ok(digits)
}

/// The hash is bound to the code's id. It hides the digits from a reader of old backups; from a reader of the living
/// table nothing of six digits is hidden, which is why they live ten minutes and need the person's session as well.
fn hash(id: CodeId, digits: &str) -> String {
    kept(&format!("{id} {digits}"))
}

/// A code that was typed rightly, by this person for this matter, and not used yet.
#[derive(Debug)]
pub struct Confirmed {
    id: CodeId,
    person: PersonId,
    purpose: String,
    subject: String,
}

/// Looks at what was typed; every try counts.
///
/// # Errors
/// Refused, when it is wrong, or no code is open for this matter.
pub async fn confirm_code(db: &Db, by: &Caller, matter: Matter<'_>, typed: &str) -> Result<Confirmed, Failure> {
    let person = by.person.ok_or(Failure::Missing)?;
    let mut w = db.write(by).await?;
    let tried = w
        .unrecorded(
            "update accounts_code set tries = tries + 1 where person = $1 and purpose = $2 and subject = $3 \
             and used_at is null and expires_at > $4 and tries < $5",
            values![person, matter.purpose, matter.subject, by.now, TRIES],
        )
        .await?;
    if tried == 0 {
        return Err(refusal::CODE_NONE.at("code").into());
    }
    let row = w
        .one(
            "select id, code_hash, tries from accounts_code where person = $1 and purpose = $2 and subject = $3 \
             and used_at is null and expires_at > $4 order by id desc limit 1",
            values![person, matter.purpose, matter.subject, by.now],
        )
        .await?;
    w.done().await?;
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let id: CodeId = row.get("id")?;
    if !same(&hash(id, &digits), &row.get::<String>("code_hash")?) {
        return Err(refusal::CODE_WRONG.at("code").with("left", TRIES - row.get::<i64>("tries")?).into());
    }
    Ok(Confirmed { id, person, purpose: matter.purpose.to_owned(), subject: matter.subject.to_owned() })
}

/// Uses up a confirmed code in the write of the act it confirms; the id is what the act keeps as its evidence.
///
/// # Errors
/// Refused, when it confirms another person's or another matter's act, or was used in the meantime.
pub async fn use_code(w: &mut Write, confirmed: &Confirmed, matter: Matter<'_>) -> Result<CodeId, Failure> {
    let fits = w.by().person == Some(confirmed.person)
        && matter == Matter { purpose: &confirmed.purpose, subject: &confirmed.subject };
    let now = w.by().now;
    let sql = "update accounts_code set used_at = $1 where id = $2 and used_at is null and expires_at > $1";
    if !fits || w.unrecorded(sql, values![now, confirmed.id]).await? != 1 {
        return Err(refusal::CODE_NONE.at("code").into());
    }
    forget(w, "code", &confirmed.person.to_string()).await?;
    Ok(confirmed.id)
}
