//! What is done to the region's own list.

use db::{Db, Read, RowRef};
use kernel::{Caller, Failure, ProfessionId, RegionId, ScopeKind};
use serde_json::json;

use super::refusal;
use super::rules::{Entry, Kind, OWN, ProfessionForm, entry};
use super::store::{self, Origin};
use crate::classifiers;

/// Adds a profession to the list of the caller's region; a role of the whole nation adds it to everybody's.
///
/// # Errors
/// What is wrong with the form; `PROFESSION_TAKEN` when the code stands.
pub async fn enter(db: &Db, by: &Caller, form: &ProfessionForm) -> Result<ProfessionId, Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    fits(&write, &entry, None).await?;
    let region = (by.scope.kind == ScopeKind::Region).then_some(RegionId(by.scope.id));
    let id: ProfessionId = by.new_id();
    let origin = Origin { kind: Kind::Own, source: OWN, external_id: &entry.code, region };
    store::insert(&mut write, id, &entry, origin).await?;
    if !store::within(&write, by, id).await? {
        return Err(Failure::Forbidden(refusal::NOT_YOUR_PROFESSION.refuse()));
    }
    write.record("registry-act-enter-profession", RowRef::new(store::TABLE, id), json!({ "after": entry }));
    write.done().await?;
    Ok(id)
}

/// Corrects a profession of the region's own list; its code stays.
///
/// # Errors
/// What is wrong with the form; `NOT_OWN_LIST`, `NOT_YOUR_PROFESSION`; stale.
pub async fn edit(db: &Db, by: &Caller, id: ProfessionId, version: i64, form: &ProfessionForm) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    if before.kind != Kind::Own {
        return Err(Failure::Forbidden(refusal::NOT_OWN_LIST.refuse()));
    }
    let entry = entry(&ProfessionForm { code: before.code.clone(), ..form.clone() })?;
    if !store::within(&write, by, id).await? {
        return Err(Failure::Forbidden(refusal::NOT_YOUR_PROFESSION.refuse()));
    }
    fits(&write, &entry, Some(id)).await?;
    store::save(&mut write, id, version, &entry).await?;
    let payload = json!({ "before": before.entry(), "after": entry });
    write.record("registry-act-edit-profession", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

async fn fits(reader: &dyn Read, entry: &Entry, own: Option<ProfessionId>) -> Result<(), Failure> {
    let mut refusals = Vec::new();
    if let Some(group) = &entry.group
        && !classifiers::group_stands(reader, group).await?
    {
        refusals.push(refusal::GROUP.at("group").with("typed", group.as_str()));
    }
    let taken = store::of_code(reader, OWN, &entry.code).await?;
    if taken.is_some_and(|other| Some(other.id) != own) {
        refusals.push(refusal::PROFESSION_TAKEN.at("code").with("typed", entry.code.as_str()));
    }
    Failure::unless(refusals)
}
