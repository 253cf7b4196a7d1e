//! What is done to minutes.

use db::{Db, RowRef};
use kernel::{Caller, Failure};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::store::{self, Minutes};
use crate::commission::rules::Duty;
use crate::point::store as points;
use crate::sitting::room::{Room, room};
use crate::{MinutesId, PointId};

/// What the lifecycle looks at, for the caller in the room.
pub fn facts(room: &Room, minutes: &Minutes) -> Facts {
    let (chair, secretary) = (room.has_duty(Duty::Chair), room.has_duty(Duty::Secretary));
    let (by_chair, by_secretary) = (minutes.chair_at.is_some(), minutes.secretary_at.is_some());
    Facts {
        runs: room.runs(),
        chair,
        secretary,
        signed: (chair && by_chair) || (secretary && by_secretary),
        other_signed: (chair && by_secretary) || (secretary && by_chair),
    }
}

/// Writes what was heard on a point.
///
/// # Errors
/// Missing, when the point is of another sitting; stale; what the lifecycle says.
pub async fn write(
    db: &Db,
    by: &Caller,
    id: MinutesId,
    version: i64,
    point: PointId,
    heard: &str,
) -> Result<(), Failure> {
    let mut read = kernel::Reading::new();
    let heard = read.optional("heard", heard, 8000);
    let heard = read.end(Some(heard))?;
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    let room = room(&write, by, before.sitting).await?;
    let moved = before.status.after(Act::Write, by.role, &facts(&room, &before), "")?;
    let point = room.points.iter().find(|one| one.id == point).ok_or(Failure::Missing)?;
    store::save(&mut write, &before, version, moved, before.chair_at, before.secretary_at).await?;
    points::save_heard(&mut write, point, heard).await?;
    write.record("commissions-act-write", RowRef::new(store::TABLE, id), json!({ "point": point.id }));
    write.done().await
}

/// Approves, returns or signs minutes.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed them since.
pub async fn act(db: &Db, by: &Caller, id: MinutesId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Approve => "commissions-act-approve",
        Act::Return => "commissions-act-return",
        Act::Sign => "commissions-act-sign",
        Act::Write => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let before = store::load(&write, id).await?;
    let room = room(&write, by, before.sitting).await?;
    let facts = facts(&room, &before);
    let moved = before.status.after(act, by.role, &facts, reason)?;
    let signs = |own: bool, at| if act == Act::Sign && own { Some(by.now) } else { at };
    let (chair_at, secretary_at) = match act {
        Act::Return => (None, None),
        _ => (signs(facts.chair, before.chair_at), signs(facts.secretary, before.secretary_at)),
    };
    store::save(&mut write, &before, version, moved, chair_at, secretary_at).await?;
    write.record(recorded, RowRef::new(store::TABLE, id), json!({ "reason": reason.trim(), "to": moved.to() }));
    if moved.to() == Status::Signed {
        let payload = json!({ "sitting": before.sitting, "commission": room.commission.id, "number": before.number });
        write.announce("commissions.minutes-signed", id, payload);
    }
    write.done().await
}
