//! What the dashboard adds up over the stages above: few statements, each one sum.

use accounts::Reach;
use db::{Read, Where, values};
use kernel::{AcademicYear, Caller, Code, Failure, OrganisationId, RegionId};

/// Students of one year of admission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// The year.
    pub year: AcademicYear,
    /// Of them in dual training.
    pub dual: i64,
    /// Of them graduated.
    pub graduated: i64,
}

/// Students in dual training by year of admission, who study or have graduated.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn admitted(reader: &dyn Read, by: &Caller, region: Option<RegionId>) -> Result<Vec<Admitted>, Failure> {
    let reach = Reach::new(by).region("o.region").organisation("e.organisation").sql(1);
    let (within, cells) = Where::from(reach).given("o.region = ?", region).sql();
    let sql = format!(
        "select h.admission, count(case when e.status in ('enrolled', 'on-leave') then 1 end) as dual, \
         count(case when e.status = 'graduated' then 1 end) as graduated from programmes_enrolment e \
         join programmes_cohort h on h.id = e.cohort join registry_organisation o on o.id = e.organisation \
         where e.track = 'dual' and {within} group by h.admission order by h.admission"
    );
    let admitted = |row: &db::Row| {
        Ok(Admitted { year: row.get("admission")?, dual: row.get("dual")?, graduated: row.get("graduated")? })
    };
    reader.all(&sql, cells).await?.iter().map(admitted).collect()
}

/// Contracts by state.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn contracts(
    reader: &dyn Read,
    by: &Caller,
    region: Option<RegionId>,
) -> Result<Vec<(agreements::moves::Status, i64)>, Failure> {
    let reach = Reach::new(by).region("a.region").organisation("a.university").organisation("a.enterprise");
    let (within, cells) = Where::from(reach.sql(1)).given("a.region = ?", region).sql();
    let sql = format!("select a.status, count(*) as n from agreements_agreement a where {within} group by a.status");
    let counted = |row: &db::Row| Ok((row.get("status")?, row.get("n")?));
    let found: Vec<(agreements::moves::Status, i64)> =
        reader.all(&sql, cells).await?.iter().map(counted).collect::<Result<_, Failure>>()?;
    let of = |status| found.iter().find(|(known, _)| *known == status).map(|(_, n)| (status, *n));
    Ok(agreements::moves::Status::ALL.iter().filter_map(|status| of(*status)).collect())
}

/// People needed in the first year of the latest orders: vacancies, new jobs, retirements of accepted returns.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn needed(reader: &dyn Read, region: Option<RegionId>) -> Result<i64, Failure> {
    let (place, cells) = Where::everything().given("r.region = ?", region).sql();
    let sql = format!(
        "select cast(coalesce(sum(l.vacancies + l.jobs_0 + l.retire_0), 0) as bigint) as n from needs_line l \
         join needs_return r on r.id = l.of_return join needs_campaign c on c.id = r.campaign \
         where r.status = 'accepted' and c.year = (select max(m.year) from needs_campaign m where m.region = c.region \
         and exists (select 1 from needs_return k where k.campaign = m.id and k.status = 'accepted')) and {place}"
    );
    reader.count(&sql, cells).await
}

/// The region of an organisation.
///
/// # Errors
/// Missing; broken, when the database does not answer.
pub async fn region_of(reader: &dyn Read, organisation: OrganisationId) -> Result<RegionId, Failure> {
    reader.one("select region from registry_organisation where id = $1", values![organisation]).await?.get("region")
}
