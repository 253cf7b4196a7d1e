//! Every statement about what commissions concluded.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, ProgrammeId};

use crate::moves::Conclusion;

/// The table of conclusions.
pub const CONCLUSIONS: &str = "programmes_conclusion";

/// What a commission concluded.
#[derive(Clone, Debug)]
pub struct Concluded {
    pub round: i64,
    pub result: Conclusion,
    pub minutes: String,
    pub day: Day,
}

/// Every conclusion about a version, the newest first.
pub async fn conclusions(reader: &dyn Read, id: ProgrammeId) -> Result<Vec<Concluded>, Failure> {
    let sql = "select round, result, minutes, day from programmes_conclusion where programme = $1 order by id desc";
    let concluded = |row: &Row| -> Result<Concluded, Failure> {
        Ok(Concluded {
            round: row.get("round")?,
            result: row.get("result")?,
            minutes: row.get("minutes")?,
            day: row.get("day")?,
        })
    };
    reader.all(sql, values![id]).await?.iter().map(concluded).collect()
}

/// A conclusion of the round that runs.
pub async fn insert_conclusion(
    write: &mut Write,
    (programme, round): (ProgrammeId, i64),
    result: Conclusion,
    minutes: &str,
    day: Day,
) -> Result<(), Failure> {
    let id: kernel::DocumentId = write.by().new_id();
    write
        .change(
            RowRef::new(CONCLUSIONS, id),
            "insert into programmes_conclusion (id, programme, round, result, minutes, day, version) \
             values ($1, $2, $3, $4, $5, $6, 1)",
            values![id, programme, round, result, minutes, day],
        )
        .await
}
