//! Rows of fields out of a stream of text (RFC 4180: quotes, doubled quotes, line ends inside quotes; CRLF or LF; a
//! byte order mark is passed over). Semicolons or tabs stand between fields where the header has more of them than
//! commas, as spreadsheets save where a comma is the decimal sign. Memory: one row and a buffer.

use std::io::{ErrorKind, Read};

use crate::fault::Fault;
use crate::wrong::Wrong;

/// The most bytes of one row.
pub const LONGEST_ROW: usize = 1 << 24;
/// The most bytes of a whole table.
pub const LONGEST: u64 = (LONGEST_GIGABYTES as u64) << 30;
const LONGEST_GIGABYTES: usize = 4;

const PIECE: usize = 1 << 18;

/// A field of the row at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'row> {
    /// Its bytes, without quotes and without the spaces around an unquoted one.
    pub text: &'row [u8],
    /// Whether it stood in quotes.
    pub quoted: bool,
    /// Whether a comma in it is the decimal sign, as it is where no comma stands between fields.
    pub decimal_comma: bool,
}

/// Reads row after row.
pub struct Records<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    ended: bool,
    read: u64,
    row: usize,
    separator: u8,
    unquoted: Vec<u8>,
    spans: Vec<(usize, usize, bool)>,
    in_buffer: bool,
    begun: bool,
}

impl<R: Read> Records<R> {
    /// Nothing is read yet.
    pub fn new(source: R) -> Self {
        Self {
            source,
            buffer: Vec::new(),
            start: 0,
            ended: false,
            read: 0,
            row: 0,
            separator: b',',
            unquoted: Vec::new(),
            spans: Vec::new(),
            in_buffer: true,
            begun: false,
        }
    }

    /// The row at hand, counted as a spreadsheet shows it.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The fields of the row at hand.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = Field<'_>> {
        let text = if self.in_buffer { &self.buffer } else { &self.unquoted };
        let decimal_comma = self.separator != b',';
        self.spans.iter().map(move |&(from, to, quoted)| Field { text: &text[from..to], quoted, decimal_comma })
    }

    /// Goes to the next row that is not blank; false at the end.
    pub fn advance(&mut self) -> Result<bool, Wrong> {
        loop {
            let Some((from, to, quotes)) = self.line()? else { return Ok(false) };
            self.row += 1;
            let from =
                if self.row == 1 && self.buffer[from..to].starts_with(b"\xef\xbb\xbf") { from + 3 } else { from };
            if self.buffer[from..to].iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if !std::mem::replace(&mut self.begun, true) {
                self.separator = separator(&self.buffer[from..to]);
            }
            self.spans.clear();
            self.in_buffer = !quotes;
            if quotes {
                self.split_quoted(from, to)?;
            } else {
                self.split(from, to);
            }
            return Ok(true);
        }
    }

    /// Where the next row stands in the buffer, without its line end, and whether it has quotes.
    fn line(&mut self) -> Result<Option<(usize, usize, bool)>, Wrong> {
        let (mut at, mut quotes) = (self.start, 0_usize);
        loop {
            let found = self.buffer[at..].iter().position(|&byte| byte == b'\n');
            let end = found.map_or(self.buffer.len(), |found| at + found);
            quotes += self.buffer[at..end].iter().map(|&byte| usize::from(byte == b'"')).sum::<usize>();
            if end - self.start > LONGEST_ROW {
                return Err(self.broken(Fault::RowTooLong { megabytes: LONGEST_ROW >> 20 }));
            }
            if found.is_some() && quotes.is_multiple_of(2) {
                return Ok(Some(self.taken(end, end + 1, quotes)));
            }
            if found.is_some() {
                at = end + 1;
                continue;
            }
            at = end - self.start;
            if self.ended || !self.fill()? {
                if self.start == self.buffer.len() {
                    return Ok(None);
                }
                if !quotes.is_multiple_of(2) {
                    return Err(self.broken(Fault::QuoteNotClosed));
                }
                let end = self.buffer.len();
                return Ok(Some(self.taken(end, end, quotes)));
            }
            // What was looked at moved to the front.
        }
    }

    fn taken(&mut self, end: usize, next: usize, quotes: usize) -> (usize, usize, bool) {
        let from = std::mem::replace(&mut self.start, next);
        let end = if end > from && self.buffer[end - 1] == b'\r' { end - 1 } else { end };
        (from, end, quotes > 0)
    }

    /// Moves what is left to the front and reads on; false at the end of the source.
    fn fill(&mut self) -> Result<bool, Wrong> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let kept = self.buffer.len();
        self.buffer.resize(kept + PIECE.max(kept), 0);
        loop {
            match self.source.read(&mut self.buffer[kept..]) {
                Ok(got) => {
                    self.buffer.truncate(kept + got);
                    self.ended = got == 0;
                    self.read += got as u64;
                    if self.read > LONGEST {
                        return Err(Wrong::Table(Fault::TableTooLong { gigabytes: LONGEST_GIGABYTES }));
                    }
                    return Ok(got > 0);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(Wrong::Table(Fault::Unreadable { because: error.to_string() })),
            }
        }
    }

    fn split(&mut self, from: usize, to: usize) {
        let (mut begins, separator) = (from, self.separator);
        for at in from..=to {
            if at == to || self.buffer[at] == separator {
                self.spans.push(trimmed(&self.buffer, begins, at));
                begins = at + 1;
            }
        }
    }

    fn split_quoted(&mut self, from: usize, to: usize) -> Result<(), Wrong> {
        self.unquoted.clear();
        let (mut at, separator) = (from, self.separator);
        loop {
            while at < to && self.buffer[at] == b' ' {
                at += 1;
            }
            let begins = self.unquoted.len();
            let quoted = at < to && self.buffer[at] == b'"';
            if quoted {
                at += 1;
                loop {
                    match self.buffer[at..to].iter().position(|&byte| byte == b'"') {
                        None => return Err(self.broken(Fault::QuoteNotClosed)),
                        Some(found) => {
                            self.unquoted.extend_from_slice(&self.buffer[at..at + found]);
                            at += found + 1;
                        }
                    }
                    if at < to && self.buffer[at] == b'"' {
                        self.unquoted.push(b'"');
                        at += 1;
                    } else {
                        break;
                    }
                }
                while at < to && self.buffer[at] == b' ' {
                    at += 1;
                }
                if at < to && self.buffer[at] != separator {
                    return Err(self.broken(Fault::CommaAfterQuote));
                }
                self.spans.push((begins, self.unquoted.len(), true));
            } else {
                let end = self.buffer[at..to].iter().position(|&byte| byte == separator).map_or(to, |found| at + found);
                if self.buffer[at..end].contains(&b'"') {
                    return Err(self.broken(Fault::QuoteInside));
                }
                self.unquoted.extend_from_slice(&self.buffer[at..end]);
                self.spans.push(trimmed(&self.unquoted, begins, self.unquoted.len()));
                at = end;
            }
            if at >= to {
                return Ok(());
            }
            at += 1;
        }
    }

    fn broken(&self, fault: Fault) -> Wrong {
        Wrong::row(self.row.max(1), fault)
    }
}

/// What stands between fields: what the header has most of outside quotes, a comma if in doubt.
fn separator(header: &[u8]) -> u8 {
    let mut quoted = false;
    let [mut commas, mut semicolons, mut tabs] = [0_usize; 3];
    for byte in header {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => commas += 1,
            b';' if !quoted => semicolons += 1,
            b'\t' if !quoted => tabs += 1,
            _ => {}
        }
    }
    match commas.max(semicolons).max(tabs) {
        most if most == commas => b',',
        most if most == semicolons => b';',
        _ => b'\t',
    }
}

fn trimmed(text: &[u8], mut from: usize, mut to: usize) -> (usize, usize, bool) {
    while from < to && matches!(text[from], b' ' | b'\t') {
        from += 1;
    }
    while from < to && matches!(text[to - 1], b' ' | b'\t') {
        to -= 1;
    }
    (from, to, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<Vec<String>>, Wrong> {
        let mut records = Records::new(text.as_bytes());
        let mut rows = Vec::new();
        while records.advance()? {
            rows.push(records.fields().map(|field| String::from_utf8_lossy(field.text).into_owned()).collect());
        }
        Ok(rows)
    }

    #[test]
    fn quotes_line_ends_and_blanks_are_read_as_rfc_4180_says() {
        assert_eq!(
            rows("\u{feff}a, b ,c\r\n\"x, \"\"y\"\"\",\"two\nlines\", \"z\" \r\n\n,,\n1,2,3").expect("sound"),
            [["a", "b", "c"], ["x, \"y\"", "two\nlines", "z"], ["", "", ""], ["1", "2", "3"]]
        );
        assert!(rows("").expect("empty").is_empty());
        assert_eq!(rows("a\n\"\",\n").expect("sound"), [vec!["a"], vec!["", ""]]);
    }

    #[test]
    fn semicolons_and_tabs_stand_between_fields_where_the_header_has_them() {
        assert_eq!(rows("a;\"b,c\";d\r\n1,5; \"x;y\" ;\n").expect("sound"), [["a", "b,c", "d"], ["1,5", "x;y", ""]]);
        assert_eq!(rows("\u{feff}a\tb\n1,5\t\n\t2\n").expect("sound"), [["a", "b"], ["1,5", ""], ["", "2"]]);
        assert_eq!(rows("a,b;c\n1,2;3\n").expect("in doubt a comma"), [["a", "b;c"], ["1", "2;3"]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_or_stands_inside_is_refused_with_its_row() {
        for (text, row) in [("a,b\n1,\"2\n3,4\n", 1), ("a,b\n\"1\"2,3\n", 2), ("a\n1\nx\"y\"\n", 3)] {
            assert!(matches!(rows(text), Err(Wrong::Row { row: named, .. }) if named >= row), "{text}");
        }
    }

    #[test]
    fn rows_longer_than_the_buffer_are_read_whole() {
        let long = format!("{}\n{}\n", "x,".repeat(PIECE), "1,".repeat(PIECE));
        assert_eq!(rows(&long).expect("sound").iter().map(Vec::len).collect::<Vec<_>>(), [PIECE + 1, PIECE + 1]);
    }
}
