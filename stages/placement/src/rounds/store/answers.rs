//! Every statement about the engine's answers, and where they send each student.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, Moment, Names, OrganisationId, PersonId, ProfessionId, Span, UnitId, WorkplaceId};

use super::rounds::{AllocationId, PlaceId, RoundId, SeatId, StudentId};
use crate::rounds::moves::Status;

const ALLOCATION: &str = "placement_allocation";
const PLACE: &str = "placement_place";

/// An answer of the engine as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: AllocationId,
    /// Its number in the round, from 1.
    pub number: i64,
    /// A name of its inputs.
    pub digest: String,
    /// Its inputs, as JSON.
    pub inputs: String,
    /// The answer, as JSON.
    pub answer: String,
    /// Students with a place.
    pub placed: i64,
    /// Students with their first wish.
    pub first_wishes: i64,
    /// Pairs that would rather have each other; checked to be none.
    pub blocking: i64,
    /// When it was made.
    pub at: Moment,
}

/// The answers of a round, the latest first.
pub async fn allocations(reader: &dyn Read, id: RoundId) -> Result<Vec<Kept>, Failure> {
    let sql = "select id, number, digest, inputs, answer, placed, first_wishes, blocking, at from placement_allocation \
               where round = $1 order by number desc limit 20";
    let kept = |row: &Row| -> Result<Kept, Failure> {
        Ok(Kept {
            id: row.get("id")?,
            number: row.get("number")?,
            digest: row.get("digest")?,
            inputs: row.get("inputs")?,
            answer: row.get("answer")?,
            placed: row.get("placed")?,
            first_wishes: row.get("first_wishes")?,
            blocking: row.get("blocking")?,
            at: row.get("at")?,
        })
    };
    reader.all(sql, values![id]).await?.iter().map(kept).collect()
}

/// Keeps an answer.
pub async fn keep(write: &mut Write, round: RoundId, seed: i64, kept: &Kept) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(ALLOCATION, kept.id),
            "insert into placement_allocation (id, round, number, seed, digest, inputs, answer, placed, first_wishes, \
             blocking, at, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
            values![
                kept.id,
                round,
                kept.number,
                seed,
                kept.digest,
                kept.inputs,
                kept.answer,
                kept.placed,
                kept.first_wishes,
                kept.blocking,
                kept.at
            ],
        )
        .await
}

/// Where one student goes by an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The student's row.
    pub student: StudentId,
    /// Who.
    pub person: PersonId,
    /// The workplace's row; none when no place was found.
    pub seat: Option<SeatId>,
    /// Which wish was granted.
    pub wish: Option<i64>,
    /// Settled by a curator?
    pub pinned: bool,
}

/// The places of an answer.
pub async fn places(reader: &dyn Read, allocation: AllocationId) -> Result<Vec<Place>, Failure> {
    let sql = "select student, person, seat, wish, pinned from placement_place where allocation = $1 order by student";
    let place = |row: &Row| -> Result<Place, Failure> {
        Ok(Place {
            student: row.get("student")?,
            person: row.get("person")?,
            seat: row.get("seat")?,
            wish: row.get("wish")?,
            pinned: row.get("pinned")?,
        })
    };
    reader.all(sql, values![allocation]).await?.iter().map(place).collect()
}

/// Keeps where a student goes.
pub async fn keep_place(write: &mut Write, allocation: AllocationId, place: &Place) -> Result<(), Failure> {
    let id: PlaceId = write.by().new_id();
    let sql = "insert into placement_place (id, allocation, student, person, seat, wish, pinned, version) \
               values ($1, $2, $3, $4, $5, $6, $7, 1)";
    let cells = values![id, allocation, place.student, place.person, place.seat, place.wish, place.pinned];
    write.change(RowRef::new(PLACE, id), sql, cells).await
}

/// The published place of a student.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The round that gave it.
    pub round: RoundId,
    /// The period.
    pub period: Span,
    /// The workplace.
    pub workplace: WorkplaceId,
    /// What the workplace is called.
    pub workplace_name: Names,
    /// The enterprise.
    pub organisation: OrganisationId,
    /// What the enterprise is called.
    pub organisation_name: Names,
    /// The unit.
    pub unit: Option<UnitId>,
    /// The profession.
    pub profession: ProfessionId,
    /// Is the work heavy, harmful or dangerous?
    pub hazardous: bool,
    /// What the trainee works with.
    pub equipment: Option<String>,
}

const PLACED: &str = "select r.id as round, r.from_day, r.until_day, w.id as workplace, w.name_kk, w.name_ru, w.name_en, \
     w.organisation, w.unit, w.profession, w.hazards, w.equipment, \
     o.name_kk as organisation_kk, o.name_ru as organisation_ru, o.name_en as organisation_en \
     from placement_place t join placement_round r on r.allocation = t.allocation \
     join placement_seat s on s.id = t.seat join placement_workplace w on w.id = s.workplace \
     join registry_organisation o on o.id = w.organisation";

fn placed(row: &Row) -> Result<Placed, Failure> {
    let (from, until): (Day, Day) = (row.get("from_day")?, row.get("until_day")?);
    Ok(Placed {
        round: row.get("round")?,
        period: Span { from, until },
        workplace: row.get("workplace")?,
        workplace_name: row.names("name")?,
        organisation: row.get("organisation")?,
        organisation_name: row.names("organisation")?,
        unit: row.get("unit")?,
        profession: row.get("profession")?,
        hazardous: row.get::<Option<String>>("hazards")?.is_some(),
        equipment: row.get("equipment")?,
    })
}

/// The published places of a student, the latest period first, whoever asks: for decisions of later stages.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn places_of(reader: &dyn Read, student: PersonId) -> Result<Vec<Placed>, Failure> {
    let sql =
        format!("{PLACED} where t.person = $1 and r.status in ($2, $3) order by r.from_day desc, r.id desc limit 50");
    reader.all(&sql, values![student, Status::Published, Status::Closed]).await?.iter().map(placed).collect()
}
