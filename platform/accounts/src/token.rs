//! Tokens by which a program acts for a person, under one of their grants, until a day.

use db::{Db, Read, RowRef, values};
use kernel::{Caller, Chance, Day, Failure, Moment, PersonId, Role};
use serde_json::json;

use crate::grants::{Grant, grants_of, stands};
use crate::secret::kept;
use crate::session::{Visit, held, machinery};
use crate::{Secret, TokenId, refusal};

const TOKEN: &str = "accounts_token";
/// By this word scanners of leaked secrets know ours.
const PREFIX: &str = "qsr_";
const LONGEST_DAYS: i64 = 366;
const SEEN_EVERY_MS: i64 = 5 * 60 * 1000;

/// A token as its owner sees it in the list.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What the owner calls it.
    pub name: String,
    /// The role it acts in.
    pub role: Role,
    /// What the scope is called.
    pub label: kernel::Names,
    /// Its last day.
    pub until: Day,
    /// When it was last used, to five minutes.
    pub used: Option<Moment>,
}

/// Issues a token for a grant of the caller's visit (which may know fewer than the person holds); the secret is shown
/// this once.
///
/// # Errors
/// Refused, when the name is empty or the day is not within a year; missing, when the grant is not theirs today.
pub async fn issue_token(
    db: &Db,
    by: &Caller,
    grant: &Grant,
    name: &str,
    until: Day,
) -> Result<(TokenId, Secret), Failure> {
    let person = by.person.ok_or(Failure::Missing)?;
    let name = name.trim();
    if name.is_empty() {
        return Err(kernel::house::EMPTY.at("name").into());
    }
    if name.chars().count() > 80 {
        return Err(kernel::house::TOO_LONG.at("name").with("most", 80).into());
    }
    if !(0..=LONGEST_DAYS).contains(&until.since(by.today())) {
        return Err(refusal::TOKEN_DAYS.at("until").with("most", LONGEST_DAYS).into());
    }
    let mut w = db.write(by).await?;
    if !grants_of(&w, person, by.today()).await?.iter().any(|held| held.id == grant.id) {
        return Err(Failure::Missing);
    }
    let (id, secret): (TokenId, Secret) = (by.new_id(), Secret::drawn_as(PREFIX, &by.chance));
    let row = RowRef::new(TOKEN, id);
    w.change(
        row,
        "insert into accounts_token (id, person, grant_id, name, token_hash, until_day, version) \
         values ($1, $2, $3, $4, $5, $6, 1)",
        values![id, person, grant.id, name, kept(secret.shown()), until],
    )
    .await?;
    w.record("accounts-act-issue-token", row, json!({ "name": name, "grant": grant.id, "until": until }));
    w.done().await?;
    Ok((id, secret))
}

/// Takes one of the caller's own tokens back.
///
/// # Errors
/// Missing, when it is not theirs; refused as stale, when it was taken back before.
pub async fn revoke_token(db: &Db, by: &Caller, id: TokenId) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    w.one("select id from accounts_token where id = $1 and person = $2", values![id, by.person]).await?;
    let row = RowRef::new(TOKEN, id);
    w.change(
        row,
        "update accounts_token set revoked_day = $1, version = version + 1 where id = $2 and revoked_day is null",
        values![by.today(), id],
    )
    .await?;
    w.record("accounts-act-revoke-token", row, json!({}));
    w.done().await
}

/// The tokens of a person that still open.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn tokens_of(reader: &dyn Read, person: PersonId, today: Day) -> Result<Vec<Token>, Failure> {
    let rows = reader
        .all(
            "select t.id, t.name, g.role, g.label_kk, g.label_ru, g.label_en, t.until_day, u.used_at \
             from accounts_token t join accounts_grant g on g.id = t.grant_id \
             left join accounts_token_use u on u.token = t.id \
             where t.person = $1 and t.revoked_day is null and t.until_day >= $2 order by t.id",
            values![person, today],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Token {
                id: row.get("id")?,
                name: row.get("name")?,
                role: row.get("role")?,
                label: row.names("label")?,
                until: row.get("until_day")?,
                used: row.get("used_at")?,
            })
        })
        .collect()
}

/// For whom a program acts, where its token opens. One statement; a second, at most every five minutes, to remember
/// the use.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn bearer(db: &Db, token: &str, now: Moment, chance: &Chance) -> Result<Option<Visit>, Failure> {
    if !token.starts_with(PREFIX) {
        return Ok(None);
    }
    let sql = format!(
        "select t.id as token, u.used_at, a.name as visitor, a.lang, g.id, g.person, g.role, g.scope_kind, g.scope_id, \
         g.label_kk, g.label_ru, g.label_en, g.from_day, g.until_day \
         from accounts_token t join accounts_account a on a.id = t.person \
         join accounts_grant g on g.id = t.grant_id and g.person = t.person and {} \
         left join accounts_token_use u on u.token = t.id \
         where t.token_hash = $2 and t.revoked_day is null and t.until_day >= $1 and a.closed_day is null",
        stands("$1")
    );
    let rows = db.all(&sql, values![now.day(), kept(token)]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let used: Option<i64> = first.get("used_at")?;
    if used.is_none_or(|used| now.millis() - used >= SEEN_EVERY_MS) {
        remember_use(db, first.get("token")?, &machinery(now, chance)).await?;
    }
    let grants = held(&rows)?;
    Ok(Some(Visit {
        person: first.get("person")?,
        name: first.get("visitor")?,
        lang: first.get("lang")?,
        session: None,
        chosen: grants.first().cloned(),
        grants,
    }))
}

async fn remember_use(db: &Db, token: TokenId, by: &Caller) -> Result<(), Failure> {
    let mut w = db.write(by).await?;
    w.unrecorded(
        "insert into accounts_token_use (token, used_at) values ($1, $2) on conflict (token) do update set used_at = $2",
        values![token, by.now],
    )
    .await?;
    w.done().await
}
