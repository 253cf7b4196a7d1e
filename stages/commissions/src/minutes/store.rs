//! Every statement about minutes.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Code, Day, Failure, Lang, Moment, Moved};

use super::moves::{Act, Status};
use crate::{MinutesId, SittingId};

/// The table, as rows are named in the record.
pub const TABLE: &str = "commissions_minutes";

/// Minutes as they are stored; their text is made from what the sitting recorded.
#[derive(Clone, Debug)]
pub struct Minutes {
    /// Their id.
    pub id: MinutesId,
    /// Of which sitting.
    pub sitting: SittingId,
    /// Their number.
    pub number: String,
    /// Their day.
    pub day: Day,
    /// The language they are kept in.
    pub lang: Lang,
    /// How far they are.
    pub status: Status,
    /// When the chair signed.
    pub chair_at: Option<Moment>,
    /// When the secretary signed.
    pub secretary_at: Option<Moment>,
    /// Their version.
    pub version: i64,
}

const COLUMNS: &str = "select n.id, n.sitting, n.number, n.day, n.lang, n.status, n.chair_at, n.secretary_at, n.version \
     from commissions_minutes n";

fn minutes(row: &Row) -> Result<Minutes, Failure> {
    Ok(Minutes {
        id: row.get("id")?,
        sitting: row.get("sitting")?,
        number: row.get("number")?,
        day: row.get("day")?,
        lang: row.get("lang")?,
        status: row.get("status")?,
        chair_at: row.get("chair_at")?,
        secretary_at: row.get("secretary_at")?,
        version: row.get("version")?,
    })
}

/// The minutes, or `Missing`; whether the caller sees them, their commission says.
pub async fn load(reader: &dyn Read, id: MinutesId) -> Result<Minutes, Failure> {
    minutes(&reader.one(&format!("{COLUMNS} where n.id = $1"), values![id]).await?)
}

/// The minutes of a sitting; none before it was closed.
pub async fn of_sitting(reader: &dyn Read, id: SittingId) -> Result<Option<Minutes>, Failure> {
    let row = reader.maybe(&format!("{COLUMNS} where n.sitting = $1"), values![id]).await?;
    row.as_ref().map(minutes).transpose()
}

/// New minutes, a draft.
pub async fn insert(
    write: &mut Write,
    id: MinutesId,
    sitting: SittingId,
    number: &str,
    day: Day,
    lang: Lang,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into commissions_minutes (id, sitting, number, day, lang, status, version) \
             values ($1, $2, $3, $4, $5, $6, 1)",
            values![id, sitting, number, day, lang, Status::ALL[0]],
        )
        .await
}

/// The state after a move, with the signatures that stand after it.
pub async fn save(
    write: &mut Write,
    before: &Minutes,
    version: i64,
    moved: Moved<Status, Act>,
    chair_at: Option<Moment>,
    secretary_at: Option<Moment>,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update commissions_minutes set status = $1, chair_at = $2, secretary_at = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![moved.to(), chair_at, secretary_at, before.id, version],
        )
        .await
}
