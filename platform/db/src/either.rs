//! The two databases behind one set of verbs.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use kernel::Cell;

use crate::embedded::{self, Embedded};
use crate::server::{self, Server};

/// A database.
#[derive(Clone, Debug)]
pub(crate) enum Either {
    Embedded(Arc<Embedded>),
    Server(Server),
}

impl Either {
    pub(crate) async fn begin(&self) -> anyhow::Result<Hold> {
        Ok(match self {
            Self::Embedded(base) => Hold::Embedded(base.begin().await?),
            Self::Server(base) => Hold::Server(base.begin().await?),
        })
    }

    /// Many statements, as a file holds them, outside any write; how many rows the last one changed.
    pub(crate) async fn script(&self, sql: &str) -> anyhow::Result<u64> {
        match self {
            Self::Embedded(base) => base.script(sql).await,
            Self::Server(base) => base.script(sql).await,
        }
    }

    pub(crate) async fn copy_to(&self, to: &Path) -> anyhow::Result<()> {
        match self {
            Self::Embedded(base) => base.copy_to(to).await.with_context(|| format!("copying to {}", to.display())),
            Self::Server(_) => anyhow::bail!("a server copies itself, with pg_dump"),
        }
    }

    pub(crate) async fn close(&self) -> anyhow::Result<()> {
        match self {
            Self::Embedded(base) => base.close().await,
            Self::Server(base) => {
                base.close().await;
                Ok(())
            }
        }
    }
}

/// A write under way in it. Dropped before it is committed, it leaves nothing.
#[derive(Debug)]
pub(crate) enum Hold {
    Embedded(embedded::Hold),
    Server(server::Hold),
}

impl Hold {
    /// How many rows the statement changed.
    pub(crate) async fn execute(&self, sql: &str, cells: Vec<Cell>) -> anyhow::Result<u64> {
        match self {
            Self::Embedded(hold) => hold.execute(sql, &cells),
            Self::Server(hold) => hold.execute(sql, cells).await,
        }
    }

    /// Many statements, as a file holds them.
    pub(crate) async fn script(&self, sql: &str) -> anyhow::Result<()> {
        match self {
            Self::Embedded(hold) => hold.script(sql),
            Self::Server(hold) => hold.script(sql).await,
        }
    }

    pub(crate) async fn commit(self) -> anyhow::Result<()> {
        match self {
            Self::Embedded(hold) => hold.commit().await,
            Self::Server(hold) => hold.commit().await,
        }
    }
}

/// By which constraint the same thing stands twice, where that is what the database says.
pub(crate) fn taken(error: &anyhow::Error) -> Option<String> {
    embedded::taken(error).or_else(|| server::taken(error))
}
