//! Writing: begin, change rows one by one by name, record the act, announce what happened, commit.
//! A write that is dropped leaves nothing. A write that records nothing cannot be committed.

use anyhow::Context;
use kernel::{Caller, Cell, Failure, Id};
use uuid::Uuid;

use crate::either::{self, Hold};
use crate::record::{Event, Record, RowRef};
use crate::{Backend, Db};

/// A write under way.
#[derive(Debug)]
pub struct Write {
    pub(crate) hold: Hold,
    pub(crate) db: Db,
    pub(crate) by: Caller,
    pub(crate) touched: Vec<RowRef>,
    pub(crate) records: Vec<Record>,
    pub(crate) events: Vec<Event>,
    /// Rows of machinery were changed: such a write needs no record.
    pub(crate) quiet: bool,
}

impl Db {
    /// Begins a write in the caller's name. On SQLite it begins IMMEDIATE (a deferred one would fail when it
    /// reads before it writes); on PostgreSQL rows are guarded by their versions and the chain by its head.
    ///
    /// # Errors
    /// Broken, when the database does not answer.
    pub async fn write(&self, by: &Caller) -> Result<Write, Failure> {
        let hold = self.either.begin().await.context("beginning a write")?;
        Ok(Write {
            hold,
            db: self.clone(),
            by: by.clone(),
            touched: Vec::new(),
            records: Vec::new(),
            events: Vec::new(),
            quiet: false,
        })
    }
}

impl Write {
    /// In whose name it is.
    pub fn by(&self) -> &Caller {
        &self.by
    }

    /// Inserts, updates or deletes exactly this row.
    ///
    /// # Errors
    /// Refused as stale, when the statement changed no row: its `version` has moved on. A row that stands already
    /// (a unique constraint) is `TAKEN`, with the constraint's name.
    pub async fn change(&mut self, row: RowRef, sql: &str, cells: Vec<Cell>) -> Result<(), Failure> {
        if self.execute(sql, cells).await? != 1 {
            return Err(kernel::house::STALE.refuse().into());
        }
        if !self.touched.contains(&row) {
            self.touched.push(row);
        }
        Ok(())
    }

    /// Rows of machinery that are no part of the record (sessions, jobs, throttle): platform only.
    ///
    /// # Errors
    /// As the database says.
    pub async fn unrecorded(&mut self, sql: &str, cells: Vec<Cell>) -> Result<u64, Failure> {
        self.quiet = true;
        self.execute(sql, cells).await
    }

    /// From here to its end, this write is alone among those that ask for the same thing: for what a row's version
    /// cannot guard, as two contracts of one learner that must not overlap. Read what you decide by after this.
    /// On SQLite writes follow one another in any case.
    ///
    /// # Errors
    /// Broken, when the database does not answer.
    pub async fn alone(&mut self, thing: impl Id) -> Result<(), Failure> {
        if self.db.backend() == Backend::Sqlite {
            return Ok(());
        }
        let (high, low) = thing.uuid().as_u64_pair();
        let key = (high ^ low).cast_signed();
        self.execute("select pg_advisory_xact_lock($1)", crate::values![key]).await.map(|_| ())
    }

    async fn execute(&mut self, sql: &str, cells: Vec<Cell>) -> Result<u64, Failure> {
        self.hold.execute(sql, cells).await.map_err(|error| match either::taken(&error) {
            Some(which) => kernel::house::TAKEN.with("which", which).into(),
            None => Failure::Broken(error.context(format!("writing: {sql}"))),
        })
    }

    /// Records the act: what was done to which row, and what about it should be remembered.
    pub fn record(&mut self, act: &'static str, subject: RowRef, payload: serde_json::Value) {
        self.records.push(Record { act, subject, payload });
    }

    /// Announces what happened to whoever follows (`app/src/reactions.rs`); delivered at least once, after the commit.
    pub fn announce(&mut self, name: &'static str, subject: impl Id, payload: serde_json::Value) {
        // Any typed id serves: what matters is that it sorts by the moment.
        let id = kernel::FileId::new(self.by.now, &self.by.chance).uuid();
        self.events.push(Event { id, name: name.to_owned(), subject: subject.uuid(), at: self.by.now, payload });
    }

    /// Marks an event as followed up, in the same commit as what followed. False when another worker did: then
    /// nothing must follow again.
    ///
    /// # Errors
    /// Broken, when the database does not answer.
    pub async fn handled(&mut self, event: Uuid) -> Result<bool, Failure> {
        let now = self.by.now;
        let marked = self
            .unrecorded(
                "update db_event set handled_at = $1 where id = $2 and handled_at is null",
                crate::values![now, event],
            )
            .await?;
        Ok(marked == 1)
    }
}
