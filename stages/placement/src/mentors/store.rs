//! Every statement about mentors.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Day, Failure, Moved, Names, OrganisationId, PersonId, Role, ScopeKind, Stored, folded};
use registry::people::rules::{full_name, names};

use super::moves::{Act, Status};
use super::rules::{Entry, LOAD_DEFAULT, MentorForm, Standing, Training};

/// The table, as rows are named in the record.
pub const TABLE: &str = "placement_mentor";
/// The table of load limits.
pub const LOAD: &str = "placement_load";

kernel::ids! {
    /// A person's entry in the register of mentors of one enterprise.
    MentorId,
    /// A load limit of an enterprise, from a day on.
    LoadId,
}

/// A mentor as stored.
#[derive(Clone, Debug)]
pub struct Mentor {
    /// The entry's id.
    pub id: MentorId,
    /// Who.
    pub person: PersonId,
    /// What the person is called.
    pub name: Names,
    /// Where.
    pub organisation: OrganisationId,
    /// What the enterprise is called.
    pub organisation_name: Names,
    /// Qualification, experience, training.
    pub entry: Entry,
    /// The state of the entry.
    pub status: Status,
    /// Since which day it is in this state.
    pub since: Day,
    /// Has the person a post at the enterprise on the day asked for?
    pub employed: bool,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Mentor {
    /// What is known of the mentor when trainees are given.
    pub fn standing(&self) -> Standing<'_> {
        Standing { status: self.status, employed: self.employed, entry: &self.entry }
    }

    /// The same as it would be typed.
    pub fn form(&self) -> MentorForm {
        let training = self.entry.training.as_ref();
        let text = |value: Option<String>| value.unwrap_or_default();
        MentorForm {
            person: self.person.to_string(),
            organisation: self.organisation.to_string(),
            qualification: text(self.entry.qualification.clone()),
            grade: text(self.entry.grade.clone()),
            experience: self.entry.experience.to_string(),
            certificate: text(training.map(|training| training.certificate.clone())),
            trained_by: text(training.and_then(|training| training.by.clone())),
            trained_on: text(training.map(|training| training.on.to_string())),
            trained_until: text(training.and_then(|training| training.until).map(|day| day.to_string())),
        }
    }
}

/// The statement up to its `from`; employment is asked for the day in `$1` and `$2`.
const MENTOR: &str = "select m.id, m.person, m.organisation, m.qualification, m.grade, m.experience, m.certificate, \
     m.trained_by, m.trained_on, m.trained_until, m.status, m.since_day, m.sort_key, m.version, \
     p.family, p.given, p.patronymic, p.latin, \
     o.name_kk as organisation_kk, o.name_ru as organisation_ru, o.name_en as organisation_en, \
     (select count(*) from registry_post k where k.person = m.person and k.organisation = m.organisation \
      and k.from_day <= $1 and (k.until_day is null or k.until_day >= $2)) as posts \
     from placement_mentor m join registry_person p on p.id = m.person \
     join registry_organisation o on o.id = m.organisation";

fn mentor(row: &Row) -> Result<Mentor, Failure> {
    let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
    let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
    let certificate: Option<String> = row.get("certificate")?;
    let on: Option<Day> = row.get("trained_on")?;
    let (by, until) = (row.get("trained_by")?, row.get("trained_until")?);
    let training = certificate.zip(on).map(|(certificate, on)| Training { certificate, by, on, until });
    Ok(Mentor {
        id: row.get("id")?,
        person: row.get("person")?,
        name: names(&full_name(&family, &given, patronymic.as_deref()), latin.as_deref()),
        organisation: row.get("organisation")?,
        organisation_name: row.names("organisation")?,
        entry: Entry {
            qualification: row.get("qualification")?,
            grade: row.get("grade")?,
            experience: row.get("experience")?,
            training,
        },
        status: row.get("status")?,
        since: row.get("since_day")?,
        employed: row.get::<i64>("posts")? > 0,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// Mentors of the caller's region or enterprise; a university's, those of its region; and the caller's own entry.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    let reach = Reach::new(caller).region("o.region");
    let (held, mut cells) = match caller.role {
        Role::Mentor => Reach::new(caller).sql(first),
        Role::Hr | Role::Signatory => reach.organisation("m.organisation").sql(first),
        _ => reach
            .organisation("m.organisation")
            .through(
                ScopeKind::Organisation,
                "o.region = (select x.region from registry_organisation x where x.id = ?)",
            )
            .sql(first),
    };
    let Some(own) = caller.person else { return (held, cells) };
    cells.push(own.cell());
    (format!("({held} or m.person = ${})", first + cells.len() - 1), cells)
}

async fn asked(
    reader: &dyn Read,
    caller: &Caller,
    condition: &str,
    more: Vec<Cell>,
    order: &str,
) -> Result<Vec<Mentor>, Failure> {
    let mut cells = values![caller.today(), caller.today()];
    cells.extend(more);
    let (seen, own) = seen(caller, cells.len() + 1);
    cells.extend(own);
    reader.all(&format!("{MENTOR} where {condition} and {seen} {order}"), cells).await?.iter().map(mentor).collect()
}

/// The mentor, or `Missing` for whom it does not concern.
pub async fn load(reader: &dyn Read, caller: &Caller, id: MentorId) -> Result<Mentor, Failure> {
    asked(reader, caller, "m.id = $3", values![id], "").await?.into_iter().next().ok_or(Failure::Missing)
}

/// The entry of a person at an enterprise on a day, whoever asks: for decisions of later stages.
pub async fn at(
    reader: &dyn Read,
    person: PersonId,
    organisation: OrganisationId,
    day: Day,
) -> Result<Option<Mentor>, Failure> {
    let sql = format!("{MENTOR} where m.person = $3 and m.organisation = $4");
    reader.maybe(&sql, values![day, day, person, organisation]).await?.as_ref().map(mentor).transpose()
}

/// Everybody in the register of an enterprise, by name, on a day, whoever asks: for decisions of later stages.
pub async fn of(reader: &dyn Read, organisation: OrganisationId, day: Day) -> Result<Vec<Mentor>, Failure> {
    let sql = format!("{MENTOR} where m.organisation = $3 order by m.sort_key, m.id limit 1000");
    reader.all(&sql, values![day, day, organisation]).await?.iter().map(mentor).collect()
}

/// Does the entry lie in the scope of a role that keeps it?
pub async fn within(reader: &dyn Read, caller: &Caller, id: MentorId) -> Result<bool, Failure> {
    let (held, own) = Reach::new(caller).region("o.region").organisation("m.organisation").sql(2);
    let mut cells = values![id];
    cells.extend(own);
    let sql = format!(
        "select 1 as n from placement_mentor m join registry_organisation o on o.id = m.organisation \
         where m.id = $1 and {held}"
    );
    Ok(reader.maybe(&sql, cells).await?.is_some())
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name or the enterprise's.
    pub words: String,
    /// Only those in this state.
    pub status: Option<Status>,
    /// Only those of this enterprise.
    pub organisation: Option<OrganisationId>,
    /// Only those whose training ends from the first to the second day.
    pub ending: Option<(Day, Day)>,
}

impl Filter {
    /// The condition; its first two cells are the day of employment.
    fn condition(&self, caller: &Caller) -> Where {
        let (sql, own) = seen(caller, 3);
        let mut cells = values![caller.today(), caller.today()];
        cells.extend(own);
        let (from, until) = self.ending.unzip();
        Where::from((sql, cells))
            .given("m.status = ?", self.status)
            .given("m.organisation = ?", self.organisation)
            .given("m.trained_until >= ?", from)
            .given("m.trained_until <= ?", until)
            .words("m.search_key", &self.words)
    }
}

/// A page of the list, by name.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Mentor>, Failure> {
    let rows = list(reader, caller, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The rows of the list by name, at most so many.
pub async fn list(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Mentor>, Failure> {
    let (sql, cells) = filter.condition(caller).after("m.sort_key, m.id", after).sql();
    let sql = format!("{MENTOR} where {sql} order by m.sort_key, m.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(mentor).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    reader.count(&format!("select count(*) as n from ({MENTOR} where {sql} limit 1001) t"), cells).await
}

fn search_key(name: &str, organisation: &Names) -> String {
    [name, &organisation.kk, &organisation.ru, &organisation.en].map(folded).join(" ")
}

/// A new entry, registered.
pub async fn insert(
    write: &mut Write,
    id: MentorId,
    (person, name): (PersonId, &str),
    (organisation, organisation_name): (OrganisationId, &Names),
    entry: &Entry,
) -> Result<(), Failure> {
    let (since, training) = (write.by().today(), entry.training.as_ref());
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into placement_mentor (id, person, organisation, qualification, grade, experience, certificate, \
             trained_by, trained_on, trained_until, status, since_day, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'registered', $11, $12, $13, 1)",
            values![
                id,
                person,
                organisation,
                entry.qualification,
                entry.grade,
                entry.experience,
                training.map(|training| training.certificate.clone()),
                training.and_then(|training| training.by.clone()),
                training.map(|training| training.on),
                training.and_then(|training| training.until),
                since,
                web::sort_key(name),
                search_key(name, organisation_name)
            ],
        )
        .await
}

/// The corrected entry.
pub async fn save_entry(
    write: &mut Write,
    id: MentorId,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
) -> Result<(), Failure> {
    let training = entry.training.as_ref();
    write
        .change(
            RowRef::new(TABLE, id),
            "update placement_mentor set qualification = $1, grade = $2, experience = $3, certificate = $4, \
             trained_by = $5, trained_on = $6, trained_until = $7, status = $8, version = version + 1 \
             where id = $9 and version = $10",
            values![
                entry.qualification,
                entry.grade,
                entry.experience,
                training.map(|training| training.certificate.clone()),
                training.and_then(|training| training.by.clone()),
                training.map(|training| training.on),
                training.and_then(|training| training.until),
                moved.to(),
                id,
                version
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: MentorId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let since = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "update placement_mentor set status = $1, since_day = $2, version = version + 1 where id = $3 and version = $4",
            values![moved.to(), since, id, version],
        )
        .await
}

/// How many trainees a mentor of an enterprise leads at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadLimit {
    /// So many.
    pub trainees: i64,
    /// Is more refused, or only warned of?
    pub blocks: bool,
    /// Since when; none for the default of the house.
    pub from: Option<Day>,
}

/// The load limit of an enterprise on a day; the default of the house where it has set nothing (decision 0013).
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn load_limit(reader: &dyn Read, organisation: OrganisationId, day: Day) -> Result<LoadLimit, Failure> {
    let sql = "select trainees, blocks, from_day from placement_load where organisation = $1 and from_day <= $2 \
               order by from_day desc limit 1";
    match reader.maybe(sql, values![organisation, day]).await? {
        Some(row) => Ok(LoadLimit {
            trainees: row.get("trainees")?,
            blocks: row.get("blocks")?,
            from: Some(row.get("from_day")?),
        }),
        None => Ok(LoadLimit { trainees: LOAD_DEFAULT, blocks: false, from: None }),
    }
}

/// A load limit from today on; one of the same day is replaced.
pub async fn set_load(
    write: &mut Write,
    organisation: OrganisationId,
    trainees: i64,
    blocks: bool,
) -> Result<(), Failure> {
    let today = write.by().today();
    let sql = "select id from placement_load where organisation = $1 and from_day = $2";
    if let Some(row) = write.maybe(sql, values![organisation, today]).await? {
        let id: LoadId = row.get("id")?;
        let sql = "update placement_load set trainees = $1, blocks = $2, version = version + 1 where id = $3";
        return write.change(RowRef::new(LOAD, id), sql, values![trainees, blocks, id]).await;
    }
    let id: LoadId = write.by().new_id();
    let sql = "insert into placement_load (id, organisation, from_day, trainees, blocks, version) \
               values ($1, $2, $3, $4, $5, 1)";
    write.change(RowRef::new(LOAD, id), sql, values![id, organisation, today, trainees, blocks]).await
}

/// Registered mentors the caller sees, and how many of them have a pedagogical training that is valid today.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn trained(reader: &dyn Read, caller: &Caller) -> Result<(i64, i64), Failure> {
    let filter = Filter { status: Some(Status::Registered), ..Filter::default() };
    let (sql, cells) = filter.condition(caller).sql();
    let all = reader.count(&format!("select count(*) as n from ({MENTOR} where {sql}) t"), cells).await?;
    let valid = "m.trained_on <= ? and (m.trained_until is null or m.trained_until >= ?)";
    let (sql, cells) = filter.condition(caller).and(valid, caller.today()).sql();
    Ok((reader.count(&format!("select count(*) as n from ({MENTOR} where {sql}) t"), cells).await?, all))
}
