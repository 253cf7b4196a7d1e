//! Every statement about orders assigning mentors and their lines.

use std::fmt::Write as _;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    Caller, Cell, Day, Failure, Moment, Moved, Names, OrganisationId, PersonId, RegionId, Role, Span, Stored,
};
use registry::people::rules::full_name;

use super::moves::{Act, Status};
use super::rules::{Head, Line};
use crate::PracticeId;

/// The table, as rows are named in the record.
pub const TABLE: &str = "practice_order";
const LINES: &str = "practice_assignment";

kernel::ids! {
    /// An order assigning mentors.
    OrderId,
    /// One line of an order.
    AssignmentId,
}

/// An order as it is stored.
#[derive(Clone, Debug)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// Whose order.
    pub enterprise: OrganisationId,
    /// What the enterprise is called.
    pub enterprise_name: Names,
    /// Its city.
    pub place: Option<String>,
    /// Number, day, signatory, basis, language.
    pub head: Head,
    /// What the signatory is called.
    pub signatory_name: String,
    /// How many it assigns.
    pub lines: i64,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Its version.
    pub version: i64,
}

/// A line as it is stored.
#[derive(Clone, Debug)]
pub struct Assigned {
    /// Its id.
    pub id: AssignmentId,
    /// The order.
    pub order: OrderId,
    /// The number of the order.
    pub number: String,
    /// Who is led by whom, when.
    pub line: Line,
    /// What the learner is called.
    pub learner_name: String,
    /// What the mentor is called.
    pub mentor_name: String,
    /// The group of the learner; empty without one.
    pub group_name: String,
    /// The number of the learner's contract.
    pub agreement_number: String,
}

const ORDER: &str = "select o.id, o.enterprise, o.number, o.day, o.signatory, o.basis, o.language, o.status, o.since, \
     o.version, e.name_kk, e.name_ru, e.name_en, e.city, p.family, p.given, p.patronymic, \
     (select count(*) from practice_assignment l where l.ordered = o.id) as lines \
     from practice_order o join registry_organisation e on e.id = o.enterprise \
     join registry_person p on p.id = o.signatory";

fn order(row: &Row) -> Result<Order, Failure> {
    let [family, given]: [String; 2] = [row.get("family")?, row.get("given")?];
    let patronymic: Option<String> = row.get("patronymic")?;
    Ok(Order {
        id: row.get("id")?,
        enterprise: row.get("enterprise")?,
        enterprise_name: row.names("name")?,
        place: row.get("city")?,
        head: Head {
            number: row.get("number")?,
            day: row.get("day")?,
            signatory: row.get("signatory")?,
            basis: row.get("basis")?,
            language: row.get("language")?,
        },
        signatory_name: full_name(&family, &given, patronymic.as_deref()),
        lines: row.get("lines")?,
        status: row.get("status")?,
        since: row.get("since")?,
        version: row.get("version")?,
    })
}

/// Orders of the caller's region or enterprise; a university's, those that concern its learners; a mentor's, those
/// issued that name them.
fn reach(by: &Caller, first: usize) -> (String, Vec<Cell>) {
    let concerns = "exists (select 1 from practice_assignment l join practice_practice t on t.id = l.practice \
                    where l.ordered = o.id and t.university = ?)";
    let reach = Reach::new(by).region("o.region").organisation("o.enterprise");
    match by.role {
        Role::University | Role::Curator | Role::Supervisor => {
            reach.through(kernel::ScopeKind::Organisation, concerns).sql(first)
        }
        Role::Mentor => {
            let (mut sql, mut cells) = reach.sql(first);
            if let Some(person) = by.person {
                let n = first + cells.len();
                let _ = write!(
                    sql,
                    " and o.status = 'issued' and exists (select 1 from practice_assignment l \
                     where l.ordered = o.id and l.mentor = ${n})"
                );
                cells.push(person.cell());
            }
            (sql, cells)
        }
        _ => reach.sql(first),
    }
}

/// An order within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: OrderId) -> Result<Order, Failure> {
    let (within, more) = reach(by, 2);
    let mut cells = values![id];
    cells.extend(more);
    order(&reader.one(&format!("{ORDER} where o.id = $1 and {within}"), cells).await?)
}

/// A page of the orders within reach, the newest first.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    status: Option<Status>,
    after: Option<&After>,
) -> Result<Paged<Order>, Failure> {
    let rows = list(reader, by, status, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(row.head.day.to_string(), row.id)))
}

/// The orders within reach, the newest first, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    status: Option<Status>,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Order>, Failure> {
    let listed = Where::from(reach(by, 1)).given("o.status = ?", status);
    let (sql, cells) = listed.after_downwards("o.day, o.id", after).sql();
    let sql = format!("{ORDER} where {sql} order by o.day desc, o.id desc limit {most}");
    reader.all(&sql, cells).await?.iter().map(order).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, status: Option<Status>) -> Result<i64, Failure> {
    let (sql, cells) = Where::from(reach(by, 1)).given("o.status = ?", status).sql();
    let sql = format!("select count(*) as n from (select 1 from practice_order o where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

const ASSIGNED: &str = "select l.id, l.ordered, l.practice, l.mentor, l.from_day, l.until_day, o.number, \
     p.family, p.given, p.patronymic, m.family as mentor_family, m.given as mentor_given, \
     m.patronymic as mentor_patronymic, g.name as group_name, a.number as agreement_number \
     from practice_assignment l join practice_order o on o.id = l.ordered \
     join practice_practice t on t.id = l.practice join registry_person p on p.id = t.learner \
     join registry_person m on m.id = l.mentor join agreements_agreement a on a.id = t.agreement \
     left join programmes_group g on g.id = t.cluster";

fn assigned(row: &Row) -> Result<Assigned, Failure> {
    let name = |family: &str, given: &str, patronymic: &str| -> Result<String, Failure> {
        let [family, given]: [String; 2] = [row.get(family)?, row.get(given)?];
        let patronymic: Option<String> = row.get(patronymic)?;
        Ok(full_name(&family, &given, patronymic.as_deref()))
    };
    let group: Option<String> = row.get("group_name")?;
    Ok(Assigned {
        id: row.get("id")?,
        order: row.get("ordered")?,
        number: row.get("number")?,
        line: Line {
            practice: row.get("practice")?,
            mentor: row.get("mentor")?,
            span: Span { from: row.get("from_day")?, until: row.get("until_day")? },
        },
        learner_name: name("family", "given", "patronymic")?,
        mentor_name: name("mentor_family", "mentor_given", "mentor_patronymic")?,
        group_name: group.unwrap_or_default(),
        agreement_number: row.get("agreement_number")?,
    })
}

/// The lines of an order, by the learner's name; whoever asks has loaded the order.
pub async fn lines(reader: &dyn Read, id: OrderId) -> Result<Vec<Assigned>, Failure> {
    let sql = format!("{ASSIGNED} where l.ordered = $1 order by t.sort_key, l.from_day, l.id");
    reader.all(&sql, values![id]).await?.iter().map(assigned).collect()
}

/// The issued lines of a practice, the newest order first; whoever asks has loaded the practice.
pub async fn of_practice(reader: &dyn Read, practice: PracticeId) -> Result<Vec<Assigned>, Failure> {
    let sql = format!("{ASSIGNED} where l.practice = $1 and o.status = 'issued' order by o.since desc, o.id desc");
    reader.all(&sql, values![practice]).await?.iter().map(assigned).collect()
}

/// How many learners a mentor leads in these days by issued orders, besides those of one order.
pub async fn led(
    reader: &dyn Read,
    mentor: PersonId,
    span: Span,
    besides: OrderId,
) -> Result<Vec<PracticeId>, Failure> {
    let sql = "select distinct l.practice from practice_assignment l join practice_order o on o.id = l.ordered \
               join practice_practice t on t.id = l.practice where l.mentor = $1 and l.from_day <= $2 \
               and l.until_day >= $3 and o.status = 'issued' and o.id <> $4 and t.status = 'open'";
    let rows = reader.all(sql, values![mentor, span.until, span.from, besides]).await?;
    rows.iter().map(|row| row.get("practice")).collect()
}

/// A new order, drafted.
pub async fn insert(
    write: &mut Write,
    id: OrderId,
    (enterprise, region): (OrganisationId, RegionId),
    head: &Head,
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "insert into practice_order (id, enterprise, region, number, day, signatory, basis, language, status, \
               since, version) values ($1, $2, $3, $4, $5, $6, $7, $8, 'drafted', $9, 1)";
    let cells = values![id, enterprise, region, head.number, head.day, head.signatory, head.basis, head.language, now];
    write.change(RowRef::new(TABLE, id), sql, cells).await
}

/// A changed head, with the state that the edit leads to.
pub async fn save_head(
    write: &mut Write,
    id: OrderId,
    version: i64,
    moved: Moved<Status, Act>,
    head: &Head,
) -> Result<(), Failure> {
    let sql = "update practice_order set status = $1, number = $2, day = $3, signatory = $4, basis = $5, \
               language = $6, version = version + 1 where id = $7 and version = $8";
    let cells = values![moved.to(), head.number, head.day, head.signatory, head.basis, head.language, id, version];
    write.change(RowRef::new(TABLE, id), sql, cells).await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: OrderId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update practice_order set status = $1, since = $2, version = version + 1 where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, id), sql, values![moved.to(), now, id, version]).await
}

/// A new line.
pub async fn insert_line(write: &mut Write, id: AssignmentId, order: OrderId, line: &Line) -> Result<(), Failure> {
    let sql = "insert into practice_assignment (id, ordered, practice, mentor, from_day, until_day, version) \
               values ($1, $2, $3, $4, $5, $6, 1)";
    let cells = values![id, order, line.practice, line.mentor, line.span.from, line.span.until];
    write.change(RowRef::new(LINES, id), sql, cells).await
}

/// A line struck out.
pub async fn delete_line(write: &mut Write, id: AssignmentId, order: OrderId) -> Result<(), Failure> {
    let sql = "delete from practice_assignment where id = $1 and ordered = $2";
    write.change(RowRef::new(LINES, id), sql, values![id, order]).await
}

/// Open practices of an enterprise without a mentor on a day, within the caller's reach.
pub async fn without_mentor(reader: &dyn Read, by: &Caller, day: Day) -> Result<i64, Failure> {
    let without = format!("not exists ({})", crate::practices::store::mentor_between("?", "?"));
    let (within, cells) = Where::from(crate::practices::store::reach(by, 1)).and(&without, day).sql();
    let sql = format!("select count(*) as n from practice_practice t where {within} and t.status = 'open'");
    reader.count(&sql, cells).await
}
