//! Cells by the names of their columns, and a list of what is wrong with them.

use std::collections::HashMap;

use kernel::{Arg, Code, Credits, Hours, Refusal, Rule, latin_twin};

use super::decoding::{File, Row, Table};
use crate::refusal;

/// The longest text of a cell.
const TEXT_MOST: usize = 500;

/// What is wrong, remembered with its place.
#[derive(Default)]
pub struct Complaints(Vec<((File, usize, usize), Refusal)>);

impl Complaints {
    /// Everything, in the order of files, rows and columns.
    pub fn in_order(mut self) -> Vec<Refusal> {
        self.0.sort_by_key(|(place, _)| *place);
        self.0.into_iter().map(|(_, refusal)| refusal).collect()
    }
    /// Something wrong with the file as a whole.
    pub fn about(&mut self, file: File, refusal: Refusal) {
        self.0.push(((file, 0, 0), refusal.with("file", Arg::Key(file.key()))));
    }
}

/// A table whose columns are known by name.
pub struct Sheet<'a> {
    pub file: File,
    columns: HashMap<&'static str, usize>,
    rows: Vec<&'a Row>,
}

impl<'a> Sheet<'a> {
    /// The table under its columns; none when the header is wrong.
    pub fn new(
        table: &'a Table,
        required: &'static [&'static str],
        optional: &'static [&'static str],
        complaints: &mut Complaints,
    ) -> Option<Self> {
        let file = table.file;
        let mut columns = HashMap::new();
        let mut good = true;
        let mut wrong = |refusal: Refusal| {
            good = false;
            complaints.about(file, refusal);
        };
        for (place, title) in table.header.iter().enumerate() {
            let name = latin_twin(title.trim()).to_lowercase();
            let known = required.iter().chain(optional).find(|column| **column == name);
            match known {
                Some(column) if columns.contains_key(column) => {
                    wrong(refusal::COLUMN_TWICE.with("column", *column));
                }
                Some(column) => {
                    columns.insert(*column, place);
                }
                None if title.trim().is_empty() => {} // a trailing comma
                None => wrong(refusal::COLUMN_UNKNOWN.with("column", shown(title)).with("number", place + 1)),
            }
        }
        for column in required.iter().filter(|column| !columns.contains_key(*column)) {
            wrong(refusal::COLUMN_MISSING.with("column", *column));
        }
        if !good {
            return None;
        }
        let written = |row: &&Row| row.cells.iter().any(|cell| !cell.trim().is_empty());
        let rows: Vec<_> = table.rows.iter().filter(written).collect();
        if rows.is_empty() {
            complaints.about(file, refusal::FILE_NO_ROWS.refuse());
            return None;
        }
        let width = table.header.len();
        let (rows, ragged): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(|row| row.cells.len() == width);
        for row in ragged {
            let refusal = refusal::ROW_LENGTH.with("file", Arg::Key(file.key())).with("row", row.number);
            let refusal = refusal.with("cells", row.cells.len()).with("columns", width);
            complaints.0.push(((file, row.number, 0), refusal));
        }
        Some(Self { file, columns, rows })
    }

    /// Its rows.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(move |row| Line { sheet: self, row })
    }
}

/// One row under its columns.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    sheet: &'a Sheet<'a>,
    row: &'a Row,
}

impl<'a> Line<'a> {
    /// The row's number.
    pub fn number(&self) -> usize {
        self.row.number
    }
    /// A cell without its outer blanks; nothing where the column was left out.
    pub fn cell(&self, column: &str) -> &'a str {
        let cell = self.sheet.columns.get(column).and_then(|place| self.row.cells.get(*place));
        cell.map_or("", |cell| cell.trim())
    }
    /// Something wrong with a cell.
    pub fn complain(&self, column: &'static str, refusal: Refusal, complaints: &mut Complaints) {
        let file = self.sheet.file;
        let place = self.sheet.columns.get(column).map_or(0, |place| place + 1);
        let refusal = Refusal {
            args: [("file", Arg::Key(file.key())), ("row", self.number().into()), ("column", column.into())]
                .into_iter()
                .chain(refusal.args)
                .collect(),
            ..refusal
        };
        complaints.0.push(((file, self.number(), place), refusal));
    }
    fn wrong<T>(&self, column: &'static str, rule: &Rule, complaints: &mut Complaints) -> Option<T> {
        self.complain(column, rule.with("value", shown(self.cell(column))), complaints);
        None
    }
    /// A text that must be there.
    pub fn text(&self, column: &'static str, complaints: &mut Complaints) -> Option<String> {
        let text = self.cell(column);
        if text.is_empty() {
            self.complain(column, refusal::CELL_EMPTY.refuse(), complaints);
            return None;
        }
        self.text_if_any(column, complaints)
    }
    /// A text that may be empty.
    pub fn text_if_any(&self, column: &'static str, complaints: &mut Complaints) -> Option<String> {
        let text = self.cell(column);
        if text.chars().count() > TEXT_MOST {
            self.complain(column, refusal::CELL_LONG.with("most", TEXT_MOST), complaints);
            return None;
        }
        Some(text.to_owned())
    }
    /// A whole number from `least` to `most`; spreadsheets write `5` as `5.0` too.
    pub fn whole<T: TryFrom<u32>>(
        &self,
        column: &'static str,
        (least, most): (u32, u32),
        complaints: &mut Complaints,
    ) -> Option<T> {
        let text = self.cell(column);
        let bare = text.strip_suffix(".0").unwrap_or(text);
        let number = self.numeric(column, bare.parse::<u32>().ok(), complaints)?;
        let fits = (least..=most).contains(&number).then(|| T::try_from(number).ok()).flatten();
        if fits.is_none() {
            let bounds = refusal::CELL_RANGE.with("value", shown(text)).with("least", i64::from(least));
            self.complain(column, bounds.with("most", i64::from(most)), complaints);
        }
        fits
    }
    /// Credits, at most so many.
    pub fn credits(&self, column: &'static str, most: u32, complaints: &mut Complaints) -> Option<Credits> {
        let credits: Credits = self.numeric(column, self.cell(column).parse().ok(), complaints)?;
        self.bounded(column, credits, Credits::whole(most.into()), most, complaints)
    }
    /// Hours, at most so many.
    pub fn hours(&self, column: &'static str, most: u32, complaints: &mut Complaints) -> Option<Hours> {
        let hours: Hours = self.numeric(column, self.cell(column).parse().ok(), complaints)?;
        self.bounded(column, hours, Hours::whole(most.into()), most, complaints)
    }
    fn bounded<T: PartialOrd>(
        &self,
        column: &'static str,
        value: T,
        bound: T,
        most: u32,
        complaints: &mut Complaints,
    ) -> Option<T> {
        if value <= bound {
            return Some(value);
        }
        let bounds = refusal::CELL_RANGE.with("value", shown(self.cell(column))).with("least", 0);
        self.complain(column, bounds.with("most", i64::from(most)), complaints);
        None
    }
    fn numeric<T>(&self, column: &'static str, read: Option<T>, complaints: &mut Complaints) -> Option<T> {
        let text = self.cell(column);
        let negative =
            text.strip_prefix(['-', '−']).is_some_and(|rest| rest.trim().starts_with(|c: char| c.is_ascii_digit()));
        match read {
            Some(number) => Some(number),
            None if text.is_empty() => {
                self.complain(column, refusal::CELL_EMPTY.refuse(), complaints);
                None
            }
            None if negative => self.wrong(column, &refusal::CELL_NEGATIVE, complaints),
            None => self.wrong(column, &refusal::CELL_NUMBER, complaints),
        }
    }
    /// A value of a closed list, in any case, `_` or `-`, look-alikes forgiven.
    pub fn code<T: Code>(&self, column: &'static str, complaints: &mut Complaints) -> Option<T> {
        if self.cell(column).is_empty() {
            self.complain(column, refusal::CELL_EMPTY.refuse(), complaints);
            return None;
        }
        self.code_of(column, self.cell(column), complaints)
    }
    /// Several values of a closed list, divided by `;`; none when the cell is empty.
    pub fn several<T: Code>(&self, column: &'static str, complaints: &mut Complaints) -> Option<Vec<T>> {
        self.parts(column).map(|part| self.code_of(column, part, complaints)).collect()
    }
    fn code_of<T: Code>(&self, column: &'static str, written: &str, complaints: &mut Complaints) -> Option<T> {
        let text = latin_twin(&written.to_uppercase()).to_lowercase().replace('_', "-");
        let value = T::of(&text);
        if value.is_none() {
            let list: Vec<_> = T::ALL.iter().map(|value| value.code().to_uppercase().replace('-', "_")).collect();
            let refusal = refusal::CELL_LIST.with("value", shown(written)).with("list", list.join(", "));
            self.complain(column, refusal, complaints);
        }
        value
    }
    /// The parts of a cell between `;`, blanks dropped.
    pub fn parts(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.cell(column).split(';').map(str::trim).filter(|part| !part.is_empty())
    }
    /// Yes or no.
    pub fn yes(&self, column: &'static str, complaints: &mut Complaints) -> Option<bool> {
        match self.cell(column).to_lowercase().as_str() {
            "yes" | "иә" | "да" | "1" | "true" => Some(true),
            "no" | "жоқ" | "нет" | "0" | "false" => Some(false),
            "" => {
                self.complain(column, refusal::CELL_EMPTY.refuse(), complaints);
                None
            }
            _ => {
                let refusal = refusal::CELL_LIST.with("value", shown(self.cell(column))).with("list", "yes, no");
                self.complain(column, refusal, complaints);
                None
            }
        }
    }
}

/// A cell as an error shows it: never the whole of a pasted page.
pub fn shown(cell: &str) -> String {
    let mut shown: String = cell.trim().chars().take(60).collect();
    if cell.trim().chars().count() > 60 {
        shown.push('…');
    }
    shown
}
