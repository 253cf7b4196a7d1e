//! Coming in with a password. Whoever guesses learns nothing: an unknown address, a wrong password, an account
//! without a password and a closed one get the same answer after the same work.

use db::{Db, Read, Write, values};
use kernel::{Caller, Failure, Lang, PersonId};

use crate::account::folded;
use crate::password::{hashed, right, set_password};
use crate::secret::kept;
use crate::session::{Entry, Lifetimes, Opened, end_sessions, open_session};
use crate::throttle::{FREE_OF_ACCOUNT, FREE_OF_ADDRESS, charge, forget, give_back};
use crate::{SessionId, refusal};

/// What someone types at the door, and from where.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The e-mail address of the account.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// The address the request comes from.
    pub address: &'a str,
    /// The token of the session the browser had; it ends.
    pub replaces: Option<&'a str>,
}

impl std::fmt::Debug for SignIn<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SignIn(…)")
    }
}

/// Signs in.
///
/// # Errors
/// Refused, when it was not recognised or comes too often.
pub async fn sign_in(db: &Db, by: &Caller, typed: SignIn<'_>, lifetimes: Lifetimes) -> Result<Opened, Failure> {
    let email = folded(typed.email);
    let mut w = db.write(by).await?;
    charge(&mut w, "account", &email, FREE_OF_ACCOUNT).await?;
    charge(&mut w, "address", typed.address, FREE_OF_ADDRESS).await?;
    let known = by_email(&w, &email).await?;
    w.done().await?;

    let (person, hash) = known.map_or((None, None), |(person, lang, hash)| (Some((person, lang)), hash));
    let recognised = right(typed.password, hash).await?;
    let Some((person, lang)) = person.filter(|_| recognised) else {
        return Err(refusal::NOT_RECOGNISED.at("password").into());
    };

    let mut w = db.write(by).await?;
    forget(&mut w, "account", &email).await?;
    give_back(&mut w, "address", typed.address).await?;
    if let Some(old) = typed.replaces {
        w.unrecorded("delete from accounts_session where token_hash = $1", values![kept(old)]).await?;
    }
    let opened = open_session(&mut w, Entry { person, lang, address: typed.address, only: None, lifetimes }).await?;
    w.done().await?;
    Ok(opened)
}

async fn by_email(w: &Write, email: &str) -> Result<Option<(PersonId, Lang, Option<String>)>, Failure> {
    let row = w
        .maybe(
            "select id, lang, password_hash from accounts_account where email = $1 and closed_day is null",
            values![email],
        )
        .await?;
    row.map(|row| Ok((row.get("id")?, row.get("lang")?, row.get("password_hash")?))).transpose()
}

/// Changes one's own password; every other session ends.
///
/// # Errors
/// Refused, when the present password is wrong, or the new one will not do.
pub async fn change_password(
    db: &Db,
    by: &Caller,
    session: Option<SessionId>,
    present: &str,
    new: &str,
) -> Result<(), Failure> {
    let person = by.person.ok_or(Failure::Missing)?;
    let mut w = db.write(by).await?;
    charge(&mut w, "password", &person.to_string(), FREE_OF_ACCOUNT).await?;
    let row = w.one("select password_hash from accounts_account where id = $1", values![person]).await?;
    w.done().await?;
    if !right(present, row.get("password_hash")?).await? {
        return Err(refusal::NOT_THE_PASSWORD.at("present").into());
    }
    let new = hashed(new, &by.chance).await?;
    let mut w = db.write(by).await?;
    forget(&mut w, "password", &person.to_string()).await?;
    set_password(&mut w, person, &new).await?;
    end_sessions(&mut w, person, session).await?;
    w.done().await
}
