//! A table that knows its file's name and its columns' meaning, so that every error names the file, the line and the
//! column; and names in the order they first appear.

use std::collections::HashMap;
use std::io::Read;

use crate::table::{self, Table};
use crate::wrong::{Fault, Place, Wrong};

/// A table in memory.
#[derive(Debug)]
pub(crate) struct Sheet {
    name: String,
    header: Vec<String>,
    table: Table,
}

/// A column that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column(usize);

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'sheet> {
    sheet: &'sheet Sheet,
    row: table::Row<'sheet>,
}

/// The place in a table of this name.
fn named(table: &str, mut wrong: Wrong) -> Wrong {
    table.clone_into(&mut wrong.place.table);
    wrong
}

impl Sheet {
    /// Reads a table that has at least one row.
    pub(crate) fn read(name: &str, input: impl Read) -> Result<Self, Wrong> {
        let table = table::read(input).map_err(|wrong| named(name, wrong))?;
        let header = table.header().map(str::to_owned).collect();
        let sheet = Self { name: name.to_owned(), header, table };
        if sheet.table.is_empty() {
            return Err(sheet.lacks(&sheet.header.join(", "), Fault::NoRows));
        }
        Ok(sheet)
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// A column that must be there.
    pub(crate) fn column(&self, name: &str) -> Result<Column, Wrong> {
        self.table.column(name).map(Column).map_err(|wrong| named(&self.name, wrong))
    }

    /// A column that may be there.
    pub(crate) fn optional(&self, name: &str) -> Option<Column> {
        self.table.find(name).map(Column)
    }

    /// An error about the table as a whole.
    pub(crate) fn lacks(&self, column: &str, fault: Fault) -> Wrong {
        let place = Place { table: self.name.clone(), line: Some(1), ..Place::default() };
        fault.at(place.column(column))
    }

    /// Refuses columns beside these: a misspelt name must not pass in silence.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Wrong> {
        match self.header.iter().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(self.lacks(name, Fault::StrangeColumn { known: known.join(", ") })),
            None => Ok(()),
        }
    }

    /// The rows under the header.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.table.rows().map(|row| Row { sheet: self, row })
    }
}

impl<'sheet> Row<'sheet> {
    /// An error in this row.
    pub(crate) fn fail(&self, column: Column, fault: Fault) -> Wrong {
        named(&self.sheet.name, self.row.wrong(column.0, fault))
    }

    /// What stands in a cell, possibly nothing.
    pub(crate) fn raw(&self, column: Column) -> &'sheet str {
        self.row.text(column.0)
    }

    /// A name.
    pub(crate) fn text(&self, column: Column) -> Result<&'sheet str, Wrong> {
        let text = self.raw(column);
        if text.is_empty() { Err(self.fail(column, Fault::EmptyCell)) } else { Ok(text) }
    }

    /// A name, or `*` (every one) where the column or the text is missing.
    pub(crate) fn text_or_all(&self, column: Option<Column>) -> &'sheet str {
        match column.map(|column| self.raw(column)) {
            None | Some("") => "*",
            Some(text) => text,
        }
    }

    /// A finite number between two bounds.
    pub(crate) fn real(&self, column: Column, least: f64, most: f64) -> Result<f64, Wrong> {
        self.real_maybe(Some(column), least, most)?.ok_or_else(|| self.fail(column, Fault::EmptyCell))
    }

    /// A number, or another where the column or the number is missing.
    pub(crate) fn real_or(&self, column: Option<Column>, least: f64, most: f64, other: f64) -> Result<f64, Wrong> {
        Ok(self.real_maybe(column, least, most)?.unwrap_or(other))
    }

    /// A number, if it is there.
    pub(crate) fn real_maybe(&self, column: Option<Column>, least: f64, most: f64) -> Result<Option<f64>, Wrong> {
        let Some(column) = column else { return Ok(None) };
        let read = self.row.number(column.0).map_err(|wrong| named(&self.sheet.name, wrong))?;
        match read {
            Some(value) if value < least || value > most => Err(self.fail(column, Fault::Range { value, least, most })),
            // A minus before nought would travel into the answer.
            Some(value) => Ok(Some(value + 0.0)),
            None => Ok(None),
        }
    }

    /// A whole number between two bounds.
    pub(crate) fn whole(&self, column: Column, least: i64, most: i64) -> Result<i64, Wrong> {
        let text = self.text(column)?;
        let value: i64 =
            text.parse().map_err(|_| self.fail(column, Fault::NotWhole { text: text.chars().take(40).collect() }))?;
        if (least..=most).contains(&value) {
            return Ok(value);
        }
        #[expect(clippy::cast_precision_loss, reason = "told to people")]
        let fault = Fault::Range { value: value as f64, least: least as f64, most: most as f64 };
        Err(self.fail(column, fault))
    }

    /// A whole number, or another where the column or the text is missing.
    pub(crate) fn whole_or(&self, column: Option<Column>, least: i64, most: i64, other: i64) -> Result<i64, Wrong> {
        match column {
            Some(column) if !self.raw(column).is_empty() => self.whole(column, least, most),
            _ => Ok(other),
        }
    }
}

/// Names in the order they first appear.
#[derive(Clone, Debug, Default)]
pub struct Names {
    list: Vec<String>,
    index: HashMap<String, usize>,
}

impl Names {
    /// The number of a name, new or known.
    pub fn add(&mut self, name: &str) -> usize {
        if let Some(&at) = self.index.get(name) {
            return at;
        }
        self.index.insert(name.to_owned(), self.list.len());
        self.list.push(name.to_owned());
        self.list.len() - 1
    }

    /// The number of a known name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// The number of a name that must be known; `*` is none.
    pub(crate) fn find_or_all(&self, row: &Row<'_>, column: Option<Column>) -> Result<Option<usize>, Wrong> {
        match row.text_or_all(column) {
            "*" => Ok(None),
            name => match (self.find(name), column) {
                (Some(at), _) => Ok(Some(at)),
                (None, Some(column)) => Err(row.fail(column, Fault::Unknown { name: name.to_owned() })),
                (None, None) => Ok(None),
            },
        }
    }

    /// The number of the name in a cell, which must be known.
    pub(crate) fn of(&self, row: &Row<'_>, column: Column) -> Result<usize, Wrong> {
        let name = row.text(column)?;
        self.find(name).ok_or_else(|| row.fail(column, Fault::Unknown { name: name.to_owned() }))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them.
    pub fn all(&self) -> &[String] {
        &self.list
    }

    /// One of them.
    pub fn name(&self, at: usize) -> &str {
        &self.list[at]
    }
}
