//! Every statement about the students of a round: their wishes, and where a curator settled them.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Day, Failure, Lang, Moved, Names, PersonId, Span};
use registry::people::rules::{full_name, names};

use super::rounds::{RoundId, SeatId, StudentId};
use crate::rounds::moves::{Act, Status};
use crate::rounds::rules;

/// The table of students in rounds.
pub const STUDENT: &str = "placement_student";

/// A student in a round.
#[derive(Clone, Debug)]
pub struct Student {
    /// The row's id.
    pub id: StudentId,
    /// Who.
    pub person: PersonId,
    /// What the person is called.
    pub name: Names,
    /// Birthday.
    pub birth: Option<Day>,
    /// Code of the group of educational programmes.
    pub group: Option<String>,
    /// Language of study.
    pub lang: Option<Lang>,
    /// Workplaces wished, best first.
    pub wishes: Vec<SeatId>,
    /// When they were wished last.
    pub wished: Option<Day>,
    /// Where a curator has settled the student.
    pub pin: Option<SeatId>,
    /// Its version.
    pub version: i64,
}

/// The students of a round, by name, whoever asks: the round's reach has been checked.
pub async fn students(reader: &dyn Read, id: RoundId) -> Result<Vec<Student>, Failure> {
    let sql = "select s.id, s.person, s.group_code, s.lang, s.wishes, s.wished_day, s.pin, s.version, p.family, p.given, \
               p.patronymic, p.latin, p.birth from placement_student s join registry_person p on p.id = s.person \
               where s.round = $1 order by s.sort_key, s.id";
    let student = |row: &Row| -> Result<Student, Failure> {
        let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
        let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
        Ok(Student {
            id: row.get("id")?,
            person: row.get("person")?,
            name: names(&full_name(&family, &given, patronymic.as_deref()), latin.as_deref()),
            birth: row.get("birth")?,
            group: row.get("group_code")?,
            lang: row.get("lang")?,
            wishes: row.json("wishes")?,
            wished: row.get("wished_day")?,
            pin: row.get("pin")?,
            version: row.get("version")?,
        })
    };
    reader.all(sql, values![id]).await?.iter().map(student).collect()
}

/// A student comes into a round.
pub async fn include(
    write: &mut Write,
    id: StudentId,
    round: RoundId,
    student: &rules::Student,
    name: &str,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(STUDENT, id),
            "insert into placement_student (id, round, person, group_code, lang, wishes, sort_key, version) \
             values ($1, $2, $3, $4, $5, '[]', $6, 1)",
            values![id, round, student.person, student.group, student.lang, web::sort_key(name)],
        )
        .await
}

/// A student goes out of a round.
pub async fn exclude(write: &mut Write, id: StudentId) -> Result<(), Failure> {
    write.change(RowRef::new(STUDENT, id), "delete from placement_student where id = $1", values![id]).await
}

/// Is the person in another round of days that meet these, one that goes on or gave places?
pub async fn elsewhere(reader: &dyn Read, person: PersonId, round: RoundId, days: Span) -> Result<bool, Failure> {
    let sql = "select 1 as n from placement_student s join placement_round r on r.id = s.round where s.person = $1 \
               and r.id <> $2 and r.from_day <= $3 and r.until_day >= $4 \
               and (r.status <> $5 or r.allocation is not null) limit 1";
    Ok(reader.maybe(sql, values![person, round, days.until, days.from, Status::Closed]).await?.is_some())
}

/// A student's wishes, best first; kept only while the round takes wishes.
pub async fn save_wishes(
    write: &mut Write,
    id: StudentId,
    version: i64,
    moved: Moved<Status, Act>,
    wishes: &[SeatId],
) -> Result<(), Failure> {
    let (today, wishes) = (write.by().today(), serde_json::json!(wishes).to_string());
    write
        .change(
            RowRef::new(STUDENT, id),
            "update placement_student set wishes = $1, wished_day = $2, version = version + 1 where id = $3 \
             and version = $4 and exists (select 1 from placement_round r where r.id = round and r.status = $5)",
            values![wishes, today, id, version, moved.from()],
        )
        .await
}

/// Where a curator has settled a student.
pub async fn save_pin(
    write: &mut Write,
    id: StudentId,
    version: i64,
    _: Moved<Status, Act>,
    pin: Option<SeatId>,
) -> Result<(), Failure> {
    let sql = "update placement_student set pin = $1, version = version + 1 where id = $2 and version = $3";
    write.change(RowRef::new(STUDENT, id), sql, values![pin, id, version]).await
}
