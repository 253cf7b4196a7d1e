//! What the rows of a table must satisfy: each cell by its column, then all rows together.

use std::collections::{BTreeMap, BTreeSet};

use documents::imports::Row;
use kernel::{Arg, Refusal, Rule};

use crate::forecasts::kinds::{Holds, Kind};
use crate::refusal::{
    GROWTH_FORM, NOT_BETWEEN, RATES_OVER, SHARES_OVER, SHARES_SUM, TABLE_PROFESSION, TABLE_ROW_TWICE, UNKNOWN_BAND,
    UNKNOWN_GROUP, UNKNOWN_SECTOR, YEAR_MISSING,
};

/// Shares printed with a digit or two add up only so nearly, in percentage points.
pub const NEARLY: f64 = 0.5;

/// The codes that rows may name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Sections of OKED.
    pub sectors: BTreeSet<String>,
    /// Professions.
    pub professions: BTreeSet<String>,
    /// Groups of programmes.
    pub groups: BTreeSet<String>,
}

/// A number as people type it: spaces, a comma, a percent sign.
pub fn figure(typed: &str) -> Option<f64> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_end_matches('%').replace(',', ".").replace('−', "-");
    bare.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The cells of a row in one spelling, in the order of the columns; an empty one is empty.
///
/// # Errors
/// What is wrong, at its cell.
pub fn cells(kind: Kind, row: &Row, known: &Known) -> Result<Vec<String>, Vec<Refusal>> {
    let (mut cells, mut wrong) = (Vec::new(), Vec::new());
    for column in kind.columns() {
        let Some(typed) = row.maybe(column.key) else {
            cells.push(String::new());
            continue;
        };
        let listed = |all: &BTreeSet<String>, rule: &Rule| {
            if all.contains(typed) {
                Ok(typed.to_owned())
            } else {
                Err(row.refuse(column.key, rule).with("typed", typed))
            }
        };
        let between = |least: f64, most: f64| {
            let number = figure(typed).filter(|number| (least..=most).contains(number));
            number.map(|number| number.to_string()).ok_or_else(|| {
                let refusal = row.refuse(column.key, &NOT_BETWEEN);
                refusal.with("least", least.to_string()).with("most", most.to_string())
            })
        };
        let cell = match column.holds {
            Holds::Sector => listed(&known.sectors, &UNKNOWN_SECTOR),
            Holds::Profession => listed(&known.professions, &TABLE_PROFESSION),
            Holds::Group => listed(&known.groups, &UNKNOWN_GROUP),
            Holds::Percent(least, most) | Holds::Number(least, most) => between(least, most),
            Holds::Year | Holds::Count | Holds::Years(..) | Holds::Name | Holds::Scenario | Holds::Size => {
                Ok(typed.to_owned())
            }
        };
        match cell {
            Ok(cell) => cells.push(cell),
            Err(refusal) => {
                cells.push(String::new());
                wrong.push(refusal);
            }
        }
    }
    if wrong.is_empty() { Ok(cells) } else { Err(wrong) }
}

/// A row as it is read and in one spelling.
pub type Both<'a> = (&'a Row, &'a [String]);

/// What is wrong with all rows together, each at the cell where it shows.
pub fn whole(kind: Kind, rows: &[Row], cells: &[Vec<String>]) -> Vec<Refusal> {
    let both: Vec<Both<'_>> = rows.iter().zip(cells.iter().map(Vec::as_slice)).collect();
    let mut wrong = twice(kind, &both);
    wrong.extend(match kind {
        Kind::Employment => last_year(&both),
        Kind::Matrix | Kind::Bridge => over(&both, 0, 2),
        Kind::Growth => both.iter().filter_map(one_way).collect(),
        Kind::Exits => bands(&both),
        Kind::Market | Kind::Programmes | Kind::Strata => Vec::new(),
    });
    wrong
}

fn at(cells: &[String], column: usize) -> &str {
    cells.get(column).map_or("", String::as_str)
}

fn number(cells: &[String], column: usize) -> f64 {
    figure(at(cells, column)).unwrap_or(0.0)
}

/// A sum as it is told, with the decimal sign of the reader's language.
#[expect(clippy::cast_possible_truncation, reason = "a sum of percentages")]
fn told(sum: f64) -> Arg {
    Arg::hundredths((100.0 * sum).round() as i64)
}

fn twice(kind: Kind, rows: &[Both<'_>]) -> Vec<Refusal> {
    let mut seen: BTreeMap<&[String], u32> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (row, cells) in rows {
        let Some(key) = cells.get(..kind.width_of_key()) else { continue };
        if let Some(first) = seen.insert(key, row.line()) {
            wrong.push(row.refuse(kind.columns()[0].key, &TABLE_ROW_TWICE).with("first", i64::from(first)));
        }
    }
    wrong
}

/// Who was counted in any year must be counted in the last: a silent nought would look like a closed sector.
fn last_year(rows: &[Both<'_>]) -> Vec<Refusal> {
    let last = rows.iter().map(|(_, cells)| at(cells, 1)).max().unwrap_or_default();
    let counted: BTreeSet<&str> =
        rows.iter().filter(|(_, cells)| at(cells, 1) == last).map(|(_, cells)| at(cells, 0)).collect();
    let mut told = BTreeSet::new();
    let gone = rows.iter().filter(|(_, cells)| !counted.contains(at(cells, 0)) && told.insert(at(cells, 0)));
    gone.map(|(row, _)| row.refuse("year", &YEAR_MISSING).with("last", last)).collect()
}

/// Where the shares of one name pass a hundred percent.
fn over(rows: &[Both<'_>], name: usize, share: usize) -> Vec<Refusal> {
    let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (row, cells) in rows {
        let sum = sums.entry(at(cells, name)).or_default();
        let before = *sum;
        *sum += number(cells, share);
        if *sum > 100.0 + NEARLY && before <= 100.0 + NEARLY {
            wrong.push(row.refuse("share", &SHARES_OVER).with("name", at(cells, name)).with("sum", told(*sum)));
        }
    }
    wrong
}

/// Growth of employment alone; or value added with productivity, or with elasticity.
fn one_way((row, cells): &Both<'_>) -> Option<Refusal> {
    let said = [3, 4, 5, 6].map(|column| !at(cells, column).is_empty());
    let sound = matches!(said, [true, false, false, false] | [false, true, true, false] | [false, true, false, true]);
    (!sound).then(|| row.refuse("growth", &GROWTH_FORM))
}

/// The bands of every profession are those told for all; shares add up to the whole, and nobody leaves twice.
fn bands(rows: &[Both<'_>]) -> Vec<Refusal> {
    let general: BTreeSet<&str> =
        rows.iter().filter(|(_, cells)| at(cells, 0).is_empty()).map(|(_, cells)| at(cells, 1)).collect();
    let mut wrong = Vec::new();
    let mut sums: BTreeMap<&str, (f64, f64, &Row)> = BTreeMap::new();
    for (row, cells) in rows {
        if !general.contains(at(cells, 1)) {
            wrong.push(row.refuse("band", &UNKNOWN_BAND));
        }
        let leaves: f64 = [5, 6, 7, 8].iter().map(|column| number(cells, *column)).sum();
        if leaves > 100.0 {
            wrong.push(row.refuse("retirement", &RATES_OVER).with("sum", told(leaves)));
        }
        let (entry, share, last) = sums.entry(at(cells, 0)).or_insert((0.0, 0.0, row));
        *entry += number(cells, 3);
        *share += number(cells, 4);
        *last = row;
    }
    for (profession, (entry, share, last)) in sums {
        let mut sum = |column: &'static str, sum: f64| {
            if (sum - 100.0).abs() > NEARLY {
                wrong.push(last.refuse(column, &SHARES_SUM).with("sum", told(sum)));
            }
        };
        sum("share", share);
        // Newcomers are told once, with the bands.
        if profession.is_empty() {
            sum("entry", entry);
        }
    }
    wrong
}
