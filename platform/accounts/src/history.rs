//! What the chain of acts remembers about a person: they see who changed what concerns them.

use db::{Read, values};
use kernel::{Failure, Moment, PersonId, Role};

/// One act that concerned a person.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who, by the name of their account; none for the platform and for people without an account.
    pub who: Option<String>,
    /// As whom.
    pub role: Role,
    /// What was done.
    pub act: String,
    /// To a row of which table.
    pub table: String,
}

/// The acts done to a person, their account, roles, tokens and invitations, newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn history_of(reader: &impl Read, person: PersonId, most: i64) -> Result<Vec<Remembered>, Failure> {
    let rows = reader
        .all(
            "select d.seq, d.at, d.role, d.act, d.subject_table, a.name as who from db_audit d \
             left join accounts_account a on a.id = d.person \
             where d.subject in (select $1 as id union all select id from accounts_grant where person = $1 \
               union all select id from accounts_token where person = $1 \
               union all select id from accounts_invitation where person = $1) \
             order by d.seq desc limit $2",
            values![person, most],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Remembered {
                seq: row.get("seq")?,
                at: row.get("at")?,
                who: row.get("who")?,
                role: row.get("role")?,
                act: row.get("act")?,
                table: row.get("subject_table")?,
            })
        })
        .collect()
}
