//! A list as a table: columns that know what they hold, cells that are what they are.

use kernel::{Credits, Day, Hours, Money};

/// What a column holds: decides its alignment, width and format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// Whole numbers.
    Number,
    /// Credits and the like, two decimals where needed.
    Quantity,
    /// Tenge, two decimals.
    Money,
    /// Days.
    Day,
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in addresses (`?columns=name,bin`).
    pub key: &'static str,
    /// Its title in the reader's language.
    pub title: String,
    /// What it holds.
    pub kind: ColumnKind,
}

impl Column {
    /// A column.
    pub fn new(key: &'static str, title: impl Into<String>, kind: ColumnKind) -> Self {
        Self { key, title: title.into(), kind }
    }
}

/// A cell of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words; never a formula, whatever they begin with.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Credits.
    Credits(Credits),
    /// Hours, as hours and their share.
    Hours(Hours),
    /// Money.
    Money(Money),
    /// A day.
    Day(Day),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}
impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}
impl From<Credits> for Cell {
    fn from(credits: Credits) -> Self {
        Self::Credits(credits)
    }
}
impl From<Hours> for Cell {
    fn from(hours: Hours) -> Self {
        Self::Hours(hours)
    }
}
impl From<Money> for Cell {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A list as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, as many cells in each as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// An empty table.
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { name: name.into(), columns, rows: Vec::new() }
    }

    /// Only these columns, in this order; all of them when none is known.
    #[must_use]
    pub fn choose(self, keys: &[&str]) -> Self {
        let places: Vec<usize> =
            keys.iter().filter_map(|key| self.columns.iter().position(|column| column.key == *key)).collect();
        if places.is_empty() {
            return self;
        }
        Self {
            name: self.name,
            columns: places.iter().map(|&place| self.columns[place].clone()).collect(),
            rows: self
                .rows
                .iter()
                .map(|row| places.iter().map(|&place| row.get(place).cloned().unwrap_or(Cell::Empty)).collect())
                .collect(),
        }
    }
}

/// Would a spreadsheet take this text for a formula?
pub(crate) fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
