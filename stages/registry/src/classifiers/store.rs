//! Every statement about classifiers.

use db::{Read, Row, RowRef, Write, values};
use kernel::{Failure, Names, RegionId, folded};

use super::lists::{ActivityRow, GroupRow, ProfessionRow, RegionRow};

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
pub async fn regions(reader: &dyn Read) -> Result<Vec<Region>, Failure> {
    reader.all(&format!("{REGION} order by code"), vec![]).await?.iter().map(a_region).collect()
}

/// A region, or `Missing`.
pub async fn region(reader: &dyn Read, id: RegionId) -> Result<Region, Failure> {
    a_region(&reader.one(&format!("{REGION} where id = $1"), values![id]).await?)
}

/// The region of a code.
pub async fn region_of(reader: &dyn Read, code: &str) -> Result<Option<RegionId>, Failure> {
    let row = reader.maybe("select id from registry_region where code = $1", values![code.trim()]).await?;
    row.map(|row| row.get("id")).transpose()
}

/// Is there such an activity?
pub async fn activity_stands(reader: &dyn Read, code: &str) -> Result<bool, Failure> {
    let row = reader.maybe("select id from registry_activity where code = $1", values![code.trim()]).await?;
    Ok(row.is_some())
}

/// Sections and divisions of OKED, by code.
pub async fn activities(reader: &dyn Read) -> Result<Vec<Activity>, Failure> {
    let rows =
        reader.all("select code, name_kk, name_ru, name_en from registry_activity order by code", vec![]).await?;
    rows.iter().map(|row| Ok(Activity { code: row.get("code")?, name: row.names("name")? })).collect()
}

/// Is there such a group of educational programmes?
pub async fn group_stands(reader: &dyn Read, code: &str) -> Result<bool, Failure> {
    let row = reader.maybe("select id from registry_programme_group where code = $1", values![code.trim()]).await?;
    Ok(row.is_some())
}

/// Groups of educational programmes, by code.
pub async fn groups(reader: &dyn Read) -> Result<Vec<ProgrammeGroup>, Failure> {
    let sql = "select code, name_kk, name_ru, name_en from registry_programme_group order by code";
    let rows = reader.all(sql, vec![]).await?;
    rows.iter().map(|row| Ok(ProgrammeGroup { code: row.get("code")?, name: row.names("name")? })).collect()
}

/// Were the lists loaded before?
pub(super) async fn loaded(reader: &dyn Read) -> Result<bool, Failure> {
    Ok(reader.maybe("select id from registry_region limit 1", vec![]).await?.is_some())
}

fn given(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

pub(super) async fn insert_region(write: &mut Write, id: RegionId, row: RegionRow) -> Result<(), Failure> {
    let sql = "insert into registry_region (id, code, kato, name_kk, name_ru, name_en, centre_kk, centre_ru, centre_en, \
               valid_from, parent_code) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let cells = values![
        id,
        row.code,
        row.kato,
        row.name_kk,
        row.name_ru,
        row.name_en,
        row.centre_kk,
        row.centre_ru,
        row.centre_en,
        row.valid_from,
        given(row.parent)
    ];
    write.change(RowRef::new("registry_region", id), sql, cells).await
}

pub(super) async fn insert_activity(write: &mut Write, row: ActivityRow) -> Result<(), Failure> {
    let id: RegionId = write.by().new_id();
    let sql = "insert into registry_activity (id, code, level, parent_code, name_kk, name_ru, name_en) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let cells = values![id, row.code, row.level, given(row.parent), row.name_kk, row.name_ru, row.name_en];
    write.change(RowRef::new("registry_activity", id), sql, cells).await
}

pub(super) async fn insert_group(write: &mut Write, row: GroupRow) -> Result<(), Failure> {
    let id: RegionId = write.by().new_id();
    let sql = "insert into registry_programme_group (id, code, level, name_kk, name_ru, name_en, ours) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let cells = values![id, row.code, row.level, row.name_kk, row.name_ru, row.name_en, row.ours];
    write.change(RowRef::new("registry_programme_group", id), sql, cells).await
}

pub(super) async fn insert_profession(write: &mut Write, row: ProfessionRow) -> Result<(), Failure> {
    let id: kernel::ProfessionId = write.by().new_id();
    // The major and sub-major groups are ISCO-08's; the rest is the region's own list.
    let source = if row.kind == "own" || row.code.starts_with('R') { "region" } else { "isco-08" };
    let search = folded(&format!("{} {} {} {}", row.code, row.name_kk, row.name_ru, row.name_en));
    let sql = "insert into registry_profession (id, kind, code, isco, name_kk, name_ru, name_en, education, group_code, \
               source, external_id, sort_key, search_key, version) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
    let cells = values![
        id,
        row.kind,
        row.code,
        row.isco,
        row.name_kk,
        row.name_ru,
        row.name_en,
        given(row.education),
        given(row.group),
        source,
        row.code,
        web::sort_key(&row.name_kk),
        search
    ];
    write.change(RowRef::new("registry_profession", id), sql, cells).await
}
