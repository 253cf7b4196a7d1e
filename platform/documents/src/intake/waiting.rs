//! Files between being tried and being taken in.

use anyhow::Context;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use db::{Db, Read, values};
use kernel::{Caller, Failure, FileId};

/// How long a tried file waits.
const WAITS_SECONDS: i64 = 24 * 3600;

/// A file that was tried.
pub(super) struct Tried {
    pub(super) file_name: String,
    pub(super) bytes: Vec<u8>,
}

/// Keeps a file for its owner; those that waited too long go.
pub(super) async fn keep(db: &Db, by: &Caller, path: &str, file_name: &str, bytes: &[u8]) -> Result<FileId, Failure> {
    let id: FileId = by.new_id();
    let person = by.person.ok_or(Failure::Missing)?;
    let mut write = db.write(by).await?;
    write.unrecorded("delete from documents_tried where at < $1", values![by.now.plus_seconds(-WAITS_SECONDS)]).await?;
    write
        .unrecorded(
            "insert into documents_tried (id, person, path, file_name, content, at) values ($1, $2, $3, $4, $5, $6)",
            values![id, person, path, file_name, STANDARD.encode(bytes), by.now],
        )
        .await?;
    write.done().await?;
    Ok(id)
}

/// The file that its owner tried at this place, or `Missing`.
pub(super) async fn kept(db: &Db, by: &Caller, path: &str, id: FileId) -> Result<Tried, Failure> {
    let person = by.person.ok_or(Failure::Missing)?;
    let sql = "select file_name, content from documents_tried where id = $1 and person = $2 and path = $3";
    let row = db.one(sql, values![id, person, path]).await?;
    let content: String = row.get("content")?;
    let bytes = STANDARD.decode(content).context("reading a file that was tried")?;
    Ok(Tried { file_name: row.get("file_name")?, bytes })
}

/// It was taken in.
pub(super) async fn forget(db: &Db, by: &Caller, id: FileId) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    write.unrecorded("delete from documents_tried where id = $1", values![id]).await?;
    write.done().await
}
