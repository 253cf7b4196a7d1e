//! What is done to programmes. Pages, API, command line, imports and reactions all come here.

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Day, Failure, OrganisationId, ProgrammeId, after};
use serde_json::json;

use super::refusal;
use super::rules::{ActForm, Entry, ProgrammeForm, entry, paper};
use super::store::{self, Programme};
use crate::design;
use crate::finding::{Finding, Tally};
use crate::moves::{Act, Conclusion, Facts, MOVES, Status};
use crate::rules::check;

/// What the checks find in a version now.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn findings(reader: &dyn Read, of: &Programme) -> Result<Vec<Finding>, Failure> {
    let design = design::store::load(reader, of).await?.design;
    Ok(check(&design.curriculum, &design.matrix, of.admission))
}

/// What the moves ask about a version.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn facts(reader: &dyn Read, of: &Programme) -> Result<Facts, Failure> {
    let tally = Tally::of(&findings(reader, of).await?);
    let concluded = store::conclusions(reader, of.id).await?;
    Ok(Facts {
        errors: tally.errors,
        conclusion: concluded.iter().find(|one| one.round == of.round).map(|one| one.result),
        minutes: of.minutes.as_ref().map(|(_, day)| *day),
        registered: of.registered.as_ref().map(|(_, day)| *day),
        newer: store::newer(reader, of.id).await?,
    })
}

/// Enters a new programme, a draft.
///
/// # Errors
/// What is wrong with the form; `ORGANISATION` when it is not the caller's; `TAKEN` when the code stands already.
pub async fn enter(db: &Db, by: &Caller, form: &ProgrammeForm) -> Result<ProgrammeId, Failure> {
    let mut write = db.write(by).await?;
    let id = enter_within(&mut write, form).await?;
    write.done().await?;
    Ok(id)
}

/// Enters a new programme as part of a larger act.
///
/// # Errors
/// As [`enter`].
pub async fn enter_within(write: &mut Write, form: &ProgrammeForm) -> Result<ProgrammeId, Failure> {
    let entry = entry(form)?;
    let by = write.by().clone();
    let organisation = place(write, &by, form, &entry).await?;
    let id: ProgrammeId = by.new_id();
    store::insert(write, id, organisation, &entry, None).await?;
    write.record("programmes-act-enter", RowRef::new(store::TABLE, id), json!({ "after": entry }));
    write.announce("programmes.entered", id, json!({ "code": entry.code }));
    Ok(id)
}

/// The organisation that offers the programme: the one named, else the caller's own.
///
/// # Errors
/// `ORGANISATION` when it is not the caller's, `GROUP` when no group has this code.
async fn place(reader: &dyn Read, by: &Caller, form: &ProgrammeForm, entry: &Entry) -> Result<OrganisationId, Failure> {
    let mut refusals = Vec::new();
    let groups = registry::classifiers::groups(reader).await?;
    if !groups.iter().any(|group| group.code == entry.group) {
        refusals.push(refusal::GROUP.at("group").with("typed", entry.group.as_str()));
    }
    let organisation = organisation(reader, by, &form.organisation).await?;
    match organisation {
        Some(organisation) if refusals.is_empty() => Ok(organisation),
        Some(_) => Err(Failure::Refused(refusals)),
        None => {
            refusals.push(refusal::ORGANISATION.at("organisation").with("typed", form.organisation.as_str()));
            Err(Failure::Refused(refusals))
        }
    }
}

/// The educational organisation named by id or BIN, or the caller's own; none when it is not within the caller's scope.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn organisation(reader: &dyn Read, by: &Caller, named: &str) -> Result<Option<OrganisationId>, Failure> {
    let found = if named.trim().is_empty() {
        by.organisation()
    } else {
        registry::organisations::store::find(reader, named).await?.map(|found| found.id)
    };
    match found {
        Some(id) if store::may_design(reader, by, id).await? => Ok(Some(id)),
        _ => Ok(None),
    }
}

/// Edits the passport of a draft.
///
/// # Errors
/// What is wrong with the form; `Missing` out of scope; stale; what the lifecycle says.
pub async fn edit(db: &Db, by: &Caller, id: ProgrammeId, version: i64, form: &ProgrammeForm) -> Result<(), Failure> {
    let entry = entry(form)?;
    let mut write = db.write(by).await?;
    let before = store::held(&write, by, id).await?;
    let moved = after(MOVES, before.status, Act::Edit, by.role, &Facts::default(), "")?;
    if before.predecessor.is_some() && entry.code != before.code {
        return Err(refusal::CODE_STAYS.at("code").with("code", before.code.as_str()).into());
    }
    let same_place = ProgrammeForm { organisation: before.organisation.to_string(), ..form.clone() };
    place(&write, by, &same_place, &entry).await?;
    store::save_entry(&mut write, id, version, moved, &entry).await?;
    let payload = json!({ "before": before.entry(), "after": entry });
    write.record("programmes-act-edit-passport", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Sends to examination, returns, adopts, registers.
///
/// # Errors
/// What the lifecycle says; `Missing` out of scope; stale. A new version is begun by [`new_version`].
pub async fn act(db: &Db, by: &Caller, id: ProgrammeId, version: i64, act: Act, form: &ActForm) -> Result<(), Failure> {
    let given = paper(form)?;
    let mut write = db.write(by).await?;
    let before = store::held(&write, by, id).await?;
    let day = given.as_ref().map(|(_, day)| *day);
    let stood = facts(&write, &before).await?;
    let moved_under = |facts: Facts| after(MOVES, before.status, act, by.role, &facts, &form.reason);
    let row = RowRef::new(store::TABLE, id);
    match act {
        Act::SendToExamination => {
            store::save(&mut write, &before, version, moved_under(stood)?).await?;
            write.record("programmes-act-send-to-examination", row, json!({ "round": before.round + 1 }));
            let told = json!({ "code": before.code, "organisation": before.organisation, "round": before.round + 1 });
            write.announce("programmes.sent-to-examination", id, told);
        }
        Act::Return => {
            store::save(&mut write, &before, version, moved_under(stood)?).await?;
            write.record("programmes-act-return", row, json!({ "reason": form.reason.trim() }));
            write.announce("programmes.returned", id, json!({ "code": before.code }));
        }
        Act::Adopt => {
            let moved = moved_under(Facts { minutes: day, ..stood })?;
            let minutes = given.ok_or_else(|| crate::refusal::NO_MINUTES.at("paper-number"))?;
            store::save_adopted(&mut write, id, version, moved, &minutes).await?;
            write.record("programmes-act-adopt", row, json!({ "minutes": minutes }));
            supersede(&mut write, by, &before).await?;
            write.announce("programmes.adopted", id, json!({ "code": before.code, "admission": before.admission.0 }));
        }
        Act::Register => {
            let moved = moved_under(Facts { registered: day, ..stood })?;
            let number = given.ok_or_else(|| crate::refusal::NO_NUMBER.at("paper-number"))?;
            store::save_registered(&mut write, id, version, moved, &number).await?;
            write.record("programmes-act-register", row, json!({ "number": number }));
            write.announce("programmes.registered", id, json!({ "code": before.code }));
        }
        Act::Edit | Act::NewVersion | Act::Supersede => return Err(Failure::Missing),
    }
    write.done().await
}

/// The version before an adopted one makes place for it.
async fn supersede(write: &mut Write, by: &Caller, adopted: &Programme) -> Result<(), Failure> {
    let Some(predecessor) = adopted.predecessor else { return Ok(()) };
    let old = store::any(write, predecessor).await?;
    let replaced = Facts { newer: Some(Status::Adopted), ..Facts::default() };
    let moved = after(MOVES, old.status, Act::Supersede, by.role, &replaced, "")?;
    store::save(write, &old, old.version, moved).await?;
    write.record("programmes-act-supersede", RowRef::new(store::TABLE, old.id), json!({ "by": adopted.id }));
    Ok(())
}

/// Begins the next version of an adopted programme: a draft with the same passport, outcomes and curriculum.
///
/// # Errors
/// What the lifecycle says; `Missing` out of scope; stale.
pub async fn new_version(db: &Db, by: &Caller, id: ProgrammeId, version: i64) -> Result<ProgrammeId, Failure> {
    let mut write = db.write(by).await?;
    let before = store::held(&write, by, id).await?;
    let moved = after(MOVES, before.status, Act::NewVersion, by.role, &facts(&write, &before).await?, "")?;
    let next: ProgrammeId = by.new_id();
    store::insert(&mut write, next, before.organisation, &before.entry(), Some(&before)).await?;
    store::save(&mut write, &before, version, moved).await?;
    let copied = design::store::load(&write, &before).await?.design;
    design::store::save(&mut write, next, &design::store::nothing(&before), &copied).await?;
    write.record("programmes-act-new-version", RowRef::new(store::TABLE, id), json!({ "next": next }));
    write.record("programmes-act-begin-version", RowRef::new(store::TABLE, next), json!({ "before": id }));
    write.done().await?;
    Ok(next)
}

/// A commission has decided about the version that lies before it: its conclusion is kept, and a version that is to be
/// mended goes back to its designers. For the reaction to the commission's decision; one told twice is kept once.
///
/// # Errors
/// `Missing`, when there is no such programme; what the lifecycle says.
pub async fn concluded(
    write: &mut Write,
    programme: ProgrammeId,
    result: Conclusion,
    minutes: &str,
    day: Day,
) -> Result<(), Failure> {
    let before = store::any(write, programme).await?;
    let known = store::conclusions(write, programme).await?;
    let told = known.iter().any(|one| one.round == before.round && one.result == result);
    if before.status != Status::UnderExamination || told {
        return Ok(());
    }
    store::insert_conclusion(write, (programme, before.round), result, minutes, day).await?;
    let row = RowRef::new(store::TABLE, programme);
    write.record("programmes-act-conclude", row, json!({ "result": result, "minutes": minutes, "day": day }));
    if result == Conclusion::Rejected {
        let role = write.by().role;
        let moved = after(MOVES, before.status, Act::Return, role, &Facts::default(), minutes)?;
        store::save(write, &before, before.version, moved).await?;
        write.record("programmes-act-return", row, json!({ "reason": minutes }));
        write.announce("programmes.returned", programme, json!({ "code": before.code }));
    }
    Ok(())
}
