//! Loading the lists that come with the platform; a second start loads nothing twice.

use db::{Db, RowRef};
use kernel::{Caller, Failure, RegionId};
use serde_json::json;

use super::{lists, store};

/// Loads what is not there yet, in the platform's own name.
///
/// # Errors
/// Broken, when an embedded list cannot be read: a test reads them all.
pub async fn load(db: &Db, by: &Caller) -> Result<(), Failure> {
    if store::loaded(db).await? {
        return Ok(());
    }
    let mut write = db.write(by).await?;
    let mut subject = None;
    for row in lists::regions()? {
        let id: RegionId = by.new_id();
        subject = subject.or(Some(RowRef::new("registry_region", id)));
        store::insert_region(&mut write, id, row).await?;
    }
    for row in lists::activities()? {
        store::insert_activity(&mut write, row).await?;
    }
    for row in lists::groups()? {
        store::insert_group(&mut write, row).await?;
    }
    for row in lists::professions()? {
        store::insert_profession(&mut write, row).await?;
    }
    let subject = subject.ok_or(Failure::Missing)?;
    let payload = json!({ "lists": ["regions", "activities", "groups", "professions"] });
    write.record("registry-act-load-classifiers", subject, payload);
    write.done().await
}
