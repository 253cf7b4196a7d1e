//! What the engine finds wrong with its tables, told of the tables that the region brought: which, the row and column where
//! that is known, and a sentence in the reader's language that says what to do next.

use forecast::{Place, Wrong};
use kernel::{Code, Names, Refusal};
use web::Say;

use super::sheets::Sheets;
use crate::forecasts::inputs::{Inputs, Line};
use crate::forecasts::kinds::{Column, Holds, Kind};
use crate::forecasts::words::{InCell, wrong as sentence};
use crate::refusal::UNSOUND;

/// Where a fault lies in the region's own tables.
struct Spot<'a> {
    /// None where it is in the returns, or in several tables.
    kind: Option<Kind>,
    of_returns: bool,
    /// From 0.
    row: Option<usize>,
    column: Option<&'static Column>,
    /// Whose figure it is, where no row is known.
    of: Vec<(&'static Column, &'a str)>,
}

/// The fault as a refusal. Its arguments: `place` and `fault` in three languages; `code`, and where they are known `table`,
/// `row` (as the table's file counts, whose header is row 1) and `column`, for programs.
pub fn refused(wrong: &Wrong, inputs: &Inputs, sheets: &Sheets) -> Refusal {
    let spot = spot(&wrong.place, inputs, sheets);
    let percent = spot.column.is_some_and(|column| matches!(column.holds, Holds::Percent(..)));
    let holds = if percent { InCell::Percent } else { InCell::Other };
    let mut refusal = UNSOUND
        .with("place", Names::in_each(|lang| place(Say::new(lang), &spot)))
        .with("fault", Names::in_each(|lang| sentence(Say::new(lang), &wrong.fault, holds)))
        .with("code", wrong.fault.code());
    if let Some(kind) = spot.kind {
        refusal = refusal.with("table", kind.code());
    }
    if let Some(row) = spot.row {
        refusal = refusal.with("row", in_file(row));
    }
    if let Some(column) = spot.column {
        refusal = refusal.with("column", column.key);
    }
    refusal
}

/// A row as the table's file counts it: the header is row 1.
fn in_file(row: usize) -> usize {
    row + 2
}

fn spot<'a>(place: &'a Place, inputs: &Inputs, sheets: &Sheets) -> Spot<'a> {
    let table = place.table.trim_end_matches(".csv");
    let kind = kind_of(table);
    let column = |name: &str| kind.and_then(|kind| column_of(kind, name));
    let of: Vec<(&'static Column, &str)> =
        place.of.iter().filter_map(|(name, said)| Some((column(name)?, said.as_str()))).collect();
    let made_from = || place.line.and_then(|line| sheets.get(table)?.origin(line));
    let row = made_from().or_else(|| named(kind?, table, &of, inputs));
    Spot {
        kind,
        of_returns: table == "returns",
        row,
        column: place.column.as_deref().and_then(column),
        of: if row.is_some() { Vec::new() } else { of },
    }
}

/// The one row that bears these names; none where there is no such row, or more than one.
fn named(kind: Kind, table: &str, of: &[(&'static Column, &str)], inputs: &Inputs) -> Option<usize> {
    if of.is_empty() {
        return None;
    }
    let bears = |line: &Line<'_>| {
        of.iter().all(|(column, name)| line.text(column.key) == *name)
            // Bands are told where no profession is.
            && (table != "bands" || line.text("profession").is_empty())
    };
    let mut all = inputs.lines(kind).filter(bears);
    all.next().filter(|_| all.next().is_none()).map(|line| line.number_in_table())
}

/// The region's table that one of the engine's was made from.
fn kind_of(table: &str) -> Option<Kind> {
    match table {
        "employment" => Some(Kind::Employment),
        "growth" => Some(Kind::Growth),
        "shares" => Some(Kind::Matrix),
        "bands" | "ages" | "exits" => Some(Kind::Exits),
        "market" => Some(Kind::Market),
        "strata" => Some(Kind::Strata),
        "bridge" => Some(Kind::Bridge),
        "programmes" => Some(Kind::Programmes),
        _ => None,
    }
}

fn column_of(kind: Kind, name: &str) -> Option<&'static Column> {
    let key = match name {
        "occupation" => "profession",
        "output_growth" => "output",
        "productivity_growth" => "productivity",
        "in_field" => "in-field",
        same => same,
    };
    kind.columns().iter().find(|column| column.key == key)
}

/// `Table “Ages and exits”, row 3, column “Width of the band, years”`.
fn place(say: Say, spot: &Spot<'_>) -> String {
    let mut parts = vec![match spot.kind {
        Some(kind) => say.with("needs-place-table", &[("table", say.code(kind).into())]),
        None if spot.of_returns => say.t("needs-place-returns"),
        None => say.t("needs-place-all"),
    }];
    // No thousands are set apart in the number of a row.
    parts.extend(spot.row.map(|row| say.with("needs-place-row", &[("row", in_file(row).to_string().into())])));
    parts.extend(spot.column.map(|column| {
        let title = say.names(&column.title());
        say.with("needs-place-column", &[("column", title.into())])
    }));
    parts.extend(spot.of.iter().map(|(column, name)| {
        let title = say.names(&column.title());
        say.with("needs-place-of", &[("column", title.into()), ("name", (*name).into())])
    }));
    parts.join(", ")
}
