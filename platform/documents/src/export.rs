//! Any list as a file, from the address of the list with `format=xlsx` or `format=csv`.

use anyhow::Context;
use web::{Answer, download};

use crate::tables::{CsvStyle, Sheet};

/// Rows of an export at most; a longer list is narrowed first.
pub const EXPORT_ROWS: usize = 100_000;

/// The list as a file of the format asked for; an unknown format is XLSX.
///
/// # Errors
/// Broken, when the workbook cannot be written.
pub fn export(sheet: &Sheet, format: &str, name: &str) -> Answer {
    if format == "csv" {
        let bytes = sheet.csv(CsvStyle::default());
        return download(bytes, "text/csv; charset=utf-8", &format!("{name}.csv"));
    }
    let bytes = sheet.xlsx().context("writing the workbook of a list")?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    download(bytes, kind, &format!("{name}.xlsx"))
}
