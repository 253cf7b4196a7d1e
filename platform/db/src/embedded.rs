//! SQLite, in this process: one connection that writes, and one that reads for each thread that reads at the same moment.
//!
//! A statement is asked on the thread that needs its answer: it takes some ten to three hundred microseconds, and to
//! hand it to a thread of the database's own and back took longer than most (docs/decisions/0020). Only what waits
//! for the disk or walks through the whole file goes to a thread that may wait.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Context;
use kernel::{Cell, CellKind};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode};
use tokio::sync::OwnedMutexGuard;

use crate::wanted::Wanted;

/// Statements that a connection keeps ready.
const READY: usize = 256;

/// How long a write waits for a writer in another process (`qosar work`, `qosar import`) before it gives up, and how
/// long between two looks.
const PATIENCE: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(4);

/// How long a written page may wait for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durable {
    /// Each commit is on the disk before it is acknowledged.
    Always,
    /// When the system likes: for a file that counts for nothing until it is whole.
    Eventually,
}

/// The database in a file.
#[derive(Debug)]
pub(crate) struct Embedded {
    file: PathBuf,
    durable: Durable,
    readers: Mutex<Vec<Connection>>,
    writer: Arc<tokio::sync::Mutex<Line>>,
}

/// The connection that writes. The lock is never waited for: whoever holds a [`Hold`] is alone with it.
#[derive(Debug)]
struct Line(Mutex<Connection>);

impl Line {
    fn get(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Embedded {
    pub(crate) fn open(file: &Path, durable: Durable) -> anyhow::Result<Self> {
        let writer = connect(file, durable)?;
        // Whoever waits for another process does it in `begin`, without keeping a thread.
        writer.busy_timeout(Duration::ZERO)?;
        Ok(Self {
            file: file.to_owned(),
            durable,
            readers: Mutex::default(),
            writer: Arc::new(tokio::sync::Mutex::new(Line(Mutex::new(writer)))),
        })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The rows of an answer.
    pub(crate) fn rows(&self, sql: &str, cells: &[Cell], wanted: Wanted) -> anyhow::Result<Vec<Row>> {
        let waiting = self.idle().pop();
        let reader = match waiting {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let rows = rows(&reader, sql, cells, wanted);
        self.idle().push(reader);
        Ok(rows?)
    }

    fn reader(&self) -> anyhow::Result<Connection> {
        let reader = connect(&self.file, self.durable)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(reader)
    }

    /// Begins to write as soon as no other write is under way.
    pub(crate) async fn begin(&self) -> anyhow::Result<Hold> {
        let line = self.writer.clone().lock_owned().await;
        let mut waited = Duration::ZERO;
        loop {
            let begun = line.get().execute_batch("begin immediate");
            match begun {
                Ok(()) => return Ok(Hold { line: Some(line), durable: self.durable }),
                Err(error) if waited < PATIENCE && error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                    tokio::time::sleep(LOOK).await;
                    waited += LOOK;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Many statements, as a file holds them, outside any write; how many rows the last one changed.
    pub(crate) async fn script(&self, sql: &str) -> anyhow::Result<u64> {
        let line = self.writer.lock().await;
        let writer = line.get();
        writer.execute_batch(sql)?;
        Ok(writer.changes())
    }

    /// A consistent copy into a new file.
    pub(crate) async fn copy_to(&self, to: &Path) -> anyhow::Result<()> {
        let (source, to) = (connect(&self.file, self.durable)?, to.display().to_string());
        tokio::task::spawn_blocking(move || source.execute("vacuum into ?1", [to])).await??;
        Ok(())
    }

    /// Brings everything into the one file.
    pub(crate) async fn close(&self) -> anyhow::Result<()> {
        self.idle().clear();
        let line = self.writer.clone().lock_owned().await;
        let gathered = move || line.get().query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()));
        Ok(tokio::task::spawn_blocking(gathered).await??)
    }
}

fn connect(file: &Path, durable: Durable) -> anyhow::Result<Connection> {
    let conn = Connection::open(file).with_context(|| format!("opening {}", file.display()))?;
    conn.busy_timeout(Duration::from_secs(10))?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", if durable == Durable::Always { "FULL" } else { "OFF" })?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "cache_size", -16_384)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(READY);
    Ok(conn)
}

/// The connection that writes, for as long as one write is under way. Dropped, it leaves nothing.
#[derive(Debug)]
pub(crate) struct Hold {
    line: Option<OwnedMutexGuard<Line>>,
    durable: Durable,
}

impl Drop for Hold {
    fn drop(&mut self) {
        if let Some(line) = &self.line {
            // A connection that cannot roll back has lost its file: the next write will say so.
            let _ = line.get().execute_batch("rollback");
        }
    }
}

impl Hold {
    fn line(&self) -> anyhow::Result<&Line> {
        self.line.as_deref().context("this write has ended")
    }

    pub(crate) fn rows(&self, sql: &str, cells: &[Cell], wanted: Wanted) -> anyhow::Result<Vec<Row>> {
        Ok(rows(&self.line()?.get(), sql, cells, wanted)?)
    }

    /// How many rows the statement changed.
    pub(crate) fn execute(&self, sql: &str, cells: &[Cell]) -> anyhow::Result<u64> {
        let line = self.line()?.get();
        Ok(bound(&line, sql, cells)?.raw_execute()? as u64)
    }

    /// Many statements, as a file holds them.
    pub(crate) fn script(&self, sql: &str) -> anyhow::Result<()> {
        Ok(self.line()?.get().execute_batch(sql)?)
    }

    pub(crate) async fn commit(mut self) -> anyhow::Result<()> {
        let Some(line) = self.line.take() else { return Ok(()) };
        let durable = self.durable;
        let commit = move || {
            let done = line.get().execute_batch("commit");
            if done.is_err() {
                let _ = line.get().execute_batch("rollback");
            }
            done
        };
        // The disk may take its time, and others want this thread meanwhile.
        Ok(if durable == Durable::Always { tokio::task::spawn_blocking(commit).await? } else { commit() }?)
    }
}

fn bound<'c>(conn: &'c Connection, sql: &str, cells: &[Cell]) -> rusqlite::Result<CachedStatement<'c>> {
    let mut statement = conn.prepare_cached(sql)?;
    for place in 1..=statement.parameter_count() {
        // SQLite numbers `$2` by where it stands first, not by what it is called.
        let number = statement.parameter_name(place).and_then(|name| name.get(1..)?.parse::<usize>().ok());
        match number.and_then(|number| cells.get(number.checked_sub(1)?)) {
            Some(cell) => statement.raw_bind_parameter(place, Bound(cell))?,
            None => return Err(rusqlite::Error::InvalidParameterCount(cells.len(), place)),
        }
    }
    Ok(statement)
}

struct Bound<'a>(&'a Cell);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let borrowed = match self.0 {
            Cell::Text(Some(text)) => ValueRef::Text(text.as_bytes()),
            Cell::Whole(Some(whole)) => ValueRef::Integer(*whole),
            Cell::Truth(Some(truth)) => return Ok(ToSqlOutput::Owned(Value::Integer((*truth).into()))),
            Cell::Uuid(Some(id)) => ValueRef::Blob(id.as_bytes()),
            Cell::Bytes(Some(bytes)) => ValueRef::Blob(bytes),
            Cell::Text(None) | Cell::Whole(None) | Cell::Truth(None) | Cell::Uuid(None) | Cell::Bytes(None) => {
                ValueRef::Null
            }
        };
        Ok(ToSqlOutput::Borrowed(borrowed))
    }
}

/// What a question came to: every value in one piece of memory.
#[derive(Debug)]
struct Answer {
    columns: Vec<Box<str>>,
    values: Vec<Datum>,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
enum Datum {
    Empty,
    Whole(i64),
    /// No kind of cell is stored so; it is only ever refused.
    Real,
    Text {
        from: usize,
        to: usize,
    },
    Bytes {
        from: usize,
        to: usize,
    },
}

/// A row of it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    answer: Arc<Answer>,
    begins: usize,
}

fn rows(conn: &Connection, sql: &str, cells: &[Cell], wanted: Wanted) -> rusqlite::Result<Vec<Row>> {
    let mut statement = bound(conn, sql, cells)?;
    let mut answer = Answer { columns: Vec::new(), values: Vec::new(), bytes: Vec::new() };
    let mut found = statement.raw_query();
    let mut count = 0;
    while let Some(row) = found.next()? {
        if count == 0 {
            answer.columns = row.as_ref().column_names().into_iter().map(Into::into).collect();
        }
        for column in 0..answer.columns.len() {
            let from = answer.bytes.len();
            answer.values.push(match row.get_ref(column)? {
                ValueRef::Null => Datum::Empty,
                ValueRef::Integer(whole) => Datum::Whole(whole),
                ValueRef::Real(_) => Datum::Real,
                ValueRef::Text(text) => {
                    answer.bytes.extend_from_slice(text);
                    Datum::Text { from, to: answer.bytes.len() }
                }
                ValueRef::Blob(blob) => {
                    answer.bytes.extend_from_slice(blob);
                    Datum::Bytes { from, to: answer.bytes.len() }
                }
            });
        }
        count += 1;
        if wanted == Wanted::First {
            break;
        }
    }
    drop(found);
    let answer = Arc::new(answer);
    let width = answer.columns.len();
    Ok((0..count).map(|n| Row { answer: answer.clone(), begins: n * width }).collect())
}

impl Row {
    /// The cell of a column, where it is not empty.
    pub(crate) fn cell(&self, column: &str, kind: CellKind) -> anyhow::Result<Option<Cell>> {
        let answer = &*self.answer;
        let place = answer.columns.iter().position(|name| **name == *column).context("there is no such column")?;
        let text = |from, to| String::from_utf8(answer.bytes[from..to].to_vec());
        Ok(match (answer.values[self.begins + place], kind) {
            (Datum::Empty, _) => None,
            (Datum::Text { from, to }, CellKind::Text) => Some(Cell::Text(Some(text(from, to)?))),
            (Datum::Whole(whole), CellKind::Whole) => Some(Cell::Whole(Some(whole))),
            (Datum::Whole(whole), CellKind::Truth) => Some(Cell::Truth(Some(whole != 0))),
            (Datum::Bytes { from, to }, CellKind::Uuid) => {
                Some(Cell::Uuid(Some(uuid::Uuid::from_slice(&answer.bytes[from..to])?)))
            }
            (Datum::Bytes { from, to }, CellKind::Bytes) => Some(Cell::Bytes(Some(answer.bytes[from..to].to_vec()))),
            (held, _) => anyhow::bail!("it holds {held:?} and no {kind:?}"),
        })
    }
}

/// The columns that hold something twice that may stand once, as SQLite names them (`table.column`).
pub(crate) fn taken(error: &anyhow::Error) -> Option<String> {
    let rusqlite::Error::SqliteFailure(code, Some(told)) = error.downcast_ref()? else { return None };
    let twice = [rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE, rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY];
    twice.contains(&code.extended_code).then(|| told.rsplit(": ").next().unwrap_or(told).to_owned())
}
