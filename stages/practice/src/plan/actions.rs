//! What is done to individual plans: tasks are written, changed, struck out, taken over; sides agree.

use agreements::rules::{Finding, Weight};
use agreements::standing::terms_on;
use agreements::store::Agreement;
use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Code, Day, Failure, Hours, Refusal, Role};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{Entry, TaskForm, entry, warnings, week_findings};
use super::store::{self, Plan, Task};
use crate::practices::{self, store::Practice};
use crate::{PracticeId, TaskId, refusal};

/// What an edit does to a plan.
#[derive(Clone, Debug)]
pub enum Edit<'a> {
    /// Writes tasks.
    Add(&'a [TaskForm]),
    /// Changes a task.
    Change(TaskId, &'a TaskForm),
    /// Strikes a task out.
    Strike(TaskId),
    /// Takes over the tasks of another practice within reach, week by week.
    Copy(PracticeId),
}

/// Edits a plan; agreements are cleared.
///
/// # Errors
/// What is wrong, by field; what the lifecycle says; stale, when the plan was changed since it was read.
pub async fn edit(db: &Db, by: &Caller, practice: PracticeId, version: i64, edit: Edit<'_>) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    edit_within(&mut write, practice, version, edit).await?;
    write.done().await
}

/// The same within a write under way.
///
/// # Errors
/// As [`edit()`].
pub async fn edit_within(write: &mut Write, practice: PracticeId, version: i64, edit: Edit<'_>) -> Result<(), Failure> {
    let by = write.by().clone();
    let practice = practices::store::load(write, &by, practice).await?;
    let before = store::load(write, practice.id).await?;
    let facts = Facts { tasks: true, sound: true, ..first_facts(&by, &practice) };
    let moved = before.status.after(Act::Edit, by.role, &facts, "")?;
    let payload = match edit {
        Edit::Add(forms) => {
            let known = store::outcomes(write, practice.programme).await?;
            for form in forms {
                let entry = read(write, &practice, form, &known).await?;
                store::insert_task(write, by.new_id(), practice.id, &entry).await?;
            }
            json!({ "added": forms })
        }
        Edit::Change(task, form) => {
            let known = store::outcomes(write, practice.programme).await?;
            let entry = read(write, &practice, form, &known).await?;
            store::save_task(write, task, practice.id, &entry).await?;
            json!({ "task": task, "changed": entry })
        }
        Edit::Strike(task) => {
            store::delete_task(write, task, practice.id).await?;
            json!({ "struck": task })
        }
        Edit::Copy(from) => {
            let from = practices::store::load(write, &by, from).await?;
            copy(write, &from, &practice).await?;
            json!({ "from": from.id })
        }
    };
    store::save(write, practice.id, version, moved).await?;
    write.record(Act::Edit.key(), RowRef::new(store::TABLE, practice.id), payload);
    Ok(())
}

async fn read(
    write: &Write,
    practice: &Practice,
    form: &TaskForm,
    known: &[super::rules::Outcome],
) -> Result<Entry, Failure> {
    let entry = entry(form, known, practice.span)?;
    if let Some(workplace) = entry.workplace
        && !store::belongs(write, workplace, practice.enterprise).await?
    {
        return Err(refusal::FOREIGN_WORKPLACE.at("workplace").into());
    }
    Ok(entry)
}

/// The tasks of another practice, moved by the weeks between the two beginnings; what falls outside is left.
async fn copy(write: &mut Write, from: &Practice, to: &Practice) -> Result<(), Failure> {
    let by = write.by().clone();
    let shift = to.span.from.monday().since(from.span.from.monday());
    for task in store::tasks(write, from.id).await? {
        let monday = task.entry.monday.plus(shift);
        if monday > to.span.until {
            continue;
        }
        // A workplace of another enterprise does not come along.
        let workplace = task.entry.workplace.filter(|_| from.enterprise == to.enterprise);
        let outcomes = if from.programme == to.programme { task.entry.outcomes.clone() } else { Vec::new() };
        let entry = Entry { monday, workplace, outcomes, ..task.entry };
        store::insert_task(write, by.new_id(), to.id, &entry).await?;
    }
    Ok(())
}

fn first_facts(by: &Caller, practice: &Practice) -> Facts {
    Facts {
        open: practice.status == practices::moves::Status::Open,
        yours: by.person.is_some() && by.person == practice.mentor,
        ..Facts::default()
    }
}

/// A plan as it stands, with everything said about it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The plan.
    pub plan: Plan,
    /// Its tasks.
    pub tasks: Vec<Task>,
    /// The outcomes of the programme.
    pub outcomes: Vec<super::rules::Outcome>,
    /// What the rules say.
    pub findings: Vec<Finding>,
    /// What the lifecycle looks at.
    pub facts: Facts,
}

/// A plan as it stands for a caller who has loaded the practice.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn standing(reader: &dyn Read, by: &Caller, practice: &Practice) -> Result<Standing, Failure> {
    let plan = store::load(reader, practice.id).await?;
    let tasks = store::tasks(reader, practice.id).await?;
    let outcomes = store::outcomes(reader, practice.programme).await?;
    let findings = findings(reader, by, practice, &tasks, &outcomes).await?;
    let sound = findings.iter().all(|one| one.weight == Weight::Warns);
    let facts = Facts { tasks: !tasks.is_empty(), sound, ..first_facts(by, practice) };
    Ok(Standing { plan, tasks, outcomes, findings, facts })
}

/// What the rules say of a plan: age and hours week by week under the terms of that week, then the plan as a whole.
async fn findings(
    reader: &dyn Read,
    by: &Caller,
    practice: &Practice,
    tasks: &[Task],
    outcomes: &[super::rules::Outcome],
) -> Result<Vec<Finding>, Failure> {
    let agreement = agreement(reader, by, practice).await?;
    let mut mondays: Vec<Day> = tasks.iter().map(|task| task.entry.monday).collect();
    mondays.dedup();
    let mut all = Vec::new();
    for monday in mondays {
        let terms = terms_on(reader, &agreement, monday.max(practice.span.from)).await?;
        let of_week = || tasks.iter().filter(|task| task.entry.monday == monday);
        let hours: Hours = of_week().map(|task| task.entry.hours).sum();
        let hazardous = terms.hazardous || of_week().any(|task| task.hazardous);
        all.extend(week_findings(&terms, practice.birth, monday, (hours, hazardous)));
    }
    let entries: Vec<Entry> = tasks.iter().map(|task| task.entry.clone()).collect();
    all.extend(warnings(&entries, outcomes));
    Ok(all)
}

/// The contract of a practice that the caller may see: whoever reaches the practice reaches the terms it rests on.
async fn agreement(reader: &dyn Read, by: &Caller, practice: &Practice) -> Result<Agreement, Failure> {
    let platform = Caller { role: Role::System, ..by.clone() };
    agreements::store::load(reader, &platform, practice.agreement).await
}

fn blocking(found: &[Finding]) -> Vec<Refusal> {
    found.iter().filter(|one| one.weight == Weight::Blocks).map(|one| one.refusal.clone()).collect()
}

/// A side agrees, or asks for changes.
///
/// # Errors
/// What the lifecycle says, with every rule that the plan breaks; stale, when it was changed since it was read.
pub async fn act(
    db: &Db,
    by: &Caller,
    practice: PracticeId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    let mut write = db.write(by).await?;
    let to = act_within(&mut write, practice, version, act, reason).await?;
    write.done().await?;
    Ok(to)
}

/// The same within a write under way.
///
/// # Errors
/// As [`act`].
pub async fn act_within(
    write: &mut Write,
    practice: PracticeId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    // Editing brings a matter of its own and has an action of its own.
    if act == Act::Edit {
        return Err(Failure::Missing);
    }
    let by = write.by().clone();
    let practice = practices::store::load(write, &by, practice).await?;
    let before = standing(write, &by, &practice).await?;
    let moved = match before.plan.status.after(act, by.role, &before.facts, reason) {
        // The lifecycle says only that rules stand in the way: here each of them is told on its own.
        Err(failure) if failure.is(&refusal::PLAN_OBSTACLES) => {
            return Err(Failure::Refused(blocking(&before.findings)));
        }
        other => other?,
    };
    store::save(write, practice.id, version, moved).await?;
    let payload = json!({ "reason": reason.trim(), "to": moved.to() });
    write.record(act.key(), RowRef::new(store::TABLE, practice.id), payload);
    let event = if moved.to() == Status::InForce { "practice.plan-in-force" } else { "practice.plan-moved" };
    write.announce(event, practice.id, json!({ "learner": practice.learner, "to": moved.to() }));
    Ok(moved.to())
}
