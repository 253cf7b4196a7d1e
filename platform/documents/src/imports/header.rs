//! Which line of a file is its header, and which column is which.

use std::collections::BTreeMap;

use kernel::{Refusal, latin_twin};

use super::field::{Extra, Field, Form};
use super::grid::{Grid, Line, cell_name};
use crate::refusal;

/// The header of a file.
pub(super) struct Header {
    pub(super) line: u32,
    /// Where each field stands.
    pub(super) places: BTreeMap<&'static str, usize>,
    /// Columns missing, unknown, standing twice.
    pub(super) errors: Vec<Refusal>,
}

/// How many lines may stand above the header: letterheads, titles.
const ABOVE: usize = 20;

/// The line among the first that names most columns of the form; none when no line names any.
pub(super) fn find(grid: &Grid, form: &Form) -> Option<Header> {
    let titles = titles(form);
    let likely = grid.lines.iter().take(ABOVE).map(|line| (named(line, &titles).len(), line));
    // Of equal lines the first: a header stands above what it heads.
    let (count, line) =
        likely.fold((0, None), |best, (count, line)| if count > best.0 { (count, Some(line)) } else { best });
    (count > 0).then(|| read(line.expect("a count above nothing has its line"), form, &titles))
}

/// How many columns of the form the file's likely header names.
pub(super) fn likeness(grid: &Grid, form: &Form) -> usize {
    let titles = titles(form);
    grid.lines.iter().take(ABOVE).map(|line| named(line, &titles).len()).max().unwrap_or(0)
}

/// Every accepted title, folded, with its field.
fn titles(form: &Form) -> BTreeMap<String, &Field> {
    let mut titles = BTreeMap::new();
    for field in &form.fields {
        let own = [field.key, &field.titles.kk, &field.titles.ru, &field.titles.en];
        for title in own.into_iter().chain(field.synonyms.iter().copied()) {
            titles.entry(folded(title)).or_insert(field);
        }
    }
    titles
}

fn named<'f>(line: &Line, titles: &BTreeMap<String, &'f Field>) -> BTreeMap<&'static str, &'f Field> {
    line.cells.iter().filter_map(|(_, raw)| field_of(&raw.words(), titles)).map(|field| (field.key, field)).collect()
}

fn read(line: &Line, form: &Form, titles: &BTreeMap<String, &Field>) -> Header {
    let (mut places, mut errors) = (BTreeMap::<&'static str, usize>::new(), Vec::new());
    for (column, raw) in &line.cells {
        let words = raw.words();
        if words.is_empty() {
            continue;
        }
        let here = cell_name(line.number, *column);
        match field_of(&words, titles) {
            Some(field) => match places.get(field.key) {
                Some(&first) => errors.push(
                    refusal::COLUMN_TWICE
                        .at(field.key)
                        .with("column", field.titles.clone())
                        .with("cell", here)
                        .with("first", cell_name(line.number, first)),
                ),
                None => {
                    places.insert(field.key, *column);
                }
            },
            None if form.extra == Extra::Refused => {
                let shown: String = words.chars().take(80).collect();
                errors.push(refusal::COLUMN_UNKNOWN.with("name", shown).with("cell", here));
            }
            None => {}
        }
    }
    for field in form.fields.iter().filter(|field| field.required && !places.contains_key(field.key)) {
        errors.push(
            refusal::COLUMN_MISSING
                .at(field.key)
                .with("column", field.titles.clone())
                .with("row", i64::from(line.number)),
        );
    }
    Header { line: line.number, places, errors }
}

/// The field of a header cell: its whole text, or one of the languages it is written in.
fn field_of<'f>(words: &str, titles: &BTreeMap<String, &'f Field>) -> Option<&'f Field> {
    let parts = words.split(['\n', '/', '|']);
    std::iter::once(words)
        .chain(parts)
        .find_map(|title| titles.get(&folded(title)).copied())
        .filter(|_| !words.is_empty())
}

/// A title without what does not matter: case, spaces, marks, Cyrillic letters that look Latin.
fn folded(title: &str) -> String {
    let plain = title.trim().trim_end_matches(['*', ':', '.', ' ']).trim_start_matches(['*', '\u{feff}', ' ']);
    let spaced: Vec<&str> =
        plain.split([' ', '\n', '\t', '\r', '\u{a0}', '_']).filter(|word| !word.is_empty()).collect();
    latin_twin(&latin_twin(&spaced.join(" ")).to_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_same_in_any_case_spacing_and_alphabet_of_its_letters() {
        assert_eq!(folded(" БСН * "), folded("бсн"));
        // The first is typed with Latin B, C, H.
        assert_eq!(folded("BCH"), folded("ВСН"));
        assert_eq!(folded("Атауы\u{a0}\n толық:"), folded("атауы толық"));
        assert_ne!(folded("Атауы"), folded("Аты"));
    }
}
