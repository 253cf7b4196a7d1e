//! The protocol: drawn up from the scores, signed by the commission, corrected by a new one.

use accounts::{Key, Matter};
use db::{Db, RowRef, Write};
use documents::{Press, papers};
use kernel::{Caller, Failure, house};
use serde_json::json;

use crate::ExamId;
use crate::candidates::moves::{Act as CandidateAct, Status as CandidateStatus};
use crate::candidates::store as candidates;
use crate::exams::moves::{Act, Status};
use crate::exams::paper;
use crate::exams::store;
use crate::room::Room;

/// What a signature's one-time code is asked for.
pub const SIGN: &str = "assessment.sign";

/// Draws the results up as a protocol and sends it to signature. The press works before the write begins.
///
/// # Errors
/// What the lifecycle says: not all scored, too far apart; stale.
pub async fn settle(
    db: &Db,
    press: &dyn Press,
    by: &Caller,
    id: ExamId,
    version: i64,
    public_url: &str,
) -> Result<(), Failure> {
    let seen = Room::load(db, by, id).await?;
    seen.exam.status.after(Act::Settle, by.role, &seen.facts(by, &[], ""), "")?;
    let outcomes = store::outcomes(db, seen.exam.plan.programme).await?;
    let bytes = press.pdf(&paper::to_sign(&seen, &outcomes, by.today(), public_url))?;
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    // The protocol was pressed before the write: a candidate who was marked absent since, or scored again, is not on it.
    let stands = |room: &Room| room.candidates.iter().map(|of| (of.status, of.round)).collect::<Vec<_>>();
    if room.exam.version != seen.exam.version || stands(&room) != stands(&seen) {
        return Err(house::STALE.refuse().into());
    }
    let moved = room.exam.status.after(Act::Settle, by.role, &room.facts(by, &[], ""), "")?;
    let mut results = Vec::new();
    for of in room.candidates.iter().filter(|one| one.status == CandidateStatus::Admitted) {
        let result = room.result(of).ok_or(Failure::Missing)?;
        let act = if result.passed { CandidateAct::Pass } else { CandidateAct::Fail };
        let moved = of.status.after(act, by.role, &room.candidate_facts(of, by, false), "")?;
        candidates::save_result(&mut write, of, moved, Some(result)).await?;
        results.push(json!({ "person": of.person, "percent": result.percent, "passed": result.passed }));
    }
    let paper = papers::keep(&mut write, "exam-protocol", id, room.exam.edition + 1, bytes).await?;
    store::save_paper(&mut write, &room.exam, version, moved, Some((paper.id, paper.sha256.clone()))).await?;
    let payload = json!({ "paper": paper.id, "sha256": paper.sha256, "results": results });
    write.record("assessment-act-settle", RowRef::new(store::TABLE, id), payload);
    write.announce("assessment.protocol-drawn-up", id, json!({ "commission": room.exam.commission }));
    write.done().await
}

/// Takes a protocol out of signature; its signatures are kept but no longer stand.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn recall(db: &Db, by: &Caller, id: ExamId, version: i64, reason: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    reopened(&mut write, by, &room, version, Act::Recall, reason).await?;
    store::void_signatures(&mut write, id).await?;
    let payload = json!({ "reason": reason.trim(), "paper": room.exam.paper });
    write.record("assessment-act-recall", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Opens a signed protocol for correction: it stays as it was signed, a new edition is drawn up and signed after it.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn correct(db: &Db, by: &Caller, id: ExamId, version: i64, reason: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    reopened(&mut write, by, &room, version, Act::Correct, reason).await?;
    let payload = json!({ "reason": reason.trim(), "paper": room.exam.paper, "edition": room.exam.edition });
    write.record("assessment-act-correct", RowRef::new(store::TABLE, id), payload);
    write.announce("assessment.exam-reopened", id, json!({ "reason": reason.trim() }));
    write.done().await
}

/// The exam is under way again, its results are open.
async fn reopened(
    write: &mut Write,
    by: &Caller,
    room: &Room,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<(), Failure> {
    let moved = room.exam.status.after(act, by.role, &room.facts(by, &[], ""), reason)?;
    store::save_paper(write, &room.exam, version, moved, None).await?;
    for of in room.candidates.iter().filter(|one| one.status.settled()) {
        let facts = room.candidate_facts(of, by, false);
        let moved = of.status.after(CandidateAct::Reopen, by.role, &facts, reason)?;
        candidates::save_result(write, of, moved, None).await?;
    }
    Ok(())
}

/// Sends the caller a one-time code for signing exactly this protocol.
///
/// # Errors
/// What the lifecycle says of signing; stale paper.
pub async fn ask_code(db: &Db, key: &Key, by: &Caller, id: ExamId, read: &str) -> Result<accounts::Secret, Failure> {
    let room = Room::load(db, by, id).await?;
    let signed = store::signers(db, id).await?;
    room.exam.status.after(Act::Sign, by.role, &room.facts(by, &signed, read), "")?;
    accounts::issue_code(db, key, by, Matter { purpose: SIGN, subject: read }).await
}

/// Signs the exact protocol that the caller read, by the code that was sent for it; with the last signature the exam
/// is closed.
///
/// # Errors
/// What the lifecycle says; stale paper; a wrong or spent code.
pub async fn sign(db: &Db, by: &Caller, id: ExamId, read: &str, code: &str) -> Result<Status, Failure> {
    let matter = Matter { purpose: SIGN, subject: read };
    let person = by.person.ok_or(Failure::Missing)?;
    let seen = Room::load(db, by, id).await?;
    let signed = store::signers(db, id).await?;
    seen.exam.status.after(Act::Sign, by.role, &seen.facts(by, &signed, read), "")?;
    let confirmed = accounts::confirm_code(db, by, matter, code).await?;
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    let signed = store::signers(&write, id).await?;
    let moved = room.exam.status.after(Act::Sign, by.role, &room.facts(by, &signed, read), "")?;
    let evidence = accounts::use_code(&mut write, &confirmed, matter).await?;
    store::add_signature(&mut write, (id, room.exam.edition), person, read, evidence.0).await?;
    store::save(&mut write, &room.exam, room.exam.version, moved).await?;
    let payload = json!({ "sha256": read, "edition": room.exam.edition, "to": moved.to() });
    write.record("assessment-act-sign", RowRef::new(store::TABLE, id), payload);
    if moved.to() == Status::Closed {
        told(&mut write, &room);
    }
    write.done().await?;
    Ok(moved.to())
}

/// What others need to know of a closed exam: its results, and everyone who passed with the grade of their practice.
fn told(write: &mut Write, room: &Room) {
    let of = |status| room.candidates.iter().filter(move |one| one.status == status);
    let (passed, failed) = (of(CandidateStatus::Passed), of(CandidateStatus::Failed));
    let payload = json!({ "programme": room.exam.plan.programme, "edition": room.exam.edition,
        "passed": passed.clone().count(), "failed": failed.count() });
    write.announce("assessment.exam-closed", room.exam.id, payload);
    for one in passed {
        let percent = one.result.map(|result| result.percent);
        let payload = json!({ "exam": room.exam.id, "person": one.person, "enrolment": one.enrolment,
            "percent": percent });
        write.announce("assessment.candidate-passed", one.id, payload);
    }
}
