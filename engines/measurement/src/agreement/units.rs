//! What several raters gave, as codes of one list of categories.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::layout::Answers;
use crate::table::{Categories, Column, NO_BYTE, NO_CODE};
use crate::wide::{Level, dispatch};
use crate::wrong::Wrong;

/// Codes of a common list, a column a rater.
pub struct Rated<'table> {
    /// A rater each: the codes as bytes when there are at most 127 categories; −128 is missing.
    pub bytes: Option<Vec<Cow<'table, [i8]>>>,
    /// A rater each: places in the list; `u32::MAX` is missing. Empty while `bytes` are there.
    pub codes: Vec<Vec<u32>>,
    /// What a byte stands for: its place in the list is that of its value here.
    pub values: Vec<i8>,
    /// The categories in order.
    pub labels: Vec<String>,
    /// Their values, where all are numbers.
    pub numbers: Option<Vec<f64>>,
}

/// Whole numbers in bytes stay where they are; anything else is numbered.
pub fn rated<'table>(answers: &'table Answers<'_>) -> Result<Rated<'table>, Wrong> {
    if let Some(cells) = answers.columns.iter().map(|column| column.bytes()).collect::<Option<Vec<&[i8]>>>() {
        let mut there = [false; 256];
        for column in &cells {
            dispatch!(Level::new(), _simd => mark(column, &mut there));
        }
        let values: Vec<i8> = (-127..=127).filter(|&value: &i8| there[usize::from(value.cast_unsigned())]).collect();
        return Ok(Rated {
            bytes: Some(cells.into_iter().map(Cow::Borrowed).collect()),
            codes: Vec::new(),
            labels: values.iter().map(i8::to_string).collect(),
            numbers: Some(values.iter().map(|&value| f64::from(value)).collect()),
            values,
        });
    }
    let all: Vec<Categories> = answers.columns.iter().map(|column| column.categories()).collect();
    let numeric = answers.columns.iter().all(|column| Column::is_numeric(column));
    let mut labels: Vec<(Option<f64>, &String)> = Vec::new();
    for rater in &all {
        for label in &rater.labels {
            labels.push((label.parse().ok(), label));
        }
    }
    labels.sort_by(|a, b| match (a.0, b.0) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        (None, None) => a.1.cmp(b.1),
        (one, other) => other.is_some().cmp(&one.is_some()),
    });
    labels.dedup_by(|a, b| a.1 == b.1);
    let place: HashMap<&String, u32> = labels.iter().map(|&(_, label)| label).zip(0..).collect();
    let coded = |rater: &Categories| {
        let of: Vec<u32> = rater.labels.iter().map(|label| place[label]).collect();
        rater.codes.iter().map(|&code| if code == NO_CODE { code } else { of[code as usize] }).collect::<Vec<u32>>()
    };
    let codes: Vec<Vec<u32>> = all.iter().map(coded).collect();
    let narrow = labels.len() <= 127;
    let byte = |&code: &u32| i8::try_from(code).unwrap_or(NO_BYTE);
    let values = if narrow { (0_i8..).take(labels.len()).collect() } else { Vec::new() };
    let numbers = numeric.then(|| labels.iter().map(|label| label.0.unwrap_or(f64::NAN)).collect());
    let labels = labels.into_iter().map(|(_, label)| label.clone()).collect();
    let bytes = narrow.then(|| codes.iter().map(|rater| rater.iter().map(byte).collect::<Vec<i8>>().into()).collect());
    Ok(Rated { codes: if narrow { Vec::new() } else { codes }, bytes, values, labels, numbers })
}

/// Which values are there. The few that occur fill early blocks, so most blocks are only asked for anything new.
#[inline(always)]
fn mark(column: &[i8], there: &mut [bool; 256]) {
    let (mut low, mut high) = (1_i8, 0_i8);
    for block in column.chunks(1_024) {
        let (least, most) = block.iter().fold((i8::MAX, i8::MIN), |(low, high), &cell| (low.min(cell), high.max(cell)));
        let within = low <= least && most <= high;
        if within && (least..=most).all(|value| there[usize::from(value.cast_unsigned())]) {
            continue;
        }
        for &cell in block {
            there[usize::from(cell.cast_unsigned())] = true;
        }
        (low, high) = if low > high { (least, most) } else { (low.min(least), high.max(most)) };
    }
}

impl Rated<'_> {
    /// The code a rater gave a thing.
    pub fn code(&self, rater: usize, unit: usize) -> Option<usize> {
        match &self.bytes {
            Some(bytes) => {
                let cell = bytes[rater][unit];
                if cell == NO_BYTE { None } else { self.values.binary_search(&cell).ok() }
            }
            None => Some(self.codes[rater][unit]).filter(|&code| code != NO_CODE).map(|code| code as usize),
        }
    }

    /// How many raters.
    pub fn raters(&self) -> usize {
        self.bytes.as_ref().map_or(self.codes.len(), Vec::len)
    }

    /// How many things were rated.
    pub fn units(&self) -> usize {
        match &self.bytes {
            Some(bytes) => bytes.first().map_or(0, |rater| rater.len()),
            None => self.codes.first().map_or(0, Vec::len),
        }
    }
}
