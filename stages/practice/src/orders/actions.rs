//! What is done to orders assigning mentors: drafted, filled, issued, cancelled. A substitute is assigned by a later
//! order: of two that hold on a day, the one issued last leads.

use accounts::holders;
use db::{Db, Read, RowRef, Write};
use kernel::{Caller, Code, Failure, Id, OrganisationId, PersonId, Refusal, Role, Scope, house};
use placement::mentors::rules::obstacles;
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{Head, Line, LineForm, OrderForm, head, line, span};
use super::store::{self, Assigned, AssignmentId, Order, OrderId};
use crate::{practices, refusal};

/// Drafts an order of the caller's enterprise.
///
/// # Errors
/// What is wrong, by field; `Missing`, when the caller acts for no enterprise.
pub async fn draft(db: &Db, by: &Caller, form: &OrderForm, lines: &[LineForm]) -> Result<OrderId, Failure> {
    let mut write = db.write(by).await?;
    let id = draft_within(&mut write, form, lines).await?;
    write.done().await?;
    Ok(id)
}

/// The same within a write under way.
///
/// # Errors
/// As [`draft`].
pub async fn draft_within(write: &mut Write, form: &OrderForm, lines: &[LineForm]) -> Result<OrderId, Failure> {
    let by = write.by().clone();
    let head = head(form)?;
    let enterprise = by.organisation().ok_or(Failure::Missing)?;
    let organisation = registry::organisations::load(write, enterprise).await?;
    signatory(write, &by, enterprise, &head).await?;
    let id: OrderId = by.new_id();
    store::insert(write, id, (enterprise, organisation.region), &head).await?;
    store::load(write, &by, id).await?;
    let mut made = Vec::new();
    for form in lines {
        made.push(added(write, &by, (id, enterprise), &made, form).await?);
    }
    let payload = json!({ "number": head.number, "lines": made });
    write.record("practice-order-act-draft", RowRef::new(store::TABLE, id), payload);
    Ok(id)
}

async fn signatory(reader: &dyn Read, by: &Caller, enterprise: OrganisationId, head: &Head) -> Result<(), Failure> {
    let all = holders(reader, Role::Signatory, Scope::organisation(enterprise), by.today()).await?;
    if all.contains(&head.signatory) { Ok(()) } else { Err(refusal::NOT_A_SIGNATORY.at("signatory").into()) }
}

/// Adds a line to an order whose enterprise is known.
async fn added(
    write: &mut Write,
    by: &Caller,
    (order, enterprise): (OrderId, OrganisationId),
    beside: &[Line],
    form: &LineForm,
) -> Result<Line, Failure> {
    let asked = line(form)?;
    let practice = match practices::store::load(write, by, asked.practice).await {
        Err(Failure::Missing) => return Err(house::NOT_IN_LIST.at("practice").into()),
        other => other?,
    };
    if practice.enterprise != enterprise {
        return Err(refusal::OTHER_ENTERPRISE.at("practice").into());
    }
    if practice.status != practices::moves::Status::Open {
        return Err(refusal::NOT_OPEN.at("practice").into());
    }
    let line = Line { practice: practice.id, mentor: asked.mentor, span: span(&asked, practice.span)? };
    if beside.iter().any(|one| one.practice == line.practice && one.span.meets(line.span)) {
        return Err(refusal::TWO_MENTORS.at("practice").with("learner", practice.learner_name).into());
    }
    if placement::mentors::store::at(write, line.mentor, enterprise, line.span.from).await?.is_none() {
        return Err(refusal::NOT_IN_REGISTER.at("mentor").into());
    }
    let id: AssignmentId = by.new_id();
    store::insert_line(write, id, order, &line).await?;
    Ok(line)
}

/// What an edit does to an order.
#[derive(Clone, Debug)]
pub enum Edit<'a> {
    /// Changes its head.
    Head(&'a OrderForm),
    /// Adds a line.
    Add(&'a LineForm),
    /// Strikes a line out.
    Strike(AssignmentId),
}

/// Edits a drafted order.
///
/// # Errors
/// What is wrong, by field; what the lifecycle says; stale, when the order was changed since it was read.
pub async fn edit(db: &Db, by: &Caller, id: OrderId, version: i64, edit: Edit<'_>) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::load(&write, by, id).await?;
    let moved = before.status.after(Act::Edit, by.role, &Facts::default(), "")?;
    let mut after = before.head.clone();
    let payload = match edit {
        Edit::Head(form) => {
            after = head(form)?;
            signatory(&write, by, before.enterprise, &after).await?;
            json!({ "before": before.head, "after": after })
        }
        Edit::Add(form) => {
            let beside: Vec<Line> = store::lines(&write, id).await?.iter().map(|one| one.line).collect();
            json!({ "added": added(&mut write, by, (id, before.enterprise), &beside, form).await? })
        }
        Edit::Strike(line) => {
            store::delete_line(&mut write, line, id).await?;
            json!({ "struck": line })
        }
    };
    store::save_head(&mut write, id, version, moved, &after).await?;
    write.record(Act::Edit.key(), RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// An order as it stands, with what hinders its issue and what should be seen to.
#[derive(Clone, Debug, Default)]
pub struct Readiness {
    /// What hinders its issue, mentor by mentor.
    pub hinders: Vec<Refusal>,
    /// What should be seen to, though it hinders nothing.
    pub warns: Vec<Refusal>,
    /// What the lifecycle looks at.
    pub facts: Facts,
}

/// Whether the mentors of an order may lead on their first day, and whether nobody leads too many at once.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn readiness(
    reader: &dyn Read,
    by: &Caller,
    order: &Order,
    lines: &[Assigned],
) -> Result<Readiness, Failure> {
    let facts = Facts { lines: !lines.is_empty(), ready: true, bearable: true };
    let mut told = Readiness { facts, ..Readiness::default() };
    let limit = placement::mentors::load_limit(reader, order.enterprise, by.today()).await?;
    for mentor in distinct(lines) {
        let of = || lines.iter().filter(|one| one.line.mentor == mentor);
        let Some(first) = of().min_by_key(|one| one.line.span.from) else { continue };
        let name = &first.mentor_name;
        let day = first.line.span.from.max(by.today());
        let entry = placement::mentors::store::at(reader, mentor, order.enterprise, day).await?;
        let reasons = match &entry {
            Some(entry) => obstacles(&entry.standing(), day),
            None => vec![refusal::NOT_IN_REGISTER.refuse()],
        };
        if !reasons.is_empty() {
            told.facts.ready = false;
            told.hinders.push(refusal::MENTOR_NOT_READY.with("mentor", name.as_str()));
            told.hinders.extend(reasons);
        }
        let count = heaviest(reader, order.id, mentor, lines).await?;
        if count > limit.trainees {
            let refusal = refusal::MENTOR_OVERLOADED.with("mentor", name.as_str()).with("count", count);
            let refusal = refusal.with("most", limit.trainees);
            if limit.blocks {
                told.facts.bearable = false;
                told.hinders.push(refusal);
            } else {
                told.warns.push(refusal);
            }
        }
    }
    Ok(told)
}

fn distinct(lines: &[Assigned]) -> Vec<PersonId> {
    let mut all: Vec<PersonId> = lines.iter().map(|one| one.line.mentor).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The most learners that a mentor leads in the days of any of their lines, with this order.
async fn heaviest(reader: &dyn Read, order: OrderId, mentor: PersonId, lines: &[Assigned]) -> Result<i64, Failure> {
    let mut most = 0;
    let mut spans: Vec<kernel::Span> =
        lines.iter().filter(|one| one.line.mentor == mentor).map(|one| one.line.span).collect();
    spans.sort_by_key(|span| (span.from, span.until));
    spans.dedup();
    for span in spans {
        let mut led = store::led(reader, mentor, span, order).await?;
        let here = lines.iter().filter(|one| one.line.mentor == mentor && one.line.span.meets(span));
        led.extend(here.map(|one| one.line.practice));
        led.sort_unstable();
        led.dedup();
        most = most.max(i64::try_from(led.len()).unwrap_or(i64::MAX));
    }
    Ok(most)
}

/// Issues an order, or cancels it with a reason.
///
/// # Errors
/// What the lifecycle says, with every reason why a mentor may not lead; stale, when it was changed since it was read.
pub async fn act(db: &Db, by: &Caller, id: OrderId, version: i64, act: Act, reason: &str) -> Result<Status, Failure> {
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
    id: OrderId,
    version: i64,
    act: Act,
    reason: &str,
) -> Result<Status, Failure> {
    // Editing brings a matter of its own and has an action of its own.
    if act == Act::Edit {
        return Err(Failure::Missing);
    }
    let by = write.by().clone();
    let before = store::load(write, &by, id).await?;
    let lines = store::lines(write, id).await?;
    let seen = readiness(write, &by, &before, &lines).await?;
    let moved = match before.status.after(act, by.role, &seen.facts, reason) {
        // The lifecycle says only that mentors are not ready: here it is told why.
        Err(Failure::Refused(_)) if !seen.hinders.is_empty() && act == Act::Issue => {
            return Err(Failure::Refused(seen.hinders));
        }
        other => other?,
    };
    store::save(write, id, version, moved).await?;
    write.record(act.key(), RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    let mentors: Vec<uuid::Uuid> = distinct(&lines).into_iter().map(Id::uuid).collect();
    let practices: Vec<uuid::Uuid> = lines.iter().map(|one| one.line.practice.uuid()).collect();
    let event = if moved.to() == Status::Issued { "practice.order-issued" } else { "practice.order-cancelled" };
    write.announce(event, id, json!({ "mentors": mentors, "practices": practices }));
    Ok(moved.to())
}
