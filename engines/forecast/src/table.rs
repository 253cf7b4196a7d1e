//! CSV (RFC 4180) within bounded memory: quotes, a byte-order mark, either end of line. Columns are parted by commas, or by
//! semicolons or tabs when the header has more of them; then a number may have a decimal comma. O(bytes); no cell is copied twice.

use std::io::Read;

use crate::wrong::{Fault, Place, Wrong};

/// The longest table that is read, in bytes.
pub const LONGEST: u64 = 256 << 20;

/// The most cells that are read.
pub const MOST: usize = 1 << 26;

/// A table: a header and rows of as many cells each. A row may be shorter than the header only if it was asked for.
#[derive(Debug)]
pub struct Table {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    /// For each row, header included: its line and its first cell.
    rows: Vec<(usize, usize)>,
    decimal_comma: bool,
}

/// Whether lines may be of different lengths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Every row has as many cells as the header.
    Even,
    /// A row may end early (wide tables of series of different lengths).
    Ragged,
}

/// Reads a table of [`Shape::Even`]. Blank lines are passed over.
pub fn read(source: impl Read) -> Result<Table, Wrong> {
    read_shaped(source, Shape::Even)
}

/// Reads a table of the shape that is asked for.
pub fn read_shaped(source: impl Read, shape: Shape) -> Result<Table, Wrong> {
    let mut bytes = Vec::new();
    source
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Fault::Unreadable { cause: error.to_string() }.of(""))?;
    if bytes.len() as u64 > LONGEST {
        return Err(too_long());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        Fault::NotText.at(on(1 + lines(&error.as_bytes()[..good])))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let table = split(text, delimiter(text))?;
    table.checked(shape)
}

fn too_long() -> Wrong {
    Fault::TooLong { bytes: LONGEST, cells: MOST }.of("")
}

/// A line as a place.
fn on(line: usize) -> Place {
    Place { line: Some(line), ..Place::default() }
}

/// Ends of lines in these bytes.
fn lines(bytes: &[u8]) -> usize {
    bytes.split(|&byte| byte == b'\n').count() - 1
}

fn delimiter(text: &str) -> u8 {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |mark: u8| {
        let mut quoted = false;
        header
            .bytes()
            .filter(|&byte| {
                quoted ^= byte == b'"';
                !quoted && byte == mark
            })
            .count()
    };
    // The first of the most frequent: a comma when there is nothing to part.
    let (commas, semicolons, tabs) = (count(b','), count(b';'), count(b'\t'));
    if commas >= semicolons && commas >= tabs {
        b','
    } else if semicolons >= tabs {
        b';'
    } else {
        b'\t'
    }
}

fn split(text: &str, delimiter: u8) -> Result<Table, Wrong> {
    let bytes = text.as_bytes();
    let mut table = Table {
        text: String::with_capacity(text.len()),
        ends: Vec::new(),
        rows: Vec::new(),
        decimal_comma: delimiter != b',',
    };
    let (mut at, mut line) = (0, 1);
    while at < bytes.len() {
        let first = table.ends.len();
        let began = (line, table.text.len());
        loop {
            at = cell(text, at, delimiter, &mut line, &mut table.text)?;
            if table.ends.len() == MOST {
                return Err(too_long());
            }
            table.ends.push(u32::try_from(table.text.len()).expect("a table is below 4 GiB"));
            match bytes.get(at) {
                Some(&mark) if mark == delimiter => at += 1,
                Some(b'\r') => {
                    at += 1 + usize::from(bytes.get(at + 1) == Some(&b'\n'));
                    break;
                }
                Some(_) => {
                    at += 1;
                    break;
                }
                None => break,
            }
        }
        line += 1;
        // A line of blanks alone is no row.
        if table.ends.len() == first + 1 && table.text[began.1..].trim().is_empty() {
            table.ends.pop();
            table.text.truncate(began.1);
        } else {
            table.rows.push((began.0, first));
        }
    }
    if table.rows.is_empty() { Err(Fault::NoHeader.of("")) } else { Ok(table) }
}

/// Copies the cell that starts at `at`; where it ends: at a delimiter, an end of line or the end.
fn cell(text: &str, at: usize, delimiter: u8, line: &mut usize, into: &mut String) -> Result<usize, Wrong> {
    let bytes = text.as_bytes();
    let ends = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    if bytes.get(at) != Some(&b'"') {
        let end = bytes[at..].iter().position(|&byte| ends(byte)).map_or(bytes.len(), |far| at + far);
        into.push_str(text[at..end].trim());
        return Ok(end);
    }
    let began = *line;
    let mut from = at + 1;
    loop {
        let Some(quote) = bytes[from..].iter().position(|&byte| byte == b'"').map(|far| from + far) else {
            return Err(Fault::Quote.at(on(began)));
        };
        into.push_str(&text[from..quote]);
        *line += lines(&bytes[from..quote]);
        match bytes.get(quote + 1) {
            Some(b'"') => {
                into.push('"');
                from = quote + 2;
            }
            Some(&byte) if !ends(byte) => return Err(Fault::Quote.at(on(began))),
            _ => return Ok(quote + 1),
        }
    }
}

impl Table {
    fn checked(self, shape: Shape) -> Result<Self, Wrong> {
        let expected = self.header().count();
        for number in 0..self.len() {
            let row = self.row(number);
            let found = row.len();
            let even = found == expected || (shape == Shape::Ragged && found < expected);
            if !even {
                return Err(Fault::Ragged { found, expected }.at(on(row.line())));
            }
        }
        let mut names: Vec<&str> = self.header().filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Fault::TwiceNamed { name: pair[0].to_owned() }.at(on(1)));
        }
        Ok(self)
    }

    /// Names of the columns, in order.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        let cells = self.rows.get(1).map_or(self.ends.len(), |&(_, first)| first);
        (0..cells).map(|number| self.text_of(number))
    }

    /// How many rows there are beside the header.
    pub fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Whether there is nothing but a header.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The place of a column that must be there. Names are compared as written.
    pub fn column(&self, name: &str) -> Result<usize, Wrong> {
        self.find(name).ok_or_else(|| {
            let known = self.header().take(20).collect::<Vec<_>>().join(", ");
            Fault::NoColumn { name: name.to_owned(), known }.at(on(1))
        })
    }

    /// The place of a column that may be there.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.header().position(|other| other == name)
    }

    /// A row by its number, from 0.
    pub fn row(&self, number: usize) -> Row<'_> {
        Row { table: self, number: number + 1 }
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|number| self.row(number))
    }

    fn text_of(&self, cell: usize) -> &str {
        let start = if cell == 0 { 0 } else { self.ends[cell - 1] as usize };
        &self.text[start..self.ends[cell] as usize]
    }
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    table: &'a Table,
    number: usize,
}

impl<'a> Row<'a> {
    /// Its line in the file, from 1.
    pub fn line(self) -> usize {
        self.table.rows[self.number].0
    }

    /// How many cells it has.
    pub fn len(self) -> usize {
        let next = self.table.rows.get(self.number + 1).map_or(self.table.ends.len(), |&(_, first)| first);
        next - self.table.rows[self.number].1
    }

    /// Whether it has no cells; a row that was read has some.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text of a cell; empty where the row ended early.
    pub fn text(self, column: usize) -> &'a str {
        if column < self.len() { self.table.text_of(self.table.rows[self.number].1 + column) } else { "" }
    }

    /// A finite number, or `None` where the cell is blank or says that it is missing (`NA`, `NaN`, `null`, `.`, `-`, `…`).
    pub fn number(self, column: usize) -> Result<Option<f64>, Wrong> {
        number(self.text(column), self.table.decimal_comma).map_err(|wrong| self.wrong(column, wrong))
    }

    /// A finite number that must be there.
    pub fn needed(self, column: usize) -> Result<f64, Wrong> {
        self.number(column)?.ok_or_else(|| self.wrong(column, Fault::NumberNeeded))
    }

    /// The error that names this row and column.
    pub fn wrong(self, column: usize, fault: Fault) -> Wrong {
        fault.at(on(self.line()).column(self.table.header().nth(column).unwrap_or_default()))
    }
}

/// A finite number from text, or `None` for one that is missing, or what is wrong.
pub fn number(text: &str, decimal_comma: bool) -> Result<Option<f64>, Fault> {
    let text = text.trim();
    if text.is_empty()
        || ["na", "nan", "n/a", "null", "none", ".", "-", "…"].iter().any(|word| text.eq_ignore_ascii_case(word))
    {
        return Ok(None);
    }
    let parsed =
        if decimal_comma && text.contains(',') { text.replacen(',', ".", 1).parse() } else { text.parse::<f64>() };
    match parsed {
        Ok(value) if value.is_finite() => Ok(Some(value)),
        _ => Err(Fault::NotNumber { text: text.chars().take(40).collect() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_blank_lines_and_ends_of_lines_are_read_and_lines_counted() {
        let table = read("\u{feff}id,\"a \"\"b\"\"\"\r\n\nx,\"1\n2\"\r\ny,3".as_bytes()).expect("a sound table");

        assert_eq!(table.header().collect::<Vec<_>>(), ["id", "a \"b\""]);
        assert_eq!(table.row(0).text(1), "1\n2");
        assert_eq!((table.row(0).line(), table.row(1).line()), (3, 5));
        assert_eq!(table.row(1).number(1).expect("a number"), Some(3.0));
    }

    #[test]
    fn semicolons_bring_decimal_commas() {
        let table = read("id;value\na;1,5\nb;\n".as_bytes()).expect("a sound table");

        assert_eq!(table.row(0).number(1).expect("a number"), Some(1.5));
        assert_eq!(table.row(1).number(1).expect("missing"), None);
    }

    #[test]
    fn what_is_wrong_is_named_by_line_and_column() {
        let told = |text: &str| match read(text.as_bytes()) {
            Err(wrong) => wrong.to_string(),
            Ok(table) => table.row(0).needed(1).expect_err("a word is no number").to_string(),
        };

        assert_eq!(told("id,value\na,x\n"), "line 2, column `value`: `x` is not a finite number");
        assert_eq!(told("id,value\na,inf\n"), "line 2, column `value`: `inf` is not a finite number");
        assert_eq!(told("id,value\n\na,1,2\n"), "line 3: 3 cells where the header has 2");
        assert_eq!(told("id,id\na,1\n"), "line 1: the column `id` stands twice");
        assert_eq!(told("a,\"b\nc,d"), "line 1: a quoted cell does not end where it should");
        assert_eq!(told(" \n\n"), "the table is empty: a first line with names of columns is needed");
    }
}
