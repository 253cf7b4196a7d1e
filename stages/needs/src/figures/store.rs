//! Every statement about control figures.

mod rows;

use accounts::Reach;
use db::{Read, Row, RowRef, Write, values};
use kernel::{Caller, Cell, Code, Day, Failure, Moment, Moved, Names, RegionId, ScopeKind};

use super::moves::{Act, Status};
use super::rules::{DEFAULT, Requisites, Setting};
use crate::campaigns::moves::Status as CampaignStatus;
use crate::{CampaignId, FiguresId, SettingId};

pub use rows::{
    CORRECTION, Corrected, FIGURE, Figure, Given, OPINION, approved, corrections, delete_figure, figure, figures,
    insert_correction, insert_figure, insert_opinion, opined, opinions, places_of, save_figure,
};

/// The table, as rows are named in the record.
pub const TABLE: &str = "needs_figures";
/// The table of settings.
pub const SETTING: &str = "needs_setting";

/// The control figures of a campaign as they are stored.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Their id.
    pub id: FiguresId,
    /// Their campaign.
    pub campaign: CampaignId,
    /// The year of admission.
    pub year: i32,
    /// How the campaign stands.
    pub campaign_status: CampaignStatus,
    /// Their region.
    pub region: RegionId,
    /// What the region is called.
    pub region_name: Names,
    /// Its centre; empty for cities of republican significance.
    pub centre: Names,
    /// How many times they were sent for opinions.
    pub round: i64,
    /// How many orders stand behind them.
    pub edition: i64,
    /// The number of the last order.
    pub number: Option<String>,
    /// Its day.
    pub day: Option<Day>,
    /// How they stand.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Their version.
    pub version: i64,
}

impl Figures {
    /// `2027, Pavlodar region`, in each language.
    pub fn title(&self) -> Names {
        let Names { kk, ru, en } = &self.region_name;
        Names::new(format!("{}, {kk}", self.year), format!("{}, {ru}", self.year), format!("{}, {en}", self.year))
    }
}

const COLUMNS: &str = "f.id, f.campaign, f.region, f.round, f.edition, f.number, f.day, f.status, f.since, f.version, \
     c.year, c.status as campaign_status, g.name_kk as region_kk, g.name_ru as region_ru, g.name_en as region_en, \
     g.centre_kk, g.centre_ru, g.centre_en \
     from needs_figures f join needs_campaign c on c.id = f.campaign join registry_region g on g.id = f.region";

fn of_row(row: &Row) -> Result<Figures, Failure> {
    Ok(Figures {
        id: row.get("id")?,
        campaign: row.get("campaign")?,
        year: row.get("year")?,
        campaign_status: row.get("campaign_status")?,
        region: row.get("region")?,
        region_name: row.names("region")?,
        centre: row.names("centre")?,
        round: row.get("round")?,
        edition: row.get("edition")?,
        number: row.get("number")?,
        day: row.get("day")?,
        status: row.get("status")?,
        since: row.get("since")?,
        version: row.get("version")?,
    })
}

/// Control figures are seen by their region, and by the organisations that lie in it.
fn reach(by: &Caller) -> Reach<'_> {
    let inside = "f.region = (select ro.region from registry_organisation ro where ro.id = ?)";
    Reach::new(by).region("f.region").through(ScopeKind::Organisation, inside)
}

/// The figures within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: FiguresId) -> Result<Figures, Failure> {
    let (reach, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    of_row(&reader.one(&format!("select {COLUMNS} where f.id = $1 and {reach}"), all).await?)
}

/// The figures of a campaign, where they were begun.
pub async fn of_campaign(reader: &dyn Read, campaign: CampaignId) -> Result<Option<Figures>, Failure> {
    let sql = format!("select {COLUMNS} where f.campaign = $1");
    reader.maybe(&sql, values![campaign]).await?.as_ref().map(of_row).transpose()
}

/// The figures within the caller's reach, the latest year first.
pub async fn list(reader: &dyn Read, by: &Caller) -> Result<Vec<Figures>, Failure> {
    let (reach, cells) = reach(by).sql(1);
    let sql = format!("select {COLUMNS} where {reach} order by c.year desc, f.id limit 200");
    reader.all(&sql, cells).await?.iter().map(of_row).collect()
}

/// The figures within reach that stand in this state, the oldest first.
pub async fn standing(reader: &dyn Read, by: &Caller, state: Status) -> Result<Vec<Figures>, Failure> {
    let (reach, mut cells) = reach(by).sql(2);
    let mut all: Vec<Cell> = values![state];
    all.append(&mut cells);
    let sql = format!("select {COLUMNS} where f.status = $1 and {reach} order by f.since, f.id limit 50");
    reader.all(&sql, all).await?.iter().map(of_row).collect()
}

/// New figures, drafted.
pub async fn insert(write: &mut Write, id: FiguresId, campaign: CampaignId, region: RegionId) -> Result<(), Failure> {
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into needs_figures (id, campaign, region, round, edition, status, since, version) \
             values ($1, $2, $3, 0, 0, $4, $5, 1)",
            values![id, campaign, region, Status::ALL[0], now],
        )
        .await
}

/// The state after a move; sending begins a round of opinions.
pub async fn save(write: &mut Write, before: &Figures, version: i64, moved: Moved<Status, Act>) -> Result<(), Failure> {
    let round = before.round + i64::from(moved.act() == Act::Send);
    let since = if moved.to() == moved.from() { before.since } else { write.by().now };
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update needs_figures set round = $1, status = $2, since = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![round, moved.to(), since, before.id, version],
        )
        .await
}

/// The state after an order.
pub async fn save_order(
    write: &mut Write,
    before: &Figures,
    version: i64,
    moved: Moved<Status, Act>,
    order: &Requisites,
) -> Result<(), Failure> {
    let now = write.by().now;
    write
        .change(
            RowRef::new(TABLE, before.id),
            "update needs_figures set edition = edition + 1, number = $1, day = $2, signer = $3, position = $4, \
             status = $5, since = $6, version = version + 1 where id = $7 and version = $8",
            values![order.number, order.day, order.signer, order.position, moved.to(), now, before.id, version],
        )
        .await
}

/// The setting of a region on a day.
pub async fn setting_on(reader: &dyn Read, region: RegionId, day: Day) -> Result<Setting, Failure> {
    let sql = "select very_good, good, reasonable, moderate, jump from needs_setting \
               where region = $1 and from_day <= $2 order by from_day desc limit 1";
    let Some(row) = reader.maybe(sql, values![region, day]).await? else { return Ok(DEFAULT) };
    Ok(Setting {
        very_good: row.get("very_good")?,
        good: row.get("good")?,
        reasonable: row.get("reasonable")?,
        moderate: row.get("moderate")?,
        jump: row.get("jump")?,
    })
}

/// A region's setting from a day on.
pub async fn insert_setting(
    write: &mut Write,
    id: SettingId,
    region: RegionId,
    from: Day,
    set: &Setting,
) -> Result<(), Failure> {
    write
        .change(
            RowRef::new(SETTING, id),
            "insert into needs_setting (id, region, from_day, very_good, good, reasonable, moderate, jump) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            values![id, region, from, set.very_good, set.good, set.reasonable, set.moderate, set.jump],
        )
        .await
}
