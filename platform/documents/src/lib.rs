//! The face of papers: clauses that people edit, layouts that the press prints, tables, imports,
//! calendars, attached files. Knows no stage; pure but for the folder of files and the store.

pub mod attachments;
pub mod calendar;
pub mod clauses;
pub mod example;
mod export;
pub mod files;
pub mod imports;
pub mod intake;
pub mod layout;
pub mod papers;
pub mod qr;
pub mod refusal;
pub mod tables;
pub mod templates;
mod words;

pub use export::{EXPORT_ROWS, export};
pub use layout::{Layout, Press};
pub use qr::qr_svg;
pub use tables::{Cell, Column, ColumnKind, CsvStyle, Sheet};
pub use words::SaidWords;

/// Words of papers, tables and imports.
pub const MESSAGES: web::Messages = web::messages!("documents");
