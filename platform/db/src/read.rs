//! Reading: one statement, typed cells. What can read is the database itself or a write under way.

use std::future::Future;

use anyhow::{Context, anyhow};
use kernel::{Cell, CellKind, Failure, Names, Stored};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};

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

/// Who can read: the database (each statement sees the newest state) or a write under way (sees its own changes).
pub trait Read: Sync {
    /// The connection underneath.
    type Conn: ConnectionTrait + Sync;
    /// The connection underneath.
    fn conn(&self) -> &Self::Conn;

    /// Every row.
    fn all(&self, sql: &str, cells: Vec<Cell>) -> impl Future<Output = Result<Vec<Row>, Failure>> + Send {
        async move {
            let conn = self.conn();
            let rows = conn.query_all_raw(statement(conn.get_database_backend(), sql, cells)).await;
            Ok(rows.with_context(|| format!("reading: {sql}"))?.into_iter().map(Row).collect())
        }
    }

    /// The first row, where there is one.
    fn maybe(&self, sql: &str, cells: Vec<Cell>) -> impl Future<Output = Result<Option<Row>, Failure>> + Send {
        async move {
            let conn = self.conn();
            let row = conn.query_one_raw(statement(conn.get_database_backend(), sql, cells)).await;
            Ok(row.with_context(|| format!("reading: {sql}"))?.map(Row))
        }
    }

    /// The row, or `Missing`.
    fn one(&self, sql: &str, cells: Vec<Cell>) -> impl Future<Output = Result<Row, Failure>> + Send {
        async move { self.maybe(sql, cells).await?.ok_or(Failure::Missing) }
    }

    /// The whole number in the column `n` of the only row: `select count(*) as n …`.
    fn count(&self, sql: &str, cells: Vec<Cell>) -> impl Future<Output = Result<i64, Failure>> + Send {
        async move { self.one(sql, cells).await?.get("n") }
    }
}

impl Read for Db {
    type Conn = sea_orm::DatabaseConnection;
    fn conn(&self) -> &Self::Conn {
        &self.conn
    }
}

impl Read for Write {
    type Conn = sea_orm::DatabaseTransaction;
    fn conn(&self) -> &Self::Conn {
        &self.tx
    }
}
