//! What is done to exams. Pages, API and the demo all come here.

mod protocol;

use db::{Db, Read, RowRef};
use kernel::{Caller, CommissionId, Day, Failure, Id, Names, OrganisationId, PersonId, Reading, Role, house};
use programmes::enrolments::GroupId;
use registry::organisations;
use registry::organisations::moves::Status as Kept;
use registry::organisations::rules::Kind;
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{self, CouncilForm, CriterionForm, ExamForm, FiguresForm, Plan, first_criteria, month_between};
use super::store::{self, Beginning, Counted};
use crate::candidates::actions::{look, propose_within};
use crate::candidates::moves::{Act as CandidateAct, Facts as CandidateFacts, Status as CandidateStatus};
use crate::candidates::store as candidates;
use crate::room::Room;
use crate::{ExamId, refusal};

pub use protocol::{SIGN, ask_code, correct, recall, settle, sign};

/// Plans an exam, with a criterion a part, and proposes the students of its groups.
///
/// # Errors
/// What is wrong with the form; Missing, when a group is not the caller's.
pub async fn plan(db: &Db, by: &Caller, form: &ExamForm) -> Result<ExamId, Failure> {
    let plan = rules::plan(form, by.today())?;
    let groups = groups(&form.groups)?;
    let mut write = db.write(by).await?;
    let (university, words) = standing(&write, by, &plan).await?;
    let one = Counted { exams: 1, certificates: 0, places: 0 };
    let counted = store::count_on(&mut write, university.0, by.today().year(), one).await?;
    let number = format!("PE-{}-{:02}", by.today().year(), counted.exams);
    let id: ExamId = by.new_id();
    let words = [words, vec![number.clone()]].concat();
    store::insert(&mut write, &Beginning { id, number: &number, university, words: &words }, &plan).await?;
    for (place, criterion) in (1..).zip(first_criteria()) {
        store::put_criterion(&mut write, id, place, &criterion).await?;
    }
    let exam = store::load(&write, &Caller { role: Role::System, ..by.clone() }, id).await?;
    let added = propose_within(&mut write, &exam, &groups, &[]).await?;
    let payload = json!({ "number": number, "after": plan, "people": added });
    write.record("assessment-act-plan", RowRef::new(store::TABLE, id), payload);
    write.announce("assessment.exam-planned", id, json!({ "programme": plan.programme, "day": plan.day }));
    write.done().await?;
    Ok(id)
}

fn groups(typed: &[String]) -> Result<Vec<GroupId>, Failure> {
    let mut read = Reading::new();
    let typed = typed.iter().filter(|one| !one.trim().is_empty());
    let groups: Option<Vec<GroupId>> = typed.map(|one| read.parsed("groups", one, &house::NOT_IN_LIST)).collect();
    read.end(groups)
}

/// The university of a plan with its region, and the words the exam is found by: its things stand and are the caller's.
async fn standing(
    reader: &dyn Read,
    by: &Caller,
    plan: &Plan,
) -> Result<((OrganisationId, kernel::RegionId), Vec<String>), Failure> {
    let mut refusals = Vec::new();
    let programme = store::programme_of(reader, by, plan.programme).await?;
    let enterprise = match organisations::load(reader, plan.enterprise).await {
        Ok(found) if found.kind == Kind::Enterprise && found.status == Kept::Active => Some(found),
        Ok(_) | Err(Failure::Missing) => None,
        Err(broken) => return Err(broken),
    };
    if programme.is_none() {
        refusals.push(refusal::PROGRAMME.at("programme"));
    }
    if enterprise.is_none() {
        refusals.push(refusal::ENTERPRISE.at("enterprise"));
    }
    if !store::profession_stands(reader, plan.profession).await? {
        refusals.push(refusal::PROFESSION.at("profession"));
    }
    let (Some(programme), Some(enterprise)) = (programme, enterprise) else { return Err(refusals.into()) };
    Failure::unless(refusals)?;
    let Names { kk, ru, en } = programme.name;
    let words = vec![programme.code, kk, ru, en, enterprise.name.kk, enterprise.name.ru, plan.place.clone()];
    Ok(((programme.university, programme.region), words))
}

/// Changes the plan; what both sides agreed on is open again. The university stays: it holds the exam.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale, when somebody changed the exam since.
pub async fn edit(db: &Db, by: &Caller, id: ExamId, version: i64, form: &ExamForm) -> Result<(), Failure> {
    let plan = rules::plan(form, by.today())?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(Act::Edit, by.role, &Facts::default(), "")?;
    let (university, words) = standing(&write, by, &plan).await?;
    if university.0 != before.university {
        return Err(refusal::PROGRAMME.at("programme").into());
    }
    let words = [words, vec![before.number.clone()]].concat();
    store::save_plan(&mut write, &before, version, moved, &plan, &words).await?;
    let payload = json!({ "before": before.plan, "after": plan });
    write.record("assessment-act-edit", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Puts a criterion under a number, or a new one where none is given; what both sides agreed on is open again.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn put_criterion(
    db: &Db,
    by: &Caller,
    id: ExamId,
    version: i64,
    number: Option<i64>,
    form: &CriterionForm,
) -> Result<i64, Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let outcomes: Vec<i64> =
        store::outcomes(&write, before.plan.programme).await?.iter().map(|outcome| outcome.number).collect();
    let criterion = rules::criterion(form, &outcomes)?;
    let moved = before.status.after(Act::Edit, by.role, &Facts::default(), "")?;
    let all = store::criteria(&write, id).await?;
    let number = match number {
        Some(number) => number,
        None => all.iter().map(|(number, _)| number).max().copied().unwrap_or_default() + 1,
    };
    store::save_agreed(&mut write, &before, version, moved, (None, None)).await?;
    store::put_criterion(&mut write, id, number, &criterion).await?;
    let payload = json!({ "number": number, "after": criterion });
    write.record("assessment-act-criterion", RowRef::new(store::TABLE, id), payload);
    write.done().await?;
    Ok(number)
}

/// Takes a criterion away.
///
/// # Errors
/// `LAST_CRITERION` of its part; Missing; what the lifecycle says; stale.
pub async fn remove_criterion(db: &Db, by: &Caller, id: ExamId, version: i64, number: i64) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(Act::Edit, by.role, &Facts::default(), "")?;
    let all = store::criteria(&write, id).await?;
    let (_, gone) = all.iter().find(|(other, _)| *other == number).ok_or(Failure::Missing)?;
    if all.iter().filter(|(_, other)| other.part == gone.part).count() < 2 {
        return Err(refusal::LAST_CRITERION.refuse().into());
    }
    store::save_agreed(&mut write, &before, version, moved, (None, None)).await?;
    store::remove_criterion(&mut write, id, number).await?;
    let payload = json!({ "number": number, "before": gone });
    write.record("assessment-act-criterion-removed", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// The caller's side agrees on the materials; with the second side they stand.
///
/// # Errors
/// What the lifecycle says: a month before the exam, another side's; stale.
pub async fn agree(db: &Db, by: &Caller, id: ExamId, version: i64) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    let exam = &room.exam;
    let moved = exam.status.after(Act::Agree, by.role, &room.facts(by, &[], ""), "")?;
    let agreed = if matches!(by.role, Role::Signatory | Role::Hr) {
        (exam.university_agreed, Some(by.now))
    } else {
        (Some(by.now), exam.enterprise_agreed)
    };
    store::save_agreed(&mut write, exam, version, moved, agreed).await?;
    write.record("assessment-act-agree", RowRef::new(store::TABLE, id), json!({ "to": moved.to() }));
    if moved.to() == Status::MaterialsAgreed {
        write.announce("assessment.materials-agreed", id, json!({ "programme": exam.plan.programme }));
    }
    write.done().await?;
    Ok(moved.to())
}

/// Opens the materials again, or calls the exam off.
///
/// # Errors
/// What the lifecycle says; stale.
pub async fn act(db: &Db, by: &Caller, id: ExamId, version: i64, act: Act, reason: &str) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    let before = &room.exam;
    let moved = before.status.after(act, by.role, &room.facts(by, &[], ""), reason)?;
    let recorded = match act {
        Act::Reopen => {
            store::save_agreed(&mut write, before, version, moved, (None, None)).await?;
            "assessment-act-reopen"
        }
        Act::Cancel => {
            store::save(&mut write, before, version, moved).await?;
            write.announce("assessment.exam-cancelled", id, json!({ "programme": before.plan.programme }));
            "assessment-act-cancel"
        }
        Act::Begin => {
            store::save(&mut write, before, version, moved).await?;
            write.announce("assessment.exam-begun", id, json!({ "programme": before.plan.programme }));
            "assessment-act-begin"
        }
        // These bring a matter of their own (a plan, a day, a commission, a paper) and have an action each.
        _ => return Err(Failure::Missing),
    };
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    write.done().await?;
    Ok(moved.to())
}

/// Moves the exam to another day, a month or more after the materials were agreed.
///
/// # Errors
/// `DAY_PASSED`; what the lifecycle says; stale.
pub async fn postpone(db: &Db, by: &Caller, id: ExamId, version: i64, day: Day, reason: &str) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let late_enough = before.agreed_on().is_some_and(|agreed| month_between(agreed, day));
    let moved = before.status.after(Act::Postpone, by.role, &Facts { late_enough, ..Facts::default() }, reason)?;
    if day < by.today() {
        return Err(refusal::DAY_PASSED.at("day").into());
    }
    store::save_day(&mut write, &before, version, moved, day).await?;
    let payload = json!({ "reason": reason.trim(), "before": before.plan.day, "after": day });
    write.record("assessment-act-postpone", RowRef::new(store::TABLE, id), payload);
    write.announce("assessment.exam-postponed", id, json!({ "day": day }));
    write.done().await
}

/// Appoints a commission: one of this exam, even, of two equal halves, without the host, with interests declared.
///
/// # Errors
/// `COMMISSION`, when it is not in the caller's list; every rule that its composition breaks; stale.
pub async fn appoint(db: &Db, by: &Caller, id: ExamId, version: i64, commission: CommissionId) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let of_exam = commissions::of_subject(&write, id.uuid()).await?;
    let chosen = of_exam.into_iter().find(|one| one.id == commission);
    let chosen = chosen.ok_or_else(|| refusal::COMMISSION.at("commission"))?;
    let members = commissions::members(&write, commission).await?;
    let board = rules::board(&chosen, &members, id.uuid(), before.university, before.plan.day);
    let moved = before.status.after(Act::Appoint, by.role, &Facts { board, ..Facts::default() }, "")?;
    store::save_commission(&mut write, &before, version, moved, commission).await?;
    let seats = rules::experts(&members, before.plan.day).len();
    let payload = json!({ "commission": commission, "experts": seats, "to": moved.to() });
    write.record("assessment-act-appoint", RowRef::new(store::TABLE, id), payload);
    write.announce("assessment.commission-appointed", id, json!({ "commission": commission }));
    write.done().await
}

/// The expanded council decides: whom the gateway lets through is admitted, the others are not, each with what stood in
/// the way. It may decide again on those who were not.
///
/// # Errors
/// What is wrong with the form; what the lifecycle says; stale.
pub async fn admit(
    db: &Db,
    by: &Caller,
    id: ExamId,
    version: i64,
    form: &CouncilForm,
) -> Result<(usize, usize), Failure> {
    let mut write = db.write(by).await?;
    let room = Room::load(&write, by, id).await?;
    let (number, day) = rules::council(form, room.exam.plan.day, by.today())?;
    let decided = |status| matches!(status, CandidateStatus::Proposed | CandidateStatus::NotAdmitted);
    let (mut admitted, mut declined, mut invited) = (Vec::new(), Vec::new(), Vec::<PersonId>::new());
    for of in room.candidates.iter().filter(|one| decided(one.status)) {
        let looked = look(&write, &room.exam, of).await?;
        invited.extend(looked.mentors.iter().filter(|mentor| !invited.contains(mentor)).copied().collect::<Vec<_>>());
        let obstacles = looked.gate.obstacles(room.figures);
        let act = if obstacles.is_empty() { CandidateAct::Admit } else { CandidateAct::Decline };
        let facts = CandidateFacts { clear: obstacles.is_empty(), ..CandidateFacts::default() };
        let moved = of.status.after(act, by.role, &facts, "")?;
        candidates::save_admission(&mut write, of, moved, (looked.enterprise, &looked.mentors)).await?;
        let grounds: Vec<&str> = obstacles.iter().map(|refusal| refusal.rule.code).collect();
        if grounds.is_empty() { admitted.push(of.person) } else { declined.push((of.person, grounds)) }
    }
    let facts = Facts { invited: invited.is_empty() || !form.invited.trim().is_empty(), ..room.facts(by, &[], "") };
    let moved = room.exam.status.after(Act::Admit, by.role, &facts, "")?;
    let listed = json!(invited).to_string();
    store::save_council(&mut write, &room.exam, version, moved, (&number, day, &listed)).await?;
    let payload = json!({ "number": number, "day": day, "invited": invited, "admitted": admitted, "not": declined });
    write.record("assessment-act-admit", RowRef::new(store::TABLE, id), payload);
    write.announce("assessment.admission-decided", id, json!({ "admitted": admitted }));
    write.done().await?;
    Ok((admitted.len(), declined.len()))
}

/// Sets by which figures the caller's university counts, from a day on.
///
/// # Errors
/// What is wrong with the form; `TAKEN`, when figures of that day stand; Missing for who speaks for no organisation.
pub async fn set_figures(db: &Db, by: &Caller, form: &FiguresForm) -> Result<(), Failure> {
    let (from, figures) = rules::figures(form, by.today())?;
    let university = by.organisation().ok_or(Failure::Missing)?;
    let mut write = db.write(by).await?;
    if !organisations::store::within(&write, by, university).await? {
        return Err(Failure::Missing);
    }
    let id = store::insert_figures(&mut write, university, from, figures).await?;
    let row = RowRef::new("assessment_setting", id);
    write.record("assessment-act-figures", row, json!({ "from": from, "after": figures }));
    write.done().await
}
