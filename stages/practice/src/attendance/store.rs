//! Every statement about attendance: one row a week.

use db::{Read, RowRef, Write, values};
use kernel::{Day, Failure, Hours};

use super::rules::Mark;
use crate::PracticeId;

/// The table, as rows are named in the record.
pub const TABLE: &str = "practice_attendance";

kernel::ids! {
    /// A week of a learner's attendance.
    AttendanceId,
}

/// A week's marks as they are stored.
#[derive(Clone, Debug)]
pub struct Attended {
    /// Its id.
    pub id: AttendanceId,
    /// The days marked.
    pub marks: Vec<Mark>,
    /// Its version.
    pub version: i64,
}

/// The marks of a week, where there are any; whoever asks has loaded the practice.
pub async fn find(reader: &dyn Read, practice: PracticeId, monday: Day) -> Result<Option<Attended>, Failure> {
    let sql = "select id, days, version from practice_attendance where practice = $1 and monday = $2";
    let Some(row) = reader.maybe(sql, values![practice, monday]).await? else { return Ok(None) };
    Ok(Some(Attended { id: row.get("id")?, marks: row.json("days")?, version: row.get("version")? }))
}

/// The marks of a practice, week after week.
pub async fn of_practice(reader: &dyn Read, practice: PracticeId) -> Result<Vec<Mark>, Failure> {
    let sql = "select days from practice_attendance where practice = $1 order by monday";
    let weeks = reader.all(sql, values![practice]).await?;
    let mut all = Vec::new();
    for week in &weeks {
        all.extend(week.json::<Vec<Mark>>("days")?);
    }
    Ok(all)
}

/// The marks of a week.
pub async fn save(
    write: &mut Write,
    (practice, monday): (PracticeId, Day),
    before: Option<&Attended>,
    marks: &[Mark],
) -> Result<AttendanceId, Failure> {
    let days = serde_json::to_string(marks).map_err(anyhow::Error::from)?;
    let present: Hours = marks.iter().map(Mark::present).sum();
    let missed = i64::try_from(marks.iter().filter(|mark| !mark.presence.there()).count()).unwrap_or(i64::MAX);
    if let Some(before) = before {
        let sql = "update practice_attendance set days = $1, present = $2, missed = $3, version = version + 1 \
                   where id = $4 and version = $5";
        let cells = values![days, present, missed, before.id, before.version];
        write.change(RowRef::new(TABLE, before.id), sql, cells).await?;
        return Ok(before.id);
    }
    let id: AttendanceId = write.by().new_id();
    let sql = "insert into practice_attendance (id, practice, monday, days, present, missed, version) \
               values ($1, $2, $3, $4, $5, $6, 1)";
    write.change(RowRef::new(TABLE, id), sql, values![id, practice, monday, days, present, missed]).await?;
    Ok(id)
}
