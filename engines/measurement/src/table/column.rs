//! A column in the narrowest form that keeps every value exactly: small whole numbers in a byte, decimals as whole
//! numbers of a common last place, other numbers as doubles, words as numbers of a list.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::fault::Fault;
use crate::table::decimal::{Decimal, MOST_DIGITS, canonical, decimal, nearest, ten_to};
use crate::table::records::Field;
use crate::wrong::Wrong;

/// A missing answer among small whole numbers.
pub const NO_BYTE: i8 = i8::MIN;
/// A missing answer among decimals.
pub const NO_UNITS: i64 = i64::MIN;
/// A missing answer among categories.
pub const NO_CODE: u32 = u32::MAX;

#[derive(Clone, Debug)]
enum Cells {
    Bytes(Vec<i8>),
    Decimals { units: Vec<i64>, places: u32 },
    Doubles(Vec<f64>),
    Words { codes: Vec<u32>, labels: Vec<String>, first: (usize, String) },
}

/// Numbers beyond this, either way, are refused: their squares and sums of squares would not be finite.
pub const LARGEST: f64 = 1e150;

/// A named column of a table. A cell may be missing.
#[derive(Clone, Debug)]
pub struct Column {
    name: String,
    cells: Cells,
    known: HashMap<String, u32>,
}

/// A column seen as groups: categories in order (numbers by size, words by letters), each row's number among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Categories {
    /// Each row's category; [`Categories::NONE`] where it is missing.
    pub codes: Vec<u32>,
    /// Their names.
    pub labels: Vec<String>,
    /// Their values, where all are numbers.
    pub numbers: Option<Vec<f64>>,
}

impl Categories {
    /// The code of a missing cell.
    pub const NONE: u32 = NO_CODE;
}

impl Column {
    /// Without rows.
    pub(crate) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), cells: Cells::Bytes(Vec::new()), known: HashMap::new() }
    }

    /// Of doubles; one that is not finite is missing.
    pub fn of_numbers(name: &str, numbers: &[f64]) -> Self {
        let kept = numbers.iter().map(|&number| if number.is_finite() { number } else { f64::NAN }).collect();
        Self { cells: Cells::Doubles(kept), ..Self::named(name) }
    }

    /// Of small whole numbers, −128 for a missing one.
    pub fn of_bytes(name: &str, bytes: Vec<i8>) -> Self {
        Self { cells: Cells::Bytes(bytes), ..Self::named(name) }
    }

    /// What the header calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Bytes(cells) => cells.len(),
            Cells::Decimals { units, .. } => units.len(),
            Cells::Doubles(cells) => cells.len(),
            Cells::Words { codes, .. } => codes.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many cells are missing.
    pub fn missing(&self) -> usize {
        match &self.cells {
            Cells::Bytes(cells) => cells.iter().filter(|&&cell| cell == NO_BYTE).count(),
            Cells::Decimals { units, .. } => units.iter().filter(|&&cell| cell == NO_UNITS).count(),
            Cells::Doubles(cells) => cells.iter().filter(|cell| cell.is_nan()).count(),
            Cells::Words { codes, .. } => codes.iter().filter(|&&cell| cell == NO_CODE).count(),
        }
    }

    /// Whether every cell that is there is a number.
    pub fn is_numeric(&self) -> bool {
        !matches!(self.cells, Cells::Words { .. })
    }

    /// The number in a row; `None` where it is missing or a word.
    pub fn number(&self, row: usize) -> Option<f64> {
        match &self.cells {
            Cells::Bytes(cells) => Some(cells[row]).filter(|&cell| cell != NO_BYTE).map(f64::from),
            Cells::Decimals { units, places } => {
                Some(units[row]).filter(|&cell| cell != NO_UNITS).map(|cell| nearest(cell, *places))
            }
            Cells::Doubles(cells) => Some(cells[row]).filter(|cell| !cell.is_nan()),
            Cells::Words { .. } => None,
        }
    }

    /// Every number as a double, NaN where it is missing. A word is refused with its row.
    pub fn numbers(&self) -> Result<Vec<f64>, Wrong> {
        self.numeric()?;
        Ok(match &self.cells {
            Cells::Doubles(cells) => cells.clone(),
            Cells::Decimals { units, places } => {
                let number = |&cell: &i64| if cell == NO_UNITS { f64::NAN } else { nearest(cell, *places) };
                units.iter().map(number).collect()
            }
            _ => (0..self.len()).map(|row| self.number(row).unwrap_or(f64::NAN)).collect(),
        })
    }

    /// Refuses a column of words, naming the first.
    pub fn numeric(&self) -> Result<(), Wrong> {
        match &self.cells {
            Cells::Words { first: (row, text), .. } => {
                Err(Wrong::cell(*row, &self.name, Fault::NotANumber { text: text.clone() }))
            }
            _ => Ok(()),
        }
    }

    /// The cells as bytes, −128 for a missing one, where all are whole numbers from −127 to 127.
    pub fn bytes(&self) -> Option<&[i8]> {
        match &self.cells {
            Cells::Bytes(cells) => Some(cells),
            _ => None,
        }
    }

    /// The cells counted in their common last place (10^−places), `i64::MIN` for a missing one, where all are exact.
    pub fn units(&self) -> Option<(Cow<'_, [i64]>, u32)> {
        match &self.cells {
            Cells::Bytes(cells) => {
                let wide = cells.iter().map(|&cell| if cell == NO_BYTE { NO_UNITS } else { i64::from(cell) });
                Some((Cow::Owned(wide.collect()), 0))
            }
            Cells::Decimals { units, places } => Some((Cow::Borrowed(units), *places)),
            _ => None,
        }
    }

    /// The column as groups.
    pub fn categories(&self) -> Categories {
        match &self.cells {
            Cells::Words { codes, labels, .. } => {
                let mut order: Vec<usize> = (0..labels.len()).collect();
                let numbers: Vec<Option<f64>> =
                    labels.iter().map(|label| label.parse().ok().filter(|number: &f64| number.is_finite())).collect();
                order.sort_by(|&a, &b| match (numbers[a], numbers[b]) {
                    (Some(one), Some(other)) => one.total_cmp(&other),
                    (Some(_), None) => std::cmp::Ordering::Less,
                    (None, Some(_)) => std::cmp::Ordering::Greater,
                    (None, None) => labels[a].cmp(&labels[b]),
                });
                let mut place = vec![0; labels.len()];
                for (code, &label) in (0_u32..).zip(&order) {
                    place[label] = code;
                }
                let codes = codes.iter().map(|&code| if code == NO_CODE { code } else { place[code as usize] });
                Categories {
                    codes: codes.collect(),
                    labels: order.iter().map(|&label| labels[label].clone()).collect(),
                    numbers: None,
                }
            }
            _ => self.numeric_categories(),
        }
    }

    fn numeric_categories(&self) -> Categories {
        if let Some(found) = self.units().and_then(|(units, places)| counted(&units, places)) {
            return found;
        }
        // Equal numbers are equal bits here: there is no negative nought among exact cells, and doubles are made plain.
        let key = |row| self.number(row).map(|number| number + 0.0);
        let mut values: Vec<f64> = Vec::new();
        let mut known: HashMap<u64, u32> = HashMap::new();
        for row in 0..self.len() {
            if let Some(number) = key(row) {
                known.entry(number.to_bits()).or_insert_with(|| {
                    values.push(number);
                    0
                });
            }
        }
        values.sort_by(f64::total_cmp);
        for (code, value) in (0_u32..).zip(&values) {
            known.insert(value.to_bits(), code);
        }
        let codes = (0..self.len()).map(|row| key(row).map_or(NO_CODE, |number| known[&number.to_bits()])).collect();
        Categories { codes, labels: values.iter().map(f64::to_string).collect(), numbers: Some(values) }
    }

    /// The same column with some rows, in this order.
    pub fn at(&self, rows: &[usize]) -> Self {
        let cells = match &self.cells {
            Cells::Bytes(cells) => Cells::Bytes(rows.iter().map(|&row| cells[row]).collect()),
            Cells::Decimals { units, places } => {
                Cells::Decimals { units: rows.iter().map(|&row| units[row]).collect(), places: *places }
            }
            Cells::Doubles(cells) => Cells::Doubles(rows.iter().map(|&row| cells[row]).collect()),
            Cells::Words { codes, labels, first } => Cells::Words {
                codes: rows.iter().map(|&row| codes[row]).collect(),
                labels: labels.clone(),
                first: first.clone(),
            },
        };
        Self { name: self.name.clone(), cells, known: HashMap::new() }
    }

    /// The same column under another name, its rows scattered over `length` places; the others are missing.
    pub(crate) fn scattered(&self, name: &str, to: impl Iterator<Item = (usize, usize)>, length: usize) -> Self {
        fn spread<T: Copy>(cells: &[T], none: T, to: impl Iterator<Item = (usize, usize)>, length: usize) -> Vec<T> {
            let mut spread = vec![none; length];
            for (row, place) in to {
                spread[place] = cells[row];
            }
            spread
        }
        let cells = match &self.cells {
            Cells::Bytes(cells) => Cells::Bytes(spread(cells, NO_BYTE, to, length)),
            Cells::Decimals { units, places } => {
                Cells::Decimals { units: spread(units, NO_UNITS, to, length), places: *places }
            }
            Cells::Doubles(cells) => Cells::Doubles(spread(cells, f64::NAN, to, length)),
            Cells::Words { codes, labels, first } => {
                let codes = spread(codes, NO_CODE, to, length);
                Cells::Words { codes, labels: labels.clone(), first: first.clone() }
            }
        };
        Self { name: name.to_owned(), cells, known: HashMap::new() }
    }

    /// One cell more. An empty one, or `NA` without quotes, is missing.
    pub(crate) fn push(&mut self, field: Field<'_>, row: usize) -> Result<(), Wrong> {
        if let Cells::Bytes(cells) = &mut self.cells
            && let [digit @ b'0'..=b'9'] = field.text
        {
            cells.push((digit - b'0').cast_signed());
            return Ok(());
        }
        if field.text.is_empty() || (!field.quoted && field.text == b"NA") {
            self.push_missing();
            return Ok(());
        }
        match decimal(field.text, field.decimal_comma) {
            Some(Decimal::Nearest(value)) if value.abs() > LARGEST => {
                return Err(Wrong::cell(row, &self.name, Fault::NumberBeyondSquares));
            }
            Some(number) => self.push_number(number),
            None => {
                let text = std::str::from_utf8(field.text).map_err(|_| Wrong::cell(row, &self.name, Fault::NotText))?;
                self.become_words(row, text);
                self.push_label(text);
            }
        }
        Ok(())
    }

    fn push_missing(&mut self) {
        match &mut self.cells {
            Cells::Bytes(cells) => cells.push(NO_BYTE),
            Cells::Decimals { units, .. } => units.push(NO_UNITS),
            Cells::Doubles(cells) => cells.push(f64::NAN),
            Cells::Words { codes, .. } => codes.push(NO_CODE),
        }
    }

    fn push_number(&mut self, number: Decimal) {
        loop {
            match (&mut self.cells, number) {
                (Cells::Words { .. }, number) => return self.push_label(&canonical(number)),
                (Cells::Doubles(cells), Decimal::Nearest(value)) => return cells.push(value),
                (Cells::Doubles(cells), Decimal::Exact { units, places }) => return cells.push(nearest(units, places)),
                (Cells::Bytes(cells), Decimal::Exact { units, places: 0 }) if (-127..=127).contains(&units) => {
                    return cells.push(i8::try_from(units).unwrap_or(NO_BYTE));
                }
                (Cells::Bytes(_), Decimal::Exact { .. }) => self.become_decimals(),
                (Cells::Decimals { units, places }, Decimal::Exact { units: more, places: finer }) => {
                    if let Some(more) = scaled(more, places.saturating_sub(finer))
                        && rescaled(units, finer.saturating_sub(*places))
                    {
                        *places = finer.max(*places);
                        return units.push(more);
                    }
                    self.become_doubles();
                }
                (_, Decimal::Nearest(_)) => self.become_doubles(),
            }
        }
    }

    fn push_label(&mut self, text: &str) {
        let Cells::Words { codes, labels, .. } = &mut self.cells else { return };
        let code = if let Some(&code) = self.known.get(text) {
            code
        } else {
            let code = u32::try_from(labels.len()).unwrap_or(NO_CODE);
            labels.push(text.to_owned());
            self.known.insert(text.to_owned(), code);
            code
        };
        codes.push(code);
    }

    fn become_decimals(&mut self) {
        if let Some((units, places)) = self.units() {
            self.cells = Cells::Decimals { units: units.into_owned(), places };
        }
    }

    fn become_doubles(&mut self) {
        self.cells = Cells::Doubles((0..self.len()).map(|row| self.number(row).unwrap_or(f64::NAN)).collect());
    }

    fn become_words(&mut self, row: usize, text: &str) {
        if !self.is_numeric() {
            return;
        }
        let before = std::mem::replace(
            &mut self.cells,
            Cells::Words { codes: Vec::new(), labels: Vec::new(), first: (row, text.chars().take(60).collect()) },
        );
        let exact = |units, places| canonical(Decimal::Exact { units, places });
        match before {
            Cells::Bytes(cells) => {
                for cell in cells {
                    if cell == NO_BYTE { self.push_missing() } else { self.push_label(&cell.to_string()) }
                }
            }
            Cells::Decimals { units, places } => {
                for cell in units {
                    if cell == NO_UNITS {
                        self.push_missing();
                    } else {
                        self.push_label(&plain(cell, places, exact));
                    }
                }
            }
            Cells::Doubles(cells) => {
                for cell in cells {
                    if cell.is_nan() { self.push_missing() } else { self.push_label(&cell.to_string()) }
                }
            }
            Cells::Words { .. } => {}
        }
    }
}

/// A label without the trailing noughts that the common last place gave it.
fn plain(mut units: i64, mut places: u32, label: impl Fn(i64, u32) -> String) -> String {
    while places > 0 && units % 10 == 0 {
        units /= 10;
        places -= 1;
    }
    label(units, places)
}

fn scaled(units: i64, places: u32) -> Option<i64> {
    if places > MOST_DIGITS {
        return None;
    }
    units.checked_mul(ten_to(places)).filter(|scaled| scaled.unsigned_abs() < ten_to(MOST_DIGITS).unsigned_abs())
}

/// Counts in a finer last place, if all fit.
fn rescaled(units: &mut [i64], places: u32) -> bool {
    if places == 0 {
        return true;
    }
    if units.iter().any(|&cell| cell != NO_UNITS && scaled(cell, places).is_none()) {
        return false;
    }
    for cell in units {
        if *cell != NO_UNITS {
            *cell *= ten_to(places);
        }
    }
    true
}

/// Below this, different counts of a last place are different doubles whatever the place.
const TOLD_APART: u64 = 1 << 50;

/// Categories by a table of every value between the least and the greatest, where that is not much longer than the column.
fn counted(units: &[i64], places: u32) -> Option<Categories> {
    let there = || units.iter().copied().filter(|&unit| unit != NO_UNITS);
    let (least, greatest) = (there().min()?, there().max()?);
    let span = usize::try_from(greatest.checked_sub(least)?).ok()?;
    if span > 4 * units.len() + 256 || least.unsigned_abs().max(greatest.unsigned_abs()) > TOLD_APART {
        return None;
    }
    let place = |unit: i64| usize::try_from(unit - least).unwrap_or(span);
    let mut codes = vec![NO_CODE; span + 1];
    there().for_each(|unit| codes[place(unit)] = 0);
    let occurring = (least..=greatest).zip(&mut codes).filter(|(_, code)| **code != NO_CODE);
    let values: Vec<i64> = (0_u32..)
        .zip(occurring)
        .map(|(number, (unit, code))| {
            *code = number;
            unit
        })
        .collect();
    let numbers: Vec<f64> = values.iter().map(|&unit| nearest(unit, places)).collect();
    let labels = match places {
        0 => values.iter().map(i64::to_string).collect(),
        _ => numbers.iter().map(f64::to_string).collect(),
    };
    let code = |&unit: &i64| if unit == NO_UNITS { NO_CODE } else { codes[place(unit)] };
    Some(Categories { codes: units.iter().map(code).collect(), labels, numbers: Some(numbers) })
}
