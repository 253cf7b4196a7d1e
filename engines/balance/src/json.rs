//! The JSON of a problem, there and back. A fault names the line and column, or the field.

use std::collections::BTreeMap;
use std::io::Read;

use serde::de::IgnoredAny;

use crate::draft::Draft;
use crate::problem::{Invalid, Problem};

/// The longest text that is read, in bytes: 16 MiB.
pub const LONGEST: u64 = 1 << 24;

const FIELDS: [&str; 13] = [
    "name",
    "objective",
    "periods",
    "courses",
    "prerequisites",
    "curricula",
    "limits",
    "undesired",
    "weights",
    "pinned",
    "allowed",
    "fixed",
    "last_year",
];

/// Why a problem could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The source failed.
    #[error("the text could not be read: {0}")]
    Source(#[from] std::io::Error),
    /// Longer than [`LONGEST`].
    #[error("the text is longer than {LONGEST} bytes")]
    TooLong,
    /// Not JSON, or not this JSON; says the line and the column.
    #[error("not the JSON of a balance problem: {0}")]
    Json(#[from] serde_json::Error),
    /// A problem that makes no sense; names the field.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Reads a problem.
pub fn read(source: impl Read) -> Result<Problem, ReadError> {
    Ok(Problem::new(read_draft(source)?.0)?)
}

/// Reads a draft, and the fields of the text that this engine does not know and left out of account (a misspelt
/// `pinned` would be one).
pub fn read_draft(source: impl Read) -> Result<(Draft, Vec<String>), ReadError> {
    let mut text = Vec::new();
    source.take(LONGEST + 1).read_to_end(&mut text)?;
    if text.len() as u64 > LONGEST {
        return Err(ReadError::TooLong);
    }
    let draft = serde_json::from_slice::<Draft>(&text)?;
    #[expect(clippy::zero_sized_map_values, reason = "what a field holds is skipped, not kept")]
    let fields: BTreeMap<String, IgnoredAny> = serde_json::from_slice(&text)?;
    let strange = fields.into_keys().filter(|field| !FIELDS.contains(&field.as_str())).collect();
    Ok((draft, strange))
}

/// Writes a draft.
pub fn write(draft: &Draft) -> String {
    serde_json::to_string(draft).expect("numbers, strings and lists are always JSON")
}
