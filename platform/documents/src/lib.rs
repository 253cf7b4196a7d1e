//! The face of papers: clauses that people edit, layouts that the press prints, tables, imports,
//! calendars, attached files. Knows no stage; pure but for the folder of files and the store.

pub mod calendar;
pub mod clauses;
pub mod example;
pub mod files;
pub mod imports;
pub mod layout;
pub mod qr;
pub mod refusal;
pub mod tables;

pub use layout::{Layout, Press};
pub use qr::qr_svg;
pub use tables::{Cell, Column, ColumnKind, CsvStyle, Sheet};
