//! Links that let a person in without a password, and links by which a new password is chosen. One use, thirty
//! minutes. The page behind a link asks for one press of a button: scanners of mail open every link they see.

use db::{Db, Read, Write, values};
use kernel::{Caller, Failure, Id, Moment, PersonId};
use serde_json::json;

use crate::account::{account, account_of_email, folded};
use crate::invitation::opens;
use crate::letters::{self, Template};
use crate::password::{hashed, set_password};
use crate::secret::{Key, Secret, kept};
use crate::session::{Entry, Lifetimes, Opened, end_sessions, on_their_own, open_session};
use crate::throttle::{FREE_OF_ACCOUNT, FREE_OF_ADDRESS, charge};
use crate::{GrantId, refusal};

const OPEN_SECONDS: i64 = 30 * 60;

kernel::ids! {
    /// A link sent to a person.
    LinkId,
}

kernel::codes! { "accounts-link",
    /// What a link is for.
    pub enum Purpose {
        /// To come in.
        Enter = "enter",
        /// To choose a new password.
        Reset = "reset",
    }
}

impl Purpose {
    fn template(self) -> Template {
        match self {
            Self::Enter => Template::Enter,
            Self::Reset => Template::Reset,
        }
    }
}

/// Makes a link for a person and announces the letter; the session it opens may be limited to one grant. The secret
/// is returned for those who are reached on paper or by a code to scan.
///
/// # Errors
/// Missing, when they have no account.
pub async fn make_link(
    w: &mut Write,
    key: &Key,
    person: PersonId,
    purpose: Purpose,
    only: Option<GrantId>,
) -> Result<Secret, Failure> {
    let (id, until): (LinkId, Moment) = (w.by().new_id(), w.by().now.plus_seconds(OPEN_SECONDS));
    let secret = letters::secret(key, purpose.template(), id.uuid());
    w.unrecorded(
        "insert into accounts_link (id, person, purpose, only_grant, token_hash, expires_at) \
         values ($1, $2, $3, $4, $5, $6)",
        values![id, person, purpose, only, kept(secret.shown()), until],
    )
    .await?;
    letters::announce(w, person, purpose.template(), id, until, json!({})).await?;
    Ok(secret)
}

/// Someone at the door asks for a link to their address. The answer is the same whether the account exists or not.
///
/// # Errors
/// Refused, when it is asked too often.
pub async fn ask_for_link(
    db: &Db,
    key: &Key,
    by: &Caller,
    (email, purpose): (&str, Purpose),
    address: &str,
) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    charge(&mut w, "link", &folded(email), FREE_OF_ACCOUNT).await?;
    charge(&mut w, "link from", address, FREE_OF_ADDRESS).await?;
    if let Some(account) = account_of_email(&w, email).await?
        && account.closed.is_none()
    {
        make_link(&mut w, key, account.person, purpose, None).await?;
    }
    w.done().await
}

/// Whom a link would let in: for the page that asks for the one press.
///
/// # Errors
/// Refused, when there is no such link, or it was used, or its time is over.
pub async fn link_of(reader: &dyn Read, token: &str, purpose: Purpose, now: Moment) -> Result<String, Failure> {
    let link = link(reader, token, purpose, now).await?;
    Ok(account(reader, link.person).await?.name)
}

/// Comes in by a link.
///
/// # Errors
/// Refused, when the link does not open.
pub async fn enter_by_link(db: &Db, by: &Caller, token: &str, address: &str) -> Result<Opened, Failure> {
    let mut w = db.write(by).await?;
    let link = use_up(&mut w, token, Purpose::Enter).await?;
    let opened = come_in(&mut w, &link, address).await?;
    w.done().await?;
    Ok(opened)
}

/// Chooses a new password by a link: every session of the person ends, and they come in.
///
/// # Errors
/// Refused, when the link does not open or the password will not do (the link then still opens).
pub async fn reset_password(db: &Db, by: &Caller, token: &str, new: &str, address: &str) -> Result<Opened, Failure> {
    let found = link(db, token, Purpose::Reset, by.now).await?;
    let new = hashed(new, &by.chance).await?;
    let by = on_their_own(by, found.person);
    let mut w = db.write(&by).await?;
    let link = use_up(&mut w, token, Purpose::Reset).await?;
    set_password(&mut w, link.person, &new).await?;
    end_sessions(&mut w, link.person, None).await?;
    let opened = come_in(&mut w, &link, address).await?;
    w.done().await?;
    Ok(opened)
}

struct Link {
    id: LinkId,
    person: PersonId,
    only: Option<GrantId>,
}

async fn link(reader: &dyn Read, token: &str, purpose: Purpose, now: Moment) -> Result<Link, Failure> {
    let row = reader
        .maybe(
            "select l.id, l.person, l.only_grant, l.expires_at, l.used_at from accounts_link l \
             join accounts_account a on a.id = l.person \
             where l.token_hash = $1 and l.purpose = $2 and a.closed_day is null",
            values![kept(token), purpose],
        )
        .await?
        .ok_or_else(|| refusal::LINK_UNKNOWN.refuse())?;
    opens(row.get("used_at")?, row.get("expires_at")?, now)?;
    Ok(Link { id: row.get("id")?, person: row.get("person")?, only: row.get("only_grant")? })
}

async fn use_up(w: &mut Write, token: &str, purpose: Purpose) -> Result<Link, Failure> {
    let now = w.by().now;
    let link = link(w, token, purpose, now).await?;
    let sql = "update accounts_link set used_at = $1 where id = $2 and used_at is null";
    if w.unrecorded(sql, values![now, link.id]).await? != 1 {
        return Err(refusal::LINK_USED.refuse().into());
    }
    Ok(link)
}

async fn come_in(w: &mut Write, link: &Link, address: &str) -> Result<Opened, Failure> {
    let lang = account(w, link.person).await?.lang;
    let (person, only, lifetimes) = (link.person, link.only, Lifetimes::default());
    open_session(w, Entry { person, lang, address, only, lifetimes }).await
}
