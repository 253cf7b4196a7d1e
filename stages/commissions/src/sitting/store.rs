//! Every statement about sittings and who came to them.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Code, CommissionId, Day, Failure, Moment, Moved};

use super::moves::{Act, Status};
use super::rules::Call;
use crate::{AttendanceId, MemberId, SittingId};

/// The table of sittings, as rows are named in the record.
pub const TABLE: &str = "commissions_sitting";
const PRESENCE: &str = "commissions_attendance";

/// A sitting as it is stored.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// Its id.
    pub id: SittingId,
    /// Whose.
    pub commission: CommissionId,
    /// Its number within the commission, from 1.
    pub number: i64,
    /// The day.
    pub day: Day,
    /// Hour and minute.
    pub clock: String,
    /// Where.
    pub place: String,
    /// How far it is.
    pub status: Status,
    /// When it was opened.
    pub opened_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// Its version.
    pub version: i64,
}

/// Whether a member came.
#[derive(Clone, Copy, Debug)]
pub struct Presence {
    /// Its id.
    pub id: AttendanceId,
    /// Who.
    pub member: MemberId,
    /// Is the member present?
    pub present: bool,
    /// Its version.
    pub version: i64,
}

const COLUMNS: &str = "select s.id, s.commission, s.number, s.day, s.clock, s.place, s.status, s.opened_at, s.closed_at, \
     s.version from commissions_sitting s";

fn sitting(row: &Row) -> Result<Sitting, Failure> {
    Ok(Sitting {
        id: row.get("id")?,
        commission: row.get("commission")?,
        number: row.get("number")?,
        day: row.get("day")?,
        clock: row.get("clock")?,
        place: row.get("place")?,
        status: row.get("status")?,
        opened_at: row.get("opened_at")?,
        closed_at: row.get("closed_at")?,
        version: row.get("version")?,
    })
}

/// The sitting, or `Missing`; whether the caller sees it, its commission says.
pub async fn load(reader: &dyn Read, id: SittingId) -> Result<Sitting, Failure> {
    sitting(&reader.one(&format!("{COLUMNS} where s.id = $1"), values![id]).await?)
}

/// The sittings of a commission, the newest first.
pub async fn of_commission(reader: &dyn Read, id: CommissionId) -> Result<Vec<Sitting>, Failure> {
    let rows = reader.all(&format!("{COLUMNS} where s.commission = $1 order by s.number desc"), values![id]).await?;
    rows.iter().map(sitting).collect()
}

/// The number of a commission's next sitting.
pub async fn next_number(reader: &dyn Read, id: CommissionId) -> Result<i64, Failure> {
    let sql = "select coalesce(max(s.number), 0) + 1 as n from commissions_sitting s where s.commission = $1";
    reader.count(sql, values![id]).await
}

/// Who was marked present or absent.
pub async fn presences(reader: &dyn Read, id: SittingId) -> Result<Vec<Presence>, Failure> {
    let sql = "select a.id, a.member, a.present, a.version from commissions_attendance a where a.sitting = $1";
    let rows = reader.all(sql, values![id]).await?;
    rows.iter()
        .map(|row| {
            Ok(Presence {
                id: row.get("id")?,
                member: row.get("member")?,
                present: row.get("present")?,
                version: row.get("version")?,
            })
        })
        .collect()
}

/// A new sitting, called.
pub async fn insert(
    write: &mut Write,
    id: SittingId,
    commission: CommissionId,
    number: i64,
    call: &Call,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into commissions_sitting (id, commission, number, day, clock, place, status, version) \
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
            values![id, commission, number, call.day, call.clock, call.place, Status::ALL[0]],
        )
        .await
}

/// The state after a move, with the moment it was opened or closed.
pub async fn save(write: &mut Write, before: &Sitting, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let now = write.by().now;
    let opened = if moved.act() == Act::Open { Some(now) } else { before.opened_at };
    let closed = if moved.act() == Act::Close { Some(now) } else { before.closed_at };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_sitting set status = $1, opened_at = $2, closed_at = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![moved.to(), opened, closed, before.id, version],
        )
        .await
}

/// A member marked for the first time.
pub async fn insert_presence(
    write: &mut Write,
    sitting: SittingId,
    member: MemberId,
    present: bool,
) -> Result<(), Failure> {
    let id: AttendanceId = write.by().new_id();
    write
        .change(
            RowRef::new(PRESENCE, id),
            "insert into commissions_attendance (id, sitting, member, present, version) values ($1, $2, $3, $4, 1)",
            values![id, sitting, member, present],
        )
        .await
}

/// A member marked otherwise.
pub async fn save_presence(write: &mut Write, before: Presence, present: bool) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(PRESENCE, before.id),
            "update commissions_attendance set present = $1, version = version + 1 where id = $2 and version = $3",
            values![present, before.id, before.version],
        )
        .await
}
