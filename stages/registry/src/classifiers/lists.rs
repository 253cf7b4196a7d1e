//! The lists as they lie beside the code.

use anyhow::Context;
use kernel::Failure;
use serde::Deserialize;

const REGIONS: &[u8] = include_bytes!("../../data/regions.csv");
const ACTIVITIES: &[u8] = include_bytes!("../../data/activities.csv");
const GROUPS: &[u8] = include_bytes!("../../data/programme_groups.csv");
const PROFESSIONS: &[u8] = include_bytes!("../../data/professions.csv");

#[derive(Deserialize)]
pub struct RegionRow {
    pub code: String,
    pub kato: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub centre_kk: String,
    pub centre_ru: String,
    pub centre_en: String,
    pub valid_from: String,
    pub parent: String,
}

#[derive(Deserialize)]
pub struct ActivityRow {
    pub code: String,
    pub level: String,
    pub parent: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
}

#[derive(Deserialize)]
pub struct GroupRow {
    pub code: String,
    pub level: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub ours: String,
}

#[derive(Deserialize)]
pub struct ProfessionRow {
    pub code: String,
    pub kind: String,
    pub isco: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub education: String,
    pub group: String,
}

pub fn regions() -> Result<Vec<RegionRow>, Failure> {
    rows(REGIONS)
}

pub fn activities() -> Result<Vec<ActivityRow>, Failure> {
    rows(ACTIVITIES)
}

pub fn groups() -> Result<Vec<GroupRow>, Failure> {
    rows(GROUPS)
}

pub fn professions() -> Result<Vec<ProfessionRow>, Failure> {
    rows(PROFESSIONS)
}

fn rows<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<Vec<T>, Failure> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(bytes).deserialize().collect();
    Ok(rows.context("reading a list that comes with the platform")?)
}
