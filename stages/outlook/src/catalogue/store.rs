//! Programmes that stand and by which somebody studies at an enterprise as well.

use db::{After, PAGE, Paged, Read, Row, Where, cut, values};
use kernel::{Cell, Credits, Failure, Names, OrganisationId, ProgrammeId, RegionId};

/// A programme of the catalogue.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its standing version.
    pub id: ProgrammeId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// What its graduates are for.
    pub goal: Names,
    /// Whose it is.
    pub university: OrganisationId,
    /// Whose it is, by name.
    pub university_name: Names,
    /// Where.
    pub region_name: Names,
    /// Languages of training, as `kk ru`.
    pub languages: String,
    /// Its volume.
    pub credits: Credits,
    /// Of it, practice.
    pub practice: Credits,
    /// Enterprises with contracts in force.
    pub enterprises: i64,
    /// Students in dual training.
    pub students: i64,
    sort_key: String,
}

const COLUMNS: &str = "p.id, p.code, p.name_kk, p.name_ru, p.name_en, p.goal_kk, p.goal_ru, p.goal_en, p.organisation, \
     p.languages, p.sort_key, o.name_kk as university_kk, o.name_ru as university_ru, o.name_en as university_en, \
     g.name_kk as region_kk, g.name_ru as region_ru, g.name_en as region_en, \
     (select cast(coalesce(sum(s.credits), 0) as bigint) from programmes_slot s where s.programme = p.id) as credits, \
     (select cast(coalesce(sum(s.credits), 0) as bigint) from programmes_slot s where s.programme = p.id and s.practice) \
     as practice, (select count(distinct a.enterprise) from agreements_agreement a where a.university = p.organisation \
     and a.programme_code = p.code and a.status in ('in-force', 'suspended')) as enterprises, \
     (select count(*) from programmes_enrolment e join programmes_cohort h on h.id = e.cohort \
     join programmes_programme v on v.id = h.programme where v.organisation = p.organisation and v.code = p.code \
     and e.track = 'dual' and e.status in ('enrolled', 'on-leave')) as students";

const FROM: &str = "from programmes_programme p join registry_organisation o on o.id = p.organisation \
     join registry_region g on g.id = o.region where p.status in ('adopted', 'registered') \
     and (exists (select 1 from programmes_enrolment e join programmes_cohort h on h.id = e.cohort \
     join programmes_programme v on v.id = h.programme where v.organisation = p.organisation and v.code = p.code \
     and e.track = 'dual') or exists (select 1 from agreements_agreement a where a.university = p.organisation \
     and a.programme_code = p.code and a.status in ('in-force', 'suspended')))";

fn entry(row: &Row) -> Result<Entry, Failure> {
    Ok(Entry {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.names("name")?,
        goal: row.names("goal")?,
        university: row.get("organisation")?,
        university_name: row.names("university")?,
        region_name: row.names("region")?,
        languages: row.get("languages")?,
        credits: row.get("credits")?,
        practice: row.get("practice")?,
        enterprises: row.get("enterprises")?,
        students: row.get("students")?,
        sort_key: row.get("sort_key")?,
    })
}

/// What the catalogue is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name or a code.
    pub words: String,
    /// Only this region.
    pub region: Option<RegionId>,
}

impl Filter {
    fn condition(&self) -> Where {
        Where::everything().given("o.region = ?", self.region).words("p.search_key", &self.words)
    }
}

/// A page of the catalogue, by name.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn page(reader: &dyn Read, filter: &Filter, after: Option<&After>) -> Result<Paged<Entry>, Failure> {
    let (sql, cells) = filter.condition().after("p.sort_key, p.id", after).sql();
    let sql = format!("select {COLUMNS} {FROM} and {sql} order by p.sort_key, p.id limit {}", PAGE + 1);
    let rows: Vec<Entry> = reader.all(&sql, cells).await?.iter().map(entry).collect::<Result<_, Failure>>()?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// How many there are, counted to 1 001 at most.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn total(reader: &dyn Read, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition().sql();
    reader.count(&format!("select count(*) as n from (select 1 {FROM} and {sql} limit 1001) t"), cells).await
}

/// One programme of the catalogue, or `Missing`: a draft is nobody's business.
///
/// # Errors
/// Missing; broken, when the database does not answer.
pub async fn load(reader: &dyn Read, id: ProgrammeId) -> Result<Entry, Failure> {
    entry(&reader.one(&format!("select {COLUMNS} {FROM} and p.id = $1"), values![id]).await?)
}

/// What a graduate can do, by number, with the codes of the professions it leads to.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn outcomes(reader: &dyn Read, id: ProgrammeId) -> Result<Vec<(i64, Names, Vec<String>)>, Failure> {
    let sql = "select number, name_kk, name_ru, name_en, professions from programmes_outcome where programme = $1 \
               order by number";
    let one = |row: &Row| {
        let professions: String = row.get("professions")?;
        let codes = professions.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        Ok((row.get("number")?, row.names("name")?, codes))
    };
    reader.all(sql, values![id]).await?.iter().map(one).collect()
}

/// Professions by their codes.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn professions(reader: &dyn Read, codes: &[String]) -> Result<Vec<Names>, Failure> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=codes.len()).map(|n| format!("${n}")).collect();
    let cells: Vec<Cell> = codes.iter().map(kernel::Stored::cell).collect();
    let sql = format!(
        "select min(name_kk) as name_kk, min(name_ru) as name_ru, min(name_en) as name_en from registry_profession \
         where code in ({}) group by code order by code",
        places.join(", ")
    );
    reader.all(&sql, cells).await?.iter().map(|row| row.names("name")).collect()
}

/// Enterprises with contracts in force by a programme.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn enterprises(reader: &dyn Read, of: &Entry) -> Result<Vec<Names>, Failure> {
    let sql = "select distinct e.sort_key, e.name_kk, e.name_ru, e.name_en from agreements_agreement a \
               join registry_organisation e on e.id = a.enterprise where a.university = $1 and a.programme_code = $2 \
               and a.status in ('in-force', 'suspended') order by e.sort_key limit 200";
    reader.all(sql, values![of.university, of.code]).await?.iter().map(|row| row.names("name")).collect()
}
