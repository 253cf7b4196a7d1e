//! Writing: begin, change rows one by one by name, record the act, announce what happened, commit.
//! A write that is dropped leaves nothing. A write that records nothing cannot be committed.

use anyhow::{Context, anyhow};
use kernel::{Caller, Cell, Failure, Id};
use sea_orm::{ConnectionTrait, DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::OwnedMutexGuard;
use uuid::Uuid;

use crate::audit::{self, Record};
use crate::events::{self, Event};
use crate::read::statement;
use crate::{Backend, Db};

/// A row by the name of its table and its id: every changed row is named, so that its digest can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowRef {
    /// The table.
    pub table: &'static str,
    /// The row's id.
    pub id: Uuid,
}

impl RowRef {
    /// The row of a table.
    pub fn new(table: &'static str, id: impl Id) -> Self {
        Self { table, id: id.uuid() }
    }
}

/// A write under way.
#[derive(Debug)]
pub struct Write {
    pub(crate) tx: DatabaseTransaction,
    pub(crate) db: Db,
    pub(crate) by: Caller,
    touched: Vec<RowRef>,
    records: Vec<Record>,
    events: Vec<Event>,
    quiet: bool,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Db {
    /// Begins a write in the caller's name. On SQLite it begins IMMEDIATE (a deferred one would fail when it
    /// reads before it writes); on PostgreSQL rows are guarded by their versions and the chain by its head.
    ///
    /// # Errors
    /// Broken, when the database does not answer.
    pub async fn write(&self, by: &Caller) -> Result<Write, Failure> {
        let turn = match self.backend {
            Backend::Sqlite => Some(self.turn.clone().lock_owned().await),
            Backend::Postgres => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.conn.begin_with_options(options).await.context("beginning a write")?;
        Ok(Write {
            tx,
            db: self.clone(),
            by: by.clone(),
            touched: Vec::new(),
            records: Vec::new(),
            events: Vec::new(),
            quiet: false,
            _turn: turn,
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

    async fn execute(&mut self, sql: &str, cells: Vec<Cell>) -> Result<u64, Failure> {
        let done = self.tx.execute_raw(statement(self.db.dialect(), sql, cells)).await;
        match done {
            Ok(result) => Ok(result.rows_affected()),
            Err(error) => match error.sql_err() {
                Some(sea_orm::SqlErr::UniqueConstraintViolation(which)) => {
                    Err(kernel::house::TAKEN.with("which", constraint(&which)).into())
                }
                _ => Err(Failure::Broken(anyhow::Error::new(error).context(format!("writing: {sql}")))),
            },
        }
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

    /// Marks an event as followed up, in the same commit as what followed.
    ///
    /// # Errors
    /// Broken, when the database does not answer.
    pub async fn handled(&mut self, event: Uuid) -> Result<(), Failure> {
        let now = self.by.now;
        self.unrecorded(
            "update db_event set handled_at = $1 where id = $2 and handled_at is null",
            crate::values![now, event],
        )
        .await
        .map(|_| ())
    }

    /// Commits: digests the touched rows, links the records into the chain, stores the events.
    ///
    /// # Errors
    /// Broken, when rows were changed without a record: that would be a second door.
    pub async fn done(mut self) -> Result<(), Failure> {
        if self.records.is_empty() && !(self.quiet && self.touched.is_empty()) {
            return Err(anyhow!("rows of {:?} were changed and no act was recorded", self.touched).into());
        }
        let (touched, records, events) = (
            std::mem::take(&mut self.touched),
            std::mem::take(&mut self.records),
            std::mem::take(&mut self.events),
        );
        audit::link(&mut self, &touched, records).await?;
        for event in events {
            events::store(&mut self, &event).await?;
        }
        self.tx.commit().await.context("committing")?;
        Ok(())
    }
}

/// The constraint's name as both databases tell it: SQLite names `table.column`, PostgreSQL the constraint.
fn constraint(told: &str) -> String {
    told.split('"').nth(1).or_else(|| told.rsplit(": ").next()).unwrap_or(told).to_owned()
}
