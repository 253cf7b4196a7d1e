//! Every statement about the workplaces of a round: how many they take, and whom they would rather have.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, Moved, Span, WorkplaceId};

use super::rounds::{RoundId, SeatId, StudentId};
use crate::rounds::moves::{Act, Status};

/// The table of workplaces in rounds.
pub const SEAT: &str = "placement_seat";

/// A workplace in a round.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The row's id.
    pub id: SeatId,
    /// The workplace.
    pub workplace: WorkplaceId,
    /// How many it takes in this round.
    pub seats: i64,
    /// Students ranked, best first, in groups of equals.
    pub ranking: Vec<Vec<StudentId>>,
    /// When they were ranked last.
    pub ranked: Option<Day>,
    /// Its version.
    pub version: i64,
}

/// The workplaces of a round, by name, whoever asks: the round's reach has been checked.
pub async fn seats(reader: &dyn Read, id: RoundId) -> Result<Vec<Seat>, Failure> {
    let sql = "select id, workplace, seats, ranking, ranked_day, version from placement_seat where round = $1 \
               order by sort_key, id";
    let seat = |row: &Row| -> Result<Seat, Failure> {
        Ok(Seat {
            id: row.get("id")?,
            workplace: row.get("workplace")?,
            seats: row.get("seats")?,
            ranking: row.json("ranking")?,
            ranked: row.get("ranked_day")?,
            version: row.get("version")?,
        })
    };
    reader.all(sql, values![id]).await?.iter().map(seat).collect()
}

/// The round a workplace's row belongs to.
pub async fn round_of_seat(reader: &dyn Read, id: SeatId) -> Result<RoundId, Failure> {
    reader.one("select round from placement_seat where id = $1", values![id]).await?.get("round")
}

/// A workplace comes into a round.
pub async fn bring(
    write: &mut Write,
    id: SeatId,
    round: RoundId,
    workplace: WorkplaceId,
    name: &str,
    seats: i64,
) -> Result<(), Failure> {
    let sql = "insert into placement_seat (id, round, workplace, seats, ranking, sort_key, version) \
               values ($1, $2, $3, $4, '[]', $5, 1)";
    write.change(RowRef::new(SEAT, id), sql, values![id, round, workplace, seats, web::sort_key(name)]).await
}

/// A workplace goes out of a round.
pub async fn take_back(write: &mut Write, id: SeatId) -> Result<(), Failure> {
    write.change(RowRef::new(SEAT, id), "delete from placement_seat where id = $1", values![id]).await
}

/// An enterprise's ranking, groups of equals, best first; kept only while the round takes rankings.
pub async fn save_ranking(
    write: &mut Write,
    id: SeatId,
    version: i64,
    moved: Moved<Status, Act>,
    ranking: &[Vec<StudentId>],
) -> Result<(), Failure> {
    let (today, ranking) = (write.by().today(), serde_json::json!(ranking).to_string());
    write
        .change(
            RowRef::new(SEAT, id),
            "update placement_seat set ranking = $1, ranked_day = $2, version = version + 1 where id = $3 \
             and version = $4 and exists (select 1 from placement_round r where r.id = round and r.status = $5)",
            values![ranking, today, id, version, moved.from()],
        )
        .await
}

/// Seats of a workplace that other rounds of days that meet these have taken.
pub async fn seats_taken(
    reader: &dyn Read,
    workplace: WorkplaceId,
    round: RoundId,
    days: Span,
) -> Result<i64, Failure> {
    let sql = "select cast(coalesce(sum(s.seats), 0) as bigint) as n from placement_seat s \
               join placement_round r on r.id = s.round where s.workplace = $1 and r.id <> $2 \
               and r.from_day <= $3 and r.until_day >= $4 and (r.status <> $5 or r.allocation is not null)";
    reader.count(sql, values![workplace, round, days.until, days.from, Status::Closed]).await
}
