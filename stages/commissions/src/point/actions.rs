//! What is done to points of the agenda: wording, voting, counting.

use db::{Db, RowRef, Write};
use kernel::{Caller, Failure, Id};
use serde_json::json;

use super::moves::{Act, Facts, Status};
use super::rules::{self, BallotForm, Count, PointForm, count as counted};
use super::store::{self, Point, Vote};
use crate::commission::rules::Interest;
use crate::commission::store::Member;
use crate::sitting::moves::Status as SittingStatus;
use crate::sitting::room::{Room, room};
use crate::{PointId, refusal};

/// What the lifecycle of a point looks at, for the caller in the room.
pub fn facts(room: &Room, point: &Point, votes: &[Vote]) -> Facts {
    let own = room.own.as_ref();
    let voting = |other: &Point| other.id != point.id && other.status == Status::Voting;
    Facts {
        runs: room.runs(),
        open: room.sitting.status == SittingStatus::Open,
        other_vote: room.points.iter().any(voting),
        proposed: point.proposal.is_some(),
        seated: own.is_some(),
        votes: own.is_some_and(|own| own.seat.votes()),
        present: own.is_some_and(|own| room.is_present(own.id)),
        conflicted: own.is_some_and(|own| own.interest == Interest::Conflicted),
        voted: own.is_some_and(|own| votes.iter().any(|vote| vote.point == point.id && vote.member == own.id)),
    }
}

/// A point, its room and the votes in it, as the caller finds them inside a write.
struct Found {
    point: Point,
    room: Room,
    votes: Vec<Vote>,
}

impl Found {
    fn facts(&self) -> Facts {
        facts(&self.room, &self.point, &self.votes)
    }
    fn own(&self) -> Result<&Member, Failure> {
        self.room.own.as_ref().ok_or_else(|| Failure::Forbidden(refusal::NOT_A_MEMBER.refuse()))
    }
    fn own_vote(&self) -> Option<&Vote> {
        let own = self.room.own.as_ref()?;
        self.votes.iter().find(|vote| vote.point == self.point.id && vote.member == own.id)
    }
    fn row(&self) -> RowRef {
        RowRef::new(crate::sitting::store::TABLE, self.room.sitting.id)
    }
}

async fn find(write: &Write, by: &Caller, id: PointId) -> Result<Found, Failure> {
    let point = store::load(write, id).await?;
    let room = room(write, by, point.sitting).await?;
    let votes = store::votes_of(write, point.sitting).await?;
    Ok(Found { point, room, votes })
}

/// Corrects the words of a point before it is put to the vote.
///
/// # Errors
/// What is wrong with the form; stale; what the lifecycle says.
pub async fn word(db: &Db, by: &Caller, id: PointId, version: i64, form: &PointForm) -> Result<(), Failure> {
    let new = rules::point(form)?;
    let mut write = db.write(by).await?;
    let found = find(&write, by, id).await?;
    let moved = found.point.status.after(Act::Word, by.role, &found.facts(), "")?;
    let subject = found.room.commission.subject.as_ref();
    store::save_words(&mut write, &found.point, version, moved, &new, subject).await?;
    write.record("commissions-act-word", found.row(), json!({ "point": id, "after": new }));
    write.done().await
}

/// Puts a point to the vote, or takes it off the agenda with a reason.
///
/// # Errors
/// What the lifecycle says; stale, when somebody changed it since.
pub async fn act(db: &Db, by: &Caller, id: PointId, version: i64, act: Act, reason: &str) -> Result<(), Failure> {
    let recorded = match act {
        Act::Put => "commissions-act-put",
        Act::Withdraw => "commissions-act-withdraw",
        Act::Count => return count(db, by, id).await.map(|_| ()),
        Act::Word | Act::Vote | Act::Dissent => return Err(Failure::Missing),
    };
    let mut write = db.write(by).await?;
    let found = find(&write, by, id).await?;
    let moved = found.point.status.after(act, by.role, &found.facts(), reason)?;
    store::save(&mut write, &found.point, version, moved).await?;
    write.record(recorded, found.row(), json!({ "point": id, "reason": reason.trim() }));
    write.done().await
}

/// The caller, a member, votes for themselves; until the count the vote may be changed.
///
/// # Errors
/// What is wrong with the ballot; what the lifecycle says: not a member, absent, a conflict of interest.
pub async fn vote(db: &Db, by: &Caller, id: PointId, form: &BallotForm) -> Result<(), Failure> {
    let (choice, opinion) = rules::ballot(form)?;
    let mut write = db.write(by).await?;
    let found = find(&write, by, id).await?;
    let moved = found.point.status.after(Act::Vote, by.role, &found.facts(), "")?;
    let own = found.own()?;
    store::hold(&mut write, &found.point, moved).await?;
    store::save_vote(&mut write, found.own_vote(), id, own.id, choice, opinion).await?;
    write.record("commissions-act-vote", found.row(), json!({ "point": id, "choice": choice }));
    write.done().await
}

/// Adds the caller's dissenting opinion to their vote on a decided point.
///
/// # Errors
/// An empty opinion; what the lifecycle says.
pub async fn dissent(db: &Db, by: &Caller, id: PointId, opinion: &str) -> Result<(), Failure> {
    let mut read = kernel::Reading::new();
    let opinion = read.text("opinion", opinion, 2000);
    let opinion = read.end(opinion)?;
    let mut write = db.write(by).await?;
    let found = find(&write, by, id).await?;
    let moved = found.point.status.after(Act::Dissent, by.role, &found.facts(), "")?;
    let (own, vote) = (found.own()?, found.own_vote().ok_or_else(|| refusal::NOT_VOTED.refuse())?);
    store::hold(&mut write, &found.point, moved).await?;
    store::save_vote(&mut write, Some(vote), id, own.id, vote.choice, Some(opinion)).await?;
    write.record("commissions-act-dissent", found.row(), json!({ "point": id }));
    write.done().await
}

/// Counts the votes on a point and tells everybody whom the decision concerns.
///
/// # Errors
/// What the lifecycle says; stale, when somebody voted at this very moment: count again.
pub async fn count(db: &Db, by: &Caller, id: PointId) -> Result<Count, Failure> {
    let mut write = db.write(by).await?;
    let found = find(&write, by, id).await?;
    let moved = found.point.status.after(Act::Count, by.role, &found.facts(), "")?;
    let own: Vec<Vote> = found.votes.iter().filter(|vote| vote.point == id).cloned().collect();
    let count = counted(found.room.commission.rules, &found.room.voters(&own));
    store::save_count(&mut write, &found.point, moved, &count).await?;
    write.record("commissions-act-count", found.row(), json!({ "point": id, "count": count }));
    let subject = found.point.subject.as_ref();
    let commission = found.room.commission.id;
    let payload = json!({
        "subject": subject.map(|subject| subject.id), "subject-kind": subject.map(|subject| &subject.kind),
        "result": count.verdict, "accepted": count.verdict.accepts(),
        "commission": commission, "sitting": found.point.sitting, "point": id,
    });
    // Whoever follows looks for the thing decided on; a point about nothing else is its own subject.
    let about = PointId::of(subject.map_or(id.0, |subject| subject.id));
    write.announce("commissions.decided", about, payload);
    write.done().await?;
    Ok(count)
}
