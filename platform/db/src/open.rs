//! Opening a database.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, RwLock};

use anyhow::Context;

use crate::either::Either;
use crate::embedded::{Durable, Embedded};
use crate::server::{self, Server};

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
    pub(crate) either: Either,
    /// The statement that prints a row for its digest, by table.
    pub(crate) prints: Arc<RwLock<HashMap<&'static str, Arc<str>>>>,
}

impl Db {
    /// Opens `sqlite:PATH` (made when missing) or `postgres://…`.
    ///
    /// # Errors
    /// When there is no such server, or the file cannot be opened.
    pub async fn open(url: &str) -> anyhow::Result<Self> {
        Self::opened(url, Durable::Always).await
    }

    /// The same for a database that is being filled and counts for nothing until it is whole: an embedded one does not
    /// wait for the disk after each write, so a power cut may spoil it.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_to_fill(url: &str) -> anyhow::Result<Self> {
        Self::opened(url, Durable::Eventually).await
    }

    async fn opened(url: &str, durable: Durable) -> anyhow::Result<Self> {
        let either = if let Some(path) = url.strip_prefix("sqlite:") {
            Either::Embedded(Arc::new(Embedded::open(Path::new(path.trim_start_matches("//")), durable)?))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let server = Server::open(url).await;
            Either::Server(server.with_context(|| format!("opening {}", server::shown(url)))?)
        } else {
            anyhow::bail!("a database is `sqlite:PATH` or `postgres://USER@HOST/NAME`, not `{url}`");
        };
        Ok(Self { either, prints: Arc::default() })
    }

    /// Which database it is.
    pub fn backend(&self) -> Backend {
        match self.either {
            Either::Embedded(_) => Backend::Sqlite,
            Either::Server(_) => Backend::Postgres,
        }
    }

    /// Statements by hand, for tests that play the intruder; how many rows the last one changed. `tidy` allows it
    /// nowhere else.
    ///
    /// # Errors
    /// As the database says.
    #[doc(hidden)]
    pub async fn by_hand(&self, sql: &str) -> anyhow::Result<u64> {
        self.either.script(sql).await
    }

    /// Closes every connection; of an embedded database everything then stands in the one file.
    ///
    /// # Errors
    /// When a connection does not close.
    pub async fn close(self) -> anyhow::Result<()> {
        self.either.close().await
    }
}

/// A consistent copy of an embedded database into a new file, while it is being written to.
///
/// # Errors
/// When the file exists, or cannot be written.
pub async fn copy_to(db: &Db, to: &Path) -> anyhow::Result<()> {
    db.either.copy_to(to).await
}
