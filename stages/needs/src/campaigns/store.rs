//! Every statement about campaigns.

use accounts::Reach;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Code, Day, Failure, Moment, Moved, Names, RegionId, ScopeKind, Span};

use super::moves::{Act, Status};
use super::rules::{CampaignForm, Entry};
use crate::CampaignId;

/// The table, as rows are named in the record.
pub const TABLE: &str = "needs_campaign";

/// A campaign as it is stored.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Its id.
    pub id: CampaignId,
    /// Its region.
    pub region: RegionId,
    /// What the region is called.
    pub region_name: Names,
    /// The first year told about.
    pub year: i32,
    /// From the first day to the last.
    pub span: Span,
    /// How it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Its version.
    pub version: i64,
}

impl Campaign {
    /// What of it can be corrected.
    pub fn entry(&self) -> Entry {
        Entry { year: self.year, span: self.span }
    }

    /// The same as it would be typed.
    pub fn form(&self) -> CampaignForm {
        CampaignForm {
            year: self.year.to_string(),
            opens: self.span.from.to_string(),
            closes: self.span.until.to_string(),
        }
    }

    /// `2027, Pavlodar region`, in each language.
    pub fn title(&self) -> Names {
        let Names { kk, ru, en } = &self.region_name;
        Names::new(format!("{}, {kk}", self.year), format!("{}, {ru}", self.year), format!("{}, {en}", self.year))
    }
}

const COLUMNS: &str = "c.id, c.region, c.year, c.opens, c.closes, c.status, c.since, c.version, \
     g.name_kk as region_kk, g.name_ru as region_ru, g.name_en as region_en \
     from needs_campaign c join registry_region g on g.id = c.region";

fn campaign(row: &Row) -> Result<Campaign, Failure> {
    let (opens, closes): (Day, Day) = (row.get("opens")?, row.get("closes")?);
    Ok(Campaign {
        id: row.get("id")?,
        region: row.get("region")?,
        region_name: row.names("region")?,
        year: row.get("year")?,
        span: Span { from: opens, until: closes },
        status: row.get("status")?,
        since: row.get("since")?,
        version: row.get("version")?,
    })
}

/// A campaign is seen by its region, and by the organisations that lie in it.
fn reach(by: &Caller) -> Reach<'_> {
    let inside = "c.region = (select ro.region from registry_organisation ro where ro.id = ?)";
    Reach::new(by).region("c.region").through(ScopeKind::Organisation, inside)
}

/// The campaign within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: CampaignId) -> Result<Campaign, Failure> {
    let (reach, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    campaign(&reader.one(&format!("select {COLUMNS} where c.id = $1 and {reach}"), all).await?)
}

/// A page of the campaigns within reach, the latest year first.
pub async fn page(reader: &dyn Read, by: &Caller, after: Option<&After>) -> Result<Paged<Campaign>, Failure> {
    let (reach, mut cells) = reach(by).sql(1);
    let mut sql = format!("select {COLUMNS} where {reach}");
    if let Some((after, year)) = after.and_then(|after| after.key.parse::<i32>().ok().map(|year| (after, year))) {
        let n = cells.len();
        sql = format!("{sql} and (c.year, c.id) < (${}, ${})", n + 1, n + 2);
        cells.extend(values![year, after.id]);
    }
    sql = format!("{sql} order by c.year desc, c.id desc limit {}", PAGE + 1);
    let rows: Result<Vec<Campaign>, Failure> = reader.all(&sql, cells).await?.iter().map(campaign).collect();
    Ok(cut(rows?, |row| After::row(row.year.to_string(), row.id)))
}

/// The campaigns of a region that returns are taken in.
pub async fn open_in(reader: &dyn Read, region: RegionId) -> Result<Vec<Campaign>, Failure> {
    let sql = format!("select {COLUMNS} where c.region = $1 and c.status = 'open' order by c.year");
    reader.all(&sql, values![region]).await?.iter().map(campaign).collect()
}

/// The open campaigns within the caller's reach.
pub async fn open_for(reader: &dyn Read, by: &Caller) -> Result<Vec<Campaign>, Failure> {
    let (reach, cells) = reach(by).sql(1);
    let sql = format!("select {COLUMNS} where c.status = 'open' and {reach} order by c.year, c.id limit 50");
    reader.all(&sql, cells).await?.iter().map(campaign).collect()
}

/// The latest campaign within reach of a region, or of any.
pub async fn latest(reader: &dyn Read, by: &Caller, region: Option<RegionId>) -> Result<Vec<Campaign>, Failure> {
    let (within, cells) = Where::from(reach(by).sql(1)).given("c.region = ?", region).sql();
    let sql = format!(
        "select {COLUMNS} where c.status <> 'planned' and {within} and c.year = \
         (select max(l.year) from needs_campaign l where l.region = c.region and l.status <> 'planned') \
         order by c.year desc, c.id limit 30"
    );
    reader.all(&sql, cells).await?.iter().map(campaign).collect()
}

/// How many enterprises of the region are expected to send a return: those that stand.
pub async fn expected(reader: &dyn Read, region: RegionId) -> Result<i64, Failure> {
    let sql = "select count(*) as n from registry_organisation \
               where region = $1 and kind = 'enterprise' and status = 'active'";
    reader.count(sql, values![region]).await
}

/// How many returns of a campaign stand in each state.
pub async fn standing(reader: &dyn Read, id: CampaignId) -> Result<Vec<(String, i64)>, Failure> {
    let sql = "select r.status, count(*) as n from needs_return r where r.campaign = $1 group by r.status";
    let rows = reader.all(sql, values![id]).await?;
    rows.iter().map(|row| Ok((row.get("status")?, row.get("n")?))).collect()
}

/// How many returns of a campaign wait to be checked.
pub async fn unchecked(reader: &dyn Read, id: CampaignId) -> Result<i64, Failure> {
    let sql = "select count(*) as n from needs_return where campaign = $1 and status = 'submitted'";
    reader.count(sql, values![id]).await
}

/// A new campaign, planned.
pub async fn insert(write: &mut Write, id: CampaignId, region: RegionId, entry: &Entry) -> Result<(), Failure> {
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into needs_campaign (id, region, year, opens, closes, status, since, version) \
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
            values![id, region, entry.year, entry.span.from, entry.span.until, Status::ALL[0], now],
        )
        .await
}

/// The days of a campaign, moved; its state after the move.
pub async fn save(
    write: &mut Write,
    before: &Campaign,
    version: i64,
    moved: Moved<Status, Act>,
    entry: &Entry,
) -> Result<(), Failure> {
    let since = if moved.to() == moved.from() { before.since } else { write.by().now };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update needs_campaign set year = $1, opens = $2, closes = $3, status = $4, since = $5, \
             version = version + 1 where id = $6 and version = $7",
            values![entry.year, entry.span.from, entry.span.until, moved.to(), since, before.id, version],
        )
        .await
}
