//! What a file holds before anyone knows what it means.

use kernel::Day;

/// The cells of a file, line by line.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) lines: Vec<Line>,
}

/// A line, numbered from 1 as spreadsheets do; columns from 0.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) cells: Vec<(usize, Raw)>,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|(_, raw)| matches!(raw, Raw::Text(text) if text.trim().is_empty()))
    }
    pub(super) fn cell(&self, column: usize) -> Option<&Raw> {
        self.cells.iter().find(|(place, _)| *place == column).map(|(_, raw)| raw)
    }
}

/// A cell as the file has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Raw {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Day),
    /// A formula that failed, as `#REF!`.
    Error(String),
    /// A formula that was never computed.
    Uncomputed,
}

impl Raw {
    /// The cell in words, as a person would read it.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => figure(*number),
            Self::Day(day) => day.to_string(),
            Self::Error(text) => text.clone(),
            Self::Uncomputed => String::new(),
        }
    }
}

/// A number as it was typed: `7.5` and not `7.500000000000001`.
fn figure(number: f64) -> String {
    let near = (number * 1e6).round() / 1e6;
    if near.is_finite() { format!("{near}") } else { format!("{number}") }
}

/// `C7` for line 7, column 2.
pub(super) fn cell_name(line: u32, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().chain(line.to_string().chars().collect::<Vec<_>>().iter()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (column, name) in [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")] {
            assert_eq!(cell_name(7, column), name);
        }
    }

    #[test]
    fn numbers_read_as_they_were_typed() {
        assert_eq!(figure(0.1 + 0.2), "0.3");
        assert_eq!(figure(940_140_000_388.0), "940140000388");
        assert_eq!(figure(-2.5), "-2.5");
    }
}
