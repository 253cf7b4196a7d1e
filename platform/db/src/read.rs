//! Reading: one statement, typed cells. What can read is the database itself or a write under way.

use std::future::Future;
use std::pin::Pin;

use anyhow::{Context, anyhow};
use kernel::{Cell, Failure, Names, Stored};
use sqlx::postgres::PgRow;

use crate::either::{Either, Hold};
use crate::wanted::Wanted;
use crate::{Db, Write, embedded, server};

/// A row of an answer.
#[derive(Debug)]
pub struct Row(Cells);

#[derive(Debug)]
enum Cells {
    Embedded(embedded::Row),
    Server(PgRow),
}

impl Row {
    /// The value of a column.
    ///
    /// # Errors
    /// Broken, when the column is missing, or empty where a value must stand, or holds no such value: the
    /// statement or the table is wrong, never the user.
    pub fn get<T: Stored>(&self, column: &str) -> Result<T, Failure> {
        let wrong = || anyhow!("column `{column}` holds no {}", std::any::type_name::<T>());
        let cell = match &self.0 {
            Cells::Embedded(row) => row.cell(column, T::KIND),
            Cells::Server(row) => server::cell(row, column, T::KIND),
        };
        let value = match cell.with_context(|| format!("reading column `{column}`"))? {
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

/// What a question comes to.
pub type Told<'a, T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send + 'a>>;

/// What is asked: the database, or the write under way.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a>(Within<'a>);

#[derive(Clone, Copy, Debug)]
enum Within<'a> {
    Database(&'a Either),
    Hold(&'a Hold),
}

impl Source<'_> {
    async fn rows(self, sql: &str, cells: Vec<Cell>, wanted: Wanted) -> Result<Vec<Row>, Failure> {
        let embedded = |rows: Vec<_>| rows.into_iter().map(|row| Row(Cells::Embedded(row))).collect();
        let server = |rows: Vec<_>| rows.into_iter().map(|row| Row(Cells::Server(row))).collect();
        let rows = match self.0 {
            Within::Database(Either::Embedded(base)) => base.rows(sql, &cells, wanted).map(embedded),
            Within::Hold(Hold::Embedded(hold)) => hold.rows(sql, &cells, wanted).map(embedded),
            Within::Database(Either::Server(base)) => base.rows(sql, cells, wanted).await.map(server),
            Within::Hold(Hold::Server(hold)) => hold.rows(sql, cells, wanted).await.map(server),
        };
        Ok(rows.with_context(|| format!("reading: {sql}"))?)
    }

    async fn first(self, sql: &str, cells: Vec<Cell>) -> Result<Option<Row>, Failure> {
        Ok(self.rows(sql, cells, Wanted::First).await?.pop())
    }
}

/// Who can read: the database (each statement sees the newest state) or a write under way (sees its own changes).
/// Functions take `&dyn Read`, so that each is compiled once and not once for each of the two in every crate that asks.
pub trait Read: Sync {
    /// What is asked.
    fn source(&self) -> Source<'_>;

    /// Every row.
    fn all<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, Vec<Row>> {
        Box::pin(self.source().rows(sql, cells, Wanted::All))
    }

    /// The first row, where there is one.
    fn maybe<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, Option<Row>> {
        Box::pin(self.source().first(sql, cells))
    }

    /// The row, or `Missing`.
    fn one<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, Row> {
        let source = self.source();
        Box::pin(async move { source.first(sql, cells).await?.ok_or(Failure::Missing) })
    }

    /// The whole number in the column `n` of the only row: `select count(*) as n …`.
    fn count<'a>(&'a self, sql: &'a str, cells: Vec<Cell>) -> Told<'a, i64> {
        let source = self.source();
        Box::pin(async move { source.first(sql, cells).await?.ok_or(Failure::Missing)?.get("n") })
    }
}

impl Read for Db {
    fn source(&self) -> Source<'_> {
        Source(Within::Database(&self.either))
    }
}

impl Read for Write {
    fn source(&self) -> Source<'_> {
        Source(Within::Hold(&self.hold))
    }
}
