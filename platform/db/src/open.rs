//! Opening a database and the limits it works under.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use anyhow::Context;
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};
use tokio::sync::Mutex;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The embedded one, a file.
    Sqlite,
    /// A server.
    Postgres,
}

/// The database.
#[derive(Clone, Debug)]
pub struct Db {
    pub(crate) conn: DatabaseConnection,
    pub(crate) backend: Backend,
    /// SQLite has one writer; queueing here is fair and never meets the busy timeout.
    pub(crate) turn: Arc<Mutex<()>>,
    /// The statement that prints a row for its digest, by table.
    pub(crate) prints: Arc<RwLock<HashMap<&'static str, Arc<str>>>>,
}

impl Db {
    /// Opens `sqlite:PATH` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When there is no such server, or the file cannot be opened.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        Self::opened(url, "FULL").await
    }

    /// The same for a database that is being filled and counts for nothing until it is whole: an embedded one does not
    /// wait for the disk after each write, so a power cut may spoil it.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_to_fill(url: &str) -> anyhow::Result<Self> {
        Self::opened(url, "OFF").await
    }

    async fn opened(url: &str, synchronous: &'static str) -> anyhow::Result<Self> {
        let (backend, full) = if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.trim_start_matches("//");
            (Backend::Sqlite, format!("sqlite://{path}?mode=rwc"))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            (Backend::Postgres, url.to_owned())
        } else {
            anyhow::bail!("a database is `sqlite:PATH` or `postgres://USER@HOST/NAME`, not `{url}`");
        };
        let mut options = ConnectOptions::new(full);
        options
            .max_connections(if backend == Backend::Sqlite { 6 } else { 16 })
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(20))
            .sqlx_logging(false)
            .test_before_acquire(false);
        options.map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .pragma("journal_mode", "WAL")
                .pragma("synchronous", synchronous)
                .pragma("foreign_keys", "ON")
                .pragma("busy_timeout", "10000")
                .pragma("cache_size", "-16384")
                .pragma("temp_store", "MEMORY")
                .row_buffer_size(1024)
        });
        let conn = Database::connect(options).await.with_context(|| format!("opening {}", shown(url)))?;
        Ok(Self { conn, backend, turn: Arc::default(), prints: Arc::default() })
    }

    /// Which database it is.
    pub fn backend(&self) -> Backend {
        self.backend
    }

    pub(crate) fn dialect(&self) -> DbBackend {
        match self.backend {
            Backend::Sqlite => DbBackend::Sqlite,
            Backend::Postgres => DbBackend::Postgres,
        }
    }

    /// The bare connection, for tests that play the intruder; `tidy` allows it nowhere else.
    #[doc(hidden)]
    pub fn bare_for_tests(&self) -> &DatabaseConnection {
        &self.conn
    }

    /// Closes every connection.
    ///
    /// # Errors
    /// When a connection does not close.
    pub async fn close(self) -> anyhow::Result<()> {
        Ok(self.conn.close().await?)
    }
}

/// A consistent copy of an embedded database into a new file, while it is being written to.
///
/// # Errors
/// When the file exists, or cannot be written.
pub async fn copy_to(db: &Db, to: &std::path::Path) -> anyhow::Result<()> {
    use sea_orm::ConnectionTrait;
    let sql = crate::read::statement(db.dialect(), "vacuum into $1", crate::values![to.display().to_string()]);
    db.conn.execute_raw(sql).await.with_context(|| format!("copying to {}", to.display()))?;
    Ok(())
}

/// The address without its password, for messages.
fn shown(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}
