//! Workbooks (XLSX, from Excel and LibreOffice). The parcel is weighed before it is opened: a small file
//! can unpack into gigabytes, and one cell in the last corner of a sheet must not cost a full sheet.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};
use kernel::{Day, Refusal};
use zip::ZipArchive;

use super::field::Form;
use super::grid::{Grid, Line, Raw};
use super::header;
use crate::refusal;

/// Parts in a workbook: sheets, styles, pictures. Honest ones have some tens.
const MOST_PARTS: usize = 2_000;
/// Columns that anyone fills by hand or by machine.
const MOST_COLUMNS: usize = 512;

pub(super) fn read(bytes: &[u8], form: &Form) -> Result<Grid, Refusal> {
    weigh(bytes, form)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| refusal::BROKEN_WORKBOOK.refuse())?;
    let visible: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    // The first sheet that has a header of the form; else the first with anything on it.
    let (mut best, mut first) = (None, None);
    for name in visible {
        let grid = sheet(&mut book, &name, form)?;
        let likeness = header::likeness(&grid, form);
        if likeness > best.as_ref().map_or(0, |(found, _)| *found) {
            best = Some((likeness, grid));
        } else if first.is_none() && !grid.lines.is_empty() {
            first = Some(grid);
        }
    }
    best.map(|(_, grid)| grid).or(first).ok_or_else(|| refusal::NO_ROWS.refuse())
}

/// Reads the parcel's list, then unpacks each part only to count it: sizes in the list may lie.
fn weigh(bytes: &[u8], form: &Form) -> Result<(), Refusal> {
    let too_large = || refusal::FILE_TOO_LARGE.with("most", form.most_unpacked.div_ceil(1 << 20));
    let broken = || refusal::BROKEN_WORKBOOK.refuse();
    let mut parcel = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if parcel.len() > MOST_PARTS {
        return Err(too_large());
    }
    if parcel.by_name("mimetype").is_ok() {
        // OpenDocument: a table to its owner, not to us.
        return Err(refusal::NOT_A_TABLE.with("file", "ods"));
    }
    let mut left = u64::try_from(form.most_unpacked).unwrap_or(u64::MAX);
    for place in 0..parcel.len() {
        let part = parcel.by_index(place).map_err(|_| broken())?;
        if part.size() > left {
            return Err(too_large());
        }
        let strings = part.name().map_err(|_| broken())?.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let most = if strings { left.min(left / 2) } else { left };
        let size = std::io::copy(&mut part.take(most + 1), &mut std::io::sink()).map_err(|_| broken())?;
        if size > most {
            return Err(too_large());
        }
        left -= size;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, form: &Form) -> Result<Grid, Refusal> {
    let broken = |_| refusal::BROKEN_WORKBOOK.refuse();
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut grid = Grid::default();
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
        let Some(raw) = raw(&cell.value, cell.formula.is_some()) else { continue };
        let (row, column) = (cell.pos.0.saturating_add(1), usize::try_from(cell.pos.1).unwrap_or(usize::MAX));
        if column >= MOST_COLUMNS {
            return Err(refusal::BROKEN_WORKBOOK.refuse());
        }
        let full = grid.lines.len() > form.most_rows.saturating_add(32);
        match grid.lines.last_mut() {
            Some(line) if line.number == row => line.cells.push((column, raw)),
            _ if full => return Ok(grid),
            _ => grid.lines.push(Line { number: row, cells: vec![(column, raw)] }),
        }
    }
    Ok(grid)
}

fn raw(value: &DataRef<'_>, is_formula: bool) -> Option<Raw> {
    Some(match value {
        DataRef::Empty if is_formula => Raw::Uncomputed,
        DataRef::Empty => return None,
        DataRef::Error(error) => Raw::Error(error.to_string()),
        // Whole numbers of a workbook lie below 2⁵³ by its own format.
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(number) => Raw::Number(*number as f64),
        DataRef::Float(number) => Raw::Number(*number),
        DataRef::String(text) if text.trim().is_empty() => return None,
        DataRef::String(text) => Raw::Text(text.clone()),
        DataRef::SharedString(text) if text.trim().is_empty() => return None,
        DataRef::SharedString(text) => Raw::Text((*text).to_owned()),
        DataRef::Bool(flag) => Raw::Text(if *flag { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(moment) if moment.is_duration() => Raw::Text(clock(moment.as_f64())),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            match Day::of(year.into(), month.into(), day.into()) {
                Some(day) => Raw::Day(day),
                None => Raw::Number(moment.as_f64()),
            }
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            match text.get(..10).and_then(|day| day.parse().ok()) {
                Some(day) => Raw::Day(day),
                None => Raw::Text(text.clone()),
            }
        }
    })
}

/// A share of a day as `7:30`.
fn clock(days: f64) -> String {
    #[allow(clippy::cast_possible_truncation)]
    let minutes = (days * 1440.0).round() as i64;
    format!("{}:{:02}", minutes / 60, (minutes % 60).abs())
}
