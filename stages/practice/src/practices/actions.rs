//! What is done to practices: opened for a contract in force, completed, broken off.

use db::{Db, Read, RowRef, Write};
use kernel::{AgreementId, Caller, Code, Day, Failure, Names, ProgrammeId};
use programmes::enrolments::{self, GroupId};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::store::{self, Beginning, Practice};
use crate::{PracticeId, characteristic, diary, plan, refusal};

/// Opens the practice of a contract in force.
///
/// # Errors
/// The contract is not in force or has its practice already; `Missing` outside the caller's reach of contracts.
pub async fn open(db: &Db, by: &Caller, agreement: AgreementId) -> Result<PracticeId, Failure> {
    let mut write = db.write(by).await?;
    let seen = agreements::store::load(&write, by, agreement).await?;
    // What was opened before leaves nothing to record.
    if let Some(id) = store::of_agreement(&write, seen.id).await? {
        return Ok(id);
    }
    let id = opened_within(&mut write, agreement).await?;
    write.done().await?;
    Ok(id)
}

/// Opens the practice of a contract within a write under way: what follows when a contract comes into force. The one
/// that was opened before is returned, with a record only where one was opened now.
///
/// # Errors
/// As [`open`].
pub async fn opened_within(write: &mut Write, agreement: AgreementId) -> Result<PracticeId, Failure> {
    let by = write.by().clone();
    let agreement = agreements::store::load(write, &by, agreement).await?;
    if let Some(id) = store::of_agreement(write, agreement.id).await? {
        return Ok(id);
    }
    if agreement.status != agreements::moves::Status::InForce {
        return Err(refusal::CONTRACT_NOT_IN_FORCE.with("number", agreement.number).into());
    }
    let day = by.today().max(agreement.terms.span.from);
    let terms = agreements::standing::terms_on(write, &agreement, day).await?;
    let studies = studies(write, &agreement).await?;
    let id: PracticeId = by.new_id();
    let group = studies.as_ref().map_or("", |(_, _, name)| name);
    let of = studies.as_ref().map(|(group, programme, _)| (*group, *programme));
    let beginning = Beginning { id, agreement: &agreement, terms: &terms, studies: of, group };
    store::insert(write, &beginning).await?;
    plan::store::insert(write, id).await?;
    diary::store::insert(write, id, &mondays(terms.span)).await?;
    write.record("practice-act-open", RowRef::new(store::TABLE, id), json!({ "agreement": agreement.id }));
    let told = json!({ "agreement": agreement.id, "learner": agreement.parties.learner,
        "enterprise": agreement.parties.enterprise });
    write.announce("practice.opened", id, told);
    Ok(id)
}

/// The learner's group and programme at the university of the contract.
async fn studies(
    reader: &dyn Read,
    agreement: &agreements::store::Agreement,
) -> Result<Option<(GroupId, ProgrammeId, String)>, Failure> {
    let all = enrolments::of_person(reader, agreement.parties.learner).await?;
    let here = || all.iter().filter(|one| one.organisation == agreement.parties.university);
    let found = here().find(|one| one.programme_code == agreement.terms.programme_code).or_else(|| here().next());
    Ok(found.map(|one| (one.group, one.programme, one.group_name.clone())))
}

/// The Mondays of the weeks that a span touches.
pub fn mondays(span: kernel::Span) -> Vec<Day> {
    let mut all = Vec::new();
    let mut monday = span.from.monday();
    while monday <= span.until {
        all.push(monday);
        monday = monday.plus(7);
    }
    all
}

/// Follows the contract of a practice within a write under way: what follows when a contract was amended or ended before
/// its time. An amendment gives the practice its new last day, hours and weeks; an ended contract breaks it off. Nothing
/// follows where there is no open practice, or nothing changed.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn follow_within(write: &mut Write, agreement: AgreementId) -> Result<(), Failure> {
    let by = write.by().clone();
    let Some(id) = store::of_agreement(write, agreement).await? else { return Ok(()) };
    let before = store::load(write, &by, id).await?;
    if before.status != Status::Open {
        return Ok(());
    }
    let agreement = agreements::store::load(write, &by, agreement).await?;
    if let Some(end) = &agreement.end {
        act_within(write, id, before.version, Act::BreakOff, &end.reason).await?;
        return Ok(());
    }
    let amended = agreements::amendments::store::last_applied(write, agreement.id, None).await?;
    let terms = amended.map_or_else(|| agreement.terms.clone(), |last| last.terms);
    let same =
        (terms.span.until, terms.credits, terms.daily_hours) == (before.span.until, before.credits, before.daily);
    if same {
        return Ok(());
    }
    store::save_terms(write, &before, &terms).await?;
    let span = kernel::Span { from: before.span.from, until: terms.span.until };
    diary::store::respan(write, id, &mondays(span)).await?;
    write.record("practice-act-follow", RowRef::new(store::TABLE, id), json!({ "terms": terms }));
    Ok(())
}

/// What the lifecycle looks at.
pub async fn facts(reader: &dyn Read, practice: &Practice) -> Result<Facts, Failure> {
    let paper = characteristic::store::find(reader, practice.id).await?;
    Ok(Facts {
        characterised: paper.is_some_and(|paper| paper.status == characteristic::moves::Status::Signed),
        locked: store::unlocked(reader, practice.id).await? == 0,
    })
}

/// Completes a practice, or breaks it off with a reason.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed the practice since.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: PracticeId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let to = act_within(&mut write, id, version, act, reason).await?;
    write.done().await?;
    Ok(to)
}

/// The same within a write under way.
///
/// # Errors
/// As [`act`].
pub async fn act_within(
    write: &mut Write,
    id: PracticeId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let by = write.by().clone();
    let before = store::load(write, &by, id).await?;
    let facts = facts(write, &before).await?;
    let moved = before.status.after(act, by.role, &facts, reason)?;
    store::save(write, id, version, moved).await?;
    write.record(act.key(), RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    let told = json!({ "agreement": before.agreement, "learner": before.learner });
    let event = if moved.to() == Status::Completed { "practice.completed" } else { "practice.broken-off" };
    write.announce(event, id, told);
    Ok(moved.to())
}

/// How a practice is named to those who are told about it.
pub fn title(practice: &Practice) -> Names {
    let line = |enterprise: &str| format!("{} · {enterprise}", practice.learner_name);
    let Names { kk, ru, en } = &practice.enterprise_name;
    Names { kk: line(kk), ru: line(ru), en: line(en) }
}
