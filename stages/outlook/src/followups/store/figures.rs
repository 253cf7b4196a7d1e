//! How many, of which, at which checkpoint.

use accounts::Reach;
use db::{Read, Where};
use kernel::{Caller, Cell, Failure, RegionId, Role, ScopeKind};

use crate::employment::{Stratum, Tally};

/// Which graduates are added up.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Only of this region.
    pub region: Option<RegionId>,
    /// Only of this year of graduation.
    pub year: Option<i64>,
    /// Only of the programme of this code.
    pub code: Option<String>,
}

/// The graduates of a caller; the public sees everybody, added up.
fn counted(by: &Caller) -> (String, Vec<Cell>) {
    match by.role {
        Role::Public => ("1 = 1".to_owned(), Vec::new()),
        Role::Hr | Role::Signatory => Reach::new(by)
            .through(
                ScopeKind::Organisation,
                "c.followup in (select f.id from outlook_followup f where f.practice = ?)",
            )
            .sql(1),
        _ => Reach::new(by).region("c.region").organisation("c.university").sql(1),
    }
}

/// Every programme and year at every checkpoint that is due: one statement, over one table.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn strata(reader: &dyn Read, by: &Caller, chosen: &Chosen) -> Result<Vec<Stratum>, Failure> {
    let (within, cells) = Where::from(counted(by))
        .and("c.due_day <= ?", by.today())
        .given("c.region = ?", chosen.region)
        .given("c.year = ?", chosen.year)
        .given("c.code = ?", chosen.code.as_deref())
        .sql();
    let sql = format!(
        "select c.month, c.code, c.year, count(*) as followed, count(case when c.status <> 'planned' and c.status <> 'stopped' \
         then 1 end) as asked, count(c.activity) as answered, count(case when c.status = 'confirmed' then 1 end) as confirmed, \
         count(case when c.activity = 'by-profession' or c.activity = 'otherwise' then 1 end) as employed, \
         count(case when c.activity = 'by-profession' then 1 end) as profession, \
         count(case when c.at_practice then 1 end) as practice from outlook_checkpoint c \
         where {within} group by c.month, c.code, c.year order by c.month, c.code, c.year"
    );
    let rows = reader.all(&sql, cells).await?;
    let stratum = |row: &db::Row| {
        Ok(Stratum {
            month: row.get("month")?,
            code: row.get("code")?,
            year: row.get("year")?,
            tally: Tally {
                followed: row.get("followed")?,
                asked: row.get("asked")?,
                answered: row.get("answered")?,
                confirmed: row.get("confirmed")?,
                employed: row.get("employed")?,
                by_profession: row.get("profession")?,
                at_practice: row.get("practice")?,
            },
        })
    };
    rows.iter().map(stratum).collect()
}
