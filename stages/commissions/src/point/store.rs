//! Every statement about points of the agenda, votes and decisions.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Code, CommissionId, Day, Failure, Moment, Moved};
use serde::Serialize;
use uuid::Uuid;

use super::moves::{Act, Status};
use super::rules::{Count, Verdict};
use crate::commission::rules::Subject;
use crate::sitting::rules::{Choice, NewPoint};
use crate::{MemberId, PointId, SittingId, VoteId};

/// The table of points, as rows are named in the record.
pub const TABLE: &str = "commissions_point";
const VOTES: &str = "commissions_vote";

/// A point as it is stored.
#[derive(Clone, Debug)]
pub struct Point {
    /// Its id.
    pub id: PointId,
    /// Of which sitting.
    pub sitting: SittingId,
    /// Its place on the agenda, from 1.
    pub place: i64,
    /// What it is about.
    pub title: String,
    /// The words put to the vote.
    pub proposal: Option<String>,
    /// What was heard, for the minutes.
    pub heard: Option<String>,
    /// The thing it decides about.
    pub subject: Option<Subject>,
    /// How far it is.
    pub status: Status,
    /// The vote as it was counted.
    pub count: Option<Count>,
    /// Its version.
    pub version: i64,
}

/// A vote as it is stored.
#[derive(Clone, Debug)]
pub struct Vote {
    /// Its id.
    pub id: VoteId,
    /// On which point.
    pub point: PointId,
    /// Whose.
    pub member: MemberId,
    /// How.
    pub choice: Choice,
    /// A dissenting opinion, or what the conflict of interest is.
    pub opinion: Option<String>,
    /// Its version.
    pub version: i64,
}

/// What a commission decided about a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Which commission.
    pub commission: CommissionId,
    /// In which sitting.
    pub sitting: SittingId,
    /// On which point.
    pub point: PointId,
    /// The words put to the vote.
    pub proposal: String,
    /// How it ended.
    pub count: Count,
    /// On which day.
    pub day: Day,
    /// The number of the minutes: that of the sitting.
    pub minutes: i64,
}

impl Decision {
    /// Was the proposal accepted?
    pub fn accepts(&self) -> bool {
        self.count.verdict.accepts()
    }
}

const COLUMNS: &str = "p.id, p.sitting, p.place, p.title, p.proposal, p.heard, p.subject, p.subject_kind, p.status, \
     p.result, p.votes_for, p.votes_against, p.votes_abstained, p.taking_part, p.seats, p.version \
     from commissions_point p";

fn counted(row: &Row) -> Result<Option<Count>, Failure> {
    let Some(verdict) = row.get::<Option<Verdict>>("result")? else { return Ok(None) };
    let figure = |column: &str| -> Result<usize, Failure> {
        Ok(usize::try_from(row.get::<Option<i64>>(column)?.unwrap_or(0)).unwrap_or(0))
    };
    Ok(Some(Count {
        verdict,
        votes_for: figure("votes_for")?,
        against: figure("votes_against")?,
        abstained: figure("votes_abstained")?,
        taking_part: figure("taking_part")?,
        seats: figure("seats")?,
    }))
}

fn point(row: &Row) -> Result<Point, Failure> {
    let subject: Option<Uuid> = row.get("subject")?;
    let kind: Option<String> = row.get("subject_kind")?;
    Ok(Point {
        id: row.get("id")?,
        sitting: row.get("sitting")?,
        place: row.get("place")?,
        title: row.get("title")?,
        proposal: row.get("proposal")?,
        heard: row.get("heard")?,
        subject: subject.zip(kind).map(|(id, kind)| Subject { id, kind }),
        status: row.get("status")?,
        count: counted(row)?,
        version: row.get("version")?,
    })
}

/// The point, or `Missing`; whether the caller sees it, its commission says.
pub async fn load(reader: &dyn Read, id: PointId) -> Result<Point, Failure> {
    point(&reader.one(&format!("select {COLUMNS} where p.id = $1"), values![id]).await?)
}

/// The agenda of a sitting, in order.
pub async fn of_sitting(reader: &dyn Read, id: SittingId) -> Result<Vec<Point>, Failure> {
    let sql = format!("select {COLUMNS} where p.sitting = $1 order by p.place, p.id");
    reader.all(&sql, values![id]).await?.iter().map(point).collect()
}

/// The points that a commission has decided, the newest first, at most so many.
pub async fn decided_by(reader: &dyn Read, id: CommissionId, most: usize) -> Result<Vec<Point>, Failure> {
    let sql = format!(
        "select {COLUMNS} join commissions_sitting s on s.id = p.sitting where s.commission = $1 \
         and p.result is not null order by p.decided_at desc, p.id desc limit {most}"
    );
    reader.all(&sql, values![id]).await?.iter().map(point).collect()
}

/// The votes given in a sitting.
pub async fn votes_of(reader: &dyn Read, sitting: SittingId) -> Result<Vec<Vote>, Failure> {
    let sql = "select v.id, v.point, v.member, v.choice, v.opinion, v.version from commissions_vote v \
               join commissions_point p on p.id = v.point where p.sitting = $1 order by v.at, v.id";
    let rows = reader.all(sql, values![sitting]).await?;
    rows.iter()
        .map(|row| {
            Ok(Vote {
                id: row.get("id")?,
                point: row.get("point")?,
                member: row.get("member")?,
                choice: row.get("choice")?,
                opinion: row.get("opinion")?,
                version: row.get("version")?,
            })
        })
        .collect()
}

/// What was decided last about a thing; a vote without quorum decided nothing.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn decided(reader: &dyn Read, subject: Uuid) -> Result<Option<Decision>, Failure> {
    let row = reader
        .maybe(
            "select p.id, p.sitting, p.proposal, p.result, p.votes_for, p.votes_against, p.votes_abstained, \
             p.taking_part, p.seats, p.decided_at, s.commission, s.number from commissions_point p \
             join commissions_sitting s on s.id = p.sitting where p.subject = $1 and p.decided_at is not null \
             and p.result <> $2 order by p.decided_at desc, p.id desc limit 1",
            values![subject, Verdict::NoQuorum],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(count) = counted(&row)? else { return Ok(None) };
    Ok(Some(Decision {
        commission: row.get("commission")?,
        sitting: row.get("sitting")?,
        point: row.get("id")?,
        proposal: row.get::<Option<String>>("proposal")?.unwrap_or_default(),
        count,
        day: row.get::<Moment>("decided_at")?.day(),
        minutes: row.get("number")?,
    }))
}

/// A new point, announced.
pub async fn insert(
    write: &mut Write,
    id: PointId,
    sitting: SittingId,
    place: i64,
    new: &NewPoint,
    subject: Option<&Subject>,
) -> Result<(), Failure> {
    let subject = subject.filter(|_| new.on_subject);
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into commissions_point (id, sitting, place, title, proposal, subject, subject_kind, status, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
            values![
                id, sitting, place, new.title, new.proposal, subject.map(|subject| subject.id),
                subject.map(|subject| subject.kind.clone()), Status::ALL[0]
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, before: &Point, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_point set status = $1, version = version + 1 where id = $2 and version = $3",
            values![moved.to(), before.id, version],
        )
        .await
}

/// The corrected words of a point that may be worded.
pub async fn save_words(
    write: &mut Write,
    before: &Point,
    version: i64,
    moved: Moved<Status, Act>,
    new: &NewPoint,
    subject: Option<&Subject>,
) -> Result<(), Failure> {
    let subject = subject.filter(|_| new.on_subject);
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_point set title = $1, proposal = $2, subject = $3, subject_kind = $4, status = $5, \
             version = version + 1 where id = $6 and version = $7",
            values![
                new.title,
                new.proposal,
                subject.map(|subject| subject.id),
                subject.map(|subject| subject.kind.clone()),
                moved.to(),
                before.id,
                version
            ],
        )
        .await
}

/// What was heard on a point, for the minutes.
pub async fn save_heard(write: &mut Write, before: &Point, heard: Option<String>) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_point set heard = $1, version = version + 1 where id = $2 and version = $3",
            values![heard, before.id, before.version],
        )
        .await
}

/// Keeps a point's state while a vote is given: votes given at once wait for each other here, and a count that has
/// not seen them becomes stale.
pub async fn hold(write: &mut Write, before: &Point, moved: Moved<Status, Act>) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_point set status = $1, version = version + 1 where id = $2 and status = $3",
            values![moved.to(), before.id, moved.from()],
        )
        .await
}

/// The counted vote.
pub async fn save_count(
    write: &mut Write,
    before: &Point,
    moved: Moved<Status, Act>,
    count: &Count,
) -> Result<(), Failure> {
    let whole = |figure: usize| i64::try_from(figure).unwrap_or(i64::MAX);
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_point set status = $1, result = $2, votes_for = $3, votes_against = $4, \
             votes_abstained = $5, taking_part = $6, seats = $7, decided_at = $8, version = version + 1 \
             where id = $9 and version = $10",
            values![
                moved.to(),
                count.verdict,
                whole(count.votes_for),
                whole(count.against),
                whole(count.abstained),
                whole(count.taking_part),
                whole(count.seats),
                now,
                before.id,
                before.version
            ],
        )
        .await
}

/// A vote, the first or another one in its place.
pub async fn save_vote(
    write: &mut Write,
    before: Option<&Vote>,
    point: PointId,
    member: MemberId,
    choice: Choice,
    opinion: Option<String>,
) -> Result<(), Failure> {
    let now = write.by().now;
    if let Some(vote) = before {
        return write
            .change(
                RowRef::new(VOTES, vote.id),
                "update commissions_vote set choice = $1, opinion = $2, at = $3, version = version + 1 \
                 where id = $4 and version = $5",
                values![choice, opinion, now, vote.id, vote.version],
            )
            .await;
    }
    let id: VoteId = write.by().new_id();
    write
        .change(
            RowRef::new(VOTES, id),
            "insert into commissions_vote (id, point, member, choice, opinion, at, version) \
             values ($1, $2, $3, $4, $5, $6, 1)",
            values![id, point, member, choice, opinion, now],
        )
        .await
}
