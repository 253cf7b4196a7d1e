//! Every statement about workplaces.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{
    Caller, Cell, Code, Day, Failure, Lang, Moved, Names, OrganisationId, ProfessionId, RegionId, Role, ScopeKind,
    UnitId, WorkplaceId, folded,
};
use registry::organisations::moves::Status as OrganisationStatus;

use super::moves::{Act, Status};
use super::rules::{self, Entry, WorkplaceForm};

/// The table, as rows are named in the record.
pub const TABLE: &str = "placement_workplace";

/// A workplace as it is stored.
#[derive(Clone, Debug)]
pub struct Workplace {
    /// Its id.
    pub id: WorkplaceId,
    /// The enterprise.
    pub organisation: OrganisationId,
    /// What the enterprise is called.
    pub organisation_name: Names,
    /// Does the enterprise stand?
    pub stands: bool,
    /// The region of the enterprise.
    pub region: RegionId,
    /// The unit.
    pub unit: Option<UnitId>,
    /// What the unit is called; empty without one.
    pub unit_name: Names,
    /// The profession.
    pub profession: ProfessionId,
    /// What the profession is called.
    pub profession_name: Names,
    /// Its name.
    pub name: Names,
    /// What the trainee works with.
    pub equipment: Option<String>,
    /// How many trainees at once.
    pub capacity: i64,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Option<Day>,
    /// What the hazards are.
    pub hazards: Option<String>,
    /// The languages of work.
    pub languages: Vec<Lang>,
    /// Groups of educational programmes it serves; all when empty.
    pub groups: Vec<String>,
    /// Can trainees be placed there?
    pub status: Status,
    /// Since which day it is in this state.
    pub since: Day,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Workplace {
    /// Is the work heavy, harmful or dangerous?
    pub fn hazardous(&self) -> bool {
        self.hazards.is_some()
    }

    /// Enterprise and workplace in one line.
    pub fn title(&self) -> Names {
        let both = |organisation: &str, name: &str| format!("{name}, {organisation}");
        let (of, name) = (&self.organisation_name, &self.name);
        Names::new(both(&of.kk, &name.kk), both(&of.ru, &name.ru), both(&of.en, &name.en))
    }

    /// The same as it would be typed.
    pub fn form(&self) -> WorkplaceForm {
        let tick = |lang| if self.languages.contains(&lang) { "yes".to_owned() } else { String::new() };
        WorkplaceForm {
            organisation: self.organisation.to_string(),
            unit: self.unit.map(|unit| unit.to_string()).unwrap_or_default(),
            profession: self.profession.to_string(),
            name_kk: self.name.kk.clone(),
            name_ru: self.name.ru.clone(),
            name_en: self.name.en.clone(),
            equipment: self.equipment.clone().unwrap_or_default(),
            capacity: self.capacity.to_string(),
            from: self.from.to_string(),
            until: self.until.map(|day| day.to_string()).unwrap_or_default(),
            hazardous: if self.hazardous() { "yes".to_owned() } else { String::new() },
            hazards: self.hazards.clone().unwrap_or_default(),
            speaks_kk: tick(Lang::Kk),
            speaks_ru: tick(Lang::Ru),
            speaks_en: tick(Lang::En),
            groups: self.groups.join(", "),
        }
    }
}

const WORKPLACE: &str = "select w.id, w.organisation, w.unit, w.profession, w.name_kk, w.name_ru, w.name_en, w.equipment, \
     w.capacity, w.from_day, w.until_day, w.hazards, w.languages, w.groups, w.status, w.since_day, w.sort_key, w.version, \
     o.name_kk as organisation_kk, o.name_ru as organisation_ru, o.name_en as organisation_en, o.region, \
     o.status as organisation_status, f.name_kk as profession_kk, f.name_ru as profession_ru, f.name_en as profession_en, \
     coalesce(u.name_kk, '') as unit_kk, coalesce(u.name_ru, '') as unit_ru, coalesce(u.name_en, '') as unit_en \
     from placement_workplace w join registry_organisation o on o.id = w.organisation \
     join registry_profession f on f.id = w.profession left join registry_unit u on u.id = w.unit";

fn workplace(row: &Row) -> Result<Workplace, Failure> {
    let languages: String = row.get("languages")?;
    let groups: String = row.get("groups")?;
    let standing: OrganisationStatus = row.get("organisation_status")?;
    Ok(Workplace {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        organisation_name: row.names("organisation")?,
        stands: standing == OrganisationStatus::Active,
        region: row.get("region")?,
        unit: row.get("unit")?,
        unit_name: row.names("unit")?,
        profession: row.get("profession")?,
        profession_name: row.names("profession")?,
        name: row.names("name")?,
        equipment: row.get("equipment")?,
        capacity: row.get("capacity")?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
        hazards: row.get("hazards")?,
        languages: languages.split(',').filter_map(Lang::of).collect(),
        groups: rules::codes(&groups),
        status: row.get("status")?,
        since: row.get("since_day")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// Workplaces of the caller's region or enterprise; those of a university, of its region; a student's, of their rounds.
fn seen(caller: &Caller, first: usize) -> (String, Vec<Cell>) {
    let reach = Reach::new(caller).region("o.region").organisation("w.organisation").through(
        ScopeKind::Own,
        "exists (select 1 from placement_seat s join placement_student p on p.round = s.round \
         where s.workplace = w.id and p.person = ?)",
    );
    if matches!(caller.role, Role::Hr | Role::Signatory | Role::Mentor) {
        return reach.sql(first);
    }
    let region = "o.region = (select x.region from registry_organisation x where x.id = ?)";
    reach.through(ScopeKind::Organisation, region).sql(first)
}

async fn asked(
    reader: &dyn Read,
    caller: &Caller,
    condition: &str,
    mut cells: Vec<Cell>,
    order: &str,
) -> Result<Vec<Workplace>, Failure> {
    let (seen, own) = seen(caller, cells.len() + 1);
    cells.extend(own);
    reader
        .all(&format!("{WORKPLACE} where {condition} and {seen} {order}"), cells)
        .await?
        .iter()
        .map(workplace)
        .collect()
}

/// The workplace, or `Missing` for whom it does not concern.
pub async fn load(reader: &dyn Read, caller: &Caller, id: WorkplaceId) -> Result<Workplace, Failure> {
    asked(reader, caller, "w.id = $1", values![id], "").await?.into_iter().next().ok_or(Failure::Missing)
}

/// A workplace named by a file that the caller may read: the file's own stage has checked its reach.
pub async fn named(reader: &dyn Read, id: WorkplaceId) -> Result<Workplace, Failure> {
    workplace(&reader.one(&format!("{WORKPLACE} where w.id = $1"), values![id]).await?)
}

/// The workplaces of a round, whoever asks: the round's reach has been checked.
pub async fn of_round(reader: &dyn Read, round: uuid::Uuid) -> Result<Vec<Workplace>, Failure> {
    let sql = format!("{WORKPLACE} where w.id in (select s.workplace from placement_seat s where s.round = $1)");
    reader.all(&sql, values![round]).await?.iter().map(workplace).collect()
}

/// Does the workplace lie in the scope of a role that keeps it?
pub async fn within(reader: &dyn Read, caller: &Caller, id: WorkplaceId) -> Result<bool, Failure> {
    let (held, own) = Reach::new(caller).region("o.region").organisation("w.organisation").sql(2);
    let mut cells = values![id];
    cells.extend(own);
    let sql = format!(
        "select 1 as n from placement_workplace w join registry_organisation o on o.id = w.organisation \
         where w.id = $1 and {held}"
    );
    Ok(reader.maybe(&sql, cells).await?.is_some())
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words in a name, the enterprise or the profession.
    pub words: String,
    /// Only those in this state.
    pub status: Option<Status>,
    /// Only those of this enterprise.
    pub organisation: Option<OrganisationId>,
    /// Only those of this region.
    pub region: Option<RegionId>,
}

impl Filter {
    fn condition(&self, caller: &Caller) -> Where {
        Where::from(seen(caller, 1))
            .given("w.status = ?", self.status)
            .given("w.organisation = ?", self.organisation)
            .given("o.region = ?", self.region)
            .words("w.search_key", &self.words)
    }
}

/// A page of the list, by name.
pub async fn page(
    reader: &dyn Read,
    caller: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Workplace>, Failure> {
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
) -> Result<Vec<Workplace>, Failure> {
    let (sql, cells) = filter.condition(caller).after("w.sort_key, w.id", after).sql();
    let sql = format!("{WORKPLACE} where {sql} order by w.sort_key, w.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(workplace).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, caller: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(caller).sql();
    let sql = format!(
        "select count(*) as n from (select 1 from placement_workplace w \
         join registry_organisation o on o.id = w.organisation where {sql} limit 1001) t"
    );
    reader.count(&sql, cells).await
}

/// What of an entry was found in the registry.
#[derive(Clone, Debug)]
pub struct Found {
    /// The enterprise.
    pub organisation: OrganisationId,
    /// The profession.
    pub profession: ProfessionId,
    /// What a search reads besides the names: the enterprise and the profession.
    pub words: Vec<String>,
}

fn search_key(entry: &Entry, found: &Found) -> String {
    let names = [&entry.name.kk, &entry.name.ru, &entry.name.en];
    let mut words: Vec<String> = names.into_iter().map(|name| folded(name)).collect();
    words.extend(found.words.iter().map(|word| folded(word)));
    words.join(" ")
}

fn spoken(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(",")
}

/// A new workplace, open.
pub async fn insert(write: &mut Write, id: WorkplaceId, entry: &Entry, found: &Found) -> Result<(), Failure> {
    let since = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into placement_workplace (id, organisation, unit, profession, name_kk, name_ru, name_en, equipment, \
             capacity, from_day, until_day, hazards, languages, groups, status, since_day, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open', $15, $16, $17, 1)",
            values![
                id,
                found.organisation,
                entry.unit,
                found.profession,
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                entry.equipment,
                entry.capacity,
                entry.from,
                entry.until,
                entry.hazards,
                spoken(&entry.languages),
                entry.groups.join(","),
                since,
                web::sort_key(&entry.name.kk),
                search_key(entry, found)
            ],
        )
        .await
}

/// The corrected entry; the enterprise stays.
pub async fn save_entry(
    write: &mut Write,
    id: WorkplaceId,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
    found: &Found,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update placement_workplace set unit = $1, profession = $2, name_kk = $3, name_ru = $4, name_en = $5, \
             equipment = $6, capacity = $7, from_day = $8, until_day = $9, hazards = $10, languages = $11, groups = $12, \
             status = $13, sort_key = $14, search_key = $15, version = version + 1 where id = $16 and version = $17",
            values![
                entry.unit,
                found.profession,
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                entry.equipment,
                entry.capacity,
                entry.from,
                entry.until,
                entry.hazards,
                spoken(&entry.languages),
                entry.groups.join(","),
                moved.to(),
                web::sort_key(&entry.name.kk),
                search_key(entry, found),
                id,
                version
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(write: &mut Write, id: WorkplaceId, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let since = write.by().today();
    write
        .change(
            RowRef::new(TABLE, id),
            "update placement_workplace set status = $1, since_day = $2, version = version + 1 \
             where id = $3 and version = $4",
            values![moved.to(), since, id, version],
        )
        .await
}
