//! Every statement about the editions of the clauses.

use anyhow::anyhow;
use db::{Read, RowRef, Write, values};
use documents::clauses::{Draft, Template};
use kernel::{Failure, house};

use super::{catalogue, standard};

const TABLE: &str = "agreements_template";

kernel::ids! {
    /// An edition of the clauses.
    TemplateId,
}

/// The newest edition of the clauses; the standard ones until somebody stored another.
pub async fn newest(reader: &dyn Read) -> Result<(i64, Draft), Failure> {
    let sql = "select edition, clauses from agreements_template order by edition desc limit 1";
    match reader.maybe(sql, vec![]).await? {
        Some(row) => Ok((row.get("edition")?, row.json("clauses")?)),
        None => Ok((1, standard()?)),
    }
}

/// An edition of the clauses.
pub async fn edition(reader: &dyn Read, wanted: i64) -> Result<Draft, Failure> {
    let sql = "select clauses from agreements_template where edition = $1";
    match reader.maybe(sql, values![wanted]).await? {
        Some(row) => row.json("clauses"),
        None => standard(),
    }
}

/// The newest clauses, when they are the ones that were read.
///
/// # Errors
/// Stale, when the edition that was read is no longer the newest.
pub async fn as_read(reader: &dyn Read, read: i64) -> Result<Draft, Failure> {
    let (edition, draft) = newest(reader).await?;
    if edition == read { Ok(draft) } else { Err(house::STALE.refuse().into()) }
}

/// Stores edited clauses as the next edition; contracts drafted before keep theirs until their next edit.
///
/// # Errors
/// Every fault of the clauses, by clause and language; stale, when the edition that was read is no longer the newest.
pub async fn keep(write: &mut Write, read: i64, mut draft: Draft) -> Result<(i64, RowRef), Failure> {
    as_read(write, read).await?;
    let edition = read + 1;
    draft.version = u32::try_from(edition).unwrap_or(u32::MAX);
    Template::read(draft.clone(), &catalogue())
        .map_err(|faults| Failure::Refused(faults.iter().map(documents::clauses::ClauseError::refusal).collect()))?;
    let by = write.by().clone();
    let id: TemplateId = by.new_id();
    let row = RowRef::new(TABLE, id);
    let clauses = serde_json::to_string(&draft).map_err(|error| anyhow!(error))?;
    let sql = "insert into agreements_template (id, edition, clauses, since, version) values ($1, $2, $3, $4, 1)";
    write.change(row, sql, values![id, edition, clauses, by.now]).await?;
    Ok((edition, row))
}
