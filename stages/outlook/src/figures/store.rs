//! What is counted for everybody. No condition of scope: these are sums, and small ones are not shown.

use db::{Read, Where};
use kernel::{AcademicYear, Failure, Names, RegionId};

/// Students of one region and year of admission who study in dual training now.
#[derive(Clone, Debug)]
pub struct Dual {
    /// Code of the region.
    pub region: String,
    /// Its name.
    pub name: Names,
    /// The year of admission.
    pub year: AcademicYear,
    /// How many.
    pub students: i64,
}

/// Students in dual training by region and year of admission.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn dual(reader: &dyn Read, region: Option<RegionId>) -> Result<Vec<Dual>, Failure> {
    let (place, cells) = Where::everything().given("o.region = ?", region).sql();
    let sql = format!(
        "select r.code, r.name_kk, r.name_ru, r.name_en, h.admission, count(*) as students from programmes_enrolment e \
         join programmes_cohort h on h.id = e.cohort join registry_organisation o on o.id = e.organisation \
         join registry_region r on r.id = o.region where e.track = 'dual' and e.status in ('enrolled', 'on-leave') and {place} \
         group by r.code, r.name_kk, r.name_ru, r.name_en, h.admission order by r.code, h.admission"
    );
    let one = |row: &db::Row| {
        Ok(Dual {
            region: row.get("code")?,
            name: row.names("name")?,
            year: row.get("admission")?,
            students: row.get("students")?,
        })
    };
    reader.all(&sql, cells).await?.iter().map(one).collect()
}

/// Contracts in force, and how many enterprises and educational organisations made them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contracts {
    /// Contracts.
    pub contracts: i64,
    /// Enterprises.
    pub enterprises: i64,
    /// Educational organisations.
    pub universities: i64,
}

/// Contracts in force.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn contracts(reader: &dyn Read, region: Option<RegionId>) -> Result<Contracts, Failure> {
    let (place, cells) = Where::everything().given("a.region = ?", region).sql();
    let sql = format!(
        "select count(*) as contracts, count(distinct a.enterprise) as enterprises, \
         count(distinct a.university) as universities from agreements_agreement a \
         where a.status in ('in-force', 'suspended') and {place}"
    );
    let row = reader.one(&sql, cells).await?;
    Ok(Contracts {
        contracts: row.get("contracts")?,
        enterprises: row.get("enterprises")?,
        universities: row.get("universities")?,
    })
}
