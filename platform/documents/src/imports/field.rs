//! The form of a file: its columns, what each holds, under which titles people write them.

use kernel::{Code, Names};

/// A file that people bring.
#[derive(Clone, Debug)]
pub struct Form {
    /// The sheet's and the template's name.
    pub title: Names,
    /// The columns, in the order of the template.
    pub fields: Vec<Field>,
    /// What to do with columns the form does not know.
    pub extra: Extra,
    /// The most rows of one file.
    pub most_rows: usize,
    /// The most bytes of one file as it lies.
    pub most_bytes: usize,
    /// The most bytes of a workbook unpacked.
    pub most_unpacked: usize,
}

/// What to do with columns a form does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extra {
    /// Name them and refuse the file: a misspelt optional column must not vanish silently.
    #[default]
    Refused,
    /// Leave them out: files of other systems have their own columns.
    Ignored,
}

impl Form {
    /// A form of these columns, with the usual limits.
    pub fn new(title: Names, fields: Vec<Field>) -> Self {
        Self { title, fields, extra: Extra::Refused, most_rows: 20_000, most_bytes: 20 << 20, most_unpacked: 200 << 20 }
    }
    /// Leaving out columns it does not know.
    #[must_use]
    pub fn ignoring_extra(mut self) -> Self {
        self.extra = Extra::Ignored;
        self
    }
    /// With another limit of rows.
    #[must_use]
    pub fn most_rows(mut self, rows: usize) -> Self {
        self.most_rows = rows;
        self
    }
    /// The titles of the needed columns, joined.
    pub(super) fn wanted(&self, lang: impl Fn(&Names) -> &String) -> String {
        let titles: Vec<&str> =
            self.fields.iter().filter(|field| field.required).map(|field| lang(&field.titles).as_str()).collect();
        titles.join(", ")
    }
}

/// A column of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in code; accepted as a title too.
    pub key: &'static str,
    /// Its title in the template.
    pub titles: Names,
    /// Other titles under which people write it.
    pub synonyms: Vec<&'static str>,
    /// Must every row have it?
    pub required: bool,
    /// What it holds.
    pub kind: FieldKind,
    /// What to write there.
    pub help: Names,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// Words, at most so many characters.
    Text(usize),
    /// A code: like words, but Cyrillic letters that look Latin become Latin.
    Code(usize),
    /// Exactly so many digits; zeros that a spreadsheet cut off at the left come back.
    Digits(usize),
    /// A day.
    Day,
    /// A whole number between these.
    Number(i64, i64),
    /// Credits.
    Credits,
    /// Hours.
    Hours,
    /// Money.
    Money,
    /// A value of a closed list.
    Choice(Vec<Choice>),
    /// Yes or no.
    Flag,
}

/// A value of a closed list: accepted by its code and by its name in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The code.
    pub code: &'static str,
    /// Its names.
    pub names: Names,
}

impl Field {
    /// An optional column.
    pub fn new(key: &'static str, titles: Names, kind: FieldKind) -> Self {
        Self { key, titles, synonyms: Vec::new(), required: false, kind, help: Names::default() }
    }
    /// A column with the values of a closed list, named by `names`.
    pub fn choice<C: Code>(key: &'static str, titles: Names, names: impl Fn(C) -> Names) -> Self {
        let all = C::ALL.iter().map(|&value| Choice { code: value.code(), names: names(value) }).collect();
        Self::new(key, titles, FieldKind::Choice(all))
    }
    /// That every row must have.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// That people write under other titles as well.
    #[must_use]
    pub fn also(mut self, synonyms: &[&'static str]) -> Self {
        self.synonyms.extend_from_slice(synonyms);
        self
    }
    /// With a word on what to write there.
    #[must_use]
    pub fn help(mut self, help: Names) -> Self {
        self.help = help;
        self
    }
}
