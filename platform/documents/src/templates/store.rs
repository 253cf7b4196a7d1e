//! Every statement about templates.

use anyhow::Context as _;
use db::{Read, Row, RowRef, Write, values};
use kernel::{Code as _, Failure, Moment, Moved};

use super::moves::{Act, Status};
use crate::clauses::{Clause, Draft};

kernel::ids! {
    /// A template, one number of it.
    TemplateId,
}

/// A template as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its id.
    pub id: TemplateId,
    /// Where it stands.
    pub status: Status,
    /// Its clauses; `draft.version` counts from 1 within the kind.
    pub draft: Draft,
    /// When it was last changed.
    pub at: Moment,
    /// The version of the row, for those who edit.
    pub version: i64,
}

/// What of a template is JSON: its languages and its clauses.
#[derive(serde::Serialize, serde::Deserialize)]
struct Body {
    langs: Vec<kernel::Lang>,
    clauses: Vec<Clause>,
}

const COLUMNS: &str = "select id, kind, number, status, body, at, version from documents_template";

fn stored(row: &Row) -> Result<Stored, Failure> {
    let body: Body = row.json("body")?;
    let number: i64 = row.get("number")?;
    let version = u32::try_from(number).context("a template's number")?;
    let status: String = row.get("status")?;
    Ok(Stored {
        id: row.get("id")?,
        status: Status::of(&status).with_context(|| format!("a template in the state {status}"))?,
        draft: Draft { kind: row.get("kind")?, version, langs: body.langs, clauses: body.clauses },
        at: row.get("at")?,
        version: row.get("version")?,
    })
}

fn body(draft: &Draft) -> Result<String, Failure> {
    let body = Body { langs: draft.langs.clone(), clauses: draft.clauses.clone() };
    Ok(serde_json::to_string(&body).context("writing clauses")?)
}

pub(super) fn row(id: TemplateId) -> RowRef {
    RowRef::new("documents_template", id)
}

/// A template.
///
/// # Errors
/// Missing, when there is none.
pub async fn load(reader: &dyn Read, id: TemplateId) -> Result<Stored, Failure> {
    stored(&reader.one(&format!("{COLUMNS} where id = $1"), values![id]).await?)
}

/// The template of which papers of a kind are made today.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn in_force(reader: &dyn Read, kind: &str) -> Result<Option<Stored>, Failure> {
    let sql = format!("{COLUMNS} where kind = $1 and status = $2");
    reader.maybe(&sql, values![kind, Status::InForce.code()]).await?.as_ref().map(stored).transpose()
}

/// Every template of a kind, the newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn of_kind(reader: &dyn Read, kind: &str) -> Result<Vec<Stored>, Failure> {
    let sql = format!("{COLUMNS} where kind = $1 order by number desc");
    reader.all(&sql, values![kind]).await?.iter().map(stored).collect()
}

/// The number that a new template of a kind bears.
pub(super) async fn next_number(reader: &dyn Read, kind: &str) -> Result<u32, Failure> {
    let sql = "select coalesce(max(number), 0) + 1 as n from documents_template where kind = $1";
    Ok(u32::try_from(reader.count(sql, values![kind]).await?).context("a template's number")?)
}

/// A new template, in its first state.
pub(super) async fn insert(write: &mut Write, id: TemplateId, draft: &Draft) -> Result<(), Failure> {
    let at = write.by().now;
    write
        .change(
            row(id),
            "insert into documents_template (id, kind, number, status, body, at, version) values ($1, $2, $3, $4, $5, $6, 1)",
            values![id, draft.kind, draft.version, Status::Drafted.code(), body(draft)?, at],
        )
        .await
}

/// The template after a move.
pub(super) async fn save(write: &mut Write, template: &Stored, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let at = write.by().now;
    write
        .change(
            row(template.id),
            "update documents_template set status = $1, body = $2, at = $3, version = version + 1 where id = $4 and version = $5",
            values![moved.to().code(), body(&template.draft)?, at, template.id, template.version],
        )
        .await
}
