//! Every statement about returns.

mod lines;

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Code, Day, Failure, Moment, Moved, Names, OrganisationId, ProfessionId, RegionId, Span};

use super::moves::{Act, Status};
use super::rules::Header;
use crate::campaigns::moves::Status as CampaignStatus;
use crate::{CampaignId, ReturnId};

pub use lines::{
    LINES, Named, StoredLine, behind, delete_line, insert_line, lines, named, professions_offered, save_line,
};

/// The table, as rows are named in the record.
pub const TABLE: &str = "needs_return";

/// A return as it is stored.
#[derive(Clone, Debug)]
pub struct Return {
    /// Its id.
    pub id: ReturnId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// The first year told about.
    pub year: i32,
    /// The days of the campaign.
    pub span: Span,
    /// How the campaign stands.
    pub campaign_status: CampaignStatus,
    /// Whose it is.
    pub enterprise: OrganisationId,
    /// What the enterprise is called.
    pub enterprise_name: Names,
    /// Its BIN.
    pub bin: Option<String>,
    /// Its region.
    pub region: RegionId,
    /// Its header.
    pub header: Header,
    /// How it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Its version.
    pub version: i64,
    sort_key: String,
}

impl Return {
    /// `Irtysh Plant, 2027`, in each language.
    pub fn title(&self) -> Names {
        let Names { kk, ru, en } = &self.enterprise_name;
        Names::new(format!("{kk}, {}", self.year), format!("{ru}, {}", self.year), format!("{en}, {}", self.year))
    }
}

const COLUMNS: &str = "r.id, r.campaign, r.enterprise, r.region, r.headcount, r.men, r.women, r.age_24, r.age_34, r.age_44, \
     r.age_54, r.age_pension, r.age_over, r.contact, r.phone, r.email, r.signer, r.position, r.remark, r.status, \
     r.since, r.version, c.year, c.opens, c.closes, c.status as campaign_status, o.bin, o.sort_key, \
     o.name_kk, o.name_ru, o.name_en \
     from needs_return r join needs_campaign c on c.id = r.campaign \
     join registry_organisation o on o.id = r.enterprise";

fn a_return(row: &Row) -> Result<Return, Failure> {
    let (opens, closes): (Day, Day) = (row.get("opens")?, row.get("closes")?);
    Ok(Return {
        id: row.get("id")?,
        campaign: row.get("campaign")?,
        year: row.get("year")?,
        span: Span { from: opens, until: closes },
        campaign_status: row.get("campaign_status")?,
        enterprise: row.get("enterprise")?,
        enterprise_name: row.names("name")?,
        bin: row.get("bin")?,
        region: row.get("region")?,
        header: header(row)?,
        status: row.get("status")?,
        since: row.get("since")?,
        version: row.get("version")?,
        sort_key: row.get("sort_key")?,
    })
}

fn header(row: &Row) -> Result<Header, Failure> {
    Ok(Header {
        headcount: row.get("headcount")?,
        men: row.get("men")?,
        women: row.get("women")?,
        ages: [
            row.get("age_24")?,
            row.get("age_34")?,
            row.get("age_44")?,
            row.get("age_54")?,
            row.get("age_pension")?,
            row.get("age_over")?,
        ],
        contact: row.get("contact")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        signer: row.get("signer")?,
        position: row.get("position")?,
        remark: row.get("remark")?,
    })
}

/// A return is seen by its region and by its enterprise.
fn reach(by: &Caller) -> Reach<'_> {
    Reach::new(by).region("r.region").organisation("r.enterprise")
}

/// The return within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: ReturnId) -> Result<Return, Failure> {
    let (reach, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    a_return(&reader.one(&format!("select {COLUMNS} where r.id = $1 and {reach}"), all).await?)
}

/// The return of an enterprise in a campaign, where it was begun.
pub async fn of_enterprise(
    reader: &dyn Read,
    campaign: CampaignId,
    enterprise: OrganisationId,
) -> Result<Option<Return>, Failure> {
    let sql = format!("select {COLUMNS} where r.campaign = $1 and r.enterprise = $2");
    reader.maybe(&sql, values![campaign, enterprise]).await?.as_ref().map(a_return).transpose()
}

/// The enterprise's last accepted return about an earlier year.
pub async fn last_accepted(reader: &dyn Read, of: &Return) -> Result<Option<Return>, Failure> {
    let sql = format!(
        "select {COLUMNS} where r.enterprise = $1 and r.status = 'accepted' and c.year < $2 \
         order by c.year desc, r.id limit 1"
    );
    reader.maybe(&sql, values![of.enterprise, of.year]).await?.as_ref().map(a_return).transpose()
}

/// What a list is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this campaign.
    pub campaign: Option<CampaignId>,
    /// Only this state.
    pub status: Option<Status>,
    /// Only returns that tell this profession.
    pub profession: Option<ProfessionId>,
    /// Words in the enterprise's name, or its BIN.
    pub words: String,
}

impl Filter {
    /// The condition, with the caller's reach in it.
    fn condition(&self, by: &Caller) -> Where {
        let told = "exists (select 1 from needs_line l where l.of_return = r.id and l.profession = ?)";
        Where::from(reach(by).sql(1))
            .given("r.campaign = ?", self.campaign)
            .given("r.status = ?", self.status)
            .given(told, self.profession)
            .words("o.search_key", &self.words)
    }
}

/// A row of the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The return.
    pub of: Return,
    /// How many professions it tells.
    pub lines: i64,
    /// Open vacancies in all of them.
    pub vacancies: i64,
    /// Places for dual trainees in all of them.
    pub dual_places: i64,
}

/// A page of the list, by enterprise.
pub async fn page(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
) -> Result<Paged<Listed>, Failure> {
    let rows = list(reader, by, filter, after, PAGE + 1).await?;
    Ok(cut(rows, |row| After::row(&row.of.sort_key, row.of.id)))
}

/// The rows of the list by enterprise, at most so many.
pub async fn list(
    reader: &dyn Read,
    by: &Caller,
    filter: &Filter,
    after: Option<&After>,
    most: usize,
) -> Result<Vec<Listed>, Failure> {
    let (sql, cells) = filter.condition(by).after("o.sort_key, r.id", after).sql();
    let sql = format!(
        "select (select count(*) from needs_line l where l.of_return = r.id) as told, \
         (select cast(coalesce(sum(l.vacancies), 0) as bigint) from needs_line l where l.of_return = r.id) as open_now, \
         (select cast(coalesce(sum(l.dual_places), 0) as bigint) from needs_line l where l.of_return = r.id) as dual, \
         {COLUMNS} where {sql} order by o.sort_key, r.id limit {most}"
    );
    let listed = |row: &Row| {
        Ok(Listed {
            of: a_return(row)?,
            lines: row.get("told")?,
            vacancies: row.get("open_now")?,
            dual_places: row.get("dual")?,
        })
    };
    reader.all(&sql, cells).await?.iter().map(listed).collect()
}

/// How many the list has, counted to 1 001 at most.
pub async fn total(reader: &dyn Read, by: &Caller, filter: &Filter) -> Result<i64, Failure> {
    let (sql, cells) = filter.condition(by).sql();
    let sql = format!(
        "select count(*) as n from (select 1 from needs_return r join registry_organisation o on o.id = r.enterprise \
         where {sql} limit 1001) t"
    );
    reader.count(&sql, cells).await
}

/// The returns within reach that wait to be checked, the oldest first, and how many there are in each campaign.
pub async fn to_check(reader: &dyn Read, by: &Caller) -> Result<Vec<Return>, Failure> {
    let (reach, cells) = reach(by).sql(1);
    let sql = format!("select {COLUMNS} where r.status = 'submitted' and {reach} order by r.since, r.id limit 50");
    reader.all(&sql, cells).await?.iter().map(a_return).collect()
}

/// How many returns of a region's campaign were accepted.
pub async fn accepted(reader: &dyn Read, campaign: CampaignId) -> Result<i64, Failure> {
    let sql = "select count(*) as n from needs_return where campaign = $1 and status = 'accepted'";
    reader.count(sql, values![campaign]).await
}

/// The returns of an enterprise within reach, the latest first.
pub async fn about(reader: &dyn Read, by: &Caller, enterprise: OrganisationId) -> Result<Vec<Return>, Failure> {
    let (reach, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![enterprise];
    all.append(&mut cells);
    let sql = format!("select {COLUMNS} where r.enterprise = $1 and {reach} order by c.year desc, r.id limit 10");
    reader.all(&sql, all).await?.iter().map(a_return).collect()
}

/// A new return, drafted.
pub async fn insert(
    write: &mut Write,
    id: ReturnId,
    campaign: CampaignId,
    enterprise: OrganisationId,
    region: RegionId,
) -> Result<(), Failure> {
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into needs_return (id, campaign, enterprise, region, status, since, version) \
             values ($1, $2, $3, $4, $5, $6, 1)",
            values![id, campaign, enterprise, region, Status::ALL[0], now],
        )
        .await
}

/// The header of a return that may be edited.
pub async fn save_header(
    write: &mut Write,
    before: &Return,
    version: i64,
    moved: Moved<Status, Act>,
    header: &Header,
) -> Result<(), Failure> {
    let [age_24, age_34, age_44, age_54, age_pension, age_over] = header.ages;
    let since = if moved.to() == moved.from() { before.since } else { write.by().now };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update needs_return set headcount = $1, men = $2, women = $3, age_24 = $4, age_34 = $5, age_44 = $6, \
             age_54 = $7, age_pension = $8, age_over = $9, contact = $10, phone = $11, email = $12, signer = $13, \
             position = $14, remark = $15, status = $16, since = $17, version = version + 1 \
             where id = $18 and version = $19",
            values![
                header.headcount,
                header.men,
                header.women,
                age_24,
                age_34,
                age_44,
                age_54,
                age_pension,
                age_over,
                header.contact,
                header.phone,
                header.email,
                header.signer,
                header.position,
                header.remark,
                moved.to(),
                since,
                before.id,
                version
            ],
        )
        .await
}

/// The state after a move; every change of a line is one as well, so that the version tells it.
pub async fn save(write: &mut Write, before: &Return, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    save_header(write, before, version, moved, &before.header).await
}
