//! What is done to commissions. Pages, API and later stages all come here.

use accounts::{NewGrant, grant, revoke, standing};
use db::{Db, Read, RowRef, Write};
use kernel::{Caller, CommissionId, Failure, Role, Scope, ScopeKind};
use serde_json::json;

use super::moves::{Act, Facts, KEEPERS, Status};
use super::rules::{self, CommissionForm, Composition, InterestForm, NewSeat, Plan, Rules, SeatForm};
use super::store::{self, Commission, Member, choices};
use crate::{MemberId, refusal};

/// What the lifecycle looks at, for a caller.
pub async fn facts(reader: &dyn Read, by: &Caller, commission: &Commission) -> Result<Facts, Failure> {
    let members = store::members(reader, commission.id).await?;
    let seats: Vec<_> = members.iter().filter(|member| member.sits_on(by.today())).collect();
    let own = seats.iter().find(|member| Some(member.person) == by.person);
    let composition = Composition::of(commission.rules, &seats.iter().map(|member| member.seat).collect::<Vec<_>>());
    let keeps = KEEPERS.contains(&by.role) && store::keeps(reader, by, commission.id).await?;
    let pending = store::pending(reader, commission.id).await?;
    Ok(Facts { keeps, runs: keeps || own.is_some_and(|own| own.runs()), seated: own.is_some(), composition, pending })
}

/// Plans a new commission.
///
/// # Errors
/// What is wrong with the form; `NOT_YOUR_COMMISSION` when the founder is another's.
pub async fn plan(db: &Db, by: &Caller, form: &CommissionForm) -> Result<CommissionId, Failure> {
    let plan = rules::plan(form)?;
    let mut write = db.write(by).await?;
    let founder = choices::region_of(&write, plan.organisation).await?;
    let region = founder.ok_or_else(|| refusal::ORGANISATION.at("organisation"))?;
    host_stands(&write, &plan).await?;
    let id: CommissionId = by.new_id();
    store::insert(&mut write, id, &plan, region, by.today()).await?;
    if !(KEEPERS.contains(&by.role) && store::keeps(&write, by, id).await?) {
        return Err(refusal::NOT_YOUR_COMMISSION.at("organisation").into());
    }
    write.record("commissions-act-plan", RowRef::new(store::TABLE, id), json!({ "after": plan }));
    write.announce("commissions.planned", id, json!({ "subject": plan.subject }));
    write.done().await?;
    Ok(id)
}

async fn host_stands(reader: &dyn Read, plan: &Plan) -> Result<(), Failure> {
    match plan.rules.host {
        Some(host) if choices::region_of(reader, host).await?.is_none() => Err(refusal::ORGANISATION.at("host").into()),
        _ => Ok(()),
    }
}

/// Corrects the title or the rules of a planned commission.
///
/// # Errors
/// What is wrong with the form; stale; what the lifecycle says.
pub async fn edit(db: &Db, by: &Caller, id: CommissionId, version: i64, form: &CommissionForm) -> Result<(), Failure> {
    let plan = rules::plan(form)?;
    let mut write = db.write(by).await?;
    let before = store::seen(&write, by, id).await?;
    let moved = before.status.after(Act::Edit, by.role, &facts(&write, by, &before).await?, "")?;
    host_stands(&write, &plan).await?;
    store::save_plan(&mut write, id, version, moved, &plan).await?;
    let payload = json!({ "before": before.form(), "after": plan });
    write.record("commissions-act-edit", RowRef::new(store::TABLE, id), payload);
    write.done().await
}

/// Gives somebody a seat; in a formed commission the person is granted its sight at once.
///
/// # Errors
/// What is wrong with the form; `SEATED_ALREADY`; stale; what the lifecycle says.
pub async fn seat(db: &Db, by: &Caller, id: CommissionId, version: i64, form: &SeatForm) -> Result<MemberId, Failure> {
    let mut write = db.write(by).await?;
    let before = store::seen(&write, by, id).await?;
    let moved = before.status.after(Act::Seat, by.role, &facts(&write, by, &before).await?, "")?;
    let new = rules::seat(form, before.rules, by.today())?;
    fits(&write, &before, &new).await?;
    let member: MemberId = by.new_id();
    store::save(&mut write, &before, version, moved).await?;
    store::insert_member(&mut write, member, id, &new).await?;
    let payload = json!({ "person": new.person, "side": new.seat.side, "duty": new.seat.duty, "from": new.from });
    write.record("commissions-act-seat", RowRef::new(store::TABLE, id), payload);
    if before.status != Status::Planned {
        let members = store::members(&write, id).await?;
        give_sight(&mut write, &before, members.iter().filter(|other| other.id == member)).await?;
    }
    write.done().await?;
    Ok(member)
}

async fn fits(reader: &dyn Read, commission: &Commission, new: &NewSeat) -> Result<(), Failure> {
    let mut refusals = Vec::new();
    if !choices::person_stands(reader, new.person).await? {
        refusals.push(refusal::PERSON.at("person").with("typed", new.person.to_string()));
    }
    if choices::region_of(reader, new.seat.organisation).await?.is_none() {
        refusals.push(refusal::ORGANISATION.at("organisation").with("typed", new.seat.organisation.to_string()));
    }
    let members = store::members(reader, commission.id).await?;
    let at_once = |member: &Member| {
        member.until.is_none_or(|until| new.from <= until && member.from <= until)
            && new.until.is_none_or(|until| member.from <= until)
    };
    if members.iter().any(|member| member.person == new.person && at_once(member)) {
        refusals.push(refusal::SEATED_ALREADY.at("person"));
    }
    Failure::unless(refusals)
}

/// Members see their commission in the role of experts, from the first day of their seat to its last.
async fn give_sight(
    write: &mut Write,
    commission: &Commission,
    members: impl Iterator<Item = &Member>,
) -> Result<(), Failure> {
    let scope = Scope { kind: ScopeKind::Commission, id: commission.id.0 };
    for member in members {
        if standing(write, member.person, Role::Expert, scope, member.from).await?.is_none() {
            let label = commission.title.clone();
            let (person, from, until) = (member.person, member.from, member.until);
            grant(write, &NewGrant { person, role: Role::Expert, scope, label, from, until }).await?;
        }
    }
    Ok(())
}

/// Takes somebody's seat from them, from today on.
///
/// # Errors
/// Missing, when there is no such seat; `NOT_SEATED`; stale; what the lifecycle says.
pub async fn release(
    db: &Db,
    by: &Caller,
    id: CommissionId,
    version: i64,
    member: MemberId,
    reason: &str,
) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let before = store::seen(&write, by, id).await?;
    let members = store::members(&write, id).await?;
    let member = members.iter().find(|other| other.id == member).ok_or(Failure::Missing)?;
    let moved = before.status.after(Act::Release, by.role, &facts(&write, by, &before).await?, reason)?;
    let yesterday = by.today().plus(-1);
    if member.until.is_some_and(|until| until <= yesterday) {
        return Err(refusal::NOT_SEATED.refuse().into());
    }
    store::save(&mut write, &before, version, moved).await?;
    store::end_member(&mut write, member, yesterday).await?;
    let payload = json!({ "person": member.person, "reason": reason.trim() });
    write.record("commissions-act-release", RowRef::new(store::TABLE, id), payload);
    let scope = Scope { kind: ScopeKind::Commission, id: id.0 };
    if let Some(held) = standing(&write, member.person, Role::Expert, scope, by.today()).await? {
        revoke(&mut write, held, reason).await?;
    }
    write.done().await
}

/// The caller, a member, declares their own interest.
///
/// # Errors
/// `NOT_A_MEMBER`; a conflict that is not told in words.
pub async fn declare(db: &Db, by: &Caller, id: CommissionId, form: &InterestForm) -> Result<(), Failure> {
    let (interest, about) = rules::interest(form)?;
    let mut write = db.write(by).await?;
    let before = store::seen(&write, by, id).await?;
    let moved = before.status.after(Act::Declare, by.role, &facts(&write, by, &before).await?, "")?;
    let members = store::members(&write, id).await?;
    let own = members.iter().find(|member| Some(member.person) == by.person && member.sits_on(by.today()));
    let own = own.ok_or_else(|| Failure::Forbidden(refusal::NOT_A_MEMBER.refuse()))?;
    store::save(&mut write, &before, before.version, moved).await?;
    store::save_interest(&mut write, own, interest, about).await?;
    write.record("commissions-act-declare", RowRef::new(store::TABLE, id), json!({ "interest": interest }));
    write.done().await
}

/// Forms a commission whose composition holds; its members see it from now on.
///
/// # Errors
/// Every rule of composition that is broken; stale; what the lifecycle says.
pub async fn form(db: &Db, by: &Caller, id: CommissionId, version: i64) -> Result<(), Failure> {
    act(db, by, id, version, Act::Form, "").await
}

/// Forms, revises, closes or reopens a commission.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed it since.
pub async fn act(db: &Db, by: &Caller, id: CommissionId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Form => "commissions-act-form",
        Act::Revise => "commissions-act-revise",
        Act::Close => "commissions-act-close",
        Act::Reopen => "commissions-act-reopen",
        Act::Edit | Act::Seat | Act::Release | Act::Declare | Act::Call => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let before = store::seen(&write, by, id).await?;
    let moved = before.status.after(act, by.role, &facts(&write, by, &before).await?, reason)?;
    store::save(&mut write, &before, version, moved).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    if moved.to() == Status::Formed {
        let members = store::members(&write, id).await?;
        give_sight(
            &mut write,
            &before,
            members.iter().filter(|member| member.until.is_none_or(|last| last >= by.today())),
        )
        .await?;
        write.announce("commissions.formed", id, json!({ "subject": before.subject }));
    }
    write.done().await
}

/// A composition as the rules see it today, for pages and later stages.
pub fn composition(rules: Rules, members: &[Member], today: kernel::Day) -> Composition {
    let seats: Vec<_> = members.iter().filter(|member| member.sits_on(today)).map(|member| member.seat).collect();
    Composition::of(rules, &seats)
}
