//! The lists that the demo is made from.

use anyhow::Context;
use kernel::Failure;

/// A row of a list that the demo is made from.
pub fn rows<T: for<'de> serde::Deserialize<'de>>(bytes: &[u8]) -> Result<Vec<T>, Failure> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(bytes).deserialize().collect();
    Ok(rows.context("reading a list of the demo")?)
}

/// What stands in one cell with blanks or semicolons between.
pub fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([' ', ';']).filter(|one| !one.is_empty())
}
