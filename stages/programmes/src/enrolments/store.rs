//! Every statement about cohorts, groups and enrolments.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    AcademicYear, Caller, Cell, CohortId, Day, EnrolmentId, Failure, Lang, Moved, Names, OrganisationId, PersonId,
    ProgrammeId, RegionId, folded,
};

use super::GroupId;
use super::moves::{Act, Status};
use super::rules::{Entry, Funding, Track};
use crate::code::ProgrammeCode;

/// The table of enrolments, as rows are named in the record.
pub const TABLE: &str = "programmes_enrolment";
/// The table of groups.
pub const GROUPS: &str = "programmes_group";
/// The table of cohorts.
pub const COHORTS: &str = "programmes_cohort";

/// A student's enrolment as it is stored.
#[derive(Clone, Debug)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub person: PersonId,
    pub name: Names,
    pub birth: Option<Day>,
    pub programme: ProgrammeId,
    pub programme_code: String,
    pub programme_name: Names,
    pub cohort: CohortId,
    pub admission: AcademicYear,
    /// The edition of the standard that the cohort studies by.
    pub edition: String,
    pub group: GroupId,
    pub group_name: String,
    pub organisation: OrganisationId,
    pub organisation_name: Names,
    pub region: RegionId,
    pub status: Status,
    pub since: Day,
    pub funding: Funding,
    pub track: Track,
    pub external: Option<String>,
    pub version: i64,
    sort_key: String,
}

const COLUMNS: &str = "e.id, e.person, e.cohort, e.cluster, e.organisation, e.status, e.since_day, e.funding, e.track, \
     e.external_id, e.version, e.sort_key, h.programme, h.admission, h.edition, g.name as group_name, p.code, p.name_kk, \
     p.name_ru, p.name_en, o.region, o.name_kk as organisation_kk, o.name_ru as organisation_ru, \
     o.name_en as organisation_en, q.family, q.given, q.patronymic, q.latin, q.birth";
const FROM: &str = "from programmes_enrolment e join programmes_cohort h on h.id = e.cohort \
     join programmes_group g on g.id = e.cluster join programmes_programme p on p.id = h.programme \
     join registry_organisation o on o.id = e.organisation join registry_person q on q.id = e.person";
/// What the filter looks at: a count reads no names.
const NARROWED: &str = "from programmes_enrolment e join programmes_cohort h on h.id = e.cohort \
     join registry_organisation o on o.id = e.organisation";

fn enrolment(row: &Row) -> Result<Enrolment, Failure> {
    Ok(Enrolment {
        id: row.get("id")?,
        person: row.get("person")?,
        name: person_name(row)?,
        birth: row.get("birth")?,
        programme: row.get("programme")?,
        programme_code: row.get("code")?,
        programme_name: row.names("name")?,
        cohort: row.get("cohort")?,
        admission: row.get("admission")?,
        edition: row.get("edition")?,
        group: row.get("cluster")?,
        group_name: row.get("group_name")?,
        organisation: row.get("organisation")?,
        organisation_name: row.names("organisation")?,
        region: row.get("region")?,
        status: row.get("status")?,
        since: row.get("since_day")?,
        funding: row.get("funding")?,
        track: row.get("track")?,
        external: row.get("external_id")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

fn person_name(row: &Row) -> Result<Names, Failure> {
    let (family, given): (String, String) = (row.get("family")?, row.get("given")?);
    let (patronymic, latin): (Option<String>, Option<String>) = (row.get("patronymic")?, row.get("latin")?);
    let full = registry::people::rules::full_name(&family, &given, patronymic.as_deref());
    Ok(registry::people::rules::names(&full, latin.as_deref()))
}

/// The students of a caller: of their region, organisation, programme or group; themselves.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    Reach::new(caller)
        .region("o.region")
        .organisation("e.organisation")
        .programme("h.programme")
        .group("e.cluster")
        .own("e.person")
        .sql(first)
}

/// The enrolment, or `Missing` for whom it does not concern.
///
/// # Errors
/// Missing; broken, when the database does not answer.
pub async fn load(reader: &dyn Read, caller: &Caller, id: EnrolmentId) -> Result<Enrolment, Failure> {
    let (sight, mut cells) = seen(caller, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    enrolment(&reader.one(&format!("select {COLUMNS} {FROM} where e.id = $1 and {sight}"), all).await?)
}

/// The enrolment whatever the caller's scope: for later stages that have checked their own.
///
/// # Errors
/// Missing; broken, when the database does not answer.
pub async fn any(reader: &dyn Read, id: EnrolmentId) -> Result<Enrolment, Failure> {
    enrolment(&reader.one(&format!("select {COLUMNS} {FROM} where e.id = $1"), values![id]).await?)
}

/// Every enrolment of a person, the newest first; whoever asks has checked that it concerns them.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn of_person(reader: &dyn Read, person: PersonId) -> Result<Vec<Enrolment>, Failure> {
    let sql = format!("select {COLUMNS} {FROM} where e.person = $1 order by h.admission desc, e.id desc");
    reader.all(&sql, values![person]).await?.iter().map(enrolment).collect()
}

/// Every enrolment of a group, by name; whoever asks has checked that it concerns them.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn of_group(reader: &dyn Read, group: GroupId) -> Result<Vec<Enrolment>, Failure> {
    let sql = format!("select {COLUMNS} {FROM} where e.cluster = $1 order by e.sort_key, e.id");
    reader.all(&sql, values![group]).await?.iter().map(enrolment).collect()
}

/// The enrolment of an organisation's own id.
pub(super) async fn of_external(
    reader: &dyn Read,
    organisation: OrganisationId,
    external: &str,
) -> Result<Option<Enrolment>, Failure> {
    let sql = format!("select {COLUMNS} {FROM} where e.organisation = $1 and e.external_id = $2");
    let row = reader.maybe(&sql, values![organisation, external]).await?;
    row.as_ref().map(enrolment).transpose()
}

/// The person with an IIN, whoever's they are: their enrolment is the organisation's matter, their entry is not shown.
pub(super) async fn person_of_iin(reader: &dyn Read, iin: &str) -> Result<Option<PersonId>, Failure> {
    let row = reader.maybe("select id from registry_person where iin = $1", values![iin]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// Is there such a person?
pub(super) async fn person_stands(reader: &dyn Read, id: PersonId) -> Result<bool, Failure> {
    let row = reader.maybe("select id from registry_person where id = $1 and status = 'active'", values![id]).await?;
    Ok(row.is_some())
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name.
    pub words: String,
    /// Only of this programme's version.
    pub programme: Option<ProgrammeId>,
    /// Only of this group.
    pub group: Option<GroupId>,
    /// Only in this state.
    pub status: Option<Status>,
    /// Only on this track.
    pub track: Option<Track>,
    /// Only of this year of admission.
    pub admission: Option<AcademicYear>,
}

impl Filter {
    fn condition(&self, caller: &Caller) -> Where {
        Where::from(seen(caller, 1))
            .given("h.programme = ?", self.programme)
            .given("e.cluster = ?", self.group)
            .given("e.status = ?", self.status)
            .given("e.track = ?", self.track)
            .given("h.admission = ?", self.admission)
            .words("e.search_key", &self.words)
    }
}

/// A page of the list, by name.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Enrolment>, Failure> {
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
) -> Result<Vec<Enrolment>, Failure> {
    let (sql, cells) = filter.condition(caller).after("e.sort_key, e.id", after).sql();
    let sql = format!("select {COLUMNS} {FROM} where {sql} order by e.sort_key, e.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(enrolment).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    reader.count(&format!("select count(*) as n from (select 1 {NARROWED} where {sql} limit 1001) t"), cells).await
}

/// How many study in dual training, and how many study at all.
pub async fn dual_of_all(reader: &dyn Read, region: Option<RegionId>) -> Result<(i64, i64), Failure> {
    let (place, cells) = Where::everything().given("o.region = ?", region).sql();
    let count = |condition: &str| {
        format!(
            "select count(*) as n from programmes_enrolment e join registry_organisation o on o.id = e.organisation \
             where {place} and e.status in ('enrolled', 'on-leave') and {condition}"
        )
    };
    let dual = reader.count(&count("e.track = 'dual'"), cells.clone()).await?;
    Ok((dual, reader.count(&count("1 = 1"), cells).await?))
}

/// A group as it is stored.
#[derive(Clone, Debug)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub lang: Lang,
    pub curator: Option<PersonId>,
    pub curator_name: Option<Names>,
    pub programme: ProgrammeId,
    pub programme_code: String,
    pub programme_name: Names,
    pub admission: AcademicYear,
    /// How many study in it.
    pub students: i64,
    pub version: i64,
}

const GROUP: &str = "select g.id, g.name, g.lang, g.curator, g.version, h.programme, h.admission, p.code, p.name_kk, \
     p.name_ru, p.name_en, q.family, q.given, q.patronymic, q.latin, \
     (select count(*) from programmes_enrolment e where e.cluster = g.id and e.status in ('enrolled', 'on-leave')) as students \
     from programmes_group g join programmes_cohort h on h.id = g.cohort join programmes_programme p on p.id = h.programme \
     join registry_organisation o on o.id = p.organisation left join registry_person q on q.id = g.curator";

fn group(row: &Row) -> Result<Group, Failure> {
    let curator: Option<PersonId> = row.get("curator")?;
    let curator_name = curator.map(|_| person_name(row)).transpose()?;
    Ok(Group {
        id: row.get("id")?,
        name: row.get("name")?,
        lang: row.get("lang")?,
        curator,
        curator_name,
        programme: row.get("programme")?,
        programme_code: row.get("code")?,
        programme_name: row.names("name")?,
        admission: row.get("admission")?,
        students: row.get("students")?,
        version: row.get("version")?,
    })
}

fn groups_seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    Reach::new(caller)
        .region("o.region")
        .organisation("p.organisation")
        .programme("h.programme")
        .group("g.id")
        .own("g.curator")
        .sql(first)
}

/// The groups of a caller, the newest cohorts first; at most five hundred.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn groups(reader: &dyn Read, caller: &Caller) -> Result<Vec<Group>, Failure> {
    let (sight, cells) = groups_seen(caller, 1);
    let sql = format!("{GROUP} where {sight} order by h.admission desc, g.name, g.id limit 500");
    reader.all(&sql, cells).await?.iter().map(group).collect()
}

/// A group to choose.
#[derive(Clone, Debug)]
pub struct GroupName {
    pub id: GroupId,
    pub name: String,
    pub admission: AcademicYear,
}

/// The same to choose from, without counting who studies in them.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn group_names(reader: &dyn Read, caller: &Caller) -> Result<Vec<GroupName>, Failure> {
    let (sight, cells) = groups_seen(caller, 1);
    let sql = format!(
        "select g.id, g.name, h.admission from programmes_group g join programmes_cohort h on h.id = g.cohort \
         join programmes_programme p on p.id = h.programme join registry_organisation o on o.id = p.organisation \
         where {sight} order by h.admission desc, g.name, g.id limit 500"
    );
    let name =
        |row: &Row| Ok(GroupName { id: row.get("id")?, name: row.get("name")?, admission: row.get("admission")? });
    reader.all(&sql, cells).await?.iter().map(name).collect()
}

/// A group, or `Missing` for whom it does not concern.
///
/// # Errors
/// Missing; broken, when the database does not answer.
pub async fn load_group(reader: &dyn Read, caller: &Caller, id: GroupId) -> Result<Group, Failure> {
    let (sight, mut cells) = groups_seen(caller, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    group(&reader.one(&format!("{GROUP} where g.id = $1 and {sight}"), all).await?)
}

/// The adopted version by which those admitted in a year study: the newest one of that year or of an earlier one.
pub(super) async fn adopted(
    reader: &dyn Read,
    organisation: OrganisationId,
    code: &ProgrammeCode,
    admission: AcademicYear,
) -> Result<Option<ProgrammeId>, Failure> {
    let sql = "select id from programmes_programme where organisation = $1 and code = $2 and admission <= $3 \
               and status in ('adopted', 'registered', 'superseded') order by admission desc, number desc limit 1";
    let row = reader.maybe(sql, values![organisation, code.as_str(), admission]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// The cohort of a programme's year.
pub(super) async fn cohort(
    reader: &dyn Read,
    programme: ProgrammeId,
    admission: AcademicYear,
) -> Result<Option<CohortId>, Failure> {
    let sql = "select id from programmes_cohort where programme = $1 and admission = $2";
    let row = reader.maybe(sql, values![programme, admission]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// A new cohort.
pub(super) async fn insert_cohort(
    write: &mut Write,
    id: CohortId,
    programme: ProgrammeId,
    admission: AcademicYear,
    edition: &str,
) -> Result<(), Failure> {
    let sql = "insert into programmes_cohort (id, programme, admission, edition, version) values ($1, $2, $3, $4, 1)";
    write.change(RowRef::new(COHORTS, id), sql, values![id, programme, admission, edition]).await
}

/// The group of a cohort by its name.
pub(super) async fn group_of(reader: &dyn Read, cohort: CohortId, name: &str) -> Result<Option<GroupId>, Failure> {
    let sql = "select id from programmes_group where cohort = $1 and name = $2";
    let row = reader.maybe(sql, values![cohort, name]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// A new group, without a curator.
pub(super) async fn insert_group(
    write: &mut Write,
    id: GroupId,
    cohort: CohortId,
    name: &str,
    lang: Lang,
) -> Result<(), Failure> {
    let sql = "insert into programmes_group (id, cohort, name, lang, version) values ($1, $2, $3, $4, 1)";
    write.change(RowRef::new(GROUPS, id), sql, values![id, cohort, name, lang]).await
}

/// A group's name, curator and language.
pub(super) async fn save_group(
    write: &mut Write,
    id: GroupId,
    version: i64,
    name: &str,
    curator: Option<PersonId>,
    lang: Lang,
) -> Result<(), Failure> {
    let sql = "update programmes_group set name = $1, curator = $2, lang = $3, version = version + 1 \
               where id = $4 and version = $5";
    write.change(RowRef::new(GROUPS, id), sql, values![name, curator, lang, id, version]).await
}

/// Where a student is placed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub organisation: OrganisationId,
    pub cohort: CohortId,
    pub group: GroupId,
}

/// A new enrolment.
pub(super) async fn insert(
    write: &mut Write,
    id: EnrolmentId,
    person: PersonId,
    name: &str,
    place: Place,
    entry: &Entry,
) -> Result<(), Failure> {
    let today = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into programmes_enrolment (id, person, cohort, cluster, organisation, status, since_day, funding, track, \
             external_id, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, 'enrolled', $6, $7, $8, $9, $10, $11, 1)",
            values![
                id, person, place.cohort, place.group, place.organisation, today, entry.funding, entry.track, entry.external,
                web::sort_key(name), folded(name)
            ],
        )
        .await
}

/// Group, funding and track of an enrolment that may be edited.
pub(super) async fn save_entry(
    write: &mut Write,
    id: EnrolmentId,
    version: i64,
    moved: Moved<Status, Act>,
    group: GroupId,
    entry: &Entry,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update programmes_enrolment set cluster = $1, funding = $2, track = $3, external_id = $4, status = $5, \
             version = version + 1 where id = $6 and version = $7",
            values![group, entry.funding, entry.track, entry.external, moved.to(), id, version],
        )
        .await
}

/// The state after a move.
pub(super) async fn save(
    write: &mut Write,
    id: EnrolmentId,
    version: i64,
    moved: Moved<Status, Act>,
) -> Result<(), Failure> {
    let today = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "update programmes_enrolment set status = $1, since_day = $2, version = version + 1 \
             where id = $3 and version = $4",
            values![moved.to(), today, id, version],
        )
        .await
}
