//! Every statement about organisations.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Code, Failure, Moved, Names, OrganisationId, RegionId, folded};

use super::moves::{Act, Status};
use super::rules::{Entry, Kind, OrganisationForm};

/// The table, as rows are named in the record.
pub const TABLE: &str = "registry_organisation";

/// An organisation as it is stored.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: Kind,
    /// Business identification number.
    pub bin: Option<String>,
    /// Full name.
    pub name: Names,
    /// Short name.
    pub short: Names,
    /// Its region.
    pub region: RegionId,
    /// Code of the region.
    pub region_code: String,
    /// Name of the region.
    pub region_name: Names,
    /// Code of the activity.
    pub activity: Option<String>,
    /// Where it is.
    pub city: Option<String>,
    /// How many people work there.
    pub staff: Option<i64>,
    /// E-mail.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Does it stand?
    pub status: Status,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Organisation {
    /// What of it can be corrected, as it stands.
    pub fn entry(&self) -> Entry {
        Entry {
            kind: self.kind,
            bin: self.bin.clone(),
            name: self.name.clone(),
            short: self.short.clone(),
            region: self.region_code.clone(),
            activity: self.activity.clone(),
            city: self.city.clone(),
            staff: self.staff,
            email: self.email.clone(),
            phone: self.phone.clone(),
        }
    }

    /// The same as it would be typed.
    pub fn form(&self) -> OrganisationForm {
        self.entry().form()
    }
}

const COLUMNS: &str = "o.id, o.kind, o.bin, o.name_kk, o.name_ru, o.name_en, o.short_kk, o.short_ru, o.short_en, \
     o.region, o.activity, o.city, o.staff, o.email, o.phone, o.status, o.version, o.sort_key, \
     r.code as region_code, r.name_kk as region_kk, r.name_ru as region_ru, r.name_en as region_en \
     from registry_organisation o join registry_region r on r.id = o.region";

fn organisation(row: &Row) -> Result<Organisation, Failure> {
    Ok(Organisation {
        id: row.get("id")?,
        kind: row.get("kind")?,
        bin: row.get("bin")?,
        name: row.names("name")?,
        short: row.names("short")?,
        region: row.get("region")?,
        region_code: row.get("region_code")?,
        region_name: row.names("region")?,
        activity: row.get("activity")?,
        city: row.get("city")?,
        staff: row.get("staff")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        status: row.get("status")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

/// The organisation, or `Missing`.
pub async fn load(reader: &dyn Read, id: OrganisationId) -> Result<Organisation, Failure> {
    organisation(&reader.one(&format!("select {COLUMNS} where o.id = $1"), values![id]).await?)
}

/// The organisation with this BIN.
pub async fn by_bin(reader: &dyn Read, bin: &str) -> Result<Option<Organisation>, Failure> {
    let row = reader.maybe(&format!("select {COLUMNS} where o.bin = $1"), values![bin]).await?;
    row.as_ref().map(organisation).transpose()
}

/// The organisation of an id or a BIN.
pub async fn find(reader: &dyn Read, named: &str) -> Result<Option<Organisation>, Failure> {
    match named.trim().parse::<OrganisationId>() {
        Ok(id) => {
            let row = reader.maybe(&format!("select {COLUMNS} where o.id = $1"), values![id]).await?;
            row.as_ref().map(organisation).transpose()
        }
        Err(_) => by_bin(reader, named.trim()).await,
    }
}

/// The organisation with this id in a source.
pub async fn of_origin(reader: &dyn Read, source: &str, external: &str) -> Result<Option<Organisation>, Failure> {
    let sql = format!("select {COLUMNS} where o.source = $1 and o.external_id = $2");
    let row = reader.maybe(&sql, values![source, external]).await?;
    row.as_ref().map(organisation).transpose()
}

/// Another organisation of the same name, standing.
pub async fn namesake(reader: &dyn Read, entry: &Entry) -> Result<Option<Organisation>, Failure> {
    let sql = format!("select {COLUMNS} where o.sort_key = $1 and o.status = $2 order by o.id limit 1");
    let row = reader.maybe(&sql, values![web::sort_key(&entry.name.kk), Status::ALL[0]]).await?;
    row.as_ref().map(organisation).transpose()
}

/// Does the organisation lie in the scope of the caller's role?
pub async fn within(reader: &dyn Read, caller: &Caller, id: OrganisationId) -> Result<bool, Failure> {
    let (reach, mut cells) = Reach::new(caller).region("o.region").organisation("o.id").sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let sql = format!("select 1 as n from registry_organisation o where o.id = $1 and {reach}");
    Ok(reader.maybe(&sql, all).await?.is_some())
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this region.
    pub region: Option<RegionId>,
    /// Words in a name or a BIN.
    pub words: String,
    /// Only those that stand.
    pub status: Option<Status>,
}

impl Filter {
    fn condition(&self) -> Where {
        Where::everything()
            .given("o.kind = ?", self.kind)
            .given("o.region = ?", self.region)
            .given("o.status = ?", self.status)
            .words("o.search_key", &self.words)
    }
}

/// A page of the list, by name.
pub async fn page(reader: &dyn Read, filter: &Filter, after: Option<&After>) -> Result<Paged<Organisation>, Failure> {
    let rows = list(reader, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.sort_key, row.id)))
}

/// The rows of the list by name, at most so many.
pub async fn list(
    reader: &dyn Read,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Organisation>, Failure> {
    let (sql, cells) = filter.condition().after("o.sort_key, o.id", after).sql();
    let sql = format!("select {COLUMNS} where {sql} order by o.sort_key, o.id limit {most}");
    reader.all(&sql, cells).await?.iter().map(organisation).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition().sql();
    let sql = format!("select count(*) as n from (select 1 from registry_organisation o where {sql} limit 1001) t");
    reader.count(&sql, cells).await
}

fn search_key(entry: &Entry) -> String {
    let Entry { name, short, bin, .. } = entry;
    let all = [&name.kk, &name.ru, &name.en, &short.kk, &short.ru, &short.en];
    let mut words: Vec<String> = all.into_iter().map(|name| folded(name)).collect();
    words.extend(bin.clone());
    words.dedup();
    words.join(" ")
}

/// A new organisation, standing.
pub async fn insert(
    write: &mut Write,
    id: OrganisationId,
    entry: &Entry,
    region: RegionId,
    origin: Option<(&str, &str)>,
) -> Result<(), Failure> {
    let (source, external) = origin.unzip();
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into registry_organisation (id, kind, bin, name_kk, name_ru, name_en, short_kk, short_ru, short_en, \
             region, activity, city, staff, email, phone, status, source, external_id, sort_key, search_key, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)",
            values![
                id, entry.kind, entry.bin, entry.name.kk, entry.name.ru, entry.name.en, entry.short.kk, entry.short.ru,
                entry.short.en, region, entry.activity, entry.city, entry.staff, entry.email, entry.phone,
                Status::ALL[0], source.map(str::to_owned), external.map(str::to_owned), web::sort_key(&entry.name.kk),
                search_key(entry)
            ],
        )
        .await
}

/// The corrected entry of an organisation that may be edited.
pub async fn save_entry(
    write: &mut Write,
    id: OrganisationId,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
    region: RegionId,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_organisation set kind = $1, bin = $2, name_kk = $3, name_ru = $4, name_en = $5, \
             short_kk = $6, short_ru = $7, short_en = $8, region = $9, activity = $10, city = $11, staff = $12, \
             email = $13, phone = $14, sort_key = $15, search_key = $16, status = $17, version = version + 1 \
             where id = $18 and version = $19",
            values![
                entry.kind,
                entry.bin,
                entry.name.kk,
                entry.name.ru,
                entry.name.en,
                entry.short.kk,
                entry.short.ru,
                entry.short.en,
                region,
                entry.activity,
                entry.city,
                entry.staff,
                entry.email,
                entry.phone,
                web::sort_key(&entry.name.kk),
                search_key(entry),
                moved.to(),
                id,
                version
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(
    write: &mut Write,
    id: OrganisationId,
    version: i64,
    moved: Moved<Status, Act>,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(TABLE, id),
            "update registry_organisation set status = $1, version = version + 1 where id = $2 and version = $3",
            values![moved.to(), id, version],
        )
        .await
}
