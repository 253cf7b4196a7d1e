//! Delimited text: `;`, `,` or tabs, with or without the mark of UTF-8.

use kernel::Refusal;

use super::field::Form;
use super::grid::{Grid, Line, Raw};
use super::header;
use crate::refusal;

pub(super) fn read(bytes: &[u8], file_name: &str, form: &Form) -> Result<Grid, Refusal> {
    let text = decode(bytes, file_name)?;
    if text.trim().is_empty() {
        return Err(refusal::NO_ROWS.refuse());
    }
    // The separator is the one with which the file looks most like the form.
    let looks = |separator: u8| {
        let grid = split(text, separator, 20);
        let widest = grid.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0);
        (header::likeness(&grid, form), widest)
    };
    let separator = [b'\t', b',', b';'].into_iter().max_by_key(|separator| looks(*separator)).unwrap_or(b',');
    // One header, some lines above it, and one line more than allowed: enough to refuse.
    Ok(split(text, separator, form.most_rows.saturating_add(32)))
}

fn decode<'b>(bytes: &'b [u8], file_name: &str) -> Result<&'b str, Refusal> {
    let encoding = |name: &str| Err(refusal::ENCODING.with("encoding", name));
    let bytes = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return encoding("UTF-16"),
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest,
        all => all,
    };
    let start = &bytes[..bytes.len().min(4096)];
    let (even, odd) = start.iter().enumerate().fold((0, 0), |(even, odd), (n, byte)| match (byte, n % 2) {
        (0, 0) => (even + 1, odd),
        (0, _) => (even, odd + 1),
        _ => (even, odd),
    });
    let zeros = even + odd;
    if zeros > 0 {
        // Text in two bytes a letter has its zeros on one side; anything else is no text.
        let sixteen = zeros * 5 > start.len() && (even == 0 || odd == 0);
        return if sixteen { encoding("UTF-16") } else { Err(not_a_table(file_name)) };
    }
    let strange = start.iter().filter(|b| **b < 32 && !matches!(**b, b'\t' | b'\n' | b'\r')).count();
    if strange * 20 > start.len() || bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return Err(not_a_table(file_name));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text);
    }
    let high: Vec<u8> = bytes.iter().copied().filter(|b| *b >= 128).collect();
    let cyrillic = high.iter().filter(|b| **b >= 0xC0).count();
    if cyrillic * 10 > high.len() * 6 { encoding("Windows-1251") } else { encoding("?") }
}

fn not_a_table(file_name: &str) -> Refusal {
    refusal::NOT_A_TABLE.with("file", file_name.chars().take(100).collect::<String>())
}

/// The lines numbered as a spreadsheet would number them: empty lines count, lines inside a cell do not.
fn split(text: &str, separator: u8, most: usize) -> Grid {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut grid, mut number, mut record) = (Grid::default(), 0u32, csv::StringRecord::new());
    loop {
        let begins = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        // Text in memory that is UTF-8 has no other end than its own.
        if !reader.read_record(&mut record).unwrap_or(false) || grid.lines.len() >= most {
            return grid;
        }
        number = number.saturating_add(1).saturating_add(empty_lines(text.as_bytes(), begins));
        let cells = record.iter().enumerate().map(|(column, cell)| (column, Raw::Text(unescaped(cell)))).collect();
        grid.lines.push(Line { number, cells });
    }
}

/// Empty lines that the reader skips from here.
fn empty_lines(bytes: &[u8], begins: usize) -> u32 {
    let after_return = begins > 0 && bytes.get(begins - 1) == Some(&b'\r') && bytes.get(begins) == Some(&b'\n');
    let mut rest = &bytes[(begins + usize::from(after_return)).min(bytes.len())..];
    let mut count = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', tail @ ..] | [b'\n' | b'\r', tail @ ..] => tail,
            _ => return count,
        };
        count += 1;
    }
}

/// Our own exports lead what looks like a formula by an apostrophe; it is not part of the words.
fn unescaped(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if crate::tables::looks_like_formula(rest) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(text: &str) -> Vec<(u32, String)> {
        split(text, b';', 100).lines.iter().map(|line| (line.number, line.cells[0].1.words())).collect()
    }

    #[test]
    fn lines_are_numbered_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n"] {
            let text = ["a;b", "", "\"c", "c\";d", "", "", "e;f"].join(end);

            assert_eq!(numbered(&text), vec![(1, "a".into()), (3, format!("c{end}c")), (6, "e".into())], "{end:?}");
        }
    }

    #[test]
    fn other_encodings_are_named() {
        let name = |bytes: &[u8]| decode(bytes, "x.csv").expect_err("not UTF-8").args;
        assert_eq!(name(&[0xFF, 0xFE, 0x10, 0x04]), vec![("encoding", "UTF-16".into())]);
        assert_eq!(name(&[b'a', 0, b';', 0, b'b', 0]), vec![("encoding", "UTF-16".into())]);
        assert_eq!(name(&[0xCD, 0xE0, 0xE7, 0xE2, b';']), vec![("encoding", "Windows-1251".into())]);
        assert_eq!(decode("\u{feff}аты".as_bytes(), "x.csv"), Ok("аты"));
    }
}
