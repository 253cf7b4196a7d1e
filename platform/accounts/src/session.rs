//! Sessions: a random token in a cookie, its hash in the table, an end by idleness and an end at the latest.
//! They are machinery, not part of the record.

use db::{Db, Read, Row, Write, values};
use kernel::{Caller, Chance, Failure, Lang, Moment, PersonId, Role, Scope};
use serde_json::json;

use crate::account::{ACCOUNT, account};
use crate::grants::{self, Grant, stands};
use crate::secret::kept;
use crate::{GrantId, Secret, SessionId};

/// A visit is written down at most this often.
const SEEN_EVERY_MS: i64 = 5 * 60 * 1000;

/// How long a session lives; a session keeps the limits it was opened with.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// Hours without a visit after which it ends.
    pub idle_hours: i64,
    /// Days after which it ends in any case.
    pub whole_days: i64,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { idle_hours: 12, whole_days: 30 }
    }
}

/// A session just opened: the token goes into the cookie and is never seen again.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The session.
    pub session: SessionId,
    /// What the cookie holds.
    pub token: Secret,
    /// When it ends at the latest.
    pub until: Moment,
}

/// Someone who is here: signed in, or a program with a token.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// The language they read.
    pub lang: Lang,
    /// Their session; none when a program acts by a token.
    pub session: Option<SessionId>,
    /// Everything they hold today.
    pub grants: Vec<Grant>,
    /// As whom they act now; none when they hold nothing.
    pub chosen: Option<Grant>,
}

impl Visit {
    /// The one argument of every action besides its matter.
    pub fn caller(&self, now: Moment, chance: &Chance) -> Caller {
        let (role, scope) = self.chosen.as_ref().map_or((Role::Public, Scope::OWN), |held| (held.role, held.scope));
        Caller { person: Some(self.person), role, scope, lang: self.lang, now, chance: chance.clone(), cause: None }
    }
}

/// A session as its owner sees it in the list.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// Its id.
    pub id: SessionId,
    /// From which address it was opened.
    pub address: String,
    /// When it was opened.
    pub opened: Moment,
    /// When it was last used, to five minutes.
    pub seen: Moment,
}

/// Who comes in, from where, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Who has proved who they are.
    pub person: PersonId,
    /// The language they read.
    pub lang: Lang,
    /// The address they come from.
    pub address: &'a str,
    /// The only grant the session knows, where they came by a limited link.
    pub only: Option<GrantId>,
    /// How long the session lives.
    pub lifetimes: Lifetimes,
}

/// Opens a session.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn open_session(w: &mut Write, entry: Entry<'_>) -> Result<Opened, Failure> {
    let Entry { person, lang, address, only, lifetimes } = entry;
    let now = w.by().now;
    let (session, token): (SessionId, Secret) = (w.by().new_id(), Secret::drawn(&w.by().chance));
    let until = now.plus_seconds(lifetimes.whole_days * 86_400);
    // Sessions that have ended leave when the same person comes again.
    w.unrecorded(
        "delete from accounts_session where person = $1 and (until_at <= $2 or seen_at + idle_ms <= $2)",
        values![person, now],
    )
    .await?;
    w.unrecorded(
        "insert into accounts_session (id, token_hash, person, only_grant, lang, address, opened_at, seen_at, idle_ms, \
         until_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)",
        values![
            session,
            kept(token.shown()),
            person,
            only,
            lang,
            address,
            now,
            lifetimes.idle_hours * 3_600_000,
            until
        ],
    )
    .await?;
    Ok(Opened { session, token, until })
}

/// Comes in as a person without a password: the demo's door, and nobody else's.
///
/// # Errors
/// Missing, when the person has no open account.
pub async fn enter_without_password(db: &Db, by: &Caller, person: PersonId) -> Result<Opened, Failure> {
    let account = account(db, person).await?;
    if account.closed.is_some() {
        return Err(Failure::Missing);
    }
    let mut w = db.write(by).await?;
    let lifetimes = Lifetimes::default();
    let opened =
        open_session(&mut w, Entry { person, lang: account.lang, address: "demo", only: None, lifetimes }).await?;
    w.done().await?;
    Ok(opened)
}

/// Who comes with this token, where anyone does. One statement; a second, at most every five minutes, to remember
/// the visit.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn visit(db: &Db, token: &str, now: Moment, chance: &Chance) -> Result<Option<Visit>, Failure> {
    let sql = format!(
        "select s.id as session, s.grant_id as picked, s.seen_at, s.lang, s.person as visitor, a.name, g.id, g.person, \
         g.role, g.scope_kind, g.scope_id, g.label_kk, g.label_ru, g.label_en, g.from_day, g.until_day \
         from accounts_session s join accounts_account a on a.id = s.person \
         left join accounts_grant g on g.person = s.person and (s.only_grant is null or g.id = s.only_grant) and {} \
         where s.token_hash = $2 and s.until_at > $3 and s.seen_at + s.idle_ms > $3 and a.closed_day is null",
        stands("$1")
    );
    let rows = db.all(&sql, values![now.day(), kept(token), now]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let grants = held(&rows)?;
    let picked: Option<GrantId> = first.get("picked")?;
    let chosen = grants.iter().find(|grant| Some(grant.id) == picked).or_else(|| grants.first()).cloned();
    let session: SessionId = first.get("session")?;
    if now.millis() - first.get::<i64>("seen_at")? >= SEEN_EVERY_MS {
        remember_visit(db, session, &machinery(now, chance)).await?;
    }
    Ok(Some(Visit {
        person: first.get("visitor")?,
        name: first.get("name")?,
        lang: first.get("lang")?,
        session: Some(session),
        grants,
        chosen,
    }))
}

/// The grants of an answer that has one row a grant, or one row with an empty grant.
pub(crate) fn held(rows: &[Row]) -> Result<Vec<Grant>, Failure> {
    let mut grants = Vec::with_capacity(rows.len());
    for row in rows {
        if row.get::<Option<GrantId>>("id")?.is_some() {
            grants.push(grants::read(row)?);
        }
    }
    Ok(grants::in_order(grants))
}

async fn remember_visit(db: &Db, session: SessionId, by: &Caller) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    w.unrecorded("update accounts_session set seen_at = $1 where id = $2 and seen_at < $1", values![by.now, session])
        .await?;
    w.done().await
}

/// The platform itself, for writes that leave no record.
pub(crate) fn machinery(now: Moment, chance: &Chance) -> Caller {
    Caller::system(now, chance.clone(), None)
}

/// In the person's own name and in no role: what they do by a link, or by an address with a language in it, whoever
/// else may be signed in where it is opened.
pub(crate) fn on_their_own(by: &Caller, person: PersonId) -> Caller {
    Caller { person: Some(person), role: Role::Public, scope: Scope::OWN, ..by.clone() }
}

/// From now on the session acts as this grant.
///
/// # Errors
/// Missing, when the session's person does not hold it today.
pub async fn choose_grant(db: &Db, by: &Caller, session: SessionId, grant: GrantId) -> Result<(), Failure> {
    let sql = format!(
        "update accounts_session set grant_id = $1 where id = $2 and exists (select 1 from accounts_grant g \
         where g.id = $1 and g.person = accounts_session.person \
         and (accounts_session.only_grant is null or accounts_session.only_grant = $1) and {})",
        stands("$3")
    );
    let mut w = db.write(by).await?;
    if w.unrecorded(&sql, values![grant, session, by.today()]).await? != 1 {
        return Err(Failure::Missing);
    }
    w.done().await
}

/// From now on the person reads this language, here and in letters.
///
/// # Errors
/// Missing, when there is no such session.
pub async fn choose_lang(db: &Db, by: &Caller, session: SessionId, lang: Lang) -> Result<(), Failure> {
    let found = db.one("select person from accounts_session where id = $1", values![session]).await?;
    let person: PersonId = found.get("person")?;
    let mut w = db.write(&on_their_own(by, person)).await?;
    let account = account(&w, person).await?;
    w.unrecorded("update accounts_session set lang = $1 where id = $2", values![lang, session]).await?;
    if account.lang != lang {
        let row = db::RowRef::new(ACCOUNT, account.person);
        w.change(
            row,
            "update accounts_account set lang = $1, version = version + 1 where id = $2 and version = $3",
            values![lang, account.person, account.version],
        )
        .await?;
        w.record("accounts-act-choose-language", row, json!({ "lang": lang }));
    }
    w.done().await
}

/// Ends the session of a token.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn sign_out(db: &Db, by: &Caller, token: &str) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    w.unrecorded("delete from accounts_session where token_hash = $1", values![kept(token)]).await?;
    w.done().await
}

/// The sessions a person has open, the last used first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn sessions_of(reader: &dyn Read, person: PersonId, now: Moment) -> Result<Vec<OpenSession>, Failure> {
    let rows = reader
        .all(
            "select id, address, opened_at, seen_at from accounts_session \
             where person = $1 and until_at > $2 and seen_at + idle_ms > $2 order by seen_at desc, id desc",
            values![person, now],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(OpenSession {
                id: row.get("id")?,
                address: row.get("address")?,
                opened: row.get("opened_at")?,
                seen: row.get("seen_at")?,
            })
        })
        .collect()
}

/// Ends one of a person's own sessions.
///
/// # Errors
/// Missing, when it is not theirs.
pub async fn end_session(db: &Db, by: &Caller, session: SessionId) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    let sql = "delete from accounts_session where id = $1 and person = $2";
    if w.unrecorded(sql, values![session, by.person]).await? != 1 {
        return Err(Failure::Missing);
    }
    w.done().await
}

/// Ends every session of a person, but for the one that is kept.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn end_sessions(w: &mut Write, person: PersonId, kept: Option<SessionId>) -> Result<u64, Failure> {
    // An id that no session has keeps none.
    let kept = kept.unwrap_or(SessionId(uuid::Uuid::nil()));
    w.unrecorded("delete from accounts_session where person = $1 and id <> $2", values![person, kept]).await
}
