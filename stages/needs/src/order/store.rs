//! Every statement about the consolidated order.

use accounts::Reach;
use db::{Read, Row, RowRef, Where, Write, values};
use kernel::{Caller, Cell, Failure, Names, ProfessionId, RegionId, ScopeKind};

use super::totals::Counted;
use crate::campaigns::YEARS;
use crate::returns::rules::{Line, Percentage};
use crate::{CampaignId, OrderLineId};

/// The table, as rows are named in the record.
pub const TABLE: &str = "needs_order_line";

/// A line of the consolidated order: a profession that accepted returns of a campaign ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    /// Its id: what outcomes and programmes refer to.
    pub id: OrderLineId,
    /// Its campaign.
    pub campaign: CampaignId,
    /// The campaign's region.
    pub region: RegionId,
    /// The first year told about.
    pub year: i32,
    /// The profession.
    pub profession: ProfessionId,
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Names,
    /// The group of programmes that leads to it.
    pub group: Option<String>,
}

const ORDER_LINE: &str = "select n.id, n.campaign, n.profession, c.region, c.year, p.code, p.group_code, \
     p.name_kk, p.name_ru, p.name_en from needs_order_line n join needs_campaign c on c.id = n.campaign \
     join registry_profession p on p.id = n.profession";

fn order_line_of(row: &Row) -> Result<OrderLine, Failure> {
    Ok(OrderLine {
        id: row.get("id")?,
        campaign: row.get("campaign")?,
        region: row.get("region")?,
        year: row.get("year")?,
        profession: row.get("profession")?,
        code: row.get("code")?,
        name: row.names("name")?,
        group: row.get("group_code")?,
    })
}

/// A line of the order, or `Missing`.
pub async fn order_line(reader: &dyn Read, id: OrderLineId) -> Result<OrderLine, Failure> {
    order_line_of(&reader.one(&format!("{ORDER_LINE} where n.id = $1"), values![id]).await?)
}

/// The line of a profession in a campaign, where accepted returns ask for it.
pub async fn of_profession(
    reader: &dyn Read,
    campaign: CampaignId,
    profession: ProfessionId,
) -> Result<Option<OrderLine>, Failure> {
    let sql = format!("{ORDER_LINE} where n.campaign = $1 and n.profession = $2");
    reader.maybe(&sql, values![campaign, profession]).await?.as_ref().map(order_line_of).transpose()
}

/// The lines of the latest orders within the caller's reach, to choose from: of one group of programmes, or of all.
pub async fn order_lines(reader: &dyn Read, by: &Caller, group: Option<&str>) -> Result<Vec<OrderLine>, Failure> {
    let inside = "c.region = (select ro.region from registry_organisation ro where ro.id = ?)";
    let reach = Reach::new(by).region("c.region").through(ScopeKind::Organisation, inside).sql(1);
    let (within, cells) = Where::from(reach).given("p.group_code = ?", group).sql();
    let sql = format!("{ORDER_LINE} where {within} order by c.year desc, p.sort_key, n.id limit 500");
    reader.all(&sql, cells).await?.iter().map(order_line_of).collect()
}

/// A new line of the order.
pub async fn insert(
    write: &mut Write,
    id: OrderLineId,
    campaign: CampaignId,
    profession: ProfessionId,
) -> Result<(), Failure> {
    let sql = "insert into needs_order_line (id, campaign, profession) values ($1, $2, $3)";
    write.change(RowRef::new(TABLE, id), sql, values![id, campaign, profession]).await
}

/// Every line of the accepted returns of a campaign, with what it is counted by.
pub async fn counted(reader: &dyn Read, campaign: CampaignId) -> Result<Vec<Counted>, Failure> {
    let sql = "select l.of_return, l.profession, l.education, coalesce(l.group_code, p.group_code) as counted_group, \
               p.code, p.name_kk, p.name_ru, p.name_en, l.staff, l.vacancies, l.vacancies_long, \
               l.jobs_0, l.jobs_1, l.jobs_2, l.jobs_3, l.jobs_4, l.jobs_5, \
               l.retire_0, l.retire_1, l.retire_2, l.retire_3, l.retire_4, l.retire_5, l.attrition, l.reductions, \
               l.foreign_now, l.foreign_replaced, l.upskilling, l.dual_places, l.mentors \
               from needs_line l join needs_return r on r.id = l.of_return \
               join registry_profession p on p.id = l.profession \
               where r.campaign = $1 and r.status = 'accepted' order by p.code, l.id";
    reader.all(sql, values![campaign]).await?.iter().map(one).collect()
}

fn one(row: &Row) -> Result<Counted, Failure> {
    Ok(Counted {
        of_return: row.get("of_return")?,
        profession: row.get("profession")?,
        code: row.get("code")?,
        name: row.names("name")?,
        group: row.get("counted_group")?,
        line: Line {
            education: row.get("education")?,
            group: None,
            staff: row.get("staff")?,
            vacancies: row.get("vacancies")?,
            vacancies_long: row.get("vacancies_long")?,
            jobs: by_year(row, ["jobs_0", "jobs_1", "jobs_2", "jobs_3", "jobs_4", "jobs_5"])?,
            retirements: by_year(row, ["retire_0", "retire_1", "retire_2", "retire_3", "retire_4", "retire_5"])?,
            attrition: Percentage(row.get("attrition")?),
            reductions: row.get("reductions")?,
            foreign_now: row.get("foreign_now")?,
            foreign_replaced: row.get("foreign_replaced")?,
            upskilling: row.get("upskilling")?,
            dual_places: row.get("dual_places")?,
            mentors: row.get("mentors")?,
            wage_from: None,
            wage_to: None,
            competences: None,
            hiring: None,
            confidence: None,
            project: None,
        },
    })
}

fn by_year(row: &Row, columns: [&str; YEARS]) -> Result<[i64; YEARS], Failure> {
    let mut years = [0; YEARS];
    for (year, column) in years.iter_mut().zip(columns) {
        *year = row.get(column)?;
    }
    Ok(years)
}

/// The latest campaign that looks at a calendar year, in a region or in each: its id and first year.
pub async fn looking_at(
    reader: &dyn Read,
    region: Option<RegionId>,
    year: i32,
) -> Result<Vec<(CampaignId, i32)>, Failure> {
    let ahead = i32::try_from(YEARS).unwrap_or(1) - 1;
    let mut cells: Vec<Cell> = values![year, year - ahead];
    let mut sql = "select c.id, c.year from needs_campaign c where c.year = (select max(l.year) from needs_campaign l \
                   where l.region = c.region and l.year <= $1 and l.year >= $2 and exists (select 1 from needs_return r \
                   where r.campaign = l.id and r.status = 'accepted'))"
        .to_owned();
    if let Some(region) = region {
        cells.extend(values![region]);
        sql = format!("{sql} and c.region = ${}", cells.len());
    }
    let rows = reader.all(&sql, cells).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("year")?))).collect()
}

/// What a group of programmes is called, by code.
pub async fn group_names(reader: &dyn Read) -> Result<Vec<(String, Names)>, Failure> {
    let rows = reader
        .all("select code, name_kk, name_ru, name_en from registry_programme_group order by code", vec![])
        .await?;
    rows.iter().map(|row| Ok((row.get("code")?, row.names("name")?))).collect()
}
