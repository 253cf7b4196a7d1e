//! Every statement about professions.

use std::collections::HashMap;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Failure, Names, ProfessionId, RegionId, folded};

use super::rules::{Education, Entry, Kind};

/// The table, as rows are named in the record.
pub const TABLE: &str = "registry_profession";

/// A profession as it is stored.
#[derive(Clone, Debug)]
pub struct Profession {
    /// Its id.
    pub id: ProfessionId,
    /// What it is.
    pub kind: Kind,
    /// Its code in its source.
    pub code: String,
    /// The ISCO-08 group.
    pub isco: String,
    /// Its name; a language it does not have is empty.
    pub name: Names,
    /// Which education leads to it.
    pub education: Option<Education>,
    /// The group of educational programmes.
    pub group: Option<String>,
    /// `region`, `isco-08`, `esco`.
    pub source: String,
    /// Its id there.
    pub external_id: String,
    /// The region whose entry it is; none for what came with the platform.
    pub region: Option<RegionId>,
    /// Other names, one a line.
    pub alternatives: Option<String>,
    /// What is done in it.
    pub about: Option<String>,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Profession {
    /// What of it can be corrected, as it stands.
    pub fn entry(&self) -> Entry {
        Entry {
            code: self.code.clone(),
            isco: self.isco.clone(),
            name: self.name.clone(),
            education: self.education,
            group: self.group.clone(),
            alternatives: self.alternatives.clone(),
            about: self.about.clone(),
        }
    }
}

const PROFESSION: &str = "select f.id, f.kind, f.code, f.isco, f.name_kk, f.name_ru, f.name_en, f.education, f.group_code, \
     f.source, f.external_id, f.region, f.alternatives, f.about, f.version, f.sort_key from registry_profession f";

fn profession(row: &Row) -> Result<Profession, Failure> {
    Ok(Profession {
        id: row.get("id")?,
        kind: row.get("kind")?,
        code: row.get("code")?,
        isco: row.get("isco")?,
        name: row.names("name")?,
        education: row.get("education")?,
        group: row.get("group_code")?,
        source: row.get("source")?,
        external_id: row.get("external_id")?,
        region: row.get("region")?,
        alternatives: row.get("alternatives")?,
        about: row.get("about")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// The profession, or `Missing`.
pub async fn load(reader: &dyn Read, id: ProfessionId) -> Result<Profession, Failure> {
    profession(&reader.one(&format!("{PROFESSION} where f.id = $1"), values![id]).await?)
}

/// The profession of a code in a source.
pub async fn of_code(reader: &dyn Read, source: &str, external: &str) -> Result<Option<Profession>, Failure> {
    let sql = format!("{PROFESSION} where f.source = $1 and f.external_id = $2");
    reader.maybe(&sql, values![source, external]).await?.as_ref().map(profession).transpose()
}

/// Everything that came from a source, by its id there.
pub async fn of_source(reader: &dyn Read, source: &str) -> Result<HashMap<String, Profession>, Failure> {
    let rows = reader.all(&format!("{PROFESSION} where f.source = $1"), values![source]).await?;
    rows.iter().map(|row| profession(row).map(|one| (one.external_id.clone(), one))).collect()
}

/// The groups of ISCO-08 that a code lies in, the widest first.
pub async fn groups_of(reader: &dyn Read, isco: &str) -> Result<Vec<Profession>, Failure> {
    let (one, two) = (isco.get(..1).unwrap_or_default(), isco.get(..2).unwrap_or_default());
    let sql = format!("{PROFESSION} where f.source = 'isco-08' and f.code in ($1, $2) order by f.code");
    reader.all(&sql, values![one, two]).await?.iter().map(profession).collect()
}

/// Does the entry's region lie in the scope of the caller's role? What came with the platform is the nation's.
pub async fn within(reader: &dyn Read, caller: &Caller, id: ProfessionId) -> Result<bool, Failure> {
    let (reach, mut cells) = Reach::new(caller).region("f.region").sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let sql = format!("select 1 as n from registry_profession f where f.id = $1 and {reach}");
    Ok(reader.maybe(&sql, all).await?.is_some())
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name, another name or a code.
    pub words: String,
    /// Only entries of this kind.
    pub kind: Option<Kind>,
    /// Only this ISCO-08 group and what lies in it.
    pub isco: String,
}

impl Filter {
    fn condition(&self) -> Where {
        let isco = !self.isco.is_empty() && self.isco.bytes().all(|b| b.is_ascii_digit());
        Where::everything()
            .given("f.kind = ?", self.kind)
            .given("f.isco like ?", isco.then(|| format!("{}%", self.isco)))
            .words("f.search_key", &self.words)
    }
}

/// A page of the list, by name.
pub async fn page(reader: &dyn Read, filter: &Filter, after: Option<&After>) -> Result<Paged<Profession>, Failure> {
    let rows = list(reader, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The rows of the list by name, at most so many.
pub async fn list(
    reader: &dyn Read,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Profession>, Failure> {
    let (sql, cells) = filter.condition().after("f.sort_key, f.id", after).sql();
    let sql = format!("{PROFESSION} where {sql} order by f.sort_key, f.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(profession).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition().sql();
    let sql = format!("select count(*) as n from (select 1 from registry_profession f where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

fn sort_key(entry: &Entry) -> String {
    let Names { kk, en, .. } = &entry.name;
    web::sort_key(if kk.is_empty() { en } else { kk })
}

fn search_key(entry: &Entry) -> String {
    let Entry { code, name: Names { kk, ru, en }, alternatives, .. } = entry;
    folded(&format!("{code} {kk} {ru} {en} {}", alternatives.as_deref().unwrap_or_default()))
}

/// Where a new entry comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its source.
    pub source: &'a str,
    /// Its id there.
    pub external_id: &'a str,
    /// The region whose entry it is.
    pub region: Option<RegionId>,
}

/// A new entry.
pub async fn insert(write: &mut Write, id: ProfessionId, entry: &Entry, origin: Origin<'_>) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into registry_profession (id, kind, code, isco, name_kk, name_ru, name_en, education, group_code, \
             source, external_id, region, alternatives, about, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)",
            values![
                id,
                origin.kind,
                entry.code,
                entry.isco,
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                entry.education,
                entry.group,
                origin.source,
                origin.external_id,
                origin.region,
                entry.alternatives,
                entry.about,
                sort_key(entry),
                search_key(entry)
            ],
        )
        .await
}

/// The corrected entry.
pub async fn save(write: &mut Write, id: ProfessionId, version: i64, entry: &Entry) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_profession set code = $1, isco = $2, name_kk = $3, name_ru = $4, name_en = $5, education = $6, \
             group_code = $7, alternatives = $8, about = $9, sort_key = $10, search_key = $11, version = version + 1 \
             where id = $12 and version = $13",
            values![
                entry.code, entry.isco, entry.name.kk, entry.name.ru, entry.name.en, entry.education, entry.group,
                entry.alternatives, entry.about, sort_key(entry), search_key(entry), id, version
            ],
        )
        .await
}
