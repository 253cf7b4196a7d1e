//! Which files are attached to what. The bytes lie in the [`crate::files::Folder`] under their hash and are
//! put there before the write is committed: a row without bytes would be a lie, bytes without a row are
//! only forgotten.

use anyhow::Context as _;
use db::{Read, Row, RowRef, Write, values};
use kernel::{Code as _, Failure, FileId, Id, Moment, PersonId};

use crate::files::{Attachment, FileKind};

/// A file attached to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its id.
    pub id: FileId,
    /// The file.
    pub file: Attachment,
    /// Who attached it; none when the platform did.
    pub person: Option<PersonId>,
    /// When.
    pub at: Moment,
}

const COLUMNS: &str = "select id, name, kind, size, sha256, person, at from documents_file";

fn attached(row: &Row) -> Result<Attached, Failure> {
    let kind: String = row.get("kind")?;
    Ok(Attached {
        id: row.get("id")?,
        file: Attachment {
            sha256: row.get("sha256")?,
            kind: FileKind::of(&kind).with_context(|| format!("a file of the kind {kind}"))?,
            size: u64::try_from(row.get::<i64>("size")?).context("a file's size")?,
            name: row.get("name")?,
        },
        person: row.get("person")?,
        at: row.get("at")?,
    })
}

/// Attaches a file to a subject, within the stage's own write; the stage records the act.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn attach(write: &mut Write, subject: impl Id, file: &Attachment) -> Result<FileId, Failure> {
    let (id, person, at) = (write.by().new_id::<FileId>(), write.by().person, write.by().now);
    let size = i64::try_from(file.size).context("a file's size")?;
    write
        .change(
            RowRef::new("documents_file", id),
            "insert into documents_file (id, subject, name, kind, size, sha256, person, at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            values![id, subject.uuid(), file.name, file.kind.code(), size, file.sha256, person, at],
        )
        .await?;
    Ok(id)
}

/// Takes a file off its subject; the bytes stay for those who hold their hash.
///
/// # Errors
/// Missing, when it is not attached to this subject.
pub async fn detach(write: &mut Write, subject: impl Id, id: FileId) -> Result<Attached, Failure> {
    let sql = format!("{COLUMNS} where id = $1 and subject = $2");
    let gone = attached(&write.one(&sql, values![id, subject.uuid()]).await?)?;
    write.change(RowRef::new("documents_file", id), "delete from documents_file where id = $1", values![id]).await?;
    Ok(gone)
}

/// The files of a subject, in the order they came.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn files_of(reader: &dyn Read, subject: impl Id) -> Result<Vec<Attached>, Failure> {
    let sql = format!("{COLUMNS} where subject = $1 order by at, id");
    reader.all(&sql, values![subject.uuid()]).await?.iter().map(attached).collect()
}

/// A file of a subject: who may see the subject may see it, so both must be named.
///
/// # Errors
/// Missing, when it is not attached to this subject.
pub async fn file_of(reader: &dyn Read, subject: impl Id, id: FileId) -> Result<Attached, Failure> {
    let sql = format!("{COLUMNS} where id = $1 and subject = $2");
    attached(&reader.one(&sql, values![id, subject.uuid()]).await?)
}
