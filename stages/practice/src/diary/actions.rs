//! What is done to weeks of the diary. Each act has two forms: a write of its own, and a part of a write under way
//! (several weeks of one learner, or of one mentor, in one go).

use db::{Db, RowRef, Write};
use kernel::{Caller, Code, Day, Failure, Moment, Role};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{Frame, GRACE_DAYS, WeekForm, written};
use super::store::{self, Outcome, Week};
use crate::{PracticeId, hours, plan};

/// Which week: of which practice, by its Monday.
pub type Which = (PracticeId, Day);

/// What the lifecycle looks at for a caller.
pub fn facts(by: &Caller, week: &Week) -> Facts {
    Facts {
        open: week.open,
        written: !week.written.days.is_empty(),
        yours: by.person.is_some() && by.person == week.mentor,
        over: week.monday.plus(6) < by.today(),
        ripe: week.since < grace_began(by.now),
    }
}

/// Weeks countersigned before this moment are ripe to be locked.
pub fn grace_began(now: Moment) -> Moment {
    now.plus_seconds(-GRACE_DAYS * 24 * 3600)
}

/// Writes a week; a mark that it had is cleared.
///
/// # Errors
/// What is wrong, by field; what the lifecycle says; stale, when the week was changed since it was read.
pub async fn write(db: &Db, by: &Caller, which: Which, version: i64, form: &WeekForm) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let to = write_within(&mut write, which, version, form).await?;
    write.done().await?;
    Ok(to)
}

/// The same within a write under way.
///
/// # Errors
/// As [`write()`].
pub async fn write_within(
    write: &mut Write,
    (practice, monday): Which,
    version: i64,
    form: &WeekForm,
) -> Result<Status, Failure> {
    let by = write.by().clone();
    let before = store::load(write, &by, practice, monday).await?;
    let moved = before.status.after(Act::Write, by.role, &facts(&by, &before), "")?;
    let named = form.days.iter().any(|day| !day.task.trim().is_empty());
    let tasks = if named { plan::store::ids(write, practice).await? } else { Vec::new() };
    let frame = Frame { monday, practice: before.span, today: by.today(), tasks: &tasks };
    let written = written(form, &frame)?;
    store::save_written(write, before.id, version, moved, &written).await?;
    let cleared = before.status != moved.to();
    let payload = json!({ "hours": written.hours(), "cleared": cleared, "to": moved.to() });
    write.record(Act::Write.key(), RowRef::new(store::TABLE, before.id), payload);
    Ok(moved.to())
}

/// Sends a week in, countersigns it, sends it back, locks it.
///
/// # Errors
/// What the lifecycle says; stale, when the week was changed since it was read.
pub async fn act(db: &Db, by: &Caller, which: Which, version: i64, act: Act, reason: &str) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let to = act_within(&mut write, which, version, act, reason).await?;
    write.done().await?;
    Ok(to)
}

/// The same within a write under way.
///
/// # Errors
/// As [`act`].
pub async fn act_within(
    write: &mut Write,
    (practice, monday): Which,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    // Writing brings a matter of its own and has an action of its own.
    if act == Act::Write {
        return Err(Failure::Missing);
    }
    let by = write.by().clone();
    let before = store::load(write, &by, practice, monday).await?;
    moved_within(write, &by, &before, version, act, reason).await
}

async fn moved_within(
    write: &mut Write,
    by: &Caller,
    before: &Week,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let moved = before.status.after(act, by.role, &facts(by, before), reason)?;
    let reason = reason.trim();
    let outcome = Outcome {
        confirmed: match moved.to() {
            Status::Countersigned => hours::confirmed(&before.written.days, &before.marks),
            Status::Locked => before.confirmed,
            Status::Open | Status::Submitted | Status::Returned => kernel::Hours::ZERO,
        },
        returned: match moved.to() {
            Status::Returned => Some(reason.to_owned()),
            _ => before.returned.clone(),
        },
    };
    store::save(write, before.id, version, moved, &outcome).await?;
    let payload = json!({ "reason": reason, "to": moved.to(), "confirmed": outcome.confirmed });
    write.record(act.key(), RowRef::new(store::TABLE, before.id), payload);
    let told = json!({ "practice": before.practice, "learner": before.learner, "monday": before.monday });
    match moved.to() {
        Status::Submitted => write.announce("practice.week-submitted", before.id, told),
        Status::Countersigned => write.announce("practice.week-countersigned", before.id, told),
        Status::Returned => write.announce("practice.week-returned", before.id, told),
        Status::Open | Status::Locked => {}
    }
    Ok(moved.to())
}

/// Locks the weeks whose days of grace are over, at most so many: the worker's daily round, as role `system`.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn lock_ripe(db: &Db, by: &Caller, most: usize) -> Result<usize, Failure> {
    if by.role != Role::System {
        return Err(Failure::Missing);
    }
    let weeks = store::ripe(db, grace_began(by.now), most).await?;
    if weeks.is_empty() {
        return Ok(0);
    }
    let mut write = db.write(by).await?;
    for week in &weeks {
        moved_within(&mut write, by, week, week.version, Act::Lock, "").await?;
    }
    write.done().await?;
    Ok(weeks.len())
}
