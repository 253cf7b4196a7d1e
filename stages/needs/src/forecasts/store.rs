//! Every statement about forecasts.

mod gathered;

use accounts::Reach;
use anyhow::Context;
use db::{After, PAGE, Paged, Read, Row, RowRef, Where, Write, cut, values};
use kernel::{Caller, Cell, Code, Failure, Moment, Moved, Names, PersonId, RegionId, Role, ScopeKind};

use super::inputs::Lines;
use super::kinds::{Kind, Scenario};
use super::moves::{Act, Status};
use super::results::Results;
use super::rules::Settings;
use crate::{CampaignId, ForecastId, ForecastTableId};

pub use gathered::{answers, groups_of_professions, known, names, places};

/// The table of runs, as rows are named in the record.
pub const TABLE: &str = "needs_forecast";
/// The table of tables.
pub const SHEET: &str = "needs_forecast_table";

/// A run, without what it was reckoned from and what came out.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// Its id.
    pub id: ForecastId,
    /// Its region.
    pub region: RegionId,
    /// What the region is called.
    pub region_name: Names,
    /// The campaign it was made for.
    pub campaign: Option<CampaignId>,
    /// The year of that campaign.
    pub year: Option<i32>,
    /// Who made it.
    pub person: Option<PersonId>,
    /// The last year that was counted.
    pub base_year: i32,
    /// How many years ahead.
    pub horizon: i64,
    /// What is assumed of growth.
    pub scenario: Scenario,
    /// How many draws.
    pub draws: i64,
    /// Where chance begins.
    pub seed: i64,
    /// What reckoned it.
    pub engine: String,
    /// SHA-256 of what it was reckoned from.
    pub digest: String,
    /// When it was made.
    pub made: Moment,
    /// How it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// Its version.
    pub version: i64,
}

impl Forecast {
    /// `2026–2032, Pavlodar region`, in each language.
    pub fn title(&self) -> Names {
        let (first, last) = (self.base_year + 1, i64::from(self.base_year) + self.horizon);
        let Names { kk, ru, en } = &self.region_name;
        Names::new(format!("{first}–{last}, {kk}"), format!("{first}–{last}, {ru}"), format!("{first}–{last}, {en}"))
    }
}

const COLUMNS: &str = "f.id, f.region, f.campaign, f.person, f.base_year, f.horizon, f.scenario, f.draws, f.seed, f.engine, \
     f.digest, f.made, f.status, f.since, f.version, c.year, g.name_kk as region_kk, g.name_ru as region_ru, \
     g.name_en as region_en from needs_forecast f join registry_region g on g.id = f.region \
     left join needs_campaign c on c.id = f.campaign";

fn of_row(row: &Row) -> Result<Forecast, Failure> {
    Ok(Forecast {
        id: row.get("id")?,
        region: row.get("region")?,
        region_name: row.names("region")?,
        campaign: row.get("campaign")?,
        year: row.get("year")?,
        person: row.get("person")?,
        base_year: row.get("base_year")?,
        horizon: row.get("horizon")?,
        scenario: row.get("scenario")?,
        draws: row.get("draws")?,
        seed: row.get("seed")?,
        engine: row.get("engine")?,
        digest: row.get("digest")?,
        made: row.get("made")?,
        status: row.get("status")?,
        since: row.get("since")?,
        version: row.get("version")?,
    })
}

/// Who weighs drafts. Everybody else sees what control figures rest on, or did.
const WEIGH: &[Role] = &[Role::Coordinator, Role::Authority, Role::Ministry, Role::Administrator, Role::System];

/// Forecasts are seen by their region, and by the organisations that lie in it.
fn seen(by: &Caller) -> Where {
    let inside = "f.region = (select ro.region from registry_organisation ro where ro.id = ?)";
    let reach = Reach::new(by).region("f.region").through(ScopeKind::Organisation, inside);
    let draft = (!WEIGH.contains(&by.role)).then(|| Status::Made.code().to_owned());
    Where::from(reach.sql(1)).given("f.status <> ?", draft)
}

/// The run within the caller's reach, or `Missing`.
pub async fn load(reader: &dyn Read, by: &Caller, id: ForecastId) -> Result<Forecast, Failure> {
    let (within, cells) = seen(by).given("f.id = ?", Some(id)).sql();
    of_row(&reader.one(&format!("select {COLUMNS} where {within}"), cells).await?)
}

/// A page of the runs within reach, the latest first.
pub async fn page(reader: &dyn Read, by: &Caller, after: Option<&After>) -> Result<Paged<Forecast>, Failure> {
    let (within, mut cells) = seen(by).sql();
    let mut sql = format!("select {COLUMNS} where {within}");
    if let Some((after, made)) = after.and_then(|after| after.key.parse::<i64>().ok().map(|made| (after, made))) {
        let n = cells.len();
        sql = format!("{sql} and (f.made, f.id) < (${}, ${})", n + 1, n + 2);
        cells.extend(values![made, after.id]);
    }
    sql = format!("{sql} order by f.made desc, f.id desc limit {}", PAGE + 1);
    let rows: Result<Vec<Forecast>, Failure> = reader.all(&sql, cells).await?.iter().map(of_row).collect();
    Ok(cut(rows?, |row| After::row(row.made.millis().to_string(), row.id)))
}

/// What came out of a run.
pub async fn results(reader: &dyn Read, id: ForecastId) -> Result<Results, Failure> {
    Ok(serde_json::from_str(&kept(reader, id).await?.1).context("the kept results of a forecast")?)
}

/// What a run was reckoned from, and what came out, as they are kept.
pub async fn kept(reader: &dyn Read, id: ForecastId) -> Result<(String, String), Failure> {
    let row = reader.one("select inputs, results from needs_forecast where id = $1", values![id]).await?;
    Ok((row.get("inputs")?, row.get("results")?))
}

/// The run that the control figures of a campaign rest on, with what came out.
pub async fn basis(reader: &dyn Read, campaign: CampaignId) -> Result<Option<(Forecast, Results)>, Failure> {
    let sql =
        format!("select {COLUMNS} where f.campaign = $1 and f.status = 'basis' order by f.since desc, f.id limit 1");
    let Some(row) = reader.maybe(&sql, values![campaign]).await? else { return Ok(None) };
    let of = of_row(&row)?;
    let results = results(reader, of.id).await?;
    Ok(Some((of, results)))
}

/// A run as it is made: it is never changed afterwards, but for its state.
#[derive(Clone, Debug)]
pub struct New<'a> {
    /// Its region.
    pub region: RegionId,
    /// What was asked.
    pub asked: &'a Settings,
    /// The last year that was counted.
    pub base_year: i32,
    /// What reckoned it.
    pub engine: &'a str,
    /// SHA-256 of what it was reckoned from.
    pub digest: &'a str,
    /// What it was reckoned from.
    pub inputs: &'a str,
    /// What came out.
    pub results: &'a str,
}

/// A new run.
pub async fn insert(write: &mut Write, id: ForecastId, new: &New<'_>) -> Result<(), Failure> {
    let (now, person) = (write.by().now, write.by().person);
    let horizon = i64::try_from(new.asked.horizon).context("a horizon of a few years")?;
    let seed = i64::try_from(new.asked.seed).context("a seed below a thousand million")?;
    write
        .change(
            RowRef::new(TABLE, id),
            "insert into needs_forecast (id, region, campaign, person, base_year, horizon, scenario, draws, seed, engine, \
             digest, inputs, results, made, status, since, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)",
            values![
                id,
                new.region,
                new.asked.campaign,
                person,
                new.base_year,
                horizon,
                new.asked.scenario,
                i64::from(new.asked.draws),
                seed,
                new.engine.to_owned(),
                new.digest.to_owned(),
                new.inputs.to_owned(),
                new.results.to_owned(),
                now,
                Status::ALL[0],
                now
            ],
        )
        .await
}

/// The state after a move.
pub async fn save(
    write: &mut Write,
    before: &Forecast,
    version: i64,
    moved: Moved<Status, Act>,
) -> Result<(), Failure> {
    let now = write.by().now;
    let sql = "update needs_forecast set status = $1, since = $2, version = version + 1 where id = $3 and version = $4";
    write.change(RowRef::new(TABLE, before.id), sql, values![moved.to(), now, before.id, version]).await
}

/// A table of a region.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its id.
    pub id: ForecastTableId,
    /// Which.
    pub kind: Kind,
    /// Its rows.
    pub lines: Lines,
    /// Since when they stand.
    pub since: Moment,
    /// Its version.
    pub version: i64,
}

/// Every table of a region that was brought.
pub async fn sheets(reader: &dyn Read, region: RegionId) -> Result<Vec<Sheet>, Failure> {
    let sql = "select id, kind, content, since, version from needs_forecast_table where region = $1 order by kind";
    let rows = reader.all(sql, values![region]).await?;
    rows.iter().map(sheet_of).collect()
}

/// One table of a region, where it was brought.
pub async fn sheet(reader: &dyn Read, region: RegionId, kind: Kind) -> Result<Option<Sheet>, Failure> {
    let sql = "select id, kind, content, since, version from needs_forecast_table where region = $1 and kind = $2";
    reader.maybe(sql, values![region, kind]).await?.as_ref().map(sheet_of).transpose()
}

fn sheet_of(row: &Row) -> Result<Sheet, Failure> {
    let content: String = row.get("content")?;
    Ok(Sheet {
        id: row.get("id")?,
        kind: row.get("kind")?,
        lines: serde_json::from_str(&content).context("a kept table of forecasts")?,
        since: row.get("since")?,
        version: row.get("version")?,
    })
}

/// A table's rows from now on.
pub async fn save_sheet(
    write: &mut Write,
    region: RegionId,
    kind: Kind,
    before: Option<&Sheet>,
    lines: &Lines,
) -> Result<ForecastTableId, Failure> {
    let (now, content) = (write.by().now, serde_json::to_string(lines).context("the rows of a table")?);
    let count = i64::try_from(lines.len()).context("the rows of a file")?;
    let (id, sql, cells): (_, _, Vec<Cell>) = if let Some(before) = before {
        (
            before.id,
            "update needs_forecast_table set content = $1, lines = $2, since = $3, version = version + 1 \
             where id = $4 and version = $5",
            values![content, count, now, before.id, before.version],
        )
    } else {
        let id: ForecastTableId = write.by().new_id();
        (
            id,
            "insert into needs_forecast_table (id, region, kind, content, lines, since, version) \
             values ($1, $2, $3, $4, $5, $6, 1)",
            values![id, region, kind, content, count, now],
        )
    };
    write.change(RowRef::new(SHEET, id), sql, cells).await?;
    Ok(id)
}
