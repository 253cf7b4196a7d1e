//! From bytes to a table of strings.

use kernel::Refusal;

use crate::refusal;

kernel::codes! { "programmes-file",
    /// Which file is spoken of.
    pub enum File {
        /// Slots and options.
        Curriculum = "curriculum",
        /// Modules.
        Modules = "modules",
        /// Learning outcomes.
        Outcomes = "outcomes",
        /// Outcomes that disciplines form.
        Matrix = "matrix",
        /// Slots that rest on others.
        Prerequisites = "prerequisites",
    }
}

/// More rows no curriculum has.
const ROWS_MOST: usize = 2000;

/// A table of strings with the numbers its rows have where they came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub file: File,
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row and its number, counted as a reader of the file counts: the header is row 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: usize,
    pub cells: Vec<String>,
}

/// Takes a CSV apart: UTF-8 with or without a mark, divided by commas, semicolons or tabs as its header is.
///
/// # Errors
/// Empty, not UTF-8, or longer than a curriculum can be.
pub fn decode(file: File, bytes: &[u8]) -> Result<Table, Refusal> {
    let about = |rule: kernel::Rule| rule.with("file", kernel::Arg::Key(kernel::Code::key(file)));
    let text = std::str::from_utf8(bytes).map_err(|wrong| {
        let before = String::from_utf8_lossy(&bytes[..wrong.valid_up_to()]);
        let row = before.matches('\n').count() + 1;
        about(refusal::FILE_ENCODING).with("row", row)
    })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(about(refusal::FILE_EMPTY));
    }
    let first = text.trim_start().lines().next().unwrap_or_default();
    let divided = |by: char| first.matches(by).count();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|by| divided(*by)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| about(refusal::FILE_ENCODING).with("row", rows.len() + 1))?;
        let number = record.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or(0));
        rows.push(Row { number, cells: record.iter().map(str::to_owned).collect() });
        if rows.len() > ROWS_MOST {
            return Err(about(refusal::FILE_LONG).with("most", ROWS_MOST));
        }
    }
    let header = if rows.is_empty() { Vec::new() } else { rows.remove(0).cells };
    Ok(Table { file, header, rows })
}
