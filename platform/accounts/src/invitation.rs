//! Invitations: a role for a person who is not here yet. One use, fourteen days; accepting sets the password and
//! grants the role.

use db::{Db, Read, Row, RowRef, Write, values};
use kernel::{Caller, Day, Failure, Id, Moment, Names, PersonId, Role, Scope};
use serde_json::json;

use crate::account::account;
use crate::grants::{NewGrant, grant, standing};
use crate::letters::{self, Template};
use crate::password::{hashed, set_password};
use crate::secret::{Key, Secret, kept};
use crate::session::{Entry, Lifetimes, Opened, on_their_own, open_session};
use crate::{InvitationId, refusal};

const INVITATION: &str = "accounts_invitation";
const OPEN_SECONDS: i64 = 14 * 86_400;

/// An invitation as the invited person reads it.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// Who is invited.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// As whom they will act.
    pub role: Role,
    /// How far it reaches.
    pub scope: Scope,
    /// What the scope is called.
    pub label: Names,
    /// The last day of the role, where one is set.
    pub grant_until: Option<Day>,
    /// Until when it can be accepted.
    pub until: Moment,
    /// Whether accepting asks for a password: the account has none yet.
    pub password: Password,
}

/// Whether an account has a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Password {
    /// One has been set.
    Set,
    /// None yet.
    Wanted,
}

/// Invites a person who has an account to a role. The letter is announced; the secret is returned for those who are
/// reached on paper.
///
/// # Errors
/// Missing, when they have no account; refused, when they hold the role already or are invited to it.
pub async fn invite(w: &mut Write, key: &Key, new: &NewGrant) -> Result<(InvitationId, Secret), Failure> {
    if standing(w, new.person, new.role, new.scope, new.from).await?.is_some() {
        return Err(refusal::HELD_ALREADY.refuse().into());
    }
    if still_open(w, new).await? {
        return Err(refusal::INVITED_ALREADY.refuse().into());
    }
    let (id, until): (InvitationId, Moment) = (w.by().new_id(), w.by().now.plus_seconds(OPEN_SECONDS));
    let secret = invitation_secret(key, id);
    let row = RowRef::new(INVITATION, id);
    w.change(
        row,
        "insert into accounts_invitation (id, person, role, scope_kind, scope_id, label_kk, label_ru, label_en, \
         grant_until, token_hash, expires_at, invited_by, version) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)",
        values![
            id,
            new.person,
            new.role,
            new.scope.kind,
            new.scope.id,
            new.label.kk,
            new.label.ru,
            new.label.en,
            new.until,
            kept(secret.shown()),
            until,
            w.by().person
        ],
    )
    .await?;
    w.record(
        "accounts-act-invite",
        row,
        json!({ "person": new.person, "role": new.role, "scope": new.scope.kind, "of": new.scope.id }),
    );
    let args = json!({ "role": new.role, "label": new.label });
    letters::announce(w, new.person, Template::Invitation, id, until, args).await?;
    Ok((id, secret))
}

/// Is the person invited to this role for this scope, and the link still opens?
async fn still_open(reader: &Write, new: &NewGrant) -> Result<bool, Failure> {
    let sql = "select 1 as n from accounts_invitation where person = $1 and role = $2 and scope_kind = $3 and scope_id = $4 \
               and accepted_at is null and withdrawn_at is null and expires_at > $5";
    let cells = values![new.person, new.role, new.scope.kind, new.scope.id, reader.by().now];
    Ok(reader.maybe(sql, cells).await?.is_some())
}

/// What opens an invitation: for the sheet handed to those whom no letter reaches.
pub fn invitation_secret(key: &Key, id: InvitationId) -> Secret {
    letters::secret(key, Template::Invitation, id.uuid())
}

/// Withdraws an invitation that nobody has accepted: its link opens no more.
///
/// # Errors
/// Refused as stale, when it was accepted or withdrawn in the meantime.
pub async fn withdraw_invitation(w: &mut Write, id: InvitationId) -> Result<(), Failure> {
    let (row, now) = (RowRef::new(INVITATION, id), w.by().now);
    w.change(
        row,
        "update accounts_invitation set withdrawn_at = $1, version = version + 1 \
         where id = $2 and accepted_at is null and withdrawn_at is null",
        values![now, id],
    )
    .await?;
    w.record("accounts-act-withdraw-invitation", row, json!({}));
    Ok(())
}

/// The invitation that a link opens.
///
/// # Errors
/// Refused, when there is none, or it was used, or its days are over.
pub async fn invitation(reader: &dyn Read, token: &str, now: Moment) -> Result<Invitation, Failure> {
    let row = reader
        .maybe(
            "select i.id, i.person, i.role, i.scope_kind, i.scope_id, i.label_kk, i.label_ru, i.label_en, \
             i.grant_until, i.expires_at, i.accepted_at, i.withdrawn_at, a.name, a.password_hash is not null as has_password \
             from accounts_invitation i join accounts_account a on a.id = i.person \
             where i.token_hash = $1 and a.closed_day is null",
            values![kept(token)],
        )
        .await?
        .ok_or_else(|| refusal::LINK_UNKNOWN.refuse())?;
    if row.get::<Option<Moment>>("withdrawn_at")?.is_some() {
        return Err(refusal::INVITATION_WITHDRAWN.refuse().into());
    }
    opens(row.get("accepted_at")?, row.get("expires_at")?, now)?;
    read(&row)
}

/// Does what can be used once still open?
pub(crate) fn opens(used: Option<Moment>, until: Moment, now: Moment) -> Result<(), Failure> {
    if used.is_some() {
        return Err(refusal::LINK_USED.refuse().into());
    }
    if until <= now {
        return Err(refusal::LINK_OVER.with("day", until.day()).into());
    }
    Ok(())
}

fn read(row: &Row) -> Result<Invitation, Failure> {
    Ok(Invitation {
        id: row.get("id")?,
        person: row.get("person")?,
        name: row.get("name")?,
        role: row.get("role")?,
        scope: Scope { kind: row.get("scope_kind")?, id: row.get("scope_id")? },
        label: row.names("label")?,
        grant_until: row.get("grant_until")?,
        until: row.get("expires_at")?,
        password: if row.get("has_password")? { Password::Set } else { Password::Wanted },
    })
}

/// Accepts an invitation: sets the password where the account has none, grants the role, and comes in.
///
/// # Errors
/// Refused, when the link does not open, or the password will not do.
pub async fn accept(db: &Db, by: &Caller, token: &str, password: &str, address: &str) -> Result<Opened, Failure> {
    let invited = invitation(db, token, by.now).await?;
    let hash = match invited.password {
        Password::Wanted => Some(hashed(password, &by.chance).await?),
        Password::Set => None,
    };
    let by = on_their_own(by, invited.person);
    let mut w = db.write(&by).await?;
    let row = RowRef::new(INVITATION, invited.id);
    let used = w
        .change(
            row,
            "update accounts_invitation set accepted_at = $1, version = version + 1 where id = $2 \
             and accepted_at is null and withdrawn_at is null",
            values![by.now, invited.id],
        )
        .await;
    used.map_err(spent)?;
    w.record("accounts-act-accept-invitation", row, json!({ "role": invited.role }));
    if let Some(hash) = hash {
        set_password(&mut w, invited.person, &hash).await?;
    }
    let Invitation { person, role, scope, label, grant_until, .. } = invited;
    if standing(&w, person, role, scope, by.today()).await?.is_none() {
        // A role whose last day passed while the letter lay unread ends as it was meant to.
        let until = grant_until.map(|until| until.max(by.today()));
        grant(&mut w, &NewGrant { person, role, scope, label, from: by.today(), until }).await?;
    }
    let lang = account(&w, person).await?.lang;
    let opened =
        open_session(&mut w, Entry { person, lang, address, only: None, lifetimes: Lifetimes::default() }).await?;
    w.done().await?;
    Ok(opened)
}

/// Somebody was faster: the same link was used in the meantime.
fn spent(failure: Failure) -> Failure {
    if failure.is(&kernel::house::STALE) { refusal::LINK_USED.refuse().into() } else { failure }
}
