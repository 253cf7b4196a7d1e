//! Every statement about programmes; those about what commissions concluded stand beside.

mod conclusions;

use std::collections::BTreeMap;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    AcademicYear, Caller, Cell, Code, Day, Failure, Lang, Moved, Names, OrganisationId, ProgrammeId, RegionId,
    ScopeKind, folded,
};
use serde_json::json;

use super::rules::{Entry, Kind, ProgrammeForm, spoken, written};
use crate::code::ProgrammeCode;
use crate::curriculum::{Period, Profile};
use crate::moves::{Act, Status};

pub use conclusions::{CONCLUSIONS, Concluded, conclusions, insert_conclusion};

/// The table, as rows are named in the record.
pub const TABLE: &str = "programmes_programme";

/// A version of a programme as it is stored.
#[derive(Clone, Debug)]
pub struct Programme {
    pub id: ProgrammeId,
    pub code: ProgrammeCode,
    /// Counts versions from 1.
    pub number: i64,
    pub predecessor: Option<ProgrammeId>,
    pub name: Names,
    pub goal: Names,
    pub group: String,
    pub organisation: OrganisationId,
    pub organisation_name: Names,
    pub region: RegionId,
    pub profile: Profile,
    pub admission: AcademicYear,
    pub languages: Vec<Lang>,
    pub nqf: i64,
    pub kind: Kind,
    pub partner: Option<String>,
    pub period: Period,
    /// Weeks of theory by term.
    pub weeks: BTreeMap<u8, u8>,
    pub status: Status,
    pub since: Day,
    /// How many times it was sent to examination.
    pub round: i64,
    pub minutes: Option<(String, Day)>,
    pub registered: Option<(String, Day)>,
    pub version: i64,
    sort_key: String,
}

impl Programme {
    /// What of it can be edited, as it stands.
    pub fn entry(&self) -> Entry {
        Entry {
            code: self.code.clone(),
            name: self.name.clone(),
            goal: self.goal.clone(),
            group: self.group.clone(),
            profile: self.profile,
            admission: self.admission,
            languages: self.languages.clone(),
            nqf: self.nqf,
            kind: self.kind,
            partner: self.partner.clone(),
            period: self.period,
        }
    }

    /// The same as it would be typed.
    pub fn form(&self) -> ProgrammeForm {
        let said = |lang: Lang| if self.languages.contains(&lang) { "yes".to_owned() } else { String::new() };
        ProgrammeForm {
            code: self.code.to_string(),
            name_kk: self.name.kk.clone(),
            name_ru: self.name.ru.clone(),
            name_en: self.name.en.clone(),
            goal_kk: self.goal.kk.clone(),
            goal_ru: self.goal.ru.clone(),
            goal_en: self.goal.en.clone(),
            group: self.group.clone(),
            organisation: self.organisation.to_string(),
            profile: self.profile.code().to_owned(),
            admission: self.admission.0.to_string(),
            lang_kk: said(Lang::Kk),
            lang_ru: said(Lang::Ru),
            lang_en: said(Lang::En),
            nqf: self.nqf.to_string(),
            kind: self.kind.code().to_owned(),
            partner: self.partner.clone().unwrap_or_default(),
            period: self.period.code().to_owned(),
        }
    }
}

const COLUMNS: &str = "p.id, p.code, p.number, p.predecessor, p.name_kk, p.name_ru, p.name_en, p.goal_kk, p.goal_ru, \
     p.goal_en, p.group_code, p.organisation, p.profile, p.admission, p.languages, p.nqf, p.kind, p.partner, p.period, \
     p.weeks, p.status, p.since_day, p.round, p.minutes_number, p.minutes_day, p.registered_number, p.registered_day, \
     p.version, p.sort_key, o.region, o.name_kk as organisation_kk, o.name_ru as organisation_ru, \
     o.name_en as organisation_en \
     from programmes_programme p join registry_organisation o on o.id = p.organisation";

fn programme(row: &Row) -> Result<Programme, Failure> {
    let code: String = row.get("code")?;
    let languages: String = row.get("languages")?;
    let paper = |number: &str, day: &str| -> Result<Option<(String, Day)>, Failure> {
        Ok(row.get::<Option<String>>(number)?.zip(row.get::<Option<Day>>(day)?))
    };
    Ok(Programme {
        id: row.get("id")?,
        code: code.parse().map_err(|code| anyhow::anyhow!("no code of a programme: {code}"))?,
        number: row.get("number")?,
        predecessor: row.get("predecessor")?,
        name: row.names("name")?,
        goal: row.names("goal")?,
        group: row.get("group_code")?,
        organisation: row.get("organisation")?,
        organisation_name: row.names("organisation")?,
        region: row.get("region")?,
        profile: row.get("profile")?,
        admission: row.get("admission")?,
        languages: spoken(&languages),
        nqf: row.get("nqf")?,
        kind: row.get("kind")?,
        partner: row.get("partner")?,
        period: row.get("period")?,
        weeks: row.json("weeks")?,
        status: row.get("status")?,
        since: row.get("since_day")?,
        round: row.get("round")?,
        minutes: paper("minutes_number", "minutes_day")?,
        registered: paper("registered_number", "registered_day")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// The programmes of the caller's own: their region's, their organisation's, the one they are held for, the one their
/// commission examines.
fn own(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    Reach::new(caller)
        .region("o.region")
        .organisation("p.organisation")
        .programme("p.id")
        .through(
            ScopeKind::Commission,
            "exists (select 1 from commissions_commission k where k.id = ? and k.subject = p.id)",
        )
        .sql(first)
}

/// Those, and what was adopted: an adopted programme is public within the platform.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    let (own, cells) = own(caller, first);
    (format!("({own} or p.status in ('adopted', 'registered', 'superseded'))"), cells)
}

async fn one(reader: &dyn Read, id: ProgrammeId, sight: (String, Vec<Cell>)) -> Result<Programme, Failure> {
    let (condition, mut cells) = sight;
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    programme(&reader.one(&format!("select {COLUMNS} where p.id = $1 and {condition}"), all).await?)
}

/// The version, or `Missing` for whom it does not concern.
pub async fn load(reader: &dyn Read, caller: &Caller, id: ProgrammeId) -> Result<Programme, Failure> {
    one(reader, id, seen(caller, 2)).await
}

/// The version, where it is the caller's own; `Missing` otherwise.
pub async fn held(reader: &dyn Read, caller: &Caller, id: ProgrammeId) -> Result<Programme, Failure> {
    one(reader, id, own(caller, 2)).await
}

/// The version whatever the caller's scope: for later stages that have checked their own.
pub async fn any(reader: &dyn Read, id: ProgrammeId) -> Result<Programme, Failure> {
    one(reader, id, ("1 = 1".to_owned(), Vec::new())).await
}

/// The newest version of a code at an organisation.
pub async fn newest(
    reader: &dyn Read,
    organisation: OrganisationId,
    code: &ProgrammeCode,
) -> Result<Option<Programme>, Failure> {
    let sql = format!("select {COLUMNS} where p.organisation = $1 and p.code = $2 order by p.number desc limit 1");
    let row = reader.maybe(&sql, values![organisation, code.as_str()]).await?;
    row.as_ref().map(programme).transpose()
}

/// Every version of a code at an organisation that the caller may see, the newest first.
pub async fn versions(reader: &dyn Read, caller: &Caller, of: &Programme) -> Result<Vec<Programme>, Failure> {
    let (sight, mut cells) = seen(caller, 3);
    let mut all: Vec<Cell> = values![of.organisation, of.code.as_str()];
    all.append(&mut cells);
    let sql = format!("select {COLUMNS} where p.organisation = $1 and p.code = $2 and {sight} order by p.number desc");
    reader.all(&sql, all).await?.iter().map(programme).collect()
}

/// Where the version after this one stands.
pub async fn newer(reader: &dyn Read, id: ProgrammeId) -> Result<Option<Status>, Failure> {
    let sql = "select p.status from programmes_programme p where p.predecessor = $1 order by p.number desc limit 1";
    let row = reader.maybe(sql, values![id]).await?;
    row.map(|row| row.get("status")).transpose()
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name or a code.
    pub words: String,
    /// Only of this organisation.
    pub organisation: Option<OrganisationId>,
    /// Only of this group.
    pub group: String,
    /// Only in this state.
    pub status: Option<Status>,
    /// Only for this year of admission.
    pub admission: Option<AcademicYear>,
    /// Only the caller's own.
    pub own: bool,
}

impl Filter {
    fn condition(&self, caller: &Caller) -> Where {
        let group = (!self.group.is_empty()).then_some(self.group.as_str());
        let rows = Where::from(if self.own { own(caller, 1) } else { seen(caller, 1) })
            .given("p.organisation = ?", self.organisation)
            .given("p.group_code = ?", group)
            .given("p.status = ?", self.status)
            .given("p.admission = ?", self.admission);
        // A name is found by its letters, a code by their Latin twins too.
        let either =
            |rows: Where, word: &str| rows.either("p.search_key", word, &kernel::latin_twin(&word.to_uppercase()));
        self.words.split_whitespace().fold(rows, either)
    }
}

/// A page of the list, by name.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Programme>, Failure> {
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
) -> Result<Vec<Programme>, Failure> {
    let (sql, cells) = filter.condition(caller).after("p.sort_key, p.id", after).sql();
    let sql = format!("select {COLUMNS} where {sql} order by p.sort_key, p.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(programme).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    let sql = format!(
        "select count(*) as n from (select 1 from programmes_programme p \
         join registry_organisation o on o.id = p.organisation where {sql} limit 1001) t"
    );
    reader.count(&sql, cells).await
}

/// How many programmes there are, and how many of them were adopted or registered; versions of one code count once.
pub async fn adopted_of_all(reader: &dyn Read, region: Option<RegionId>) -> Result<(i64, i64), Failure> {
    let (place, cells) = Where::everything().given("o.region = ?", region).sql();
    let count = |condition: &str| {
        format!(
            "select count(*) as n from (select distinct p.organisation, p.code from programmes_programme p \
             join registry_organisation o on o.id = p.organisation where {place} and {condition}) t"
        )
    };
    let adopted = reader.count(&count("p.status in ('adopted', 'registered')"), cells.clone()).await?;
    Ok((adopted, reader.count(&count("1 = 1"), cells).await?))
}

/// The organisations that have programmes, for filters.
pub async fn organisations(reader: &dyn Read) -> Result<Vec<(OrganisationId, Names)>, Failure> {
    let sql = "select distinct o.id, o.name_kk, o.name_ru, o.name_en, o.sort_key from programmes_programme p \
               join registry_organisation o on o.id = p.organisation order by o.sort_key, o.id";
    reader.all(sql, vec![]).await?.iter().map(|row| Ok((row.get("id")?, row.names("name")?))).collect()
}

/// Is this a standing university or college within the caller's scope?
pub async fn may_design(reader: &dyn Read, caller: &Caller, id: OrganisationId) -> Result<bool, Failure> {
    let (reach, mut cells) = Reach::new(caller).region("o.region").organisation("o.id").sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let sql = format!(
        "select 1 as n from registry_organisation o where o.id = $1 and o.kind in ('university', 'college') and {reach}"
    );
    Ok(reader.maybe(&sql, all).await?.is_some())
}

fn search_key(entry: &Entry) -> String {
    let Names { kk, ru, en } = &entry.name;
    [entry.code.as_str(), kk, ru, en, &entry.group].map(folded).join(" ")
}

/// A new version, a draft.
pub async fn insert(
    write: &mut Write,
    id: ProgrammeId,
    organisation: OrganisationId,
    entry: &Entry,
    after: Option<&Programme>,
) -> Result<(), Failure> {
    let (number, predecessor) = after.map_or((1, None), |before| (before.number + 1, Some(before.id)));
    let weeks = after.map_or_else(|| json!({}), |before| json!(before.weeks)).to_string();
    let today = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into programmes_programme (id, code, number, predecessor, name_kk, name_ru, name_en, goal_kk, goal_ru, \
             goal_en, group_code, organisation, profile, admission, languages, nqf, kind, partner, period, weeks, status, \
             since_day, round, sort_key, search_key, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, \
             $13, $14, $15, $16, $17, $18, $19, $20, 'drafted', $21, 0, $22, $23, 1)",
            values![
                id, entry.code.as_str(), number, predecessor, entry.name.kk, entry.name.ru, entry.name.en, entry.goal.kk,
                entry.goal.ru, entry.goal.en, entry.group, organisation, entry.profile, entry.admission,
                written(&entry.languages), entry.nqf, entry.kind, entry.partner, entry.period, weeks, today,
                web::sort_key(&entry.name.kk), search_key(entry)
            ],
        )
        .await
}

/// The edited passport of a draft.
pub async fn save_entry(
    write: &mut Write,
    id: ProgrammeId,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update programmes_programme set code = $1, name_kk = $2, name_ru = $3, name_en = $4, goal_kk = $5, \
             goal_ru = $6, goal_en = $7, group_code = $8, profile = $9, admission = $10, languages = $11, nqf = $12, \
             kind = $13, partner = $14, period = $15, sort_key = $16, search_key = $17, status = $18, \
             version = version + 1 where id = $19 and version = $20",
            values![
                entry.code.as_str(),
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                entry.goal.kk,
                entry.goal.ru,
                entry.goal.en,
                entry.group,
                entry.profile,
                entry.admission,
                written(&entry.languages),
                entry.nqf,
                entry.kind,
                entry.partner,
                entry.period,
                web::sort_key(&entry.name.kk),
                search_key(entry),
                moved.to(),
                id,
                version
            ],
        )
        .await
}

/// The state after a move; each sending begins another round of examination.
pub async fn save(
    write: &mut Write,
    before: &Programme,
    version: i64,
    moved: Moved<Status, Act>,
) -> Result<(), Failure> {
    let since = if moved.from() == moved.to() { before.since } else { write.by().today() };
    let round = before.round + i64::from(moved.act() == Act::SendToExamination);
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update programmes_programme set status = $1, since_day = $2, round = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![moved.to(), since, round, before.id, version],
        )
        .await
}

/// The state after adoption, with the academic council's minutes.
pub async fn save_adopted(
    write: &mut Write,
    id: ProgrammeId,
    version: i64,
    moved: Moved<Status, Act>,
    minutes: &(String, Day),
) -> Result<(), Failure> {
    let today = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "update programmes_programme set status = $1, since_day = $2, minutes_number = $3, minutes_day = $4, \
             version = version + 1 where id = $5 and version = $6",
            values![moved.to(), today, minutes.0, minutes.1, id, version],
        )
        .await
}

/// The state after entry in the register, with the number there.
pub async fn save_registered(
    write: &mut Write,
    id: ProgrammeId,
    version: i64,
    moved: Moved<Status, Act>,
    number: &(String, Day),
) -> Result<(), Failure> {
    let today = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "update programmes_programme set status = $1, since_day = $2, registered_number = $3, registered_day = $4, \
             version = version + 1 where id = $5 and version = $6",
            values![moved.to(), today, number.0, number.1, id, version],
        )
        .await
}
