//! Every statement about the lines of returns.

use accounts::Reach;
use db::{Read, Row, RowRef, Where, Write, values};
use kernel::{Caller, Cell, Failure, Names, ProfessionId, RegionId, folded, latin_twin};

use crate::campaigns::YEARS;
use crate::returns::rules::{Line, Percentage};
use crate::{CampaignId, LineId, ReturnId};

/// The table, as rows are named in the record.
pub const LINES: &str = "needs_line";

/// A line as it is stored.
#[derive(Clone, Debug)]
pub struct StoredLine {
    /// Its id.
    pub id: LineId,
    /// Its profession.
    pub profession: Named,
    /// What it tells.
    pub line: Line,
}

/// A profession as lines name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: ProfessionId,
    /// Its code in its source.
    pub code: String,
    /// What it is called.
    pub name: Names,
    /// The group of programmes that leads to it.
    pub group: Option<String>,
}

const NAMED: &str = "p.id as profession, p.code, p.name_kk, p.name_ru, p.name_en, p.group_code as profession_group";
const LINE: &str = "l.id, l.education, l.group_code, l.staff, l.vacancies, l.vacancies_long, \
     l.jobs_0, l.jobs_1, l.jobs_2, l.jobs_3, l.jobs_4, l.jobs_5, \
     l.retire_0, l.retire_1, l.retire_2, l.retire_3, l.retire_4, l.retire_5, l.attrition, l.reductions, l.foreign_now, \
     l.foreign_replaced, l.upskilling, l.dual_places, l.mentors, l.wage_from, l.wage_to, l.competences, l.hiring, \
     l.confidence, l.project";

fn a_profession(row: &Row) -> Result<Named, Failure> {
    Ok(Named {
        id: row.get("profession")?,
        code: row.get("code")?,
        name: row.names("name")?,
        group: row.get("profession_group")?,
    })
}

fn by_year(row: &Row, columns: [&str; YEARS]) -> Result<[i64; YEARS], Failure> {
    let mut years = [0; YEARS];
    for (year, column) in years.iter_mut().zip(columns) {
        *year = row.get(column)?;
    }
    Ok(years)
}

fn a_line(row: &Row) -> Result<Line, Failure> {
    Ok(Line {
        education: row.get("education")?,
        group: row.get("group_code")?,
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
        wage_from: row.get("wage_from")?,
        wage_to: row.get("wage_to")?,
        competences: row.get("competences")?,
        hiring: row.get("hiring")?,
        confidence: row.get("confidence")?,
        project: row.get("project")?,
    })
}

/// The lines of a return, by profession.
pub async fn lines(reader: &dyn Read, of: ReturnId) -> Result<Vec<StoredLine>, Failure> {
    let sql = format!(
        "select {LINE}, {NAMED} from needs_line l join registry_profession p on p.id = l.profession \
         where l.of_return = $1 order by p.sort_key, l.education, l.id"
    );
    let rows = reader.all(&sql, values![of]).await?;
    rows.iter()
        .map(|row| Ok(StoredLine { id: row.get("id")?, profession: a_profession(row)?, line: a_line(row)? }))
        .collect()
}

/// The lines of accepted returns behind a figure of the order: whose they are, within reach.
pub async fn behind(
    reader: &dyn Read,
    by: &Caller,
    campaign: CampaignId,
    profession: ProfessionId,
) -> Result<Vec<(ReturnId, Names, Line)>, Failure> {
    let (reach, mut cells) = Reach::new(by).region("r.region").organisation("r.enterprise").sql(3);
    let mut all: Vec<Cell> = values![campaign, profession];
    all.append(&mut cells);
    let sql = format!(
        "select r.id as of_return, o.name_kk, o.name_ru, o.name_en, {LINE} from needs_line l \
         join needs_return r on r.id = l.of_return join registry_organisation o on o.id = r.enterprise \
         where r.campaign = $1 and l.profession = $2 and r.status = 'accepted' and {reach} \
         order by o.sort_key, l.education, l.id limit 2000"
    );
    let rows = reader.all(&sql, all).await?;
    rows.iter().map(|row| Ok((row.get("of_return")?, row.names("name")?, a_line(row)?))).collect()
}

/// The professions that what was typed may mean, at most three: by code (a Cyrillic Р is taken for the R of the region's
/// list), else by a name in any language, else by words of a name. The region's own list goes before classifiers.
pub async fn named(reader: &dyn Read, region: RegionId, typed: &str) -> Result<Vec<Named>, Failure> {
    let typed = typed.trim();
    let code = latin_twin(typed.split_whitespace().next().unwrap_or_default()).to_uppercase();
    let code = code.strip_prefix("P-").map_or(code.clone(), |rest| format!("R-{rest}"));
    let own = "(p.region is null or p.region = $1)";
    let order =
        "order by case p.source when 'region' then 0 when 'isco-08' then 1 else 2 end, p.sort_key, p.id limit 3";
    let by_code = format!("select {NAMED} from registry_profession p where {own} and p.code = $2 {order}");
    let found = reader.all(&by_code, values![region, code]).await?;
    if let Some(first) = found.first() {
        return Ok(vec![a_profession(first)?]);
    }
    let by_name = format!(
        "select {NAMED} from registry_profession p where {own} and (p.name_kk = $2 or p.name_ru = $2 or p.name_en = $2) {order}"
    );
    let found = reader.all(&by_name, values![region, typed]).await?;
    if let Some(first) = found.first() {
        return Ok(vec![a_profession(first)?]);
    }
    // What has a figure in it is a code: a code that nobody knows is not guessed at.
    if folded(typed).is_empty() || typed.chars().any(|letter| letter.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let of_region = (format!("{own} and p.source = 'region'"), values![region]);
    let (condition, cells) = Where::from(of_region).words("p.search_key", typed).sql();
    let by_words = format!("select {NAMED} from registry_profession p where {condition} {order}");
    reader.all(&by_words, cells).await?.iter().map(a_profession).collect()
}

/// The region's own list, to choose from.
pub async fn professions_offered(reader: &dyn Read, region: RegionId) -> Result<Vec<Named>, Failure> {
    let sql = format!(
        "select {NAMED} from registry_profession p where p.source = 'region' and (p.region is null or p.region = $1) \
         order by p.sort_key, p.id limit 500"
    );
    reader.all(&sql, values![region]).await?.iter().map(a_profession).collect()
}

/// A new line of a return.
pub async fn insert_line(
    write: &mut Write,
    id: LineId,
    of: ReturnId,
    profession: ProfessionId,
    line: &Line,
) -> Result<(), Failure> {
    let mut cells: Vec<Cell> = values![id, of, profession];
    cells.append(&mut told(line));
    write
        .change(
            RowRef::new(LINES, id),
            "insert into needs_line (id, of_return, profession, education, group_code, staff, vacancies, vacancies_long, \
             jobs_0, jobs_1, jobs_2, jobs_3, jobs_4, jobs_5, retire_0, retire_1, retire_2, retire_3, retire_4, retire_5, \
             attrition, reductions, foreign_now, foreign_replaced, upskilling, dual_places, mentors, wage_from, wage_to, \
             competences, hiring, confidence, project, version) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, \
             $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, 1)",
            cells,
        )
        .await
}

/// What a line of a return tells from now on.
pub async fn save_line(
    write: &mut Write,
    id: LineId,
    of: ReturnId,
    profession: ProfessionId,
    line: &Line,
) -> Result<(), Failure> {
    let mut cells: Vec<Cell> = values![id, of, profession];
    cells.append(&mut told(line));
    write
        .change(
            RowRef::new(LINES, id),
            "update needs_line set profession = $3, education = $4, group_code = $5, staff = $6, vacancies = $7, \
             vacancies_long = $8, jobs_0 = $9, jobs_1 = $10, jobs_2 = $11, jobs_3 = $12, jobs_4 = $13, jobs_5 = $14, \
             retire_0 = $15, retire_1 = $16, retire_2 = $17, retire_3 = $18, retire_4 = $19, retire_5 = $20, \
             attrition = $21, reductions = $22, foreign_now = $23, foreign_replaced = $24, upskilling = $25, \
             dual_places = $26, mentors = $27, wage_from = $28, wage_to = $29, competences = $30, hiring = $31, \
             confidence = $32, project = $33, version = version + 1 where id = $1 and of_return = $2",
            cells,
        )
        .await
}

/// Takes a line out of a return.
pub async fn delete_line(write: &mut Write, id: LineId, of: ReturnId) -> Result<(), Failure> {
    let sql = "delete from needs_line where id = $1 and of_return = $2";
    write.change(RowRef::new(LINES, id), sql, values![id, of]).await
}

fn told(line: &Line) -> Vec<Cell> {
    let mut cells: Vec<Cell> = values![line.education, line.group, line.staff, line.vacancies, line.vacancies_long];
    cells.extend(line.jobs.into_iter().flat_map(|jobs| values![jobs]));
    cells.extend(line.retirements.into_iter().flat_map(|retired| values![retired]));
    cells.append(&mut values![
        line.attrition.0,
        line.reductions,
        line.foreign_now,
        line.foreign_replaced,
        line.upskilling,
        line.dual_places,
        line.mentors,
        line.wage_from,
        line.wage_to,
        line.competences,
        line.hiring,
        line.confidence,
        line.project
    ]);
    cells
}
