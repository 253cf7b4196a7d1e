//! Tables of answers: read exactly, in one pass, in memory bounded by the text.

mod column;
mod decimal;
mod records;

use std::collections::HashSet;
use std::io::Read;

pub use column::{Categories, Column, NO_BYTE, NO_CODE, NO_UNITS};
use records::Records;

use crate::fault::Fault;
use crate::wrong::Wrong;

/// The most columns.
pub const MOST_COLUMNS: usize = 65_536;

/// Named columns of the same length.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<Column>,
    /// After so many rows, so many blank lines were passed over in all.
    blank: Vec<(usize, usize)>,
}

impl Table {
    /// Reads text with a header, its fields between commas, or between semicolons or tabs where the header has those; then a
    /// number may have a decimal comma. An empty cell, or `NA` without quotes, is missing; blank lines are
    /// passed over. The first column may lack a name; any other is refused.
    pub fn read(source: impl Read) -> Result<Self, Wrong> {
        let mut records = Records::new(source);
        if !records.advance()? {
            return Err(Wrong::Table(Fault::NoHeader));
        }
        let mut columns = header(&records)?;
        let (mut blank, mut length) = (Vec::new(), 0);
        while records.advance()? {
            let (row, found) = (records.row(), records.fields().len());
            if found != columns.len() {
                return Err(Wrong::row(row, Fault::FieldsDiffer { found, header: columns.len() }));
            }
            for (column, field) in columns.iter_mut().zip(records.fields()) {
                column.push(field, row)?;
            }
            let passed = row - 2 - length;
            if blank.last().map_or(0, |&(_, passed)| passed) != passed {
                blank.push((length, passed));
            }
            length += 1;
        }
        Ok(Self { columns, blank })
    }

    /// Of columns that are already there. Refused when their lengths or names do not fit together.
    pub fn of(columns: Vec<Column>) -> Result<Self, Wrong> {
        let mut names = HashSet::new();
        for column in &columns {
            if column.len() != columns[0].len() {
                return Err(Wrong::column(column.name(), Fault::OtherLength));
            }
            if !names.insert(column.name()) {
                return Err(Wrong::column(column.name(), Fault::ColumnTwice));
            }
        }
        Ok(Self { columns, blank: Vec::new() })
    }

    /// The row as a spreadsheet counts it, the header being row 1.
    pub fn row_number(&self, row: usize) -> usize {
        let before = self.blank.partition_point(|&(from, _)| from <= row);
        row + 2 + before.checked_sub(1).map_or(0, |at| self.blank[at].1)
    }

    /// How many rows, without the header.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Column::len)
    }

    /// In the order of the header.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Result<&Column, Wrong> {
        self.columns.iter().find(|column| column.name() == name).ok_or_else(|| Self::without(&self.columns, name))
    }

    /// None of the columns is called so.
    pub(crate) fn without(columns: &[Column], name: &str) -> Wrong {
        let names: Vec<&str> = columns.iter().take(20).map(Column::name).collect();
        let more = if columns.len() > names.len() { ", …" } else { "" };
        Wrong::column(name, Fault::NoSuchColumn { known: names.join(", ") + more })
    }
}

fn header<R: Read>(records: &Records<R>) -> Result<Vec<Column>, Wrong> {
    let mut names = HashSet::new();
    let mut columns = Vec::new();
    let found = records.fields().len();
    if found > MOST_COLUMNS {
        return Err(Wrong::Table(Fault::TooManyColumns { columns: found, most: MOST_COLUMNS }));
    }
    for (at, field) in records.fields().enumerate() {
        let text =
            std::str::from_utf8(field.text).map_err(|_| Wrong::row(1, Fault::HeaderNotText { place: at + 1 }))?;
        if text.is_empty() && at > 0 {
            return Err(Wrong::row(1, Fault::ColumnWithoutName { place: at + 1 }));
        }
        if !names.insert(text.to_owned()) {
            return Err(Wrong::column(text, Fault::ColumnTwice));
        }
        columns.push(Column::named(text));
    }
    Ok(columns)
}
