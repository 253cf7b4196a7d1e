//! Every statement about the rounds themselves; the ids of all that stands in them.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Day, Failure, Moved, Names, OrganisationId, RegionId, Role, ScopeKind, Span, folded};
use uuid::Uuid;

use crate::rounds::moves::{Act, Status};
use crate::rounds::rules::{Entry, RoundForm};

/// The table of rounds, as rows are named in the record.
pub const TABLE: &str = "placement_round";

kernel::ids! {
    /// A placement round.
    RoundId,
    /// A student in a round.
    StudentId,
    /// A workplace in a round.
    SeatId,
    /// An answer of the engine.
    AllocationId,
    /// Where one student goes by an answer.
    PlaceId,
}

/// A round as stored.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Its name.
    pub name: Names,
    /// Its region.
    pub region: RegionId,
    /// The university; none for a round of the whole region.
    pub university: Option<OrganisationId>,
    /// What the university is called; empty without one.
    pub university_name: Names,
    /// The period students are placed for.
    pub period: Span,
    /// The day by which students wish.
    pub wishes_due: Day,
    /// The day by which enterprises rank.
    pub rankings_due: Day,
    /// The seed of the lottery between equals.
    pub seed: i64,
    /// The answer that stands.
    pub allocation: Option<AllocationId>,
    /// How far it is.
    pub status: Status,
    /// Since which day it is in this state.
    pub since: Day,
    /// Its version.
    pub version: i64,
}

impl Round {
    /// The same as it would be typed.
    pub fn form(&self) -> RoundForm {
        RoundForm {
            name_kk: self.name.kk.clone(),
            name_ru: self.name.ru.clone(),
            name_en: self.name.en.clone(),
            university: self.university.map(|id| id.to_string()).unwrap_or_default(),
            from: self.period.from.to_string(),
            until: self.period.until.to_string(),
            wishes_due: self.wishes_due.to_string(),
            rankings_due: self.rankings_due.to_string(),
        }
    }
}

const ROUND: &str = "select r.id, r.name_kk, r.name_ru, r.name_en, r.region, r.university, r.from_day, r.until_day, \
     r.wishes_due, r.rankings_due, r.seed, r.allocation, r.status, r.since_day, r.version, \
     coalesce(o.name_kk, '') as university_kk, coalesce(o.name_ru, '') as university_ru, \
     coalesce(o.name_en, '') as university_en \
     from placement_round r left join registry_organisation o on o.id = r.university";

fn round(row: &Row) -> Result<Round, Failure> {
    let (from, until): (Day, Day) = (row.get("from_day")?, row.get("until_day")?);
    Ok(Round {
        id: row.get("id")?,
        name: row.names("name")?,
        region: row.get("region")?,
        university: row.get("university")?,
        university_name: row.names("university")?,
        period: Span { from, until },
        wishes_due: row.get("wishes_due")?,
        rankings_due: row.get("rankings_due")?,
        seed: row.get("seed")?,
        allocation: row.get("allocation")?,
        status: row.get("status")?,
        since: row.get("since_day")?,
        version: row.get("version")?,
    })
}

/// A curator's rounds: those with a student of the group.
const OF_GROUP: &str = "exists (select 1 from placement_student p join programmes_enrolment e on e.person = p.person \
     where p.round = r.id and e.cluster = ?)";

/// Rounds of the caller's region or university; an enterprise's, where it has a workplace, and those that collect in its
/// region; a student's own.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    let reach = Reach::new(caller)
        .region("r.region")
        .organisation("r.university")
        .through(ScopeKind::Own, "exists (select 1 from placement_student p where p.round = r.id and p.person = ?)");
    let reach = reach.through(ScopeKind::Group, OF_GROUP);
    if !matches!(caller.role, Role::Hr | Role::Signatory) {
        return reach.sql(first);
    }
    reach
        .through(
            ScopeKind::Organisation,
            "exists (select 1 from placement_seat s join placement_workplace w on w.id = s.workplace \
             where s.round = r.id and w.organisation = ?)",
        )
        .through(
            ScopeKind::Organisation,
            "r.status = 'collecting' and r.region = (select x.region from registry_organisation x where x.id = ?)",
        )
        .sql(first)
}

/// The round, or `Missing` for whom it does not concern.
pub async fn load(reader: &dyn Read, caller: &Caller, id: RoundId) -> Result<Round, Failure> {
    let (seen, own) = seen(caller, 2);
    let mut cells = values![id];
    cells.extend(own);
    round(&reader.one(&format!("{ROUND} where r.id = $1 and {seen}"), cells).await?)
}

/// Does the round lie in the scope of a role that leads rounds?
pub async fn leads(reader: &dyn Read, caller: &Caller, id: RoundId) -> Result<bool, Failure> {
    if !matches!(caller.role, Role::University | Role::Coordinator | Role::Curator) {
        return Ok(false);
    }
    let reach = Reach::new(caller).region("r.region").organisation("r.university");
    let (held, own) = reach.through(ScopeKind::Group, OF_GROUP).sql(2);
    let mut cells = values![id];
    cells.extend(own);
    let sql = format!("select 1 as n from placement_round r where r.id = $1 and {held}");
    Ok(reader.maybe(&sql, cells).await?.is_some())
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name.
    pub words: String,
    /// Only those in this state.
    pub status: Option<Status>,
    /// Only those of this region.
    pub region: Option<RegionId>,
}

impl Filter {
    fn condition(&self, caller: &Caller) -> Where {
        Where::from(seen(caller, 1))
            .given("r.status = ?", self.status)
            .given("r.region = ?", self.region)
            .words("r.search_key", &self.words)
    }
}

/// A page of the list, the earliest period first.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Round>, Failure> {
    let rows = list(reader, caller, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(row.period.from.to_string(), row.id)))
}

/// The rows of the list, the earliest period first, at most so many.
pub async fn list(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Round>, Failure> {
    let (sql, cells) = filter.condition(caller).after("r.from_day, r.id", after).sql();
    let sql = format!("{ROUND} where {sql} order by r.from_day, r.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(round).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    let sql = format!("select count(*) as n from (select 1 from placement_round r where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

fn search_key(entry: &Entry) -> String {
    [&entry.name.kk, &entry.name.ru, &entry.name.en].map(|name| folded(name)).join(" ")
}

/// A new round, collecting wishes.
pub async fn insert(
    write: &mut Write,
    id: RoundId,
    entry: &Entry,
    region: RegionId,
    university: Option<OrganisationId>,
    seed: i64,
) -> Result<(), Failure> {
    let since = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into placement_round (id, name_kk, name_ru, name_en, region, university, from_day, until_day, \
             wishes_due, rankings_due, seed, status, since_day, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'collecting', $12, $13, $14, 1)",
            values![
                id,
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                region,
                university,
                entry.from,
                entry.until,
                entry.wishes_due,
                entry.rankings_due,
                seed,
                since,
                web::sort_key(&entry.name.kk),
                search_key(entry)
            ],
        )
        .await
}

/// The corrected entry; region, university and seed stay.
pub async fn save_entry(
    write: &mut Write,
    id: RoundId,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update placement_round set name_kk = $1, name_ru = $2, name_en = $3, from_day = $4, until_day = $5, \
             wishes_due = $6, rankings_due = $7, status = $8, sort_key = $9, search_key = $10, version = version + 1 \
             where id = $11 and version = $12",
            values![
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                entry.from,
                entry.until,
                entry.wishes_due,
                entry.rankings_due,
                moved.to(),
                web::sort_key(&entry.name.kk),
                search_key(entry),
                id,
                version
            ],
        )
        .await
}

/// The state after a move, with the answer that stands then.
pub async fn save(
    write: &mut Write,
    id: RoundId,
    version: i64,
    moved: Moved<Status, Act>,
    allocation: Option<AllocationId>,
) -> Result<(), Failure> {
    let since = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "update placement_round set status = $1, since_day = $2, allocation = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![moved.to(), since, allocation, id, version],
        )
        .await
}

/// Seats filled and seats offered in the published rounds that the caller sees.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn filled(reader: &dyn Read, caller: &Caller, region: Option<RegionId>) -> Result<(i64, i64), Failure> {
    let count = |what: &str, from: &str| {
        let (seen, cells) = Filter { region, ..Filter::default() }.condition(caller).sql();
        let n = cells.len();
        let sql = format!(
            "select cast({what} as bigint) as n from placement_round r {from} where {seen} \
             and r.status in (${}, ${}) and r.allocation is not null",
            n + 1,
            n + 2
        );
        let mut cells = cells;
        cells.extend(values![Status::Published, Status::Closed]);
        (sql, cells)
    };
    let (sql, cells) = count("count(t.seat)", "join placement_place t on t.allocation = r.allocation");
    let filled = reader.count(&sql, cells).await?;
    let (sql, cells) = count("coalesce(sum(s.seats), 0)", "join placement_seat s on s.round = r.id");
    Ok((filled, reader.count(&sql, cells).await?))
}

/// The rounds in which a workplace takes part, as far as the caller sees them.
pub async fn with_workplace(reader: &dyn Read, caller: &Caller, workplace: Uuid) -> Result<Vec<Round>, Failure> {
    let (seen, own) = seen(caller, 2);
    let mut cells = values![workplace];
    cells.extend(own);
    let sql = format!(
        "{ROUND} where r.id in (select s.round from placement_seat s where s.workplace = $1) and {seen} \
         order by r.from_day desc, r.id limit 50"
    );
    reader.all(&sql, cells).await?.iter().map(round).collect()
}
