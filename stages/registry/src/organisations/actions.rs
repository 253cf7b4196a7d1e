//! What is done to organisations. Pages, API, command line and imports all come here.

use db::{Db, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId, RegionId};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::refusal;
use super::rules::{Entry, OrganisationForm, entry};
use super::store::{self, Organisation};
use crate::classifiers;

/// Enters a new organisation.
///
/// # Errors
/// What is wrong with the form; `TAKEN` when the BIN stands already; `NOT_YOUR_ORGANISATION` when the region is
/// another's.
pub async fn enter(db: &Db, by: &Caller, form: &OrganisationForm) -> Result<OrganisationId, Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    let id = enter_within(&mut write, &entry, None).await?;
    write.done().await?;
    Ok(id)
}

/// Enters an organisation as part of an import; `origin` is the source and the id there.
///
/// # Errors
/// As [`enter`].
pub async fn enter_within(
    write: &mut Write,
    entry: &Entry,
    origin: Option<(&str, &str)>,
) -> Result<OrganisationId, Failure> {
    let by = write.by().clone();
    let region = place(write, entry).await?;
    let id: OrganisationId = by.new_id();
    store::insert(write, id, entry, region, origin).await?;
    if !store::within(write, &by, id).await? {
        return Err(refusal::NOT_YOUR_ORGANISATION.at("region").into());
    }
    write.record("registry-act-enter-organisation", RowRef::new(store::TABLE, id), json!({ "after": entry }));
    write.announce("registry.organisation-entered", id, json!({}));
    Ok(id)
}

/// Corrects an entry.
///
/// # Errors
/// What is wrong with the form; stale, when somebody corrected it since; what the lifecycle says.
pub async fn edit(
    db: &Db,
    by: &Caller,
    id: OrganisationId,
    version: i64,
    form: &OrganisationForm,
) -> Result<(), Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    edit_within(&mut write, &before, version, &entry).await?;
    write.done().await
}

/// Corrects an entry as part of an import.
///
/// # Errors
/// As [`edit`].
pub async fn edit_within(write: &mut Write, before: &Organisation, version: i64, entry: &Entry) -> Result<(), Failure> {
    let by = write.by().clone();
    let facts = Facts { within: store::within(write, &by, before.id).await? };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    let region = place(write, entry).await?;
    store::save_entry(write, before.id, version, moved, entry, region).await?;
    if !store::within(write, &by, before.id).await? {
        return Err(refusal::NOT_YOUR_ORGANISATION.at("region").into());
    }
    let payload = json!({ "before": before.entry(), "after": entry });
    write.record("registry-act-edit-organisation", RowRef::new(store::TABLE, before.id), payload);
    Ok(())
}

/// Closes or reopens an organisation, with a reason.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed it since.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: OrganisationId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    let facts = Facts { within: store::within(&write, by, id).await? };
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, id, version, moved).await?;
    let recorded = match act {
        Act::Edit => "registry-act-edit-organisation",
        Act::Close => "registry-act-close-organisation",
        Act::Reopen => "registry-act-reopen-organisation",
    };
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    if moved.to() == Status::Closed {
        write.announce("registry.organisation-closed", id, json!({}));
    }
    write.done().await
}

/// The region and activity that an entry names must exist.
async fn place(reader: &dyn db::Read, entry: &Entry) -> Result<RegionId, Failure> {
    let mut refusals = Vec::new();
    let region = classifiers::region_of(reader, &entry.region).await?;
    if region.is_none() {
        refusals.push(refusal::REGION.at("region").with("typed", entry.region.as_str()));
    }
    if let Some(activity) = &entry.activity
        && !classifiers::activity_stands(reader, activity).await?
    {
        refusals.push(refusal::ACTIVITY.at("activity").with("typed", activity.as_str()));
    }
    match region {
        Some(region) if refusals.is_empty() => Ok(region),
        _ => Err(Failure::Refused(refusals)),
    }
}
