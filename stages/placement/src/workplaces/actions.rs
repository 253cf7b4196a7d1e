//! What is done to workplaces. Pages and API come here.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, OrganisationId, WorkplaceId};
use registry::organisations::{self, moves::Status as OrganisationStatus, rules::Kind};
use registry::professions::store::Profession;
use registry::{classifiers, professions, units};
use serde_json::json;

use super::moves::{Act, Facts};
use super::rules::{Entry, WorkplaceForm, entry};
use super::store::{self, Found, Workplace};
use crate::refusal;

/// Enters a new workplace of an enterprise.
///
/// # Errors
/// What is wrong with the form; `NOT_YOUR_ENTERPRISE` when it lies outside the caller's scope.
pub async fn enter(db: &Db, by: &Caller, form: &WorkplaceForm) -> Result<WorkplaceId, Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    let found = found(&write, &entry, None).await?;
    if !organisations::store::within(&write, by, found.organisation).await? {
        return Err(Failure::Forbidden(refusal::NOT_YOUR_ENTERPRISE.at("organisation")));
    }
    let id: WorkplaceId = by.new_id();
    store::insert(&mut write, id, &entry, &found).await?;
    write.record("placement-act-enter-workplace", RowRef::new(store::TABLE, id), json!({ "after": entry }));
    write.announce("placement.workplace-opened", id, json!({ "organisation": found.organisation }));
    write.done().await?;
    Ok(id)
}

/// Corrects an entry; the enterprise stays what it was.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn edit(db: &Db, by: &Caller, id: WorkplaceId, version: i64, form: &WorkplaceForm) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let entry = entry(&WorkplaceForm { organisation: before.organisation.to_string(), ..form.clone() })?;
    let moved = before.status.after(Act::Edit, by.role, &facts(&write, by, &before).await?, "")?;
    let found = found(&write, &entry, Some(before.organisation)).await?;
    store::save_entry(&mut write, id, version, moved, &entry, &found).await?;
    let payload = json!({ "before": before.form(), "after": entry });
    write.record("placement-act-edit-workplace", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Pauses, resumes or closes a workplace.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: WorkplaceId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let mut write: Write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(act, by.role, &facts(&write, by, &before).await?, reason)?;
    store::save(&mut write, id, version, moved).await?;
    let recorded = match act {
        Act::Edit => "placement-act-edit-workplace",
        Act::Pause => "placement-act-pause-workplace",
        Act::Resume => "placement-act-resume-workplace",
        Act::Close => "placement-act-close-workplace",
    };
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.done().await
}

/// What the lifecycle looks at.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn facts(reader: &dyn Read, by: &Caller, workplace: &Workplace) -> Result<Facts, Failure> {
    Ok(Facts { within: store::within(reader, by, workplace.id).await?, stands: workplace.stands })
}

/// What an entry names must exist: a standing enterprise, its unit, a profession, groups.
async fn found(reader: &dyn Read, entry: &Entry, own: Option<OrganisationId>) -> Result<Found, Failure> {
    let mut refusals = Vec::new();
    let organisation = organisations::store::find(reader, &entry.organisation).await?;
    let organisation = organisation.filter(|one| one.kind == Kind::Enterprise || own == Some(one.id));
    match &organisation {
        None => refusals.push(refusal::ENTERPRISE.at("organisation").with("typed", entry.organisation.as_str())),
        Some(one) if one.status != OrganisationStatus::Active => {
            refusals.push(refusal::ENTERPRISE_CLOSED.at("organisation"));
        }
        Some(_) => {}
    }
    let profession = profession(reader, &entry.profession).await?;
    if profession.is_none() {
        refusals.push(refusal::PROFESSION.at("profession").with("typed", entry.profession.as_str()));
    }
    if let (Some(unit), Some(organisation)) = (entry.unit, &organisation) {
        let unit = units::store::load(reader, unit).await.ok();
        let fits = |unit: &units::store::Unit| {
            unit.organisation == organisation.id && unit.status == units::moves::Status::Active
        };
        if !unit.as_ref().is_some_and(fits) {
            refusals.push(refusal::UNIT.at("unit"));
        }
    }
    for code in &entry.groups {
        if !classifiers::group_stands(reader, code).await? {
            refusals.push(refusal::GROUP_CODE.at("groups").with("typed", code.as_str()));
        }
    }
    match (organisation, profession) {
        (Some(organisation), Some(profession)) if refusals.is_empty() => {
            let (of, name) = (&organisation.name, &profession.name);
            let words = [&of.kk, &of.ru, &of.en, &name.kk, &name.ru, &name.en];
            let words = words.into_iter().cloned().collect();
            Ok(Found { organisation: organisation.id, profession: profession.id, words })
        }
        _ => Err(Failure::Refused(refusals)),
    }
}

/// A profession by its id, its code or its name in any language.
async fn profession(reader: &dyn Read, typed: &str) -> Result<Option<Profession>, Failure> {
    if let Ok(id) = typed.parse() {
        return match professions::store::load(reader, id).await {
            Ok(found) => Ok(Some(found)),
            Err(Failure::Missing) => Ok(None),
            Err(failure) => Err(failure),
        };
    }
    let filter = professions::store::Filter { words: typed.to_owned(), ..Default::default() };
    let found = professions::store::list(reader, &filter, None, 50).await?;
    let named = |one: &Profession| [&one.code, &one.name.kk, &one.name.ru, &one.name.en].contains(&&typed.to_owned());
    Ok(found.into_iter().find(named))
}
