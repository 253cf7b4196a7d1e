//! A line of a file, understood: every value by the name of its field, every no with its cell.

use std::collections::BTreeMap;
use std::str::FromStr;

use kernel::{Code, Credits, Day, Hours, Money, Names, Refusal, Rule, latin_twin};

use super::field::{Field, FieldKind, Form};
use super::grid::{Line, Raw, cell_name};
use crate::refusal;

/// A row that was read.
#[derive(Clone, Debug)]
pub struct Row {
    line: u32,
    cells: BTreeMap<&'static str, Cell>,
}

#[derive(Clone, Debug)]
struct Cell {
    /// `C7`; only the line where the file has no such column.
    place: String,
    titles: Names,
    /// The value in one spelling: days `2026-09-01`, decimals with a point, choices by code.
    value: Option<String>,
}

/// Reads a line; what is wrong with each of its cells.
pub(super) fn read(line: &Line, places: &BTreeMap<&'static str, usize>, form: &Form) -> (Row, Vec<Refusal>) {
    let (mut cells, mut errors) = (BTreeMap::new(), Vec::new());
    for field in &form.fields {
        let column = places.get(field.key).copied();
        let place = column.map_or_else(|| line.number.to_string(), |column| cell_name(line.number, column));
        let raw = column.and_then(|column| line.cell(column));
        let value = match raw {
            None => Ok(None),
            Some(raw) => value(raw, field),
        };
        let value = match value {
            Ok(None) if field.required => Err(refusal::CELL_EMPTY),
            other => other,
        };
        let value = value.unwrap_or_else(|rule| {
            let shown: String = raw.map(Raw::words).unwrap_or_default().chars().take(80).collect();
            errors
                .push(limits(refuse(&rule, field.key, line.number, &place, &field.titles).with("value", shown), field));
            None
        });
        cells.insert(field.key, Cell { place, titles: field.titles.clone(), value });
    }
    (Row { line: line.number, cells }, errors)
}

fn refuse(rule: &Rule, key: &'static str, line: u32, place: &str, titles: &Names) -> Refusal {
    rule.at(key).with("row", i64::from(line)).with("cell", place).with("column", titles.clone())
}

/// The bounds a message tells.
fn limits(refusal: Refusal, field: &Field) -> Refusal {
    match &field.kind {
        FieldKind::Text(most) | FieldKind::Code(most) => refusal.with("most", *most),
        FieldKind::Digits(count) => refusal.with("count", *count),
        FieldKind::Number(least, most) => refusal.with("least", *least).with("most", *most),
        FieldKind::Choice(all) => {
            let list = |lang: fn(&Names) -> &String| {
                all.iter().map(|c| lang(&c.names).as_str()).collect::<Vec<_>>().join(", ")
            };
            refusal.with("list", Names::new(list(|n| &n.kk), list(|n| &n.ru), list(|n| &n.en)))
        }
        FieldKind::Flag => refusal.with("list", Names::new("иә, жоқ", "да, нет", "yes, no")),
        FieldKind::Day | FieldKind::Credits | FieldKind::Hours | FieldKind::Money => refusal,
    }
}

/// The cell's value in one spelling; nothing when it is empty.
fn value(raw: &Raw, field: &Field) -> Result<Option<String>, Rule> {
    match raw {
        Raw::Error(_) => return Err(refusal::CELL_ERROR),
        Raw::Uncomputed => return Err(refusal::CELL_UNCOMPUTED),
        _ => {}
    }
    let words = raw.words();
    if words.is_empty() {
        return Ok(None);
    }
    match &field.kind {
        FieldKind::Text(most) => short(words, *most),
        FieldKind::Code(most) => short(latin_twin(&words), *most),
        FieldKind::Digits(count) => digits(raw, &words, *count),
        FieldKind::Day => day(raw, &words),
        FieldKind::Number(least, most) => {
            let number: i64 = unspaced(&words).parse().map_err(|_| refusal::CELL_NOT_A_NUMBER)?;
            if (*least..=*most).contains(&number) {
                Ok(Some(number.to_string()))
            } else {
                Err(refusal::CELL_NOT_A_NUMBER)
            }
        }
        FieldKind::Credits => quantity::<Credits>(&words),
        FieldKind::Hours => quantity::<Hours>(&words),
        FieldKind::Money => quantity::<Money>(&words),
        FieldKind::Choice(all) => {
            let wanted = words.to_lowercase();
            let found = all.iter().find(|choice| {
                let names = [choice.code, &choice.names.kk, &choice.names.ru, &choice.names.en];
                names.iter().any(|name| name.to_lowercase() == wanted)
            });
            found.map(|choice| Some(choice.code.to_owned())).ok_or(refusal::CELL_NOT_IN_LIST)
        }
        FieldKind::Flag => match words.to_lowercase().as_str() {
            "иә" | "да" | "yes" | "true" | "1" | "+" => Ok(Some("yes".to_owned())),
            "жоқ" | "нет" | "no" | "false" | "0" | "-" => Ok(Some("no".to_owned())),
            _ => Err(refusal::CELL_NOT_IN_LIST),
        },
    }
}

fn short(words: String, most: usize) -> Result<Option<String>, Rule> {
    if words.chars().count() > most { Err(refusal::CELL_TOO_LONG) } else { Ok(Some(words)) }
}

fn digits(raw: &Raw, words: &str, count: usize) -> Result<Option<String>, Rule> {
    let words = unspaced(words);
    // A spreadsheet keeps 012345 as the number 12345: the zeros come back.
    let words = if matches!(raw, Raw::Number(_)) { format!("{words:0>count$}") } else { words };
    let right = words.len() == count && words.bytes().all(|b| b.is_ascii_digit());
    if right { Ok(Some(words)) } else { Err(refusal::CELL_NOT_DIGITS) }
}

fn day(raw: &Raw, words: &str) -> Result<Option<String>, Rule> {
    let found = match raw {
        Raw::Day(day) => Some(*day),
        // The serial number of a day between 1950 and 2100 in a cell that lost its format.
        Raw::Number(serial) if (18_264.0..73_051.0).contains(serial) && serial.fract() == 0.0 => {
            #[allow(clippy::cast_possible_truncation)]
            let days = *serial as i64;
            Day::of(1899, 12, 30).map(|epoch| epoch.plus(days))
        }
        _ => words.split(['T', ' ']).next().and_then(|first| first.trim_end_matches('.').parse().ok()),
    };
    let found = found.filter(|day| (1900..2200).contains(&day.year()));
    found.map(|day| Some(day.to_string())).ok_or(refusal::CELL_NOT_A_DAY)
}

fn quantity<T: FromStr + ToString>(words: &str) -> Result<Option<String>, Rule> {
    unspaced(words).parse::<T>().map(|value| Some(value.to_string())).map_err(|_| refusal::CELL_NOT_A_QUANTITY)
}

/// Figures without the spaces between thousands.
fn unspaced(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}').collect()
}

impl Row {
    /// The line in the file, from 1.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The words of a cell, where there are any.
    pub fn maybe(&self, key: &str) -> Option<&str> {
        self.cells.get(key).and_then(|cell| cell.value.as_deref())
    }

    /// The words of a cell.
    pub fn text(&self, key: &'static str) -> Result<&str, Refusal> {
        self.maybe(key).ok_or_else(|| self.refuse(key, &refusal::CELL_EMPTY))
    }

    /// The value of a cell as anything that is read from words; `rule` tells when it cannot be.
    pub fn parsed<T: FromStr>(&self, key: &'static str, rule: &Rule) -> Result<T, Refusal> {
        self.text(key)?.parse().map_err(|_| self.refuse(key, rule))
    }

    /// The value of a cell, where there is one.
    pub fn maybe_parsed<T: FromStr>(&self, key: &'static str, rule: &Rule) -> Result<Option<T>, Refusal> {
        self.maybe(key).map(|words| words.parse().map_err(|_| self.refuse(key, rule))).transpose()
    }

    /// A day.
    pub fn day(&self, key: &'static str) -> Result<Day, Refusal> {
        self.parsed(key, &refusal::CELL_NOT_A_DAY)
    }

    /// A whole number.
    pub fn number(&self, key: &'static str) -> Result<i64, Refusal> {
        self.parsed(key, &refusal::CELL_NOT_A_NUMBER)
    }

    /// Credits.
    pub fn credits(&self, key: &'static str) -> Result<Credits, Refusal> {
        self.parsed(key, &refusal::CELL_NOT_A_QUANTITY)
    }

    /// Hours.
    pub fn hours(&self, key: &'static str) -> Result<Hours, Refusal> {
        self.parsed(key, &refusal::CELL_NOT_A_QUANTITY)
    }

    /// Money.
    pub fn money(&self, key: &'static str) -> Result<Money, Refusal> {
        self.parsed(key, &refusal::CELL_NOT_A_QUANTITY)
    }

    /// A value of a closed list.
    pub fn choice<C: Code>(&self, key: &'static str) -> Result<C, Refusal> {
        C::of(self.text(key)?).ok_or_else(|| self.refuse(key, &refusal::CELL_NOT_IN_LIST))
    }

    /// A value of a closed list, where there is one.
    pub fn maybe_choice<C: Code>(&self, key: &'static str) -> Result<Option<C>, Refusal> {
        if self.maybe(key).is_some() { self.choice(key).map(Some) } else { Ok(None) }
    }

    /// Yes? An empty cell is no.
    pub fn flag(&self, key: &str) -> bool {
        self.maybe(key) == Some("yes")
    }

    /// What a rule said of a form, told at its cell of this row: with `row`, `cell`, `column` and `value` besides its own.
    pub fn tell(&self, refusal: Refusal) -> Refusal {
        let mut told = self.refuse(refusal.field.unwrap_or_default(), &refusal.rule);
        told.field = refusal.field;
        for (name, value) in refusal.args {
            if !told.args.iter().any(|(known, _)| *known == name) {
                told.args.push((name, value));
            }
        }
        told
    }

    /// A rule of the reader's own applied to a cell: with `row`, `cell`, `column` and `value`.
    pub fn refuse(&self, key: &'static str, rule: &Rule) -> Refusal {
        let nowhere = (self.line.to_string(), Names::default());
        let (place, titles) = self.cells.get(key).map_or(nowhere, |cell| (cell.place.clone(), cell.titles.clone()));
        refuse(rule, key, self.line, &place, &titles).with("value", self.maybe(key).unwrap_or_default())
    }
}
