//! Loading the lists that come with the platform; a second start loads nothing twice.

use anyhow::Context;
use db::{Db, Read, RowRef, Write, values};
use kernel::{Caller, Failure, RegionId, folded};
use serde::Deserialize;
use serde_json::json;

const REGIONS: &[u8] = include_bytes!("../../data/regions.csv");
const ACTIVITIES: &[u8] = include_bytes!("../../data/activities.csv");
const GROUPS: &[u8] = include_bytes!("../../data/programme_groups.csv");
const PROFESSIONS: &[u8] = include_bytes!("../../data/professions.csv");

/// Loads what is not there yet, in the platform's own name.
///
/// # Errors
/// Broken, when an embedded list cannot be read: a test reads them all.
pub async fn load(db: &Db, by: &Caller) -> Result<(), Failure> {
    if db.maybe("select id from registry_region limit 1", vec![]).await?.is_some() {
        return Ok(());
    }
    let mut write = db.write(by).await?;
    let mut subject = None;
    for row in rows::<RegionRow>(REGIONS)? {
        let id: RegionId = by.new_id();
        subject = subject.or(Some(RowRef::new("registry_region", id)));
        insert_region(&mut write, id, row).await?;
    }
    for row in rows::<ActivityRow>(ACTIVITIES)? {
        insert_activity(&mut write, row).await?;
    }
    for row in rows::<GroupRow>(GROUPS)? {
        insert_group(&mut write, row).await?;
    }
    for row in rows::<ProfessionRow>(PROFESSIONS)? {
        insert_profession(&mut write, row).await?;
    }
    let subject = subject.context("the list of regions is not empty")?;
    write.record(
        "registry-act-load-classifiers",
        subject,
        json!({ "lists": ["regions", "activities", "groups", "professions"] }),
    );
    write.done().await
}

fn rows<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<Vec<T>, Failure> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(bytes).deserialize().collect();
    Ok(rows.context("reading a list that comes with the platform")?)
}

#[derive(Deserialize)]
struct RegionRow {
    code: String,
    kato: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    centre_kk: String,
    centre_ru: String,
    centre_en: String,
    valid_from: String,
    parent: String,
}

#[derive(Deserialize)]
struct ActivityRow {
    code: String,
    level: String,
    parent: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
}

#[derive(Deserialize)]
struct GroupRow {
    code: String,
    level: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    ours: String,
}

#[derive(Deserialize)]
struct ProfessionRow {
    code: String,
    kind: String,
    isco: String,
    name_kk: String,
    name_ru: String,
    name_en: String,
    education: String,
    group: String,
}

fn given(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

async fn insert_region(write: &mut Write, id: RegionId, row: RegionRow) -> Result<(), Failure> {
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

async fn insert_activity(write: &mut Write, row: ActivityRow) -> Result<(), Failure> {
    let id: RegionId = write.by().new_id();
    let sql = "insert into registry_activity (id, code, level, parent_code, name_kk, name_ru, name_en) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let cells = values![id, row.code, row.level, given(row.parent), row.name_kk, row.name_ru, row.name_en];
    write.change(RowRef::new("registry_activity", id), sql, cells).await
}

async fn insert_group(write: &mut Write, row: GroupRow) -> Result<(), Failure> {
    let id: RegionId = write.by().new_id();
    let sql = "insert into registry_programme_group (id, code, level, name_kk, name_ru, name_en, ours) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let cells = values![id, row.code, row.level, row.name_kk, row.name_ru, row.name_en, row.ours];
    write.change(RowRef::new("registry_programme_group", id), sql, cells).await
}

async fn insert_profession(write: &mut Write, row: ProfessionRow) -> Result<(), Failure> {
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
