//! Every statement about classifiers.

use db::{Read, Row, values};
use kernel::{Failure, Names, RegionId};

/// A region of the country.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// ISO 3166-2 code, as `KZ-55`.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// Its centre; empty for cities of republican significance.
    pub centre: Names,
}

/// A section or division of OKED.
#[derive(Clone, Debug)]
pub struct Activity {
    /// `C` or `24`.
    pub code: String,
    /// Its name.
    pub name: Names,
}

/// A group of educational programmes.
#[derive(Clone, Debug)]
pub struct ProgrammeGroup {
    /// `B063`.
    pub code: String,
    /// Its name.
    pub name: Names,
}

const REGION: &str = "select id, code, name_kk, name_ru, name_en, centre_kk, centre_ru, centre_en from registry_region";

fn a_region(row: &Row) -> Result<Region, Failure> {
    Ok(Region { id: row.get("id")?, code: row.get("code")?, name: row.names("name")?, centre: row.names("centre")? })
}

/// The regions that stand, by code.
pub async fn regions(reader: &impl Read) -> Result<Vec<Region>, Failure> {
    reader.all(&format!("{REGION} order by code"), vec![]).await?.iter().map(a_region).collect()
}

/// A region, or `Missing`.
pub async fn region(reader: &impl Read, id: RegionId) -> Result<Region, Failure> {
    a_region(&reader.one(&format!("{REGION} where id = $1"), values![id]).await?)
}

/// The region of a code.
pub async fn region_of(reader: &impl Read, code: &str) -> Result<Option<RegionId>, Failure> {
    let row = reader.maybe("select id from registry_region where code = $1", values![code.trim()]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// Is there such an activity?
pub async fn activity_stands(reader: &impl Read, code: &str) -> Result<bool, Failure> {
    let row = reader.maybe("select id from registry_activity where code = $1", values![code.trim()]).await?;
    Ok(row.is_some())
}

/// Sections and divisions of OKED, by code.
pub async fn activities(reader: &impl Read) -> Result<Vec<Activity>, Failure> {
    let rows =
        reader.all("select code, name_kk, name_ru, name_en from registry_activity order by code", vec![]).await?;
    rows.iter().map(|row| Ok(Activity { code: row.get("code")?, name: row.names("name")? })).collect()
}

/// Is there such a group of educational programmes?
pub async fn group_stands(reader: &impl Read, code: &str) -> Result<bool, Failure> {
    let row = reader.maybe("select id from registry_programme_group where code = $1", values![code.trim()]).await?;
    Ok(row.is_some())
}

/// Groups of educational programmes, by code.
pub async fn groups(reader: &impl Read) -> Result<Vec<ProgrammeGroup>, Failure> {
    let sql = "select code, name_kk, name_ru, name_en from registry_programme_group order by code";
    let rows = reader.all(sql, vec![]).await?;
    rows.iter().map(|row| Ok(ProgrammeGroup { code: row.get("code")?, name: row.names("name")? })).collect()
}
