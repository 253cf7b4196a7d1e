//! Generated papers, kept as they were: a signature is over these bytes, so they are never made again.

use db::{Read, Row, RowRef, Write, values};
use kernel::{DocumentId, Failure, Id, Moment};
use uuid::Uuid;

use crate::files::sha256;

/// The table, as rows are named in the record.
pub const TABLE: &str = "documents_paper";

/// A kept paper, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its id.
    pub id: DocumentId,
    /// What it is: the layout's name.
    pub kind: String,
    /// What it was made of.
    pub subject: Uuid,
    /// Which edition of the subject.
    pub edition: i64,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// When it was made.
    pub at: Moment,
}

const COLUMNS: &str = "select id, kind, subject, edition, sha256, at from documents_paper";

fn paper(row: &Row) -> Result<Paper, Failure> {
    Ok(Paper {
        id: row.get("id")?,
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        edition: row.get("edition")?,
        sha256: row.get("sha256")?,
        at: row.get("at")?,
    })
}

/// Keeps a paper of a subject.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn keep(
    write: &mut Write,
    kind: &str,
    subject: impl Id,
    edition: i64,
    bytes: Vec<u8>,
) -> Result<Paper, Failure> {
    let by = write.by().clone();
    let kept = Paper {
        id: by.new_id(),
        kind: kind.to_owned(),
        subject: subject.uuid(),
        edition,
        sha256: sha256(&bytes),
        at: by.now,
    };
    write
        .change(
            RowRef::new(TABLE, kept.id),
            "insert into documents_paper (id, kind, subject, edition, sha256, at, bytes) values ($1, $2, $3, $4, $5, $6, $7)",
            values![kept.id, kept.kind, kept.subject, kept.edition, kept.sha256, kept.at, bytes],
        )
        .await?;
    Ok(kept)
}

/// The papers of a subject, the newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn papers_of(reader: &dyn Read, subject: impl Id) -> Result<Vec<Paper>, Failure> {
    let sql = format!("{COLUMNS} where subject = $1 order by at desc, id desc");
    reader.all(&sql, values![subject.uuid()]).await?.iter().map(paper).collect()
}

/// A paper and its bytes.
///
/// # Errors
/// Missing, when there is no such paper; Broken, when its bytes are not those that were kept.
pub async fn bytes_of(reader: &dyn Read, id: DocumentId) -> Result<(Paper, Vec<u8>), Failure> {
    let sql = "select id, kind, subject, edition, sha256, at, bytes from documents_paper where id = $1";
    let row = reader.one(sql, values![id]).await?;
    let (paper, bytes): (Paper, Vec<u8>) = (paper(&row)?, row.get("bytes")?);
    if sha256(&bytes) != paper.sha256 {
        return Err(anyhow::anyhow!("paper {id} is not the one that was kept").into());
    }
    Ok((paper, bytes))
}
