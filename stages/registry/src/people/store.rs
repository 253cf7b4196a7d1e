//! Every statement about people.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    Caller, Cell, Code, Day, Failure, Moved, Names, OrganisationId, PersonId, Role, ScopeKind, Stored, folded,
};

use super::SEE;
use super::moves::{Act, Status};
use super::rules::{self, Entry, PersonForm};

/// The table, as rows are named in the record.
pub const TABLE: &str = "registry_person";

/// A person as stored.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Family name.
    pub family: String,
    /// Given name.
    pub given: String,
    /// Patronymic.
    pub patronymic: Option<String>,
    /// The whole name in Latin letters.
    pub latin: Option<String>,
    /// Individual identification number.
    pub iin: Option<String>,
    /// Birthday.
    pub birth: Option<Day>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Does the entry stand?
    pub status: Status,
    /// The entry it was joined to.
    pub merged_into: Option<PersonId>,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Person {
    /// Family name, given name, patronymic.
    pub fn full_name(&self) -> String {
        rules::full_name(&self.family, &self.given, self.patronymic.as_deref())
    }

    /// The name for readers of three languages.
    pub fn names(&self) -> Names {
        rules::names(&self.full_name(), self.latin.as_deref())
    }

    /// What of it can be corrected, as it stands.
    pub fn entry(&self) -> Entry {
        Entry {
            family: self.family.clone(),
            given: self.given.clone(),
            patronymic: self.patronymic.clone(),
            latin: self.latin.clone(),
            iin: self.iin.clone(),
            birth: self.birth,
            email: self.email.clone(),
            phone: self.phone.clone(),
        }
    }

    /// The same as it would be typed.
    pub fn form(&self) -> PersonForm {
        self.entry().form()
    }
}

const PERSON: &str = "select p.id, p.family, p.given, p.patronymic, p.latin, p.iin, p.birth, p.email, p.phone, p.status, \
     p.merged_into, p.version, p.sort_key from registry_person p";

fn person(row: &Row) -> Result<Person, Failure> {
    Ok(Person {
        id: row.get("id")?,
        family: row.get("family")?,
        given: row.get("given")?,
        patronymic: row.get("patronymic")?,
        latin: row.get("latin")?,
        iin: row.get("iin")?,
        birth: row.get("birth")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        status: row.get("status")?,
        merged_into: row.get("merged_into")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// The people that lie in the scope of the caller's role: by a post at an organisation of it.
fn held(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    if !(SEE.opens_to(caller.role) || caller.role == Role::System) {
        return ("1 = 0".to_owned(), Vec::new());
    }
    Reach::new(caller)
        .through(
            ScopeKind::Region,
            "exists (select 1 from registry_post k join registry_organisation o on o.id = k.organisation \
             where k.person = p.id and o.region = ?)",
        )
        .through(
            ScopeKind::Organisation,
            "exists (select 1 from registry_post k where k.person = p.id and k.organisation = ?)",
        )
        .sql(first)
}

/// Those, and the caller themselves.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    let (held, mut cells) = held(caller, first);
    let Some(own) = caller.person else { return (held, cells) };
    cells.push(own.cell());
    (format!("({held} or p.id = ${})", first + cells.len() - 1), cells)
}

/// The person, or `Missing` for whom it does not concern.
pub async fn load(reader: &dyn Read, caller: &Caller, id: PersonId) -> Result<Person, Failure> {
    let (seen, mut cells) = seen(caller, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    person(&reader.one(&format!("{PERSON} where p.id = $1 and {seen}"), all).await?)
}

/// A person named by a file that the caller may read: the file's own stage has checked its reach.
pub async fn named(reader: &dyn Read, id: PersonId) -> Result<Person, Failure> {
    person(&reader.one(&format!("{PERSON} where p.id = $1"), values![id]).await?)
}

/// Does the person lie in the scope of the caller's role, otherwise than as themselves?
pub async fn within(reader: &dyn Read, caller: &Caller, id: PersonId) -> Result<bool, Failure> {
    let (held, mut cells) = held(caller, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    Ok(reader.maybe(&format!("{PERSON} where p.id = $1 and {held}"), all).await?.is_some())
}

/// The person whatever the caller's scope: for decisions, never for showing.
pub(crate) async fn any(reader: &dyn Read, id: PersonId) -> Result<Person, Failure> {
    person(&reader.one(&format!("{PERSON} where p.id = $1"), values![id]).await?)
}

/// Is there anybody with this IIN?
pub(crate) async fn of_iin(reader: &dyn Read, iin: &str) -> Result<Option<Person>, Failure> {
    let row = reader.maybe(&format!("{PERSON} where p.iin = $1"), values![iin]).await?;
    row.as_ref().map(person).transpose()
}

/// Standing entries that may be the same person: the same family and given name, no other birthday.
pub async fn twins(reader: &dyn Read, entry: &Entry, except: Option<PersonId>) -> Result<Vec<Person>, Failure> {
    let name = twin_name(&entry.family, &entry.given);
    let sql = format!("{PERSON} where p.search_key like $1 and p.status = $2 order by p.sort_key, p.id limit 50");
    let rows = reader.all(&sql, values![format!("{name} %"), Status::ALL[0]]).await?;
    let people: Result<Vec<Person>, Failure> = rows.iter().map(person).collect();
    let same_day = |other: &Person| entry.birth.is_none() || other.birth.is_none() || entry.birth == other.birth;
    Ok(people?.into_iter().filter(|other| Some(other.id) != except && same_day(other)).collect())
}

/// The words by which two entries are likely one person.
pub(crate) fn twin_name(family: &str, given: &str) -> String {
    folded(&format!("{family} {given}"))
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name or an IIN.
    pub words: String,
    /// Only those with a post at this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only entries in this state.
    pub status: Option<Status>,
}

impl Filter {
    fn condition(&self, caller: &Caller) -> Where {
        let at = "exists (select 1 from registry_post w where w.person = p.id and w.organisation = ?)";
        Where::from(seen(caller, 1))
            .given(at, self.organisation)
            .given("p.status = ?", self.status)
            .words("p.search_key", &self.words)
    }
}

/// A page of the list, by name.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Person>, Failure> {
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
) -> Result<Vec<Person>, Failure> {
    let (sql, cells) = filter.condition(caller).after("p.sort_key, p.id", after).sql();
    let sql = format!("{PERSON} where {sql} order by p.sort_key, p.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(person).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    let sql = format!("select count(*) as n from (select 1 from registry_person p where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

/// What people are called, for stages that keep their ids; whoever asks has checked that the file is theirs to see.
pub async fn names_of(reader: &dyn Read, people: &[PersonId]) -> Result<Vec<(PersonId, Names)>, Failure> {
    let mut wanted = people.to_vec();
    wanted.sort();
    wanted.dedup();
    let mut names = Vec::with_capacity(wanted.len());
    for some in wanted.chunks(500) {
        let places: Vec<String> = (1..=some.len()).map(|n| format!("${n}")).collect();
        let sql = format!("{PERSON} where p.id in ({})", places.join(", "));
        for row in reader.all(&sql, some.iter().map(Stored::cell).collect()).await? {
            let person = person(&row)?;
            names.push((person.id, person.names()));
        }
    }
    Ok(names)
}

/// The person with this id in a source.
pub(crate) async fn of_origin(reader: &dyn Read, source: &str, external: &str) -> Result<Option<Person>, Failure> {
    let sql = format!("{PERSON} where p.source = $1 and p.external_id = $2");
    reader.maybe(&sql, values![source, external]).await?.as_ref().map(person).transpose()
}

/// Did the person come from a source, under another id than this?
pub(crate) async fn comes_as_another(
    reader: &dyn Read,
    id: PersonId,
    source: &str,
    external: &str,
) -> Result<bool, Failure> {
    let sql = "select 1 as n from registry_person where id = $1 and source = $2 and external_id <> $3";
    Ok(reader.maybe(sql, values![id, source, external]).await?.is_some())
}

/// The names and birthdays of everybody whose entry stands, for finding twins of many at once.
pub(crate) async fn standing_names(reader: &dyn Read) -> Result<Vec<(String, Option<Day>)>, Failure> {
    let sql = "select family, given, birth from registry_person where status = $1";
    let rows = reader.all(sql, values![Status::ALL[0]]).await?;
    let name = |row: &Row| -> Result<String, Failure> {
        Ok(twin_name(&row.get::<String>("family")?, &row.get::<String>("given")?))
    };
    rows.iter().map(|row| Ok((name(row)?, row.get("birth")?))).collect()
}

fn search_key(entry: &Entry) -> String {
    let mut words = vec![folded(&entry.full_name())];
    words.extend(entry.latin.as_deref().map(folded));
    words.extend(entry.iin.clone());
    // The blank at the end lets a search for whole names ask `name %`.
    words.join(" ") + " "
}

/// A new entry, standing.
pub async fn insert(
    write: &mut Write,
    id: PersonId,
    entry: &Entry,
    origin: Option<(&str, &str)>,
) -> Result<(), Failure> {
    let (source, external) = origin.unzip();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into registry_person (id, family, given, patronymic, latin, iin, birth, email, phone, status, source, \
             external_id, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
            values![
                id, entry.family, entry.given, entry.patronymic, entry.latin, entry.iin, entry.birth, entry.email, entry.phone,
                Status::ALL[0], source.map(str::to_owned), external.map(str::to_owned), web::sort_key(&entry.full_name()),
                search_key(entry)
            ],
        )
        .await
}

/// The corrected entry of a person that may be edited.
pub async fn save_entry(
    write: &mut Write,
    id: PersonId,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_person set family = $1, given = $2, patronymic = $3, latin = $4, iin = $5, birth = $6, \
             email = $7, phone = $8, sort_key = $9, search_key = $10, status = $11, version = version + 1 \
             where id = $12 and version = $13",
            values![
                entry.family,
                entry.given,
                entry.patronymic,
                entry.latin,
                entry.iin,
                entry.birth,
                entry.email,
                entry.phone,
                web::sort_key(&entry.full_name()),
                search_key(entry),
                moved.to(),
                id,
                version
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: PersonId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_person set status = $1, version = version + 1 where id = $2 and version = $3",
            values![moved.to(), id, version],
        )
        .await
}

/// The state of an entry joined to another; its IIN goes with it to where it belongs.
pub async fn save_merged(
    write: &mut Write,
    id: PersonId,
    version: i64,
    moved: Moved<Status, Act>,
    into: PersonId,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_person set status = $1, merged_into = $2, iin = null, version = version + 1 \
             where id = $3 and version = $4",
            values![moved.to(), into, id, version],
        )
        .await
}
