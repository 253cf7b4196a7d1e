//! Marks on a database as a whole: that it is a demo's.

use kernel::{Caller, Failure};

use crate::read::Read;
use crate::{Db, values};

/// Sets a mark.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn mark(db: &Db, by: &Caller, name: &str, value: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    write.unrecorded("insert into db_mark (name, value) values ($1, $2)", values![name, value]).await?;
    write.done().await
}

/// A mark, where it was set.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn marked(db: &Db, name: &str) -> Result<Option<String>, Failure> {
    let row = db.maybe("select value from db_mark where name = $1", values![name]).await?;
    row.map(|row| row.get("value")).transpose()
}
