//! Every statement about weeks of the diary.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Caller, Day, Failure, Hours, Moment, Moved, PersonId, Span};
use registry::people::rules::full_name;

use super::moves::{Act, Status};
use super::rules::Written;
use crate::PracticeId;
use crate::attendance::rules::Mark;
use crate::practices::moves::Status as PracticeStatus;
use crate::practices::store::{mentor_between, reach};

/// The table, as rows are named in the record.
pub const TABLE: &str = "practice_week";

kernel::ids! {
    /// A week of a learner's diary.
    WeekId,
}

/// A week of the diary as it is stored, with what is needed to act on it.
#[derive(Clone, Debug)]
pub struct Week {
    /// Its id.
    pub id: WeekId,
    /// The practice.
    pub practice: PracticeId,
    /// The learner.
    pub learner: PersonId,
    /// What the learner is called.
    pub learner_name: String,
    /// Is the practice open?
    pub open: bool,
    /// The days of the practice.
    pub span: Span,
    /// A day's work by the contract.
    pub daily: Hours,
    /// The mentor of that week.
    pub mentor: Option<PersonId>,
    /// Its Monday.
    pub monday: Day,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// What was written.
    pub written: Written,
    /// Why it was sent back last.
    pub returned: Option<String>,
    /// The hours written.
    pub hours: Hours,
    /// The hours that count.
    pub confirmed: Hours,
    /// The attendance as it was marked.
    pub marks: Vec<Mark>,
    /// Its version.
    pub version: i64,
}

/// The statement up to its `where`; the mentor is asked for the days of the week.
fn columns() -> String {
    format!(
        "select w.id, w.practice, w.monday, w.status, w.since, w.days, w.reflection, w.returned, w.hours, w.confirmed, \
         w.version, t.learner, t.status as practice_status, t.from_day, t.until_day, t.daily_hours, \
         p.family, p.given, p.patronymic, n.days as marks, ({}) as mentor \
         from practice_week w join practice_practice t on t.id = w.practice \
         join registry_person p on p.id = t.learner \
         left join practice_attendance n on n.practice = w.practice and n.monday = w.monday",
        // The week of the row; a mentor assigned in the middle of a week has the week from then on.
        mentor_between("w.monday", "w.sunday")
    )
}

fn week(row: &Row) -> Result<Week, Failure> {
    let [family, given]: [String; 2] = [row.get("family")?, row.get("given")?];
    let patronymic: Option<String> = row.get("patronymic")?;
    let marks: Option<String> = row.get("marks")?;
    let status: PracticeStatus = row.get("practice_status")?;
    Ok(Week {
        id: row.get("id")?,
        practice: row.get("practice")?,
        learner: row.get("learner")?,
        learner_name: full_name(&family, &given, patronymic.as_deref()),
        open: status == PracticeStatus::Open,
        span: Span { from: row.get("from_day")?, until: row.get("until_day")? },
        daily: row.get("daily_hours")?,
        mentor: row.get("mentor")?,
        monday: row.get("monday")?,
        status: row.get("status")?,
        since: row.get("since")?,
        written: Written { days: row.json("days")?, reflection: row.get("reflection")? },
        returned: row.get("returned")?,
        hours: row.get("hours")?,
        confirmed: row.get("confirmed")?,
        marks: if marks.is_some() { row.json("marks")? } else { Vec::new() },
        version: row.get("version")?,
    })
}

/// A week within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, practice: PracticeId, monday: Day) -> Result<Week, Failure> {
    let mut cells = values![practice, monday];
    let (within, more) = reach(by, 3);
    cells.extend(more);
    week(&reader.one(&format!("{} where w.practice = $1 and w.monday = $2 and {within}", columns()), cells).await?)
}

/// The weeks of a practice, the first one first; whoever asks has loaded the practice.
pub async fn of_practice(reader: &dyn Read, practice: PracticeId) -> Result<Vec<Week>, Failure> {
    let sql = format!("{} where w.practice = $1 order by w.monday", columns());
    reader.all(&sql, values![practice]).await?.iter().map(week).collect()
}

/// Weeks in a state within the caller's reach, the oldest first. Of a mentor, only those of their own weeks.
pub async fn in_state(reader: &dyn Read, by: &Caller, status: Status, most: usize) -> Result<Vec<Week>, Failure> {
    let mut cells = values![status];
    let (within, more) = reach(by, 2);
    cells.extend(more);
    let sql = format!("{} where w.status = $1 and {within} order by w.monday, w.id limit {most}", columns());
    let all: Vec<Week> = reader.all(&sql, cells).await?.iter().map(week).collect::<Result<_, _>>()?;
    let theirs = |one: &Week| by.role != kernel::Role::Mentor || one.mentor == by.person;
    Ok(all.into_iter().filter(theirs).collect())
}

/// Weeks within reach that should have been sent in by a Monday and were not, the oldest first.
pub async fn due(reader: &dyn Read, by: &Caller, last: Day, most: usize) -> Result<Vec<Week>, Failure> {
    let mut cells = values![last, PracticeStatus::Open];
    let (within, more) = reach(by, 3);
    cells.extend(more);
    let sql = format!(
        "{} where w.status in ('open', 'returned') and w.monday <= $1 and t.status = $2 and {within} \
         order by w.monday, w.id limit {most}",
        columns()
    );
    reader.all(&sql, cells).await?.iter().map(week).collect()
}

/// Countersigned weeks whose days of grace ended before a moment: what the worker locks.
pub async fn ripe(reader: &dyn Read, before: Moment, most: usize) -> Result<Vec<Week>, Failure> {
    let sql =
        format!("{} where w.status = 'countersigned' and w.since < $1 order by w.since, w.id limit {most}", columns());
    reader.all(&sql, values![before]).await?.iter().map(week).collect()
}

/// Empty weeks of a practice, open.
pub async fn insert(write: &mut Write, practice: PracticeId, mondays: &[Day]) -> Result<(), Failure> {
    let by = write.by().clone();
    let sql = "insert into practice_week (id, practice, monday, sunday, status, since, days, reflection, hours, \
               confirmed, version) values ($1, $2, $3, $4, 'open', $5, '[]', '', 0, 0, 1)";
    for monday in mondays {
        let id: WeekId = by.new_id();
        write.change(RowRef::new(TABLE, id), sql, values![id, practice, *monday, monday.plus(6), by.now]).await?;
    }
    Ok(())
}

/// The weeks of a practice whose days have changed: missing ones are added, those outside that nobody wrote are taken out.
pub async fn respan(write: &mut Write, practice: PracticeId, mondays: &[Day]) -> Result<(), Failure> {
    let sql = "select id, monday, status, days from practice_week where practice = $1";
    let mut missing = mondays.to_vec();
    for row in write.all(sql, values![practice]).await? {
        let (id, monday): (WeekId, Day) = (row.get("id")?, row.get("monday")?);
        let (status, days): (Status, String) = (row.get("status")?, row.get("days")?);
        missing.retain(|one| *one != monday);
        if !mondays.contains(&monday) && status == Status::Open && days == "[]" {
            let sql = "delete from practice_week where id = $1";
            write.change(RowRef::new(TABLE, id), sql, values![id]).await?;
        }
    }
    insert(write, practice, &missing).await
}

/// What was written, with the state that writing leads to; hours confirmed before no longer count.
pub async fn save_written(
    write: &mut Write,
    id: WeekId,
    version: i64,
    moved: Moved<Status, Act>,
    written: &Written,
) -> Result<(), Failure> {
    let now = write.by().now;
    let days = serde_json::to_string(&written.days).map_err(anyhow::Error::from)?;
    let sql = "update practice_week set status = $1, since = $2, days = $3, reflection = $4, hours = $5, \
               confirmed = 0, version = version + 1 where id = $6 and version = $7";
    let cells = values![moved.to(), now, days, written.reflection, written.hours(), id, version];
    write.change(RowRef::new(TABLE, id), sql, cells).await
}

/// What a move leads to: the hours that count from it on, and why it was sent back.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The hours that count.
    pub confirmed: Hours,
    /// Why it was sent back.
    pub returned: Option<String>,
}

/// The state after a move.
pub async fn save(
    write: &mut Write,
    id: WeekId,
    version: i64,
    moved: Moved<Status, Act>,
    outcome: &Outcome,
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_week set status = $1, since = $2, confirmed = $3, returned = $4, version = version + 1 \
               where id = $5 and version = $6";
    let cells = values![moved.to(), now, outcome.confirmed, outcome.returned, id, version];
    write.change(RowRef::new(TABLE, id), sql, cells).await
}

/// The hours that count, after the attendance of a countersigned week was corrected.
pub async fn save_confirmed(write: &mut Write, id: WeekId, version: i64, confirmed: Hours) -> Result<(), Failure> {
    let sql = "update practice_week set confirmed = $1, version = version + 1 where id = $2 and version = $3";
    write.change(RowRef::new(TABLE, id), sql, values![confirmed, id, version]).await
}
