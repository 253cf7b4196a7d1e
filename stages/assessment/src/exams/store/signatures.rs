//! Who signed which edition of a protocol.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Failure, Moment, PersonId};
use uuid::Uuid;

use crate::{ExamId, SignatureId};

const TABLE: &str = "assessment_signature";

/// A signature on a protocol.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Who.
    pub person: PersonId,
    /// Which edition of the protocol.
    pub edition: i64,
    /// SHA-256 of what they signed.
    pub paper_hash: String,
    /// When.
    pub at: Moment,
}

fn signature(row: &Row) -> Result<Signature, Failure> {
    Ok(Signature {
        person: row.get("person")?,
        edition: row.get("edition")?,
        paper_hash: row.get("paper_hash")?,
        at: row.get("at")?,
    })
}

/// The signatures that stand on the newest protocol.
pub async fn signatures(reader: &dyn Read, exam: ExamId) -> Result<Vec<Signature>, Failure> {
    let sql = "select s.person, s.edition, s.paper_hash, s.at from assessment_signature s \
               join assessment_exam x on x.id = s.exam and x.edition = s.edition \
               where s.exam = $1 and s.stands order by s.at, s.id";
    reader.all(sql, values![exam]).await?.iter().map(signature).collect()
}

/// Who has signed the newest protocol so far.
pub async fn signers(reader: &dyn Read, exam: ExamId) -> Result<Vec<PersonId>, Failure> {
    Ok(signatures(reader, exam).await?.iter().map(|signature| signature.person).collect())
}

/// A member signs.
pub async fn add_signature(
    write: &mut Write,
    (exam, edition): (ExamId, i64),
    person: PersonId,
    hash: &str,
    evidence: Uuid,
) -> Result<(), Failure> {
    let (id, now): (SignatureId, _) = (write.by().new_id(), write.by().now);
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into assessment_signature (id, exam, edition, person, paper_hash, evidence, at, stands) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            values![id, exam, edition, person, hash, evidence, now, true],
        )
        .await
}

/// The signatures on an edition that was taken out of signature are kept but no longer stand.
pub async fn void_signatures(write: &mut Write, exam: ExamId) -> Result<(), Failure> {
    let rows = write.all("select id from assessment_signature where exam = $1 and stands", values![exam]).await?;
    for row in rows {
        let id: SignatureId = row.get("id")?;
        let sql = "update assessment_signature set stands = $1 where id = $2";
        write.change(RowRef::new(TABLE, id), sql, values![false, id]).await?;
    }
    Ok(())
}
