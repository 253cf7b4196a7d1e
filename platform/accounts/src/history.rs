//! What the chain of acts remembers about a person: they see who changed what concerns them.

use db::{Read, values};
use kernel::{Failure, Moment, PersonId, Role};
use serde::Deserialize;

use crate::account::ACCOUNT;

/// One act that concerned a person.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who; none for the platform itself.
    pub person: Option<PersonId>,
    /// What they are called, where they have an account.
    pub who: Option<String>,
    /// As whom.
    pub role: Role,
    /// What was done.
    pub act: String,
    /// To a row of which table.
    pub table: String,
    /// The role it was about, where it was about one.
    pub about: Option<Role>,
    /// The name it was about, as a token's.
    pub named: Option<String>,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

/// What the record of an act remembers besides the act.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Told {
    role: Option<Role>,
    name: Option<String>,
    reason: Option<String>,
}

/// A choice of language concerns nobody: it would only bury what does.
const PASSED_OVER: &str = "accounts-act-choose-language";

/// The acts done to a person, their account, roles, tokens and invitations, newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn history_of(reader: &dyn Read, person: PersonId, most: i64) -> Result<Vec<Remembered>, Failure> {
    let rows = reader
        .all(
            "select d.seq, d.at, d.person, d.role, d.act, d.subject_table, d.payload, a.name as who from db_audit d \
             left join accounts_account a on a.id = d.person \
             where d.subject in (select $1 as id union all select id from accounts_grant where person = $1 \
               union all select id from accounts_token where person = $1 \
               union all select id from accounts_invitation where person = $1) \
             and d.act <> $3 order by d.seq desc limit $2",
            values![person, most, PASSED_OVER],
        )
        .await?;
    rows.iter()
        .map(|row| {
            // A payload that was erased tells nothing, and one of another crate tells only what it shares.
            let payload: Option<String> = row.get("payload")?;
            let told: Told = payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
            Ok(Remembered {
                about: told.role,
                // An account carries the reader's own name.
                named: told.name.filter(|_| row.get::<String>("subject_table").is_ok_and(|table| table != ACCOUNT)),
                reason: told.reason,
                seq: row.get("seq")?,
                at: row.get("at")?,
                person: row.get("person")?,
                who: row.get("who")?,
                role: row.get("role")?,
                act: row.get("act")?,
                table: row.get("subject_table")?,
            })
        })
        .collect()
}
