//! What is done to characteristics: written, the paper fixed, signed by a one-time code over exactly that paper.

use accounts::{Key, Matter};
use db::{Db, Read, RowRef, Write};
use documents::{Press, papers};
use kernel::{Caller, Code, Failure, house};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::paper;
use super::rules::{CharacteristicForm, entry};
use super::store::{self, Characteristic};
use crate::practices::{self, store::Practice};
use crate::{PracticeId, plan};

/// What the one-time code of a characteristic's signature is asked for.
pub const SIGN: &str = "practice.sign-characteristic";

/// What the lifecycle looks at for a caller who saw the paper with this hash (if any).
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn facts(
    reader: &dyn Read,
    by: &Caller,
    practice: &Practice,
    known: Option<&Characteristic>,
    seen: &str,
) -> Result<Facts, Failure> {
    let tasks = plan::store::tasks(reader, practice.id).await?;
    let practised: Vec<i64> = tasks.iter().flat_map(|task| task.entry.outcomes.iter().copied()).collect();
    Ok(Facts {
        open: practice.status == practices::moves::Status::Open,
        yours: by.person.is_some() && by.person == mentor_at_the_end(reader, practice).await?,
        whole: known.is_some_and(|one| one.entry.whole(&practised)),
        same_paper: known.is_some_and(|one| one.paper_hash.as_deref() == Some(seen)),
    })
}

/// The mentor today; after the last day, the one whom the newest order named.
async fn mentor_at_the_end(reader: &dyn Read, practice: &Practice) -> Result<Option<kernel::PersonId>, Failure> {
    if practice.mentor.is_some() {
        return Ok(practice.mentor);
    }
    let all = crate::orders::store::of_practice(reader, practice.id).await?;
    Ok(all.iter().max_by_key(|one| one.line.span.until).map(|one| one.line.mentor))
}

/// Writes a characteristic; a paper that was fixed is fixed no more.
///
/// # Errors
/// What is wrong, by field; what the lifecycle says; stale, when it was changed since it was read (0: not yet begun).
pub async fn edit(
    db: &Db,
    by: &Caller,
    practice: PracticeId,
    version: i64,
    form: &CharacteristicForm,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    edit_within(&mut write, practice, version, form).await?;
    write.done().await
}

/// The same within a write under way.
///
/// # Errors
/// As [`edit`].
pub async fn edit_within(
    write: &mut Write,
    practice: PracticeId,
    version: i64,
    form: &CharacteristicForm,
) -> Result<(), Failure> {
    let by = write.by().clone();
    let practice = practices::store::load(write, &by, practice).await?;
    let before = store::find(write, practice.id).await?;
    let facts = facts(write, &by, &practice, before.as_ref(), "").await?;
    let from = before.as_ref().map_or(Status::Drafted, |one| one.status);
    let moved = from.after(Act::Edit, by.role, &facts, "")?;
    let known = plan::store::outcomes(write, practice.programme).await?;
    let entry = entry(form, &known)?;
    let mentor = by.person.ok_or(Failure::Missing)?;
    match before {
        Some(_) => store::save_entry(write, practice.id, version, moved, (mentor, &entry)).await?,
        None if version == 0 => store::insert(write, practice.id, mentor, &entry).await?,
        None => return Err(house::STALE.refuse().into()),
    }
    write.record(Act::Edit.key(), RowRef::new(store::TABLE, practice.id), json!({ "to": moved.to(), "says": entry }));
    Ok(())
}

/// Fixes the paper. The press works before the write begins: nobody waits for it.
///
/// # Errors
/// What the lifecycle says; stale, when it was changed meanwhile.
pub async fn fix(
    db: &Db,
    press: &dyn Press,
    by: &Caller,
    practice: PracticeId,
    version: i64,
    public_url: &str,
) -> Result<(), Failure> {
    let practice = practices::store::load(db, by, practice).await?;
    let seen = store::find(db, practice.id).await?.ok_or(Failure::Missing)?;
    let allowed = facts(db, by, &practice, Some(&seen), "").await?;
    seen.status.after(Act::Fix, by.role, &allowed, "")?;
    let bytes = press.pdf(&paper::layout(db, &practice, &seen, by.today(), public_url).await?)?;
    let mut write = db.write(by).await?;
    let before = store::find(&write, practice.id).await?.ok_or(Failure::Missing)?;
    if before.version != seen.version {
        return Err(house::STALE.refuse().into());
    }
    let moved = before.status.after(Act::Fix, by.role, &allowed, "")?;
    let paper = papers::keep(&mut write, "characteristic", practice.id, before.revision, bytes).await?;
    store::save_fixed(&mut write, practice.id, version, moved, (paper.id, &paper.sha256)).await?;
    let payload = json!({ "paper": paper.id, "sha256": paper.sha256, "says": before.entry });
    write.record(Act::Fix.key(), RowRef::new(store::TABLE, practice.id), payload);
    write.done().await
}

async fn signable(
    reader: &dyn Read,
    by: &Caller,
    practice: PracticeId,
    seen: &str,
) -> Result<(Practice, Characteristic, kernel::Moved<Status, Act>), Failure> {
    let practice = practices::store::load(reader, by, practice).await?;
    let before = store::find(reader, practice.id).await?.ok_or(Failure::Missing)?;
    let facts = facts(reader, by, &practice, Some(&before), seen).await?;
    let moved = before.status.after(Act::Sign, by.role, &facts, "")?;
    Ok((practice, before, moved))
}

/// Sends the mentor a one-time code for signing exactly this paper.
///
/// # Errors
/// What the lifecycle says of signing; stale paper, when it was changed since it was read.
pub async fn ask_code(
    db: &Db,
    key: &Key,
    by: &Caller,
    practice: PracticeId,
    seen: &str,
) -> Result<accounts::Secret, Failure> {
    signable(db, by, practice, seen).await?;
    accounts::issue_code(db, key, by, Matter { purpose: SIGN, subject: seen }).await
}

/// Signs the exact paper that the mentor saw, by the code that was sent for it.
///
/// # Errors
/// What the lifecycle says; stale paper; a wrong or spent code.
pub async fn sign(db: &Db, by: &Caller, practice: PracticeId, seen: &str, code: &str) -> Result<(), Failure> {
    let matter = Matter { purpose: SIGN, subject: seen };
    signable(db, by, practice, seen).await?;
    let confirmed = accounts::confirm_code(db, by, matter, code).await?;
    let mut write = db.write(by).await?;
    let (practice, before, moved) = signable(&write, by, practice, seen).await?;
    let evidence = accounts::use_code(&mut write, &confirmed, matter).await?;
    store::save_signed(&mut write, practice.id, before.version, moved, evidence.0).await?;
    let payload = json!({ "sha256": seen, "proposed": before.entry.proposed });
    write.record(Act::Sign.key(), RowRef::new(store::TABLE, practice.id), payload);
    let told = json!({ "learner": practice.learner, "proposed": before.entry.proposed });
    write.announce("practice.characteristic-signed", practice.id, told);
    write.done().await
}
