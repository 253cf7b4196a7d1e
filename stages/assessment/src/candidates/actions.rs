//! What is done about candidates. Pages, API and the demo all come here.

use std::collections::BTreeMap;

use db::{Db, Read, RowRef, Write};
use kernel::{Caller, EnrolmentId, Failure, OrganisationId, PersonId, Refusal};
use practice::standing::{mentors_of, standings_of};
use programmes::enrolments::{self, Enrolment, GroupId, Track};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{self, Gate};
use super::store::{self, Beginning, Candidate};
use crate::exams::moves::Act as ExamAct;
use crate::exams::store::{self as exams, Exam};
use crate::room::Room;
use crate::{CandidateId, ExamId, refusal};

/// What the gateway sees of a candidate now, where they practised last, and who their mentors are.
#[derive(Clone, Debug)]
pub struct Looked {
    /// What the gateway sees.
    pub gate: Gate,
    /// Where they practised last.
    pub enterprise: Option<OrganisationId>,
    /// Everybody who was their mentor.
    pub mentors: Vec<PersonId>,
}

/// Looks at a candidate.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn look(reader: &dyn Read, exam: &Exam, of: &Candidate) -> Result<Looked, Failure> {
    let practice = standings_of(reader, of.person).await?.pop();
    let (passed, _) = store::before(reader, of.person, exam.plan.programme, exam.id).await?;
    let enterprise = practice.as_ref().map(|practice| practice.enterprise);
    let mentors = mentors_of(reader, of.person).await?;
    Ok(Looked { gate: Gate { practice, debts: of.debts, passed }, enterprise, mentors })
}

/// Everybody who can be proposed from a group: enrolled in dual training.
async fn of_group(reader: &dyn Read, by: &Caller, group: GroupId) -> Result<Vec<Enrolment>, Failure> {
    enrolments::store::load_group(reader, by, group).await?;
    let mut all = enrolments::of_group(reader, group).await?;
    all.retain(|one| one.track == Track::Dual && one.status == enrolments::moves::Status::Enrolled);
    Ok(all)
}

/// Proposes students of an exam that is open for it: groups whole, and single enrolments. Who is a candidate already
/// stays one.
///
/// # Errors
/// `NOT_A_STUDENT` of a single enrolment; Missing, when a group or an enrolment is not the caller's; what the
/// lifecycle of the exam says.
pub async fn propose(
    db: &Db,
    by: &Caller,
    exam: ExamId,
    groups: &[GroupId],
    single: &[EnrolmentId],
) -> Result<usize, Failure> {
    let mut write = db.write(by).await?;
    let before = exams::load(&write, by, exam).await?;
    let moved = before.status.after(ExamAct::Propose, by.role, &crate::exams::moves::Facts::default(), "")?;
    exams::save(&mut write, &before, before.version, moved).await?;
    let added = propose_within(&mut write, &before, groups, single).await?;
    write.record("assessment-act-propose", RowRef::new(exams::TABLE, exam), json!({ "people": added }));
    write.done().await?;
    Ok(added.len())
}

/// Proposes students as part of a larger act.
///
/// # Errors
/// As [`propose`].
pub async fn propose_within(
    write: &mut Write,
    exam: &Exam,
    groups: &[GroupId],
    single: &[EnrolmentId],
) -> Result<Vec<PersonId>, Failure> {
    let by = write.by().clone();
    let mut students = Vec::new();
    for group in groups {
        students.extend(of_group(write, &by, *group).await?);
    }
    for id in single {
        students.push(enrolments::load(write, &by, *id).await?);
    }
    if let Some(other) = students.iter().find(|one| !studies(one, exam)) {
        return Err(refusal::NOT_A_STUDENT.at("groups").with("name", other.name.clone()).into());
    }
    let known: Vec<PersonId> = store::of_exam(write, exam.id).await?.iter().map(|one| one.person).collect();
    let mut added: Vec<PersonId> = Vec::new();
    for student in students {
        if known.contains(&student.person) || added.contains(&student.person) {
            continue;
        }
        let enterprise = standings_of(write, student.person).await?.pop().map(|last| last.enterprise);
        let mentors = mentors_of(write, student.person).await?;
        let (_, resit_of) = store::before(write, student.person, exam.plan.programme, exam.id).await?;
        let id: CandidateId = by.new_id();
        let new = Beginning { id, exam: exam.id, enrolment: &student, enterprise, mentors: &mentors, resit_of };
        store::insert(write, &new).await?;
        added.push(student.person);
    }
    Ok(added)
}

/// Versions of a programme share its code: an exam is held for those who study by any of them.
fn studies(student: &Enrolment, exam: &Exam) -> bool {
    student.organisation == exam.university
        && student.programme_code == exam.programme_code
        && student.status == enrolments::moves::Status::Enrolled
}

/// The curator enters academic debts of some candidates.
///
/// # Errors
/// Missing, when one is no candidate of the exam; what the lifecycle says.
pub async fn enter_debts(
    db: &Db,
    by: &Caller,
    exam: ExamId,
    debts: &BTreeMap<CandidateId, i64>,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let seen = store::seen(&write, by, exam).await?;
    for (id, count) in debts {
        let of = seen.iter().find(|one| one.id == *id).ok_or(Failure::Missing)?;
        if of.debts != Some(*count) {
            let moved = of.status.after(Act::Debts, by.role, &Facts::default(), "")?;
            store::save_debts(&mut write, of, moved, *count).await?;
        }
    }
    let told: BTreeMap<String, i64> = debts.iter().map(|(id, count)| (id.to_string(), *count)).collect();
    write.record("assessment-act-debts", RowRef::new(exams::TABLE, exam), json!({ "debts": told }));
    write.done().await
}

/// Withdraws a candidate, marks them absent or present again, or has the experts score again.
///
/// # Errors
/// Missing; what the lifecycle says; stale, when somebody changed the candidate since.
pub async fn act(
    db: &Db,
    by: &Caller,
    id: CandidateId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let recorded = match act {
        Act::Withdraw => "assessment-act-withdraw",
        Act::Rescore => "assessment-act-rescore",
        Act::Miss => "assessment-act-miss",
        Act::Return => "assessment-act-return",
        // These belong to decisions on the whole exam, or bring a matter of their own.
        Act::Debts | Act::Admit | Act::Decline | Act::Score | Act::Pass | Act::Fail | Act::Reopen => {
            return Err(Failure::Missing);
        }
    };
    let mut write = db.write(by).await?;
    let of = store::load(&write, by, id).await?;
    let room = Room::load(&write, by, of.exam).await?;
    let moved = of.status.after(act, by.role, &room.candidate_facts(&of, by, false), reason)?;
    store::save(&mut write, &of, version, moved, Some(reason.trim())).await?;
    let payload = json!({ "person": of.person, "reason": reason.trim(), "to": moved.to() });
    write.record(recorded, RowRef::new(exams::TABLE, of.exam), payload);
    write.done().await?;
    Ok(moved.to())
}

/// An expert scores a candidate by every criterion; until all are in, they may change what they gave.
///
/// # Errors
/// Missing; what is wrong with the points; what the lifecycle says: own trainee, declared interest, all in.
pub async fn score(db: &Db, by: &Caller, id: CandidateId, typed: &BTreeMap<i64, String>) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let of = store::load(&write, by, id).await?;
    let room = Room::load(&write, by, of.exam).await?;
    // The candidate stays admitted, so their row stays as it is: experts who score at once are not in each other's way.
    of.status.after(Act::Score, by.role, &room.candidate_facts(&of, by, false), "")?;
    let marks = rules::marks(typed, &room.criteria)?;
    let shares = rules::scored(&marks, &room.criteria);
    let own =
        |score: &&store::Score| score.candidate == of.id && score.round == of.round && Some(score.expert) == by.person;
    let before = room.scores.iter().find(own);
    store::put_score(&mut write, &of, before, &marks, shares).await?;
    let payload = json!({ "candidate": id, "round": of.round, "marks": marks,
        "before": before.map(|before| &before.marks) });
    write.record("assessment-act-score", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// What stands in the way of a candidate, as the gateway sees it now.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn obstacles(reader: &dyn Read, room: &Room, of: &Candidate) -> Result<Vec<Refusal>, Failure> {
    Ok(look(reader, &room.exam, of).await?.gate.obstacles(room.figures))
}
