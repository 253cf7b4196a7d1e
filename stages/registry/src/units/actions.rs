//! What is done to units.

use db::{Db, RowRef};
use kernel::{Arg, Caller, Code, Failure, OrganisationId, UnitId, house};
use serde_json::json;

use super::moves::{Act, Facts};
use super::rules::{UnitForm, entry};
use super::store;
use crate::organisations;

/// Enters a unit of an organisation that stands.
///
/// # Errors
/// What is wrong with the form; `NOT_YOUR_ORGANISATION`; `NOT_NOW` when the organisation is closed.
pub async fn enter(db: &Db, by: &Caller, organisation: OrganisationId, form: &UnitForm) -> Result<UnitId, Failure> {
    let name = entry(form)?;
    let mut write = db.write(by).await?;
    let whole = organisations::store::load(&write, organisation).await?;
    if !organisations::store::within(&write, by, organisation).await? {
        return Err(Failure::Forbidden(organisations::refusal::NOT_YOUR_ORGANISATION.refuse()));
    }
    if whole.status != organisations::moves::Status::Active {
        let status = Arg::Key(whole.status.key());
        return Err(house::NOT_NOW.with("act", Arg::Key("registry-act-enter-unit")).with("status", status).into());
    }
    let id: UnitId = by.new_id();
    store::insert(&mut write, id, organisation, &name).await?;
    write.record(
        "registry-act-enter-unit",
        RowRef::new(organisations::store::TABLE, organisation),
        json!({ "after": name }),
    );
    write.done().await?;
    Ok(id)
}

/// Renames a unit.
///
/// # Errors
/// What is wrong with the form; stale; what the lifecycle says.
pub async fn edit(db: &Db, by: &Caller, id: UnitId, version: i64, form: &UnitForm) -> Result<OrganisationId, Failure> {
    let name = entry(form)?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    let facts = Facts { within: organisations::store::within(&write, by, before.organisation).await? };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    store::save_entry(&mut write, id, version, moved, &name).await?;
    let whole = RowRef::new(organisations::store::TABLE, before.organisation);
    write.record("registry-act-edit-unit", whole, json!({ "unit": id, "before": before.name, "after": name }));
    write.done().await?;
    Ok(before.organisation)
}

/// Closes or reopens a unit, with a reason.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed it since.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: UnitId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<OrganisationId, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    let facts = Facts { within: organisations::store::within(&write, by, before.organisation).await? };
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, id, version, moved).await?;
    let recorded = match act {
        Act::Edit => "registry-act-edit-unit",
        Act::Close => "registry-act-close-unit",
        Act::Reopen => "registry-act-reopen-unit",
    };
    let whole = RowRef::new(organisations::store::TABLE, before.organisation);
    write.record(recorded, whole, json!({ "unit": id, "name": before.name, "reason": reason.trim() }));
    write.done().await?;
    Ok(before.organisation)
}
