//! What a run is reckoned from, as it stood: kept with the run, so that it can be reckoned again.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::kinds::{Kind, Size};
use super::rules::{Settings, figure};

/// The rows of a table in one spelling, in the order of its columns.
pub type Lines = Vec<Vec<String>>;

/// What one employer's accepted return says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The return.
    pub name: String,
    /// The section of OKED.
    pub sector: String,
    /// The size of the enterprise.
    pub size: Size,
    /// All its staff.
    pub headcount: i64,
    /// By profession.
    pub lines: Vec<AnswerLine>,
}

/// What it says of one profession.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AnswerLine {
    /// The profession's code.
    pub profession: String,
    /// Who work in it now.
    pub staff: i64,
    /// Open vacancies.
    pub vacancies: i64,
    /// Foreign workers.
    pub foreign: i64,
    /// Of them, to be replaced.
    pub replaced: i64,
    /// Jobs to be cut.
    pub releases: i64,
}

/// Everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Inputs {
    /// The region's code.
    pub region: String,
    /// Its tables.
    pub tables: BTreeMap<Kind, Lines>,
    /// The accepted returns of the campaign.
    pub answers: Vec<Answer>,
    /// Places that orders approved: group, year of admission, places.
    pub places: Vec<(String, i32, i64)>,
    /// The group of a profession in the registry.
    pub groups: BTreeMap<String, String>,
}

impl Inputs {
    /// The rows of a table; none where it was not brought.
    pub fn lines(&self, kind: Kind) -> impl Iterator<Item = Line<'_>> {
        let lines = self.tables.get(&kind).into_iter().flatten();
        lines.enumerate().map(move |(number, cells)| Line { kind, number, cells })
    }

    /// Was anything brought?
    pub fn has(&self, kind: Kind) -> bool {
        self.tables.get(&kind).is_some_and(|lines| !lines.is_empty())
    }

    /// As they are kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// SHA-256 of what a run is reckoned from, its settings included, in hexadecimal.
pub fn digest(inputs: &str, settings: &Settings) -> String {
    let asked = serde_json::to_string(settings).unwrap_or_default();
    let digest = Sha256::new().chain_update(inputs).chain_update("\n").chain_update(asked).finalize();
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    kind: Kind,
    number: usize,
    cells: &'a [String],
}

impl<'a> Line<'a> {
    /// Its number in the table, from 0.
    pub fn number_in_table(&self) -> usize {
        self.number
    }

    /// The words of a cell; empty where there are none.
    pub fn text(&self, key: &str) -> &'a str {
        let place = self.kind.columns().iter().position(|column| column.key == key);
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }

    /// The number of a cell, where there is one.
    pub fn number(&self, key: &str) -> Option<f64> {
        figure(self.text(key))
    }

    /// The year of a row, where it has one.
    pub fn year(&self) -> Option<i32> {
        self.text("year").parse().ok()
    }
}
