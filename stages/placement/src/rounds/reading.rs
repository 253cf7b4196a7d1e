//! What of a round a caller may read: both sides, and the reasons. Pages and API ask here, so that they agree.

use db::Db;
use kernel::{Caller, Failure, Role};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use web::Visitor;

use super::allocation::Allocation;
use super::market::{Market, Stall};
use super::store::{self, RoundId, Student, StudentId};
use super::view::{Naming, Telling};
use super::{actions, sees_all};
use crate::workplaces;

/// The answer that stands, where the caller may read it: before it is published only those who see all.
///
/// # Errors
/// Broken, when what was kept does not pass its check.
pub async fn answer(db: &Db, by: &Caller, market: &Market) -> Result<Option<Allocation>, Failure> {
    let readable = market.round.allocation.is_some() && (sees_all(by.role) || market.round.status.is_read());
    if readable { actions::standing(db, market).await.map(Some) } else { Ok(None) }
}

/// The workplaces whose row the caller may read: all, or those of the own enterprise.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn stalls<'a>(db: &Db, by: &Caller, market: &'a Market) -> Result<Vec<&'a Stall>, Failure> {
    let mut own = Vec::new();
    for stall in &market.stalls {
        let open = sees_all(by.role) || by.role == Role::Student;
        if open || workplaces::store::within(db, by, stall.workplace.id).await? {
            own.push(stall);
        }
    }
    Ok(own)
}

/// May the caller read this student's row: their own, or any for those who see all?
pub fn reads(by: &Caller, student: &Student) -> bool {
    sees_all(by.role) || by.role == Role::Student && by.person == Some(student.person)
}

/// A student of a round.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct StudentJson {
    id: Uuid,
    person: Uuid,
    group: Option<String>,
    wishes: Vec<Uuid>,
    pin: Option<Uuid>,
    /// The workplace's row, where an answer may be read and gave one.
    place: Option<Uuid>,
    /// Which wish was granted.
    wish: Option<u32>,
    version: i64,
}

/// A workplace of a round.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SeatJson {
    id: Uuid,
    workplace: Uuid,
    seats: i64,
    /// Students who wish to come and may; empty for students.
    candidates: Vec<Uuid>,
    /// Their ranking, in groups of equals; empty for students.
    ranking: Vec<Vec<Uuid>>,
    version: i64,
}

/// Both sides of a round.
#[derive(Serialize, ToSchema)]
pub struct SidesJson {
    students: Vec<StudentJson>,
    workplaces: Vec<SeatJson>,
}

/// Both sides, as far as the caller may see them.
///
/// # Errors
/// `Missing` out of scope.
pub async fn sides(db: &Db, by: &Caller, id: RoundId) -> Result<SidesJson, Failure> {
    let market = Market::load(db, store::load(db, by, id).await?).await?;
    let answer = answer(db, by, &market).await?;
    let student = |one: &Student| {
        let got = answer.as_ref().and_then(|answer| answer.place_of(answer.student(one.id.0)?));
        StudentJson {
            id: one.id.0,
            person: one.person.0,
            group: one.group.clone(),
            wishes: one.wishes.iter().map(|seat| seat.0).collect(),
            pin: one.pin.map(|seat| seat.0),
            place: got.map(|(seat, _)| seat),
            wish: got.and_then(|(_, wish)| wish),
            version: one.version,
        }
    };
    let closed = by.role == Role::Student;
    let seat = |stall: &&Stall| SeatJson {
        id: stall.seat.id.0,
        workplace: stall.workplace.id.0,
        seats: stall.seat.seats,
        candidates: if closed { Vec::new() } else { market.candidates(stall).iter().map(|one| one.id.0).collect() },
        ranking: if closed {
            Vec::new()
        } else {
            stall.seat.ranking.iter().map(|group| group.iter().map(|one| one.0).collect()).collect()
        },
        version: stall.seat.version,
    };
    let workplaces = stalls(db, by, &market).await?.iter().map(seat).collect();
    let students = market.students.iter().filter(|one| reads(by, one)).map(student).collect();
    Ok(SidesJson { students, workplaces })
}

/// A wish that was not granted.
#[derive(Serialize, ToSchema)]
pub struct MissedJson {
    /// Which wish it was.
    wish: u32,
    /// The workplace, in the reader's language.
    place: String,
    /// What stood in the way.
    why: String,
    /// Codes of the rules that forbade it.
    rules: Vec<&'static str>,
    /// What would have been enough.
    need: Option<String>,
}

/// Why a student has this place and no other, in the reader's language.
#[derive(Serialize, ToSchema)]
pub struct WhyJson {
    /// What the student got.
    outcome: String,
    placed: bool,
    /// Every better wish, best first.
    missed: Vec<MissedJson>,
}

/// Why a student has this place; none while it may not be read.
///
/// # Errors
/// `Missing` out of scope.
pub async fn why(db: &Db, visitor: &Visitor, id: RoundId, student: StudentId) -> Result<Option<WhyJson>, Failure> {
    let by = &visitor.caller;
    let market = Market::load(db, store::load(db, by, id).await?).await?;
    let row = market.student(student).filter(|row| reads(by, row)).ok_or(Failure::Missing)?;
    let Some(answer) = answer(db, by, &market).await? else { return Ok(None) };
    let naming = if sees_all(by.role) { Naming::Names } else { Naming::Unnamed };
    let told = Telling { say: visitor.say, market: &market, answer: &answer, naming }.story(row);
    Ok(told.map(|told| WhyJson {
        outcome: told.outcome,
        placed: told.placed,
        missed: told
            .missed
            .into_iter()
            .map(|missed| MissedJson {
                wish: missed.wish,
                place: missed.place,
                why: missed.why,
                rules: missed.rules.iter().map(|refusal| refusal.rule.code).collect(),
                need: missed.need,
            })
            .collect(),
    }))
}
