//! The account of a person: how they are addressed, in which language, and by which address they are reached.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, Lang, PersonId};
use serde_json::json;

use crate::refusal;

pub(crate) const ACCOUNT: &str = "accounts_account";

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose it is.
    pub person: PersonId,
    /// What the person is called.
    pub name: String,
    /// Where letters go.
    pub email: Option<String>,
    /// The language of pages and letters.
    pub lang: Lang,
    /// The day it was closed.
    pub closed: Option<Day>,
    /// Its version.
    pub version: i64,
}

/// What an account begins with.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Whose it is.
    pub person: PersonId,
    /// What the person is called.
    pub name: String,
    /// Where letters go; those without an address come in by a link handed over on paper.
    pub email: Option<String>,
    /// The language of pages and letters.
    pub lang: Lang,
}

/// Opens an account, without a password.
///
/// # Errors
/// Refused, when the address is none or belongs to another account.
pub async fn open_account(w: &mut Write, new: &NewAccount) -> Result<(), Failure> {
    let email = new.email.as_deref().map(address).transpose()?;
    if let Some(email) = &email
        && account_of_email(w, email).await?.is_some()
    {
        return Err(refusal::EMAIL_TAKEN.at("email").into());
    }
    let row = RowRef::new(ACCOUNT, new.person);
    w.change(
        row,
        "insert into accounts_account (id, name, email, lang, version) values ($1, $2, $3, $4, 1)",
        values![new.person, new.name, email, new.lang],
    )
    .await?;
    w.record("accounts-act-open-account", row, json!({ "name": new.name }));
    Ok(())
}

/// Closes an account: nobody comes in by it any more, and its sessions end.
///
/// # Errors
/// Refused as stale, when it is closed already.
pub async fn close_account(w: &mut Write, person: PersonId) -> Result<(), Failure> {
    let (row, today) = (RowRef::new(ACCOUNT, person), w.by().today());
    w.change(
        row,
        "update accounts_account set closed_day = $1, version = version + 1 where id = $2 and closed_day is null",
        values![today, person],
    )
    .await?;
    w.unrecorded("delete from accounts_session where person = $1", values![person]).await?;
    w.record("accounts-act-close-account", row, json!({}));
    Ok(())
}

/// The account of a person.
///
/// # Errors
/// Missing, when they have none.
pub async fn account(reader: &dyn Read, person: PersonId) -> Result<Account, Failure> {
    read(&reader.one(&format!("{SELECT} where id = $1"), values![person]).await?)
}

/// The account that letters to this address belong to.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn account_of_email(reader: &dyn Read, email: &str) -> Result<Option<Account>, Failure> {
    let row = reader.maybe(&format!("{SELECT} where email = $1"), values![folded(email)]).await?;
    row.as_ref().map(read).transpose()
}

const SELECT: &str = "select id, name, email, lang, closed_day, version from accounts_account";

fn read(row: &Row) -> Result<Account, Failure> {
    Ok(Account {
        person: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        lang: row.get("lang")?,
        closed: row.get("closed_day")?,
        version: row.get("version")?,
    })
}

/// An address as it is kept and compared: trimmed, in small letters.
pub(crate) fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// An address that a letter could reach; only the letter itself proves it.
pub(crate) fn address(email: &str) -> Result<String, Failure> {
    let email = folded(email);
    let parts = email.split_once('@').filter(|(local, host)| {
        !local.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !host.contains('@')
    });
    let plain = !email.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c));
    if parts.is_some() && plain && email.len() <= 254 {
        Ok(email)
    } else {
        Err(kernel::house::NOT_AN_EMAIL.at("email").into())
    }
}

/// What people are called, for those of them who have accounts.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn names_of(reader: &dyn Read, people: &[PersonId]) -> Result<Vec<(PersonId, String)>, Failure> {
    let mut wanted = people.to_vec();
    wanted.sort();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=wanted.len()).map(|n| format!("${n}")).collect();
    let sql = format!("select id, name from accounts_account where id in ({})", places.join(", "));
    let cells = wanted.iter().map(kernel::Stored::cell).collect();
    reader.all(&sql, cells).await?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
