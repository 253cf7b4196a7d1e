//! How often a person wants to be reminded.

use db::{Read, RowRef, Write, values};
use kernel::{Failure, PersonId};
use serde_json::json;

kernel::codes! { "jobs-pace",
    /// How often a person is reminded by a letter.
    pub enum Pace {
        /// On every business day on which something is due.
        Daily = "daily",
        /// On the first business day of a week.
        Weekly = "weekly",
        /// Never: what waits is seen on the first page.
        Never = "none",
    }
}

/// How often a person is reminded; daily until they choose.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn pace_of(reader: &dyn Read, person: PersonId) -> Result<Pace, Failure> {
    let row = reader.maybe("select pace from jobs_setting where id = $1", values![person]).await?;
    row.map_or(Ok(Pace::Daily), |row| row.get("pace"))
}

/// Sets how often a person is reminded.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn choose_pace(w: &mut Write, person: PersonId, pace: Pace) -> Result<(), Failure> {
    let row = RowRef::new("jobs_setting", person);
    w.change(
        row,
        "insert into jobs_setting (id, pace, version) values ($1, $2, 1) \
         on conflict (id) do update set pace = excluded.pace, version = jobs_setting.version + 1",
        values![person, pace],
    )
    .await?;
    w.record("jobs-act-choose-pace", row, json!({ "pace": pace }));
    Ok(())
}
