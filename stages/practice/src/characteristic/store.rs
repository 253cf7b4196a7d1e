//! Every statement about characteristics. A characteristic bears the id of its practice.

use db::{Read, RowRef, Write, values};
use kernel::{DocumentId, Failure, Moment, Moved, PersonId};
use registry::people::rules::full_name;

use super::moves::{Act, Status};
use super::rules::Entry;
use crate::PracticeId;

/// The table, as rows are named in the record.
pub const TABLE: &str = "practice_characteristic";

/// A characteristic as it is stored.
#[derive(Clone, Debug)]
pub struct Characteristic {
    /// The practice.
    pub practice: PracticeId,
    /// Who wrote it.
    pub mentor: PersonId,
    /// What the mentor is called.
    pub mentor_name: String,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Counts its editions.
    pub revision: i64,
    /// What it says.
    pub entry: Entry,
    /// The paper in signature or signed.
    pub paper: Option<DocumentId>,
    /// SHA-256 of that paper.
    pub paper_hash: Option<String>,
    /// When it was signed.
    pub signed: Option<Moment>,
    /// Its version.
    pub version: i64,
}

/// The characteristic of a practice, where one was begun; whoever asks has loaded the practice.
pub async fn find(reader: &dyn Read, practice: PracticeId) -> Result<Option<Characteristic>, Failure> {
    let sql = "select c.mentor, c.status, c.since, c.revision, c.attitude, c.skills, c.recommendation, c.proposed, \
               c.language, c.paper, c.paper_hash, c.signed_at, c.version, p.family, p.given, p.patronymic \
               from practice_characteristic c join registry_person p on p.id = c.mentor where c.id = $1";
    let Some(row) = reader.maybe(sql, values![practice]).await? else { return Ok(None) };
    let [family, given]: [String; 2] = [row.get("family")?, row.get("given")?];
    let patronymic: Option<String> = row.get("patronymic")?;
    Ok(Some(Characteristic {
        practice,
        mentor: row.get("mentor")?,
        mentor_name: full_name(&family, &given, patronymic.as_deref()),
        status: row.get("status")?,
        since: row.get("since")?,
        revision: row.get("revision")?,
        entry: Entry {
            attitude: row.get("attitude")?,
            skills: row.json("skills")?,
            recommendation: row.get("recommendation")?,
            proposed: row.get("proposed")?,
            language: row.get("language")?,
        },
        paper: row.get("paper")?,
        paper_hash: row.get("paper_hash")?,
        signed: row.get("signed_at")?,
        version: row.get("version")?,
    }))
}

fn skills(entry: &Entry) -> Result<String, Failure> {
    Ok(serde_json::to_string(&entry.skills).map_err(anyhow::Error::from)?)
}

/// A new characteristic, drafted.
pub async fn insert(write: &mut Write, practice: PracticeId, mentor: PersonId, entry: &Entry) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "insert into practice_characteristic (id, mentor, status, since, revision, attitude, skills, \
               recommendation, proposed, language, version) values ($1, $2, 'drafted', $3, 1, $4, $5, $6, $7, $8, 1)";
    let cells = values![
        practice,
        mentor,
        now,
        entry.attitude,
        skills(entry)?,
        entry.recommendation,
        entry.proposed,
        entry.language
    ];
    write.change(RowRef::new(TABLE, practice), sql, cells).await
}

/// What it says now, with the state that the edit leads to; a fixed paper is fixed no more.
pub async fn save_entry(
    write: &mut Write,
    practice: PracticeId,
    version: i64,
    moved: Moved<Status, Act>,
    (mentor, entry): (PersonId, &Entry),
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_characteristic set status = $1, since = $2, mentor = $3, attitude = $4, skills = $5, \
               recommendation = $6, proposed = $7, language = $8, paper = null, paper_hash = null, \
               revision = revision + 1, version = version + 1 where id = $9 and version = $10";
    let cells = values![
        moved.to(),
        now,
        mentor,
        entry.attitude,
        skills(entry)?,
        entry.recommendation,
        entry.proposed,
        entry.language,
        practice,
        version
    ];
    write.change(RowRef::new(TABLE, practice), sql, cells).await
}

/// The paper is fixed.
pub async fn save_fixed(
    write: &mut Write,
    practice: PracticeId,
    version: i64,
    moved: Moved<Status, Act>,
    (paper, hash): (DocumentId, &str),
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_characteristic set status = $1, since = $2, paper = $3, paper_hash = $4, \
               version = version + 1 where id = $5 and version = $6";
    write.change(RowRef::new(TABLE, practice), sql, values![moved.to(), now, paper, hash, practice, version]).await
}

/// The paper is signed, with the confirmed code as evidence.
pub async fn save_signed(
    write: &mut Write,
    practice: PracticeId,
    version: i64,
    moved: Moved<Status, Act>,
    evidence: uuid::Uuid,
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_characteristic set status = $1, since = $2, signed_at = $3, evidence = $4, \
               version = version + 1 where id = $5 and version = $6";
    write.change(RowRef::new(TABLE, practice), sql, values![moved.to(), now, now, evidence, practice, version]).await
}
