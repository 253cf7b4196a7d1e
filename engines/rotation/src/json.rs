//! The JSON of a problem, there and back.

use std::io::Read;

use crate::draft::Draft;
use crate::fault::Invalid;
use crate::problem::Problem;

/// The largest input that is read: beyond it nothing that fits the limits of [`Problem`] can lie.
pub const LONGEST: u64 = 256 << 20;

/// Why a problem could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The input could not be read.
    #[error("reading failed: {0}")]
    Broken(#[from] std::io::Error),
    /// More than [`LONGEST`] bytes.
    #[error("longer than {LONGEST} bytes")]
    TooLong,
    /// Not JSON, or not this shape; says the field, the line and the column.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// JSON of this shape that makes no sense; names the field.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Reads a problem.
pub fn read(input: impl Read) -> Result<Problem, ReadError> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST {
        return Err(ReadError::TooLong);
    }
    let draft: Draft = serde_json::from_slice(&bytes)?;
    drop(bytes);
    Ok(Problem::new(&draft)?)
}

/// Writes a problem as it is read.
pub fn write(draft: &Draft) -> String {
    serde_json::to_string(draft).expect("strings and numbers are always JSON")
}
