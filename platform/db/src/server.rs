//! PostgreSQL, on a server: a pool of connections.

use std::time::Duration;

use kernel::{Cell, CellKind};
use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool, PgPoolOptions, PgRow};
use sqlx::query::Query;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgTransaction, Postgres};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::wanted::Wanted;

/// The database on a server.
#[derive(Clone, Debug)]
pub(crate) struct Server(PgPool);

impl Server {
    pub(crate) async fn open(url: &str) -> anyhow::Result<Self> {
        let options = url.parse::<PgConnectOptions>()?.disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(20))
            .test_before_acquire(false);
        Ok(Self(pool.connect_with(options).await?))
    }

    /// The rows of an answer.
    pub(crate) async fn rows(&self, sql: &str, cells: Vec<Cell>, wanted: Wanted) -> anyhow::Result<Vec<PgRow>> {
        rows(&self.0, bound(sql, cells), wanted).await
    }

    pub(crate) async fn begin(&self) -> anyhow::Result<Hold> {
        Ok(Hold(Mutex::new(self.0.begin().await?)))
    }

    /// Many statements, as a file holds them, outside any write; how many rows they changed.
    pub(crate) async fn script(&self, sql: &str) -> anyhow::Result<u64> {
        Ok(self.0.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?.rows_affected())
    }

    pub(crate) async fn close(&self) {
        self.0.close().await;
    }
}

/// A connection, for as long as one write is under way. Dropped, it leaves nothing.
#[derive(Debug)]
pub(crate) struct Hold(Mutex<PgTransaction<'static>>);

impl Hold {
    pub(crate) async fn rows(&self, sql: &str, cells: Vec<Cell>, wanted: Wanted) -> anyhow::Result<Vec<PgRow>> {
        rows(&mut **self.0.lock().await, bound(sql, cells), wanted).await
    }

    /// How many rows the statement changed.
    pub(crate) async fn execute(&self, sql: &str, cells: Vec<Cell>) -> anyhow::Result<u64> {
        Ok(bound(sql, cells).execute(&mut **self.0.lock().await).await?.rows_affected())
    }

    /// Many statements, as a file holds them.
    pub(crate) async fn script(&self, sql: &str) -> anyhow::Result<()> {
        self.0.lock().await.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        Ok(())
    }

    pub(crate) async fn commit(self) -> anyhow::Result<()> {
        Ok(self.0.into_inner().commit().await?)
    }
}

async fn rows<'e>(
    conn: impl Executor<'e, Database = Postgres>,
    asked: Query<'e, Postgres, PgArguments>,
    wanted: Wanted,
) -> anyhow::Result<Vec<PgRow>> {
    Ok(match wanted {
        Wanted::All => conn.fetch_all(asked).await?,
        Wanted::First => conn.fetch_optional(asked).await?.into_iter().collect(),
    })
}

fn bound<'q>(sql: &str, cells: Vec<Cell>) -> Query<'q, Postgres, PgArguments> {
    cells.into_iter().fold(sqlx::query(AssertSqlSafe(sql)), |asked, cell| match cell {
        Cell::Text(value) => asked.bind(value),
        Cell::Whole(value) => asked.bind(value),
        Cell::Truth(value) => asked.bind(value),
        Cell::Uuid(value) => asked.bind(value),
        Cell::Bytes(value) => asked.bind(value),
    })
}

/// The cell of a column, where it is not empty.
pub(crate) fn cell(row: &PgRow, column: &str, kind: CellKind) -> anyhow::Result<Option<Cell>> {
    use sqlx::Row;
    Ok(match kind {
        CellKind::Text => row.try_get::<Option<String>, _>(column)?.map(|v| Cell::Text(Some(v))),
        CellKind::Whole => row.try_get::<Option<i64>, _>(column)?.map(|v| Cell::Whole(Some(v))),
        CellKind::Truth => row.try_get::<Option<bool>, _>(column)?.map(|v| Cell::Truth(Some(v))),
        CellKind::Uuid => row.try_get::<Option<Uuid>, _>(column)?.map(|v| Cell::Uuid(Some(v))),
        CellKind::Bytes => row.try_get::<Option<Vec<u8>>, _>(column)?.map(|v| Cell::Bytes(Some(v))),
    })
}

/// The constraint by which something stands twice that may stand once.
pub(crate) fn taken(error: &anyhow::Error) -> Option<String> {
    let told = error.downcast_ref::<sqlx::Error>()?.as_database_error()?;
    told.is_unique_violation().then(|| told.constraint().unwrap_or_default().to_owned())
}

/// The address without its password, for messages.
pub(crate) fn shown(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}
