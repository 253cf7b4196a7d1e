//! Files that people bring: a form says which columns it takes, a template is downloaded from it, and
//! a file is read by it whole or refused whole, every error with its row and cell.

mod blank;
mod delimited;
mod field;
mod grid;
mod header;
mod row;
mod workbook;

use kernel::{Arg, Refusal};

pub use field::{Choice, Extra, Field, FieldKind, Form};
pub use row::Row;

use crate::refusal;
use grid::{Grid, cell_name};

/// How many errors are told; the rest are counted.
const TOLD: usize = 200;

/// Reads a file by a form: every row, or every error.
pub fn read(bytes: &[u8], file_name: &str, form: &Form) -> Result<Vec<Row>, Vec<Refusal>> {
    let grid = grid(bytes, file_name, form).map_err(|refusal| vec![refusal])?;
    let header = header::find(&grid, form).ok_or_else(|| vec![no_header(&grid, form)])?;
    let mut errors = header.errors;
    let mut rows = Vec::new();
    let below: Vec<_> = grid.lines.iter().filter(|line| line.number > header.line && !line.is_blank()).collect();
    if errors.is_empty() {
        for line in &below {
            let (row, mut wrong) = row::read(line, &header.places, form);
            errors.append(&mut wrong);
            rows.push(row);
        }
    }
    if below.is_empty() && errors.is_empty() {
        errors.push(refusal::NO_ROWS.refuse());
    }
    if below.len() > form.most_rows {
        errors = vec![refusal::TOO_MANY_ROWS.with("most", form.most_rows).with("found", below.len())];
    }
    if errors.is_empty() { Ok(rows) } else { Err(told(errors)) }
}

/// The first errors and how many more there are.
pub fn told(mut errors: Vec<Refusal>) -> Vec<Refusal> {
    if errors.len() > TOLD {
        let more = errors.len() - TOLD;
        errors.truncate(TOLD);
        errors.push(refusal::MORE_ERRORS.with("count", more));
    }
    errors
}

fn grid(bytes: &[u8], file_name: &str, form: &Form) -> Result<Grid, Refusal> {
    if bytes.is_empty() {
        return Err(refusal::NO_ROWS.refuse());
    }
    if bytes.len() > form.most_bytes {
        return Err(refusal::FILE_TOO_LARGE.with("most", megabytes(form.most_bytes)));
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => workbook::read(bytes, form),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(refusal::OLD_WORKBOOK.refuse()),
        _ => delimited::read(bytes, file_name, form),
    }
}

fn megabytes(bytes: usize) -> Arg {
    Arg::from(bytes.div_ceil(1 << 20))
}

fn no_header(grid: &Grid, form: &Form) -> Refusal {
    match grid.lines.iter().find(|line| !line.is_blank()) {
        None => refusal::NO_ROWS.refuse(),
        Some(line) => {
            let found: Vec<String> = line.cells.iter().map(|(_, raw)| raw.words()).filter(|w| !w.is_empty()).collect();
            let wanted = kernel::Names::new(
                form.wanted(|names| &names.kk),
                form.wanted(|names| &names.ru),
                form.wanted(|names| &names.en),
            );
            refusal::NO_HEADER
                .with("wanted", wanted)
                .with("found", found.join(", ").chars().take(200).collect::<String>())
                .with("cell", cell_name(line.number, 0))
        }
    }
}
