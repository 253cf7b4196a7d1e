//! The programmes of the demo, as the list has them.

use kernel::Failure;
use serde::Deserialize;

use super::super::lists::rows;

const PROGRAMMES: &[u8] = include_bytes!("../../../demo/data/programmes.csv");

/// Every programme, robotics first.
pub fn programmes() -> Result<Vec<Row>, Failure> {
    rows(PROGRAMMES)
}

/// A programme of the demo.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    pub code: String,
    pub group: String,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub university: String,
    pub fields: String,
    pub professions: String,
    admission_years: String,
    curriculum: String,
}

impl Row {
    /// Has it a curriculum of its own, written out?
    pub fn is_written_out(&self) -> bool {
        !self.curriculum.is_empty()
    }

    /// The years in which students are admitted.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.admission_years.split(';').filter_map(|year| year.parse().ok())
    }
}
