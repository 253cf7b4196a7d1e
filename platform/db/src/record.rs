//! What a write carries until it is committed: the rows it names, the acts it records, the events it announces.

use kernel::{Id, Moment};
use uuid::Uuid;

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

/// What an act leaves in the chain.
#[derive(Debug)]
pub(crate) struct Record {
    pub act: &'static str,
    pub subject: RowRef,
    pub payload: serde_json::Value,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id; what follows carries it as the cause.
    pub id: Uuid,
    /// Its name, as `agreements.signed`.
    pub name: String,
    /// What it happened to.
    pub subject: Uuid,
    /// When.
    pub at: Moment,
    /// What a follower needs to know.
    pub payload: serde_json::Value,
}
