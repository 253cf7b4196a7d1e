//! What the forms of an exam are chosen from.

use accounts::Reach;
use db::{Read, Row, values};
use kernel::{Caller, Cell, Failure, Names, OrganisationId, ProgrammeId, RegionId};
use uuid::Uuid;

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: Names,
}

/// A programme as an exam sees it.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// Whose it is.
    pub university: OrganisationId,
    /// Where that is.
    pub region: RegionId,
}

/// Programmes that students study by, within the caller's reach.
pub async fn programmes(reader: &dyn Read, by: &Caller) -> Result<Vec<Offered>, Failure> {
    let (within, cells) = within(by, 1);
    let sql = format!(
        "select p.id, p.code, p.name_kk, p.name_ru, p.name_en from programmes_programme p \
         join registry_organisation o on o.id = p.organisation \
         where {STUDIED} and {within} order by p.sort_key, p.admission desc, p.id limit 500"
    );
    let offered = |row: &Row| {
        let (code, name): (String, Names) = (row.get("code")?, row.names("name")?);
        let coded = |name: &str| format!("{code} {name}");
        Ok(Offered { id: row.get("id")?, name: Names::new(coded(&name.kk), coded(&name.ru), coded(&name.en)) })
    };
    reader.all(&sql, cells).await?.iter().map(offered).collect()
}

/// Programmes that somebody studies by.
const STUDIED: &str = "p.status in ('adopted', 'registered', 'superseded')";

fn within(by: &Caller, first: usize) -> (String, Vec<Cell>) {
    Reach::new(by)
        .region("o.region")
        .organisation("p.organisation")
        .programme("p.id")
        .through(
            kernel::ScopeKind::Group,
            "exists (select 1 from programmes_group g join programmes_cohort h on h.id = g.cohort \
             where h.programme = p.id and g.id = ?)",
        )
        .sql(first)
}

/// A programme within the caller's reach that students study by.
pub async fn programme_of(reader: &dyn Read, by: &Caller, id: ProgrammeId) -> Result<Option<Programme>, Failure> {
    let (within, mut cells) = within(by, 2);
    let mut all: Vec<Cell> = values![id];
    all.append(&mut cells);
    let sql = format!(
        "select p.code, p.name_kk, p.name_ru, p.name_en, p.organisation, o.region from programmes_programme p \
         join registry_organisation o on o.id = p.organisation where p.id = $1 and {STUDIED} and {within}"
    );
    let row = reader.maybe(&sql, all).await?;
    row.map(|row| {
        Ok(Programme {
            code: row.get("code")?,
            name: row.names("name")?,
            university: row.get("organisation")?,
            region: row.get("region")?,
        })
    })
    .transpose()
}

fn offered(row: &Row) -> Result<Offered, Failure> {
    Ok(Offered { id: row.get("id")?, name: row.names("name")? })
}

/// Enterprises that stand.
pub async fn enterprises(reader: &dyn Read) -> Result<Vec<Offered>, Failure> {
    let sql = "select id, name_kk, name_ru, name_en from registry_organisation \
               where kind = 'enterprise' and status = 'active' order by sort_key, id limit 500";
    reader.all(sql, vec![]).await?.iter().map(offered).collect()
}

/// Professions: the region's own list, and those that the outcomes of the programme lead to.
pub async fn professions(reader: &dyn Read) -> Result<Vec<Offered>, Failure> {
    let sql = "select id, name_kk, name_ru, name_en from registry_profession \
               where source = 'region' order by sort_key, id limit 500";
    reader.all(sql, vec![]).await?.iter().map(offered).collect()
}

/// A learning outcome of a programme.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its number.
    pub number: i64,
    /// What the graduate can do.
    pub name: Names,
}

/// The outcomes of a programme, in order.
pub async fn outcomes(reader: &dyn Read, programme: ProgrammeId) -> Result<Vec<Outcome>, Failure> {
    let sql = "select number, name_kk, name_ru, name_en from programmes_outcome where programme = $1 order by number";
    let outcome = |row: &Row| Ok(Outcome { number: row.get("number")?, name: row.names("name")? });
    reader.all(sql, values![programme]).await?.iter().map(outcome).collect()
}
