//! The chain of acts. Each entry holds the hash of the one before, a salted hash of its payload (which may be
//! erased later without breaking the chain), and salted digests of the rows the act touched: so a row changed by
//! hand in the database is named by [`verify`], as is an entry changed, cut out or slipped in.

use std::fmt::Write as _;
use std::sync::Arc;

use kernel::{Failure, Moment, PersonId, Role};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::read::{Read, Row};
use crate::record::{Record, RowRef};
use crate::write::Write;
use crate::{Backend, Db, values};

/// Where the chain stands: print it and keep it elsewhere, and a cut tail shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries.
    pub seq: i64,
    /// The last entry's hash.
    pub hash: String,
}

/// One act, as it is remembered.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// Who; none for the platform itself.
    pub person: Option<PersonId>,
    /// As whom.
    pub role: Role,
    /// What was done.
    pub act: String,
    /// To a row of which table.
    pub subject_table: String,
    /// To which row.
    pub subject: Uuid,
    /// What about it; none when it was erased.
    pub payload: Option<serde_json::Value>,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tampering {
    /// An entry's own content does not give its hash.
    Entry(i64),
    /// An entry does not follow the one before it.
    Order(i64),
    /// A payload was changed (erasing it is allowed).
    Payload(i64),
    /// The digests kept with an entry are not those it was linked with.
    Digests(i64),
    /// A row is not as the last act left it.
    RowChanged(String, Uuid),
    /// A row that an act left is gone.
    RowGone(String, Uuid),
    /// A row that no act made.
    RowUnknown(String, Uuid),
    /// The head does not match the last entry: the tail was cut.
    Head,
}

impl std::fmt::Display for Tampering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Entry(seq) => write!(f, "entry {seq} was changed"),
            Self::Order(seq) => write!(f, "entry {seq} does not follow the one before it"),
            Self::Payload(seq) => write!(f, "the payload of entry {seq} was changed"),
            Self::Digests(seq) => write!(f, "the row digests of entry {seq} were changed"),
            Self::RowChanged(table, id) => write!(f, "row {id} of {table} was changed by hand"),
            Self::RowGone(table, id) => write!(f, "row {id} of {table} was deleted by hand"),
            Self::RowUnknown(table, id) => write!(f, "row {id} of {table} was inserted by hand"),
            Self::Head => write!(f, "the head does not match the last entry"),
        }
    }
}

fn sha(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        // The length stands before each part, so that no two lists of parts read the same.
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hex::encode(hasher.finalize())
}

/// The statement that prints a row with the names of its columns, leaving empty ones out, so that a column added
/// later (empty at first) changes no digest.
async fn print_statement(db: &Db, reader: &dyn Read, table: &'static str) -> Result<Arc<str>, Failure> {
    if let Some(sql) = db.prints.read().ok().and_then(|known| known.get(table).cloned()) {
        return Ok(sql);
    }
    let sql: Arc<str> = format!("{} where id = $1", print_all(db, reader, table).await?).into();
    if let Ok(mut known) = db.prints.write() {
        known.insert(table, sql.clone());
    }
    Ok(sql)
}

async fn print_all(db: &Db, reader: &dyn Read, table: &str) -> Result<String, Failure> {
    if db.backend() == Backend::Postgres {
        return Ok(format!("select id, jsonb_strip_nulls(to_jsonb(t))::text as printed from {table} t"));
    }
    let columns = reader.all(&format!("select name from pragma_table_info('{table}') order by name"), vec![]).await?;
    let mut printed = String::from("''");
    for column in &columns {
        let name: String = column.get("name")?;
        let _ = write!(printed, " || case when {name} is null then '' else '{name}=' || quote({name}) || ';' end");
    }
    Ok(format!("select id, {printed} as printed from {table}"))
}

/// Links the records of a write into the chain. Rows touched belong to the first record.
pub(crate) async fn link(write: &mut Write, touched: &[RowRef], records: Vec<Record>) -> Result<(), Failure> {
    if records.is_empty() {
        return Ok(());
    }
    let lock = match write.db.backend() {
        Backend::Sqlite => "select seq, hash from db_audit_head where id = 1",
        Backend::Postgres => "select seq, hash from db_audit_head where id = 1 for update",
    };
    let head = write.one(lock, vec![]).await?;
    let (mut seq, mut previous): (i64, String) = (head.get("seq")?, head.get("hash")?);
    let (by, db) = (write.by.clone(), write.db.clone());
    for (n, record) in records.into_iter().enumerate() {
        seq += 1;
        let salt = hex::encode(by.chance.bytes::<16>());
        let mut rows_hash = String::new();
        for (place, row) in if n == 0 { touched } else { &[] }.iter().enumerate() {
            let sql = print_statement(&db, write, row.table).await?;
            let printed = write.maybe(&sql, values![row.id]).await?;
            let printed: String = printed.map_or(Ok(String::new()), |found| found.get("printed"))?;
            let digest = if printed.is_empty() { String::new() } else { sha(&[&salt, &printed]) };
            rows_hash = sha(&[&rows_hash, row.table, &row.id.to_string(), &digest]);
            write
                .unrecorded(
                    "insert into db_audit_row (seq, place, row_table, row_id, digest) values ($1, $2, $3, $4, $5)",
                    values![seq, i64::try_from(place).unwrap_or(i64::MAX), row.table, row.id, digest],
                )
                .await?;
        }
        let payload = record.payload.to_string();
        let payload_hash = sha(&[&salt, &payload]);
        let entry = Linked {
            seq,
            at: by.now.millis(),
            person: by.person.map(|id| id.0),
            role: kernel::Code::code(by.role).to_owned(),
            scope_kind: kernel::Code::code(by.scope.kind).to_owned(),
            scope_id: by.scope.id,
            cause: by.cause,
            act: record.act.to_owned(),
            subject_table: record.subject.table.to_owned(),
            subject: record.subject.id,
            salt,
            payload_hash,
            rows_hash,
            previous: previous.clone(),
        };
        previous = entry.hash();
        write
            .unrecorded(
                "insert into db_audit (seq, at, person, role, scope_kind, scope_id, cause, act, subject_table, subject, \
                 payload, salt, payload_hash, rows_hash, previous, hash) \
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                values![
                    entry.seq, entry.at, entry.person, entry.role, entry.scope_kind, entry.scope_id, entry.cause, entry.act,
                    entry.subject_table, entry.subject, payload, entry.salt, entry.payload_hash, entry.rows_hash,
                    entry.previous, previous
                ],
            )
            .await?;
    }
    write
        .unrecorded("update db_audit_head set seq = $1, hash = $2 where id = 1", values![seq, previous])
        .await
        .map(|_| ())
}

/// An entry with everything its hash covers.
struct Linked {
    seq: i64,
    at: i64,
    person: Option<Uuid>,
    role: String,
    scope_kind: String,
    scope_id: Uuid,
    cause: Option<Uuid>,
    act: String,
    subject_table: String,
    subject: Uuid,
    salt: String,
    payload_hash: String,
    rows_hash: String,
    previous: String,
}

impl Linked {
    fn hash(&self) -> String {
        let or_none = |id: Option<Uuid>| id.map_or_else(String::new, |id| id.to_string());
        sha(&[
            &self.previous,
            &self.seq.to_string(),
            &self.at.to_string(),
            &or_none(self.person),
            &self.role,
            &self.scope_kind,
            &self.scope_id.to_string(),
            &or_none(self.cause),
            &self.act,
            &self.subject_table,
            &self.subject.to_string(),
            &self.salt,
            &self.payload_hash,
            &self.rows_hash,
        ])
    }

    fn read(row: &Row) -> Result<Self, Failure> {
        Ok(Self {
            seq: row.get("seq")?,
            at: row.get("at")?,
            person: row.get("person")?,
            role: row.get("role")?,
            scope_kind: row.get("scope_kind")?,
            scope_id: row.get("scope_id")?,
            cause: row.get("cause")?,
            act: row.get("act")?,
            subject_table: row.get("subject_table")?,
            subject: row.get("subject")?,
            salt: row.get("salt")?,
            payload_hash: row.get("payload_hash")?,
            rows_hash: row.get("rows_hash")?,
            previous: row.get("previous")?,
        })
    }
}

/// Where the chain stands.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn head(db: &Db) -> Result<Head, Failure> {
    let row = db.one("select seq, hash from db_audit_head where id = 1", vec![]).await?;
    Ok(Head { seq: row.get("seq")?, hash: row.get("hash")? })
}

/// The acts done to a row, newest first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn entries(reader: &dyn Read, subject: Uuid, most: i64) -> Result<Vec<Entry>, Failure> {
    let rows = reader
        .all(
            "select seq, at, person, role, act, subject_table, subject, payload from db_audit \
             where subject = $1 order by seq desc limit $2",
            values![subject, most],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let payload: Option<String> = row.get("payload")?;
            Ok(Entry {
                seq: row.get("seq")?,
                at: row.get("at")?,
                person: row.get("person")?,
                role: row.get("role")?,
                act: row.get("act")?,
                subject_table: row.get("subject_table")?,
                subject: row.get("subject")?,
                payload: payload.and_then(|text| serde_json::from_str(&text).ok()),
            })
        })
        .collect()
}

/// Erases what an entry remembers of a person; the chain stays whole.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn erase_payload(write: &mut Write, seq: i64) -> Result<(), Failure> {
    write.unrecorded("update db_audit set payload = null where seq = $1", values![seq]).await.map(|_| ())
}

/// Walks the whole chain and every row it speaks of; memory does not grow with the chain.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn verify(db: &Db) -> Result<(Head, Vec<Tampering>), Failure> {
    let mut found = Vec::new();
    let (mut seq, mut previous) = (0i64, String::new());
    loop {
        let rows = db.all("select * from db_audit where seq > $1 order by seq limit 1000", values![seq]).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            let entry = Linked::read(row)?;
            if entry.seq != seq + 1 || entry.previous != previous {
                found.push(Tampering::Order(entry.seq));
            }
            let hash: String = row.get("hash")?;
            if entry.hash() != hash {
                found.push(Tampering::Entry(entry.seq));
            }
            if let Some(payload) = row.get::<Option<String>>("payload")?
                && sha(&[&entry.salt, &payload]) != entry.payload_hash
            {
                found.push(Tampering::Payload(entry.seq));
            }
            (seq, previous) = (entry.seq, hash);
        }
    }
    let head = head(db).await?;
    if head.seq != seq || head.hash != previous {
        found.push(Tampering::Head);
    }
    verify_digests(db, &mut found).await?;
    let tables = db.all("select distinct row_table from db_audit_row order by row_table", vec![]).await?;
    for table in &tables {
        verify_rows(db, &table.get::<String>("row_table")?, &mut found).await?;
    }
    Ok((head, found))
}

/// The digests themselves are covered by `rows_hash`, in the order in which they were linked.
async fn verify_digests(db: &Db, found: &mut Vec<Tampering>) -> Result<(), Failure> {
    let mut from = 0i64;
    loop {
        let entries =
            db.all("select seq, rows_hash from db_audit where seq > $1 order by seq limit 500", values![from]).await?;
        let (Some(_), Some(last)) = (entries.first(), entries.last()) else { return Ok(()) };
        let until: i64 = last.get("seq")?;
        let rows = db
            .all(
                "select seq, row_table, row_id, digest from db_audit_row where seq > $1 and seq <= $2 \
                 order by seq, place",
                values![from, until],
            )
            .await?;
        let mut sums: std::collections::HashMap<i64, String> = std::collections::HashMap::new();
        for row in &rows {
            let (seq, id): (i64, Uuid) = (row.get("seq")?, row.get("row_id")?);
            let (table, digest): (String, String) = (row.get("row_table")?, row.get("digest")?);
            let sum = sums.entry(seq).or_default();
            *sum = sha(&[sum, &table, &id.to_string(), &digest]);
        }
        for entry in &entries {
            let seq: i64 = entry.get("seq")?;
            if sums.remove(&seq).unwrap_or_default() != entry.get::<String>("rows_hash")? {
                found.push(Tampering::Digests(seq));
            }
        }
        from = until;
    }
}

/// Every row of a table against the last digest an act left of it.
async fn verify_rows(db: &Db, table: &str, found: &mut Vec<Tampering>) -> Result<(), Failure> {
    if !table.bytes().all(|b| b.is_ascii_lowercase() || b == b'_' || b.is_ascii_digit()) {
        found.push(Tampering::RowUnknown(table.to_owned(), Uuid::nil()));
        return Ok(());
    }
    let print = print_all(db, db, table).await?;
    let sql = format!(
        "select r.row_id, r.digest, a.salt, p.printed from db_audit_row r \
         join db_audit a on a.seq = r.seq left join ({print}) p on p.id = r.row_id \
         where r.row_table = $1 and r.row_id > $2 and not exists \
           (select 1 from db_audit_row n where n.row_table = $1 and n.row_id = r.row_id and n.seq > r.seq) \
         order by r.row_id limit 1000"
    );
    let mut from = Uuid::nil();
    loop {
        let rows = db.all(&sql, values![table, from]).await?;
        for row in &rows {
            let (id, digest, salt): (Uuid, String, String) = (row.get("row_id")?, row.get("digest")?, row.get("salt")?);
            let now: Option<String> = row.get("printed")?;
            match now {
                None if digest.is_empty() => {}
                None => found.push(Tampering::RowGone(table.to_owned(), id)),
                Some(printed) if sha(&[&salt, &printed]) == digest => {}
                Some(_) => found.push(Tampering::RowChanged(table.to_owned(), id)),
            }
            from = id;
        }
        if rows.len() < 1000 {
            break;
        }
    }
    let strangers = db
        .all(
            &format!(
                "select t.id from {table} t where not exists \
                 (select 1 from db_audit_row r where r.row_table = $1 and r.row_id = t.id) limit 100"
            ),
            values![table],
        )
        .await?;
    for row in &strangers {
        found.push(Tampering::RowUnknown(table.to_owned(), row.get("id")?));
    }
    Ok(())
}
