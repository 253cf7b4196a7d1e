//! Reading: one statement, typed cells. What can read is the database itself or a write under way.

use std::future::Future;
use std::pin::Pin;

use anyhow::{Context, anyhow};
use kernel::{Cell, CellKind, Failure, Names, Stored};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, QueryResult, Statement, Value};

use crate::{Db, Write};

/// A row of an answer.
#[derive(Debug)]
pub struct Row(pub(crate) QueryResult);

impl Row {
    /// The value of a column.
    ///
    /// # Errors
    /// Broken, when the column is missing, or empty where a value must stand, or holds no such value: the
    /// statement or the table is wrong, never the user.
    pub fn get<T: Stored>(&self, column: &str) -> Result<T, Failure> {
        let wrong = || anyhow!("column `{column}` holds no {}", std::any::type_name::<T>());
        let get = || -> Result<Option<Cell>, sea_orm::DbErr> {
            Ok(match T::KIND {
                CellKind::Text => self.0.try_get::<Option<String>>("", column)?.map(|v| Cell::Text(Some(v))),
                CellKind::Whole => self.0.try_get::<Option<i64>>("", column)?.map(|v| Cell::Whole(Some(v))),
                CellKind::Truth => self.0.try_get::<Option<bool>>("", column)?.map(|v| Cell::Truth(Some(v))),
                CellKind::Uuid => self.0.try_get::<Option<uuid::Uuid>>("", column)?.map(|v| Cell::Uuid(Some(v))),
                CellKind::Bytes => self.0.try_get::<Option<Vec<u8>>>("", column)?.map(|v| Cell::Bytes(Some(v))),
            })
        };
        let value = match get().with_context(|| format!("reading column `{column}`"))? {
            Some(cell) => T::of_cell(cell),
            None => T::empty(),
        };
        Ok(value.ok_or_else(wrong)?)
    }

    /// The three columns `column_kk`, `column_ru`, `column_en`.
    ///
    /// # Errors
    /// Broken, as [`Row::get`].
    pub fn names(&self, column: &str) -> Result<Names, Failure> {
        let get = |lang: &str| self.get::<String>(&format!("{column}_{lang}"));
        Ok(Names { kk: get("kk")?, ru: get("ru")?, en: get("en")? })
    }

    /// The JSON of a column.
    ///
    /// # Errors
    /// Broken, when it is not the JSON that was written.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: &str) -> Result<T, Failure> {
        let text: String = self.get(column)?;
        Ok(serde_json::from_str(&text).with_context(|| format!("reading the JSON of column `{column}`"))?)
    }
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Text(v) => Value::String(v),
        Cell::Whole(v) => Value::BigInt(v),
        Cell::Truth(v) => Value::Bool(v),
        Cell::Uuid(v) => Value::Uuid(v),
        Cell::Bytes(v) => Value::Bytes(v),
    }
}

pub(crate) fn statement(dialect: DbBackend, sql: &str, cells: Vec<Cell>) -> Statement {
    Statement::from_sql_and_values(dialect, sql, cells.into_iter().map(value))
}

/// What a question comes to.
pub type Told<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// What is asked: the pool, or the write under way.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// The pool.
    Pool(&'a DatabaseConnection),
    /// The write under way.
    Writing(&'a DatabaseTransaction),
}

impl Source<'_> {
    fn dialect(self) -> DbBackend {
        match self {
            Self::Pool(conn) => conn.get_database_backend(),
            Self::Writing(conn) => conn.get_database_backend(),
        }
    }

    async fn all(self, sql: &str, cells: Vec<Cell>) -> Result<Vec<Row>, Failure> {
        let asked = statement(self.dialect(), sql, cells);
        let rows = match self {
            Self::Pool(conn) => conn.query_all_raw(asked).await,
            Self::Writing(conn) => conn.query_all_raw(asked).await,
        };
        Ok(rows.with_context(|| format!("reading: {sql}"))?.into_iter().map(Row).collect())
    }

    async fn maybe(self, sql: &str, cells: Vec<Cell>) -> Result<Option<Row>, Failure> {
        let asked = statement(self.dialect(), sql, cells);
        let row = match self {
            Self::Pool(conn) => conn.query_one_raw(asked).await,
            Self::Writing(conn) => conn.query_one_raw(asked).await,
        };
        Ok(row.with_context(|| format!("reading: {sql}"))?.map(Row))
    }
}

/// Who can read: the database (each statement sees the newest state) or a write under way (sees its own changes).
/// Functions take `&dyn Read`, so that each is compiled once and not once for each of the two in every crate that asks.
pub trait Read: Sync {
    /// What is asked.
    fn source(&self) -> Source<'_>;

    /// Every row.
    fn all<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, Vec<Row>> {
        Box::pin(self.source().all(sql, cells))
    }

    /// The first row, where there is one.
    fn maybe<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, Option<Row>> {
        Box::pin(self.source().maybe(sql, cells))
    }

    /// The row, or `Missing`.
    fn one<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, Row> {
        let source = self.source();
        Box::pin(async move { source.maybe(sql, cells).await?.ok_or(Failure::Missing) })
    }

    /// The whole number in the column `n` of the only row: `select count(*) as n …`.
    fn count<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, i64> {
        let source = self.source();
        Box::pin(async move { source.maybe(sql, cells).await?.ok_or(Failure::Missing)?.get("n") })
    }
}

impl Read for Db {
    fn source(&self) -> Source<'_> {
        Source::Pool(&self.conn)
    }
}

impl Read for Write {
    fn source(&self) -> Source<'_> {
        Source::Writing(&self.tx)
    }
}
