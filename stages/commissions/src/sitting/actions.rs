//! What is done to sittings.

use db::{Db, RowRef};
use kernel::{Caller, CommissionId, Failure};
use serde_json::json;

use super::moves::{Act, Status};
use super::room::room;
use super::rules::{self, CallForm};
use super::store;
use crate::commission::actions::facts;
use crate::commission::moves::Act as CommissionAct;
use crate::commission::store as commissions;
use crate::minutes::store as minutes;
use crate::point::rules::{PointForm, point};
use crate::point::store as points;
use crate::{MemberId, PointId, SittingId};

/// Calls a commission to sit.
///
/// # Errors
/// What is wrong with the form; stale; what the lifecycle of the commission says.
pub async fn call(db: &Db, by: &Caller, id: CommissionId, version: i64, form: &CallForm) -> Result<SittingId, Failure> {
    let call = rules::call(form, by.today())?;
    let mut write = db.write(by).await?;
    let before = commissions::seen(&write, by, id).await?;
    let moved = before.status.after(CommissionAct::Call, by.role, &facts(&write, by, &before).await?, "")?;
    let sitting: SittingId = by.new_id();
    let number = store::next_number(&write, id).await?;
    commissions::save(&mut write, &before, version, moved).await?;
    store::insert(&mut write, sitting, id, number, &call).await?;
    for (place, new) in (1i64..).zip(&call.agenda) {
        points::insert(&mut write, by.new_id(), sitting, place, new, before.subject.as_ref()).await?;
    }
    write.record("commissions-act-call", RowRef::new(store::TABLE, sitting), json!({ "call": call, "number": number }));
    write.record("commissions-act-call", RowRef::new(commissions::TABLE, id), json!({ "sitting": sitting }));
    write.announce("commissions.called", sitting, json!({ "commission": id, "day": call.day, "clock": call.clock }));
    write.done().await?;
    Ok(sitting)
}

/// Adds a point to the agenda.
///
/// # Errors
/// What is wrong with the form; stale; what the lifecycle says.
pub async fn add(db: &Db, by: &Caller, id: SittingId, version: i64, form: &PointForm) -> Result<PointId, Failure> {
    let new = point(form)?;
    let mut write = db.write(by).await?;
    let room = room(&write, by, id).await?;
    let moved = room.sitting.status.after(Act::Add, by.role, &room.facts(by), "")?;
    let place = room.points.iter().map(|point| point.place).max().unwrap_or(0) + 1;
    let point: PointId = by.new_id();
    store::save(&mut write, &room.sitting, version, moved).await?;
    points::insert(&mut write, point, id, place, &new, room.commission.subject.as_ref()).await?;
    write.record("commissions-act-add", RowRef::new(store::TABLE, id), json!({ "point": new }));
    write.done().await?;
    Ok(point)
}

/// Marks who is present: those named are, the other members are not.
///
/// # Errors
/// Missing, when somebody named does not sit on that day; stale; what the lifecycle says.
pub async fn attend(db: &Db, by: &Caller, id: SittingId, version: i64, present: &[MemberId]) -> Result<(), Failure> {
    let mut write = db.write(by).await?;
    let room = room(&write, by, id).await?;
    let moved = room.sitting.status.after(Act::Attend, by.role, &room.facts(by), "")?;
    if present.iter().any(|named| !room.members.iter().any(|member| member.id == *named)) {
        return Err(Failure::Missing);
    }
    store::save(&mut write, &room.sitting, version, moved).await?;
    let marked = store::presences(&write, id).await?;
    for member in &room.members {
        let here = present.contains(&member.id);
        match marked.iter().find(|one| one.member == member.id) {
            None => store::insert_presence(&mut write, id, member.id, here).await?,
            Some(before) if before.present != here => store::save_presence(&mut write, *before, here).await?,
            Some(_) => {}
        }
    }
    write.record("commissions-act-attend", RowRef::new(store::TABLE, id), json!({ "present": present }));
    write.done().await
}

/// Opens, closes or cancels a sitting. Closing it drafts its minutes.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed it since.
pub async fn act(db: &Db, by: &Caller, id: SittingId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Open => "commissions-act-open-sitting",
        Act::Close => "commissions-act-close-sitting",
        Act::Cancel => "commissions-act-cancel-sitting",
        Act::Add | Act::Attend => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let room = room(&write, by, id).await?;
    let facts = room.facts(by);
    let moved = room.sitting.status.after(act, by.role, &facts, reason)?;
    store::save(&mut write, &room.sitting, version, moved).await?;
    let payload = json!({ "reason": reason.trim(), "present": facts.present.counted, "seats": facts.present.seats });
    write.record(recorded, RowRef::new(store::TABLE, id), payload);
    if moved.to() == Status::Closed {
        let number = room.sitting.number.to_string();
        minutes::insert(&mut write, by.new_id(), id, &number, room.sitting.day, by.lang).await?;
    }
    write.done().await
}
