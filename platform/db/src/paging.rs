//! Lists are paged by key, never by offset: a page begins after the last row of the one before.

use kernel::Id;
use uuid::Uuid;

/// Rows on a page.
pub const PAGE: usize = 50;

/// Where a page begins: after the row with this key and id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After {
    /// The sort key of the last row seen.
    pub key: String,
    /// Its id.
    pub id: Uuid,
}

impl After {
    /// After this row.
    pub fn row(key: impl Into<String>, id: impl Id) -> Self {
        Self { key: key.into(), id: id.uuid() }
    }
    /// As it stands in an address: `ID.KEY`.
    pub fn token(&self) -> String {
        format!("{}.{}", self.id.simple(), self.key)
    }
    /// Read from an address; an unreadable one is the first page.
    pub fn read(token: &str) -> Option<Self> {
        let (id, key) = token.split_once('.')?;
        Some(Self { key: key.to_owned(), id: id.parse().ok()? })
    }
}

/// One page of a list and where the next begins.
#[derive(Clone, Debug)]
pub struct Paged<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// Where the next page begins; none on the last one.
    pub next: Option<After>,
}

/// Cuts rows that were read with `limit PAGE + 1` to a page.
pub fn cut<T>(mut rows: Vec<T>, after: impl Fn(&T) -> After) -> Paged<T> {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = if more { rows.last().map(after) } else { None };
    Paged { rows, next }
}
