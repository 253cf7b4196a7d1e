//! The parts that papers are made of.

use kernel::Names;
use serde::Serialize;

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value.
    pub value: String,
}

impl Fact {
    /// A label and its value.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A label and its value in the languages of the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamesFact {
    /// The label.
    pub label: Names,
    /// The value.
    pub value: Names,
}

impl NamesFact {
    /// A label and its value.
    pub fn new(label: Names, value: Names) -> Self {
        Self { label, value }
    }
}

/// On which side the words of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Codes and marks.
    Middle,
    /// Figures.
    End,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableColumn<T = String> {
    /// The title.
    pub title: T,
    /// Its share of the width; 0 takes what its words need.
    pub weight: u16,
    /// On which side its words stand.
    pub align: Align,
}

impl<T> TableColumn<T> {
    /// A column of words with a share of the width.
    pub fn words(title: impl Into<T>, weight: u16) -> Self {
        Self { title: title.into(), weight, align: Align::Start }
    }
    /// A column of codes or marks, as wide as they are.
    pub fn mark(title: impl Into<T>) -> Self {
        Self { title: title.into(), weight: 0, align: Align::Middle }
    }
    /// A column of figures, as wide as they are.
    pub fn figure(title: impl Into<T>) -> Self {
        Self { title: title.into(), weight: 0, align: Align::End }
    }
}

/// A table of ready-to-print words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table<T = String> {
    /// The columns.
    pub columns: Vec<TableColumn<T>>,
    /// The rows, as many cells in each as there are columns.
    pub rows: Vec<Vec<T>>,
    /// The last row, set apart.
    pub total: Option<Vec<T>>,
}

/// A table in the languages of the paper.
pub type NamesTable = Table<Names>;

impl<T> Table<T> {
    /// A table without totals.
    pub fn new(columns: Vec<TableColumn<T>>, rows: Vec<Vec<T>>) -> Self {
        Self { columns, rows, total: None }
    }
    /// With a last row set apart.
    #[must_use]
    pub fn total(mut self, total: Vec<T>) -> Self {
        self.total = Some(total);
        self
    }
}

/// A titled table within a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The title.
    pub title: String,
    /// The table.
    pub table: Table,
}

/// A titled table at the end of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Annex {
    /// `Annex 1. Plan of training`.
    pub title: Names,
    /// The table.
    pub table: NamesTable,
}

/// A party of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// `Enterprise`.
    pub role: Names,
    /// Its name.
    pub name: Names,
    /// BIN, address, who acts for it, by what right.
    pub facts: Vec<NamesFact>,
}

/// A place for a signature, or the mark of one made electronically.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signature {
    /// `Enterprise`, `Chair`.
    pub side: Names,
    /// The post.
    pub post: Names,
    /// The signatory's name.
    pub name: String,
    /// How and when it was signed; an empty line to sign on when none.
    pub mark: Option<Names>,
}

/// The sheet behind a signed paper: what was signed, by whom, when, how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditSheet {
    /// SHA-256 of the very bytes that were signed, in hexadecimal.
    pub sha256: String,
    /// One line a signature.
    pub lines: Vec<AuditLine>,
}

/// One signature on the audit sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    /// Whose side.
    pub side: Names,
    /// Who.
    pub name: String,
    /// How: one-time code, electronic signature, paper with a witness.
    pub how: Names,
    /// When, ready to print.
    pub when: String,
    /// The record's own hash or number.
    pub hash: String,
}

/// Where a reader of the paper checks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// The address behind the QR code.
    pub url: String,
    /// What to do with it, in words.
    pub text: Names,
}

/// What a row of a curriculum is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A cycle or a module; its first cell runs over the whole width up to the figures.
    Heading,
    /// A discipline.
    Line,
    /// A practice: marked in copper, as everywhere.
    Practice,
    /// A sum.
    Total,
}

/// A row of a curriculum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CurriculumRow {
    /// What it is.
    pub kind: RowKind,
    /// As many cells as there are columns.
    pub cells: Vec<String>,
}
