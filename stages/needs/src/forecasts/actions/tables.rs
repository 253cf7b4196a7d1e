//! A table as a region brings it: a file, taken whole or not at all, that replaces what stood.

use std::collections::BTreeMap;

use db::{Db, RowRef};
use documents::imports::{Row, read, told};
use documents::intake::{Effect, Outcome, What};
use kernel::{Caller, Failure, Names};
use serde_json::json;
use web::Say;

use super::region_of;
use crate::forecasts::inputs::Lines;
use crate::forecasts::kinds::Kind;
use crate::forecasts::rules::{cells, whole};
use crate::forecasts::store;
use crate::refusal::{ROW_LEAVES, ROWS_LEAVE};

/// Rows that leave a table and are told one by one.
const LEAVING_TOLD: usize = 50;

/// What a table is called, in each language.
pub fn title(kind: Kind) -> Names {
    Names::in_each(|lang| Say::new(lang).code(kind))
}

/// Tries or takes in the file of a table of the caller's region.
///
/// # Errors
/// Everything wrong with the file, by row and cell.
pub async fn take_table(
    db: &Db,
    by: &Caller,
    kind: Kind,
    (bytes, file_name): (&[u8], &str),
    dry_run: bool,
) -> Result<Outcome, Failure> {
    let region = region_of(by)?;
    let rows = read(bytes, file_name, &kind.form(title(kind)))?;
    let mut write = db.write(by).await?;
    let known = store::known(&write).await?;
    let (mut lines, mut errors) = (Lines::new(), Vec::new());
    for row in &rows {
        match cells(kind, row, &known) {
            Ok(cells) => lines.push(cells),
            Err(wrong) => {
                errors.extend(wrong);
                lines.push(vec![String::new(); kind.columns().len()]);
            }
        }
    }
    // Rows are weighed together only when each is sound by itself: else one mistake is told twice.
    if errors.is_empty() {
        errors = whole(kind, &rows, &lines);
    }
    Failure::unless(told(errors))?;
    let before = store::sheet(&write, region, kind).await?;
    let stood = before.as_ref().map(|sheet| sheet.lines.as_slice()).unwrap_or_default();
    let outcome = outcome(kind, &rows, &lines, stood);
    if !dry_run && outcome.changes_something() {
        let id = store::save_sheet(&mut write, region, kind, before.as_ref(), &lines).await?;
        let payload = json!({ "table": kind, "file": file_name, "rows": lines.len(), "new": outcome.new,
            "changed": outcome.changed });
        write.record("needs-act-bring-forecast-table", RowRef::new(store::SHEET, id), payload);
        write.done().await?;
    }
    Ok(outcome)
}

/// What each row does to what stood.
fn outcome(kind: Kind, rows: &[Row], lines: &[Vec<String>], stood: &[Vec<String>]) -> Outcome {
    let split = |cells: &'_ [String]| -> (String, String) {
        let (key, rest) = cells.split_at(kind.width_of_key().min(cells.len()));
        let joined = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>();
        (joined(key).join(" · "), joined(rest).join(" · "))
    };
    let mut stands: BTreeMap<String, String> = stood.iter().map(|cells| split(cells)).collect();
    let mut outcome = Outcome::default();
    for (row, cells) in rows.iter().zip(lines) {
        let (title, now) = split(cells);
        let (what, changes) = match stands.remove(&title) {
            None => (What::New, Vec::new()),
            Some(was) if was == now => (What::Same, Vec::new()),
            Some(was) => (What::Changed, vec![("needs-forecast-values", was, now)]),
        };
        outcome.add(Effect { line: row.line(), what, title, changes });
    }
    // What leaves stands in no row of the file: it is remarked on by its own names, and counts as a change.
    if !stands.is_empty() {
        outcome.changed += stands.len();
        outcome.notes.push(ROWS_LEAVE.with("rows", stands.len()));
    }
    let leaves = stands.into_iter().take(LEAVING_TOLD);
    outcome.notes.extend(leaves.map(|(title, was)| ROW_LEAVES.with("name", title).with("was", was)));
    outcome
}
