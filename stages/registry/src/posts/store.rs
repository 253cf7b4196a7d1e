//! Every statement about posts.

use accounts::Reach;
use db::{Read, Row, RowRef, Write, values};
use kernel::{Caller, Cell, Day, Failure, Names, OrganisationId, PersonId, Role, Stored, UnitId};

use super::rules::Entry;
use crate::people::SEE;
use crate::people::rules::{full_name, names};

/// The table, as rows are named in the record.
pub const TABLE: &str = "registry_post";

kernel::ids! {
    /// What a person is in an organisation, from a day until a day.
    PostId,
}

/// A post as it is stored.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Whose it is.
    pub person: PersonId,
    /// What the person is called.
    pub person_name: Names,
    /// Where it is.
    pub organisation: OrganisationId,
    /// What the organisation is called.
    pub organisation_name: Names,
    /// The unit.
    pub unit: Option<UnitId>,
    /// What the unit is called; empty without one.
    pub unit_name: Names,
    /// The title.
    pub title: Names,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// Its version.
    pub version: i64,
}

impl Post {
    /// Does it stand on a day?
    pub fn stands(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

const POST: &str = "select k.id, k.person, k.organisation, k.unit, k.title_kk, k.title_ru, k.title_en, k.from_day, k.until_day, \
     k.version, p.family, p.given, p.patronymic, p.latin, \
     o.name_kk as organisation_kk, o.name_ru as organisation_ru, o.name_en as organisation_en, \
     coalesce(u.name_kk, '') as unit_kk, coalesce(u.name_ru, '') as unit_ru, coalesce(u.name_en, '') as unit_en \
     from registry_post k join registry_person p on p.id = k.person join registry_organisation o on o.id = k.organisation \
     left join registry_unit u on u.id = k.unit";

fn post(row: &Row) -> Result<Post, Failure> {
    let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
    let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
    Ok(Post {
        id: row.get("id")?,
        person: row.get("person")?,
        person_name: names(&full_name(&family, &given, patronymic.as_deref()), latin.as_deref()),
        organisation: row.get("organisation")?,
        organisation_name: row.names("organisation")?,
        unit: row.get("unit")?,
        unit_name: row.names("unit")?,
        title: row.names("title")?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        version: row.get("version")?,
    })
}

/// Posts at organisations of the caller's scope, and the caller's own.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    let (held, mut cells) = if SEE.opens_to(caller.role) || caller.role == Role::System {
        Reach::new(caller).region("o.region").organisation("k.organisation").sql(first)
    } else {
        ("1 = 0".to_owned(), Vec::new())
    };
    let Some(own) = caller.person else { return (held, cells) };
    cells.push(own.cell());
    (format!("({held} or k.person = ${})", first + cells.len() - 1), cells)
}

async fn asked(
    reader: &dyn Read,
    caller: &Caller,
    condition: &str,
    mut cells: Vec<Cell>,
    order: &str,
) -> Result<Vec<Post>, Failure> {
    let (seen, own) = seen(caller, cells.len() + 1);
    cells.extend(own);
    let sql = format!("{POST} where {condition} and {seen} {order}");
    reader.all(&sql, cells).await?.iter().map(post).collect()
}

/// The post, or `Missing` for whom it does not concern.
pub async fn load(reader: &dyn Read, caller: &Caller, id: PostId) -> Result<Post, Failure> {
    asked(reader, caller, "k.id = $1", values![id], "").await?.into_iter().next().ok_or(Failure::Missing)
}

/// The posts of a person that the caller sees, the latest first.
pub async fn of_person(reader: &dyn Read, caller: &Caller, person: PersonId) -> Result<Vec<Post>, Failure> {
    asked(reader, caller, "k.person = $1", values![person], "order by k.from_day desc, k.id limit 200").await
}

/// The posts that stand at an organisation and that the caller sees, by the names of people; at most so many.
pub async fn at(
    reader: &dyn Read,
    caller: &Caller,
    organisation: OrganisationId,
    most: usize,
) -> Result<Vec<Post>, Failure> {
    let condition = "k.organisation = $1 and k.from_day <= $2 and (k.until_day is null or k.until_day >= $3)";
    let cells = values![organisation, caller.today(), caller.today()];
    asked(reader, caller, condition, cells, &format!("order by p.sort_key, k.id limit {most}")).await
}

/// The posts of some people that stand today and that the caller sees.
pub async fn standing(reader: &dyn Read, caller: &Caller, people: &[PersonId]) -> Result<Vec<Post>, Failure> {
    let mut posts = Vec::new();
    for some in people.chunks(500) {
        let mut cells = values![caller.today(), caller.today()];
        let places: Vec<String> = (3..).take(some.len()).map(|n| format!("${n}")).collect();
        cells.extend(some.iter().map(Stored::cell));
        let condition = format!(
            "k.from_day <= $1 and (k.until_day is null or k.until_day >= $2) and k.person in ({})",
            places.join(", ")
        );
        posts.extend(asked(reader, caller, &condition, cells, "order by k.from_day desc, k.id").await?);
    }
    Ok(posts)
}

/// Every post of a person at an organisation, whoever asks: for decisions, never for showing.
pub(crate) async fn between(
    reader: &dyn Read,
    person: PersonId,
    organisation: OrganisationId,
) -> Result<Vec<Post>, Failure> {
    let sql = format!("{POST} where k.person = $1 and k.organisation = $2 order by k.from_day, k.id");
    reader.all(&sql, values![person, organisation]).await?.iter().map(post).collect()
}

/// A new post.
pub async fn insert(
    write: &mut Write,
    id: PostId,
    person: PersonId,
    organisation: OrganisationId,
    entry: &Entry,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into registry_post (id, person, organisation, unit, title_kk, title_ru, title_en, from_day, until_day, \
             version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
            values![
                id, person, organisation, entry.unit, entry.title.kk, entry.title.ru, entry.title.en, entry.from, entry.until
            ],
        )
        .await
}

/// The corrected post; person and organisation stay.
pub async fn save(write: &mut Write, id: PostId, version: i64, entry: &Entry) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_post set unit = $1, title_kk = $2, title_ru = $3, title_en = $4, from_day = $5, until_day = $6, \
             version = version + 1 where id = $7 and version = $8",
            values![entry.unit, entry.title.kk, entry.title.ru, entry.title.en, entry.from, entry.until, id, version],
        )
        .await
}

/// The posts of one entry as the posts of another.
pub async fn move_all(write: &mut Write, from: PersonId, into: PersonId) -> Result<(), Failure> {
    let rows = write.all("select id from registry_post where person = $1", values![from]).await?;
    for row in rows {
        let id: PostId = row.get("id")?;
        let sql = "update registry_post set person = $1, version = version + 1 where id = $2";
        write.change(RowRef::new(TABLE, id), sql, values![into, id]).await?;
    }
    Ok(())
}
