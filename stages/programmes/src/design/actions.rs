//! What is done to a design. Every change is the act of editing a draft: one door, one transaction, one record.

use std::collections::BTreeSet;

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Failure, ProgrammeId, after};
use serde_json::{Value, json};

use super::rules::{self, OptionForm, OutcomeForm, SlotForm};
use super::{Design, balance, refusal, store};
use crate::moves::{Act, Facts, MOVES};
use crate::outcomes::Mark;
use crate::programme;
use crate::programme::Programme;

/// The design of a version the caller may see.
///
/// # Errors
/// `Missing` out of scope.
pub async fn design(reader: &dyn Read, by: &Caller, id: ProgrammeId) -> Result<(Programme, Design), Failure> {
    let of = programme::store::load(reader, by, id).await?;
    let stored = store::load(reader, &of).await?;
    Ok((of, stored.design))
}

/// Changes the design of a draft as part of a larger act; says whether anything changed.
///
/// # Errors
/// `Missing` out of scope; stale; what the lifecycle and the change itself say.
pub async fn change_within(
    write: &mut Write,
    id: ProgrammeId,
    version: i64,
    recorded: &'static str,
    payload: Value,
    change: impl FnOnce(&mut Design) -> Result<(), Failure> + Send,
) -> Result<bool, Failure> {
    let by = write.by().clone();
    let of = programme::store::held(write, &by, id).await?;
    let moved = after(MOVES, of.status, Act::Edit, by.role, &Facts::default(), "")?;
    if of.version != version {
        return Err(kernel::house::STALE.refuse().into());
    }
    let before = store::load(write, &of).await?;
    let mut design = before.design.clone();
    change(&mut design)?;
    rules::settle(&mut design);
    if design == before.design {
        return Ok(false);
    }
    programme::store::save(write, &of, version, moved).await?;
    store::save(write, id, &before, &design).await?;
    write.record(recorded, RowRef::new(programme::store::TABLE, id), payload);
    Ok(true)
}

async fn change(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    recorded: &'static str,
    payload: Value,
    change: impl FnOnce(&mut Design) -> Result<(), Failure> + Send,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    // A change that changes nothing leaves nothing behind.
    if change_within(&mut write, id, version, recorded, payload, change).await? { write.done().await } else { Ok(()) }
}

/// Corrects a slot.
///
/// # Errors
/// What is wrong with the form; `Missing`; stale; what the lifecycle says.
pub async fn edit_slot(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    order: u16,
    form: &SlotForm,
) -> Result<(), Failure> {
    let payload = json!({ "slot": order, "after": form });
    change(db, by, id, version, "programmes-act-edit-slot", payload, |design| {
        let options = design.curriculum.slot(order).ok_or(Failure::Missing)?.options.clone();
        let slot = rules::slot(form, order, options, design)?;
        design.curriculum.slots.retain(|other| other.order != order);
        design.curriculum.slots.push(slot);
        Ok(())
    })
    .await
}

/// Adds a slot with its first discipline, after the others; gives its order.
///
/// # Errors
/// As [`edit_slot`].
pub async fn add_slot(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    form: &SlotForm,
    first: &OptionForm,
) -> Result<(), Failure> {
    let payload = json!({ "after": form, "discipline": first });
    change(db, by, id, version, "programmes-act-add-slot", payload, |design| {
        let order = design.curriculum.slots.iter().map(|slot| slot.order).max().unwrap_or(0) + 1;
        let options = vec![rules::option(first, 1)?];
        let slot = rules::slot(form, order, options, design)?;
        design.curriculum.slots.push(slot);
        Ok(())
    })
    .await
}

/// Balances the terms as is proposed, with these slots (by order) kept where they are; the same version with the same
/// slots kept gives the same proposal, so what was read is what is accepted.
///
/// # Errors
/// `NO_BALANCE`; `Missing`; stale; what the lifecycle says.
pub async fn balance(db: &Db, by: &Caller, id: ProgrammeId, version: i64, kept: &BTreeSet<u16>) -> Result<(), Failure> {
    change(db, by, id, version, "programmes-act-balance", json!({ "kept": kept }), |design| {
        let found = balance::propose(&design.curriculum, kept)?;
        balance::apply(&mut design.curriculum, &found.shifts);
        Ok(())
    })
    .await
}

/// Takes a slot away with its disciplines and their marks.
///
/// # Errors
/// As [`edit_slot`].
pub async fn remove_slot(db: &Db, by: &Caller, id: ProgrammeId, version: i64, order: u16) -> Result<(), Failure> {
    change(db, by, id, version, "programmes-act-remove-slot", json!({ "slot": order }), |design| {
        design.curriculum.slot(order).ok_or(Failure::Missing)?;
        design.curriculum.slots.retain(|slot| slot.order != order);
        Ok(())
    })
    .await
}

/// Adds a discipline to a slot (no number) or corrects one.
///
/// # Errors
/// As [`edit_slot`].
pub async fn put_option(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    (order, number): (u16, Option<u8>),
    form: &OptionForm,
) -> Result<(), Failure> {
    let payload = json!({ "slot": order, "number": number, "after": form });
    change(db, by, id, version, "programmes-act-edit-discipline", payload, |design| {
        let slot = design.curriculum.slots.iter_mut().find(|slot| slot.order == order).ok_or(Failure::Missing)?;
        let next = slot.options.iter().map(|one| one.number).max().unwrap_or(0).saturating_add(1);
        let option = rules::option(form, number.unwrap_or(next))?;
        match slot.options.iter_mut().find(|one| Some(one.number) == number) {
            Some(stood) => *stood = option,
            None if number.is_none() => slot.options.push(option),
            None => return Err(Failure::Missing),
        }
        Ok(())
    })
    .await
}

/// Takes a discipline out of its slot, with its marks.
///
/// # Errors
/// As [`edit_slot`].
pub async fn remove_option(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    (order, number): (u16, u8),
) -> Result<(), Failure> {
    let payload = json!({ "slot": order, "number": number });
    change(db, by, id, version, "programmes-act-remove-discipline", payload, |design| {
        let slot = design.curriculum.slots.iter_mut().find(|slot| slot.order == order).ok_or(Failure::Missing)?;
        slot.options.retain(|one| one.number != number);
        Ok(())
    })
    .await
}

/// Adds an outcome (no number) or corrects one.
///
/// # Errors
/// As [`edit_slot`]; `PROFESSION` when the region's list does not know a code.
pub async fn put_outcome(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    number: Option<u16>,
    form: &OutcomeForm,
) -> Result<(), Failure> {
    let unknown = unknown_professions(db, form, number.unwrap_or(1)).await?;
    Failure::unless(
        unknown.iter().map(|code| refusal::PROFESSION.at("professions").with("typed", code.as_str())).collect(),
    )?;
    let payload = json!({ "outcome": number, "after": form });
    change(db, by, id, version, "programmes-act-edit-outcome", payload, |design| {
        let next = design.matrix.outcomes.iter().map(|one| one.number).max().unwrap_or(0) + 1;
        let outcome = rules::outcome(form, number.unwrap_or(next))?;
        match design.matrix.outcomes.iter_mut().find(|one| Some(one.number) == number) {
            Some(stood) => *stood = outcome,
            None if number.is_none() => design.matrix.outcomes.push(outcome),
            None => return Err(Failure::Missing),
        }
        Ok(())
    })
    .await
}

async fn unknown_professions(reader: &dyn Read, form: &OutcomeForm, number: u16) -> Result<Vec<String>, Failure> {
    let named = rules::outcome(form, number)?.professions;
    if named.is_empty() {
        return Ok(named);
    }
    let known = store::professions(reader).await?;
    Ok(named.into_iter().filter(|code| !known.iter().any(|(stands, _)| stands == code)).collect())
}

/// Takes an outcome away with its marks.
///
/// # Errors
/// As [`edit_slot`].
pub async fn remove_outcome(db: &Db, by: &Caller, id: ProgrammeId, version: i64, number: u16) -> Result<(), Failure> {
    change(db, by, id, version, "programmes-act-remove-outcome", json!({ "outcome": number }), |design| {
        design.matrix.outcome(number).ok_or(Failure::Missing)?;
        design.matrix.outcomes.retain(|one| one.number != number);
        Ok(())
    })
    .await
}

/// Sets the whole matrix: what is marked is formed, what is not is not. Marks of cells that are no more are left out.
///
/// # Errors
/// As [`edit_slot`].
pub async fn set_marks(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    marks: std::collections::BTreeSet<Mark>,
) -> Result<(), Failure> {
    let payload = json!({ "marks": marks.len() });
    change(db, by, id, version, "programmes-act-edit-matrix", payload, |design| {
        design.matrix.marks = marks;
        Ok(())
    })
    .await
}

/// Sets outcomes and matrix at once: for files and the demo.
///
/// # Errors
/// As [`edit_slot`].
pub async fn set_matrix(
    db: &Db,
    by: &Caller,
    id: ProgrammeId,
    version: i64,
    matrix: crate::outcomes::Matrix,
) -> Result<(), Failure> {
    let payload = json!({ "outcomes": matrix.outcomes.len(), "marks": matrix.marks.len() });
    change(db, by, id, version, "programmes-act-edit-matrix", payload, |design| {
        design.matrix = matrix;
        Ok(())
    })
    .await
}
