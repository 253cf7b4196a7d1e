//! An official table of separations and openings (as the US Bureau of Labor Statistics prints it) against the identities of
//! the accounts: change = end − start; separations = exits + transfers; each = its rate · mean employment; openings =
//! separations + change / years. Printed figures are rounded, so each identity is given what rounding can explain and no more.

use std::io::Read;

use ground::Status;
use serde::Serialize;
use serde_json::{Value, json};

use crate::sheet::{Column, Sheet};
use crate::wrong::{Fault, Wrong};

/// One occupation of an official table; counts in the table's unit, a year's average; rates in per cent.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "each field is a column")]
pub struct OfficialRow {
    pub occupation: String,
    pub start: f64,
    pub end: f64,
    pub change: f64,
    pub exit_rate: f64,
    pub transfer_rate: f64,
    pub rate: f64,
    pub exits: f64,
    pub transfers: f64,
    pub separations: f64,
    pub openings: f64,
}

impl OfficialRow {
    /// Of the figures in the order of the printed columns, which is that of the fields.
    pub fn of(occupation: impl Into<String>, figures: [f64; 10]) -> Self {
        let [start, end, change, exit_rate, transfer_rate, rate, exits, transfers, separations, openings] = figures;
        let occupation = occupation.into();
        Self { occupation, start, end, change, exit_rate, transfer_rate, rate, exits, transfers, separations, openings }
    }
}

/// An identity that a printed row misses by more than rounding explains.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Misfit {
    /// Whose row.
    pub occupation: String,
    /// Which identity.
    pub identity: &'static str,
    /// What is printed.
    pub printed: f64,
    /// What the other figures of the row give.
    pub due: f64,
    /// What rounding can explain.
    pub allowed: f64,
}

/// What a table says of itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficialCheck {
    /// Rows.
    pub rows: usize,
    /// The largest difference by identity.
    pub largest: Vec<(&'static str, f64)>,
    /// What rounding does not explain.
    pub misfits: Vec<Misfit>,
}

/// Reads a table whose columns begin with the words of the Bureau's: two of `Employment, …`, `Employment change, numeric`,
/// `Labor force exit rate`, `Occupational transfer rate`, `Total occupational separations rate`, `Labor force exits`,
/// `Occupational transfers`, `Total occupational separations`, `Occupational openings`; the first column names the occupation.
pub fn read_official(input: impl Read) -> Result<Vec<OfficialRow>, Wrong> {
    let sheet = Sheet::read("separations and openings", input)?;
    let header = sheet.header();
    let starting = |words: &str, which: usize| -> Result<Column, Wrong> {
        let named = header
            .iter()
            .filter(|name| name.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(',')));
        match named.clone().nth(which) {
            Some(name) => sheet.column(name),
            None => Err(sheet.lacks(words, Fault::NoColumnBegins)),
        }
    };
    let occupation = sheet.column(&header[0])?;
    let columns = [
        starting("Employment", 0)?,
        starting("Employment", 1)?,
        starting("Employment change", 0)?,
        starting("Labor force exit rate", 0)?,
        starting("Occupational transfer rate", 0)?,
        starting("Total occupational separations rate", 0)?,
        starting("Labor force exits", 0)?,
        starting("Occupational transfers", 0)?,
        starting("Total occupational separations", 0)?,
        starting("Occupational openings", 0)?,
    ];
    let mut rows = Vec::new();
    for row in sheet.rows() {
        let mut figures = [0.0; 10];
        for (figure, column) in figures.iter_mut().zip(columns) {
            *figure = row.real(column, -1e12, 1e12)?;
        }
        rows.push(OfficialRow::of(row.text(occupation)?, figures));
    }
    Ok(rows)
}

/// Checks printed rows that look `years` ahead. `count` and `rate` are the units of the last printed digit (0.1 and 0.1).
pub fn check_official(rows: &[OfficialRow], years: f64, count: f64, rate: f64) -> OfficialCheck {
    let (half, half_rate) = (count / 2.0, rate / 2.0);
    let mut found = OfficialCheck { rows: rows.len(), largest: Vec::new(), misfits: Vec::new() };
    for row in rows {
        let mean = f64::midpoint(row.start, row.end);
        // A count over a mean as printed may be off by half a digit of either.
        let in_rate = |people: f64| {
            let off = (half + people / mean.max(half) * half) / mean.max(half) * 100.0;
            (100.0 * people / mean.max(half), half_rate + off)
        };
        let ratios = [
            ("exits = rate · mean employment", row.exit_rate, in_rate(row.exits)),
            ("transfers = rate · mean employment", row.transfer_rate, in_rate(row.transfers)),
            ("separations = rate · mean employment", row.rate, in_rate(row.separations)),
        ];
        let counts = [
            ("change = end − start", row.change, (row.end - row.start, 3.0 * half)),
            ("separations = exits + transfers", row.separations, (row.exits + row.transfers, 3.0 * half)),
            (
                "openings = separations + change / years",
                row.openings,
                (row.separations + row.change / years, 2.0 * half + half / years),
            ),
            (
                "separations rate = exit rate + transfer rate",
                row.rate,
                (row.exit_rate + row.transfer_rate, 3.0 * half_rate),
            ),
        ];
        for (identity, printed, (due, allowed)) in counts.into_iter().chain(ratios) {
            let off = (printed - due).abs();
            match found.largest.iter_mut().find(|(name, _)| *name == identity) {
                Some((_, largest)) => *largest = largest.max(off),
                None => found.largest.push((identity, off)),
            }
            if off > allowed + 1e-9 {
                found.misfits.push(Misfit { occupation: row.occupation.clone(), identity, printed, due, allowed });
            }
        }
    }
    found
}

/// The object that `qosar engine forecast official` prints: whether every row holds, the largest difference of each identity, what
/// rounding does not explain.
pub fn told_official(found: &OfficialCheck) -> Value {
    let largest: Vec<Value> =
        found.largest.iter().map(|(identity, off)| json!({ "identity": identity, "difference": off })).collect();
    let body = json!({
        "rows": found.rows,
        "holds": found.misfits.is_empty(),
        "largest": largest,
        "misfits": found.misfits,
    });
    crate::report::report(Status::Feasible, &body, &[], found.rows as u64, Vec::new())
}
