//! The repository read as text: what the rules of the house look at. The rules themselves are in `tests/house`.

#![allow(clippy::case_sensitive_file_extension_comparisons)] // names in this repository are written one way

mod block;
mod messages;
mod modules;
mod repository;
mod source;
mod sql;

pub use block::{blocks, function_around};
pub use messages::{LANGS, Messages, used_keys};
pub use modules::{File, circles, files};
pub use repository::{Kind, Member, Migration, Repository, Text};
pub use source::{Literal, Source, words};
pub use sql::{Touch, Write, status_write, touches};

/// Fails with every finding at once and with what to do about them; passes in silence when there are none.
///
/// # Panics
/// When there are findings.
#[track_caller]
pub fn clean(rule: &str, mend: &str, findings: &[String]) {
    assert!(findings.is_empty(), "\n{rule}\n  {}\n\nWhat to do: {mend}\n", findings.join("\n  "));
}
