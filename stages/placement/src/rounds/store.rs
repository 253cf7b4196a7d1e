//! Every statement about rounds: their students, seats, answers and places.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Write, cut, values};
use kernel::{
    Caller, Cell, Day, Failure, Lang, Moment, Moved, Names, OrganisationId, PersonId, ProfessionId, RegionId, Role,
    ScopeKind, Span, UnitId, WorkplaceId, folded,
};
use registry::people::rules::{full_name, names};
use uuid::Uuid;

use super::moves::{Act, Status};
use super::rules::{self, Entry, RoundForm};

/// The table of rounds, as rows are named in the record.
pub const TABLE: &str = "placement_round";
/// The table of students in rounds.
pub const STUDENT: &str = "placement_student";
/// The table of workplaces in rounds.
pub const SEAT: &str = "placement_seat";
const ALLOCATION: &str = "placement_allocation";
const PLACE: &str = "placement_place";

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
pub async fn load(reader: &impl Read, caller: &Caller, id: RoundId) -> Result<Round, Failure> {
    let (seen, own) = seen(caller, 2);
    let mut cells = values![id];
    cells.extend(own);
    round(&reader.one(&format!("{ROUND} where r.id = $1 and {seen}"), cells).await?)
}

/// Does the round lie in the scope of a role that leads rounds?
pub async fn leads(reader: &impl Read, caller: &Caller, id: RoundId) -> Result<bool, Failure> {
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
    fn sql(&self, caller: &Caller) -> (String, Vec<Cell>) {
        let (mut sql, mut cells) = seen(caller, 1);
        let mut add = |condition: &str, cell: Vec<Cell>| {
            cells.extend(cell);
            sql.push_str(&condition.replace('?', &format!("${}", cells.len())));
        };
        if let Some(status) = self.status {
            add(" and r.status = ?", values![status]);
        }
        if let Some(region) = self.region {
            add(" and r.region = ?", values![region]);
        }
        for word in folded(&self.words).split(' ').filter(|word| !word.is_empty()) {
            add(" and r.search_key like ?", values![format!("%{word}%")]);
        }
        (sql, cells)
    }
}

/// A page of the list, the earliest period first.
pub async fn page(
    reader: &impl Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Round>, Failure> {
    let rows = list(reader, caller, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(row.period.from.to_string(), row.id)))
}

/// The rows of the list, the earliest period first, at most so many.
pub async fn list(
    reader: &impl Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Round>, Failure> {
    let (mut sql, mut cells) = filter.sql(caller);
    if let Some(after) = after {
        let n = cells.len();
        sql.push_str(&format!(" and (r.from_day, r.id) > (${}, ${})", n + 1, n + 2));
        cells.extend(values![after.key.clone(), after.id]);
    }
    let sql = format!("{ROUND} where {sql} order by r.from_day, r.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(round).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &impl Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.sql(caller);
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
pub async fn students(reader: &impl Read, id: RoundId) -> Result<Vec<Student>, Failure> {
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
pub async fn elsewhere(reader: &impl Read, person: PersonId, round: RoundId, days: Span) -> Result<bool, Failure> {
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
pub async fn seats(reader: &impl Read, id: RoundId) -> Result<Vec<Seat>, Failure> {
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
pub async fn round_of_seat(reader: &impl Read, id: SeatId) -> Result<RoundId, Failure> {
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
    reader: &impl Read,
    workplace: WorkplaceId,
    round: RoundId,
    days: Span,
) -> Result<i64, Failure> {
    let sql = "select cast(coalesce(sum(s.seats), 0) as bigint) as n from placement_seat s \
               join placement_round r on r.id = s.round where s.workplace = $1 and r.id <> $2 \
               and r.from_day <= $3 and r.until_day >= $4 and (r.status <> $5 or r.allocation is not null)";
    reader.count(sql, values![workplace, round, days.until, days.from, Status::Closed]).await
}

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
pub async fn allocations(reader: &impl Read, id: RoundId) -> Result<Vec<Kept>, Failure> {
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
pub async fn places(reader: &impl Read, allocation: AllocationId) -> Result<Vec<Place>, Failure> {
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
pub async fn places_of(reader: &impl Read, student: PersonId) -> Result<Vec<Placed>, Failure> {
    let sql =
        format!("{PLACED} where t.person = $1 and r.status in ($2, $3) order by r.from_day desc, r.id desc limit 50");
    reader.all(&sql, values![student, Status::Published, Status::Closed]).await?.iter().map(placed).collect()
}

/// Seats filled and seats offered in the published rounds that the caller sees.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn filled(reader: &impl Read, caller: &Caller, region: Option<RegionId>) -> Result<(i64, i64), Failure> {
    let count = |what: &str, from: &str| {
        let (seen, cells) = Filter { region, ..Filter::default() }.sql(caller);
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
pub async fn with_workplace(reader: &impl Read, caller: &Caller, workplace: Uuid) -> Result<Vec<Round>, Failure> {
    let (seen, own) = seen(caller, 2);
    let mut cells = values![workplace];
    cells.extend(own);
    let sql = format!(
        "{ROUND} where r.id in (select s.round from placement_seat s where s.workplace = $1) and {seen} \
         order by r.from_day desc, r.id limit 50"
    );
    reader.all(&sql, cells).await?.iter().map(round).collect()
}
