//! What is done once a day, however many workers run: the first to write the day's tick does it, in the same commit.

use db::{Read, Write, values};
use kernel::{Day, Failure};

/// Marks the day; true for the one write that was first.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn tick(w: &mut Write, name: &'static str, day: Day) -> Result<bool, Failure> {
    let first = w
        .unrecorded(
            "insert into jobs_tick (name, day) values ($1, $2) on conflict (name, day) do nothing",
            values![name, day],
        )
        .await?;
    Ok(first == 1)
}

/// Was it done on this day?
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn ticked(reader: &dyn Read, name: &'static str, day: Day) -> Result<bool, Failure> {
    let row = reader.maybe("select name from jobs_tick where name = $1 and day = $2", values![name, day]).await?;
    Ok(row.is_some())
}
