//! Lists as tables: the same columns in XLSX and CSV, chosen by who asked.

mod delimited;
mod sheet;
mod workbook;

pub use delimited::{CsvStyle, Separator};
pub(crate) use sheet::looks_like_formula;
pub use sheet::{Cell, Column, ColumnKind, Sheet};
pub(crate) use workbook::{book, column_index, excel_day, header_format, kind_format, put, sheet_name};
