//! Tables as workbooks: real days and numbers, a header that stays, columns as wide as their words.

use anyhow::Context as _;
use kernel::Day;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::sheet::{Cell, Column, ColumnKind, Sheet, looks_like_formula};

const WIDEST: usize = 60;

impl Sheet {
    /// The table as a workbook; the same table gives the same bytes.
    pub fn xlsx(&self) -> anyhow::Result<Vec<u8>> {
        write(self)
    }
}

fn write(sheet: &Sheet) -> anyhow::Result<Vec<u8>> {
    let mut book = book()?;
    let page = book.add_worksheet();
    page.set_name(sheet_name(&sheet.name))?;
    let header = header_format();
    for (place, column) in sheet.columns.iter().enumerate() {
        let place = column_index(place)?;
        page.write_string_with_format(0, place, &column.title, &header)?;
        page.set_column_width(place, width(sheet, usize::from(place), column))?;
        page.set_column_format(place, &kind_format(column.kind))?;
    }
    let formats: Vec<Format> = sheet.columns.iter().map(|column| kind_format(column.kind)).collect();
    for (nth, row) in sheet.rows.iter().enumerate() {
        let line = u32::try_from(nth + 1).context("more rows than a workbook holds")?;
        for (place, cell) in row.iter().enumerate() {
            let format = formats.get(place).cloned().unwrap_or_default();
            put(page, line, column_index(place)?, cell, &format)?;
        }
    }
    page.set_row_height(0, 30)?;
    page.set_freeze_panes(1, 0)?;
    if let (Some(last), Ok(rows)) = (sheet.columns.len().checked_sub(1), u32::try_from(sheet.rows.len())) {
        page.autofilter(0, 0, rows, column_index(last)?)?;
    }
    Ok(book.save_to_buffer()?)
}

/// A workbook that bears no hour of its making: the same table is the same bytes.
pub(crate) fn book() -> anyhow::Result<Workbook> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2026, 1, 1)?));
    Ok(book)
}

pub(crate) fn header_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E6_EEF6))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x007A_8CA0))
}

/// Puts a cell; words are words even when they begin with `=`.
pub(crate) fn put(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> anyhow::Result<()> {
    // Money, credits and hours are small beside 2⁵³: nothing is lost in a workbook's floating numbers.
    #[allow(clippy::cast_precision_loss)]
    let share = |parts: i64, whole: f64| parts as f64 / whole;
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) if looks_like_formula(text) => {
            page.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?
        }
        Cell::Text(text) => page.write_string_with_format(row, column, text, format)?,
        Cell::Number(number) => page.write_number_with_format(row, column, share(*number, 1.0), format)?,
        Cell::Credits(credits) => page.write_number_with_format(row, column, share(credits.0, 100.0), format)?,
        Cell::Hours(hours) => page.write_number_with_format(row, column, share(hours.0, 60.0), format)?,
        Cell::Money(money) => page.write_number_with_format(row, column, share(money.0, 100.0), format)?,
        Cell::Day(day) => page.write_datetime_with_format(row, column, excel_day(*day)?, format)?,
    };
    Ok(())
}

pub(crate) fn excel_day(day: Day) -> anyhow::Result<ExcelDateTime> {
    let (year, month, date) = (u16::try_from(day.year())?, u8::try_from(day.month())?, u8::try_from(day.day())?);
    Ok(ExcelDateTime::from_ymd(year, month, date)?)
}

pub(crate) fn kind_format(kind: ColumnKind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        ColumnKind::Text => format.set_text_wrap(),
        ColumnKind::Number => format.set_num_format("#,##0"),
        ColumnKind::Quantity => format.set_num_format("#,##0.##"),
        ColumnKind::Money => format.set_num_format("#,##0.00"),
        ColumnKind::Day => format.set_num_format("dd.mm.yyyy"),
    }
}

fn width(sheet: &Sheet, place: usize, column: &Column) -> f64 {
    let cells = sheet.rows.iter().take(500).filter_map(|row| match row.get(place) {
        Some(Cell::Text(text)) => text.lines().map(|line| line.chars().count()).max(),
        Some(Cell::Number(number)) => Some(number.to_string().len() + 2),
        _ => None,
    });
    let least = match column.kind {
        ColumnKind::Text | ColumnKind::Number | ColumnKind::Quantity => 8,
        ColumnKind::Day => 11,
        ColumnKind::Money => 14,
    };
    let title = column.title.split_whitespace().map(|word| word.chars().count() + 3).max().unwrap_or(0);
    let widest = cells.max().unwrap_or(0).max(title).clamp(least, WIDEST);
    f64::from(u16::try_from(widest).unwrap_or(60)) + 2.0
}

/// A name that workbooks take: at most 31 characters, none of `[]:*?/\`.
pub(crate) fn sheet_name(name: &str) -> String {
    let clean: String = name.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).take(31).collect();
    if clean.trim().is_empty() { "1".to_owned() } else { clean.trim().to_owned() }
}

pub(crate) fn column_index(place: usize) -> anyhow::Result<u16> {
    u16::try_from(place).context("more columns than a workbook holds")
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader as _};
    use kernel::{Credits, Money};

    use super::*;

    #[test]
    fn a_workbook_holds_real_days_and_numbers_and_no_formula() {
        let mut sheet = Sheet::new(
            "Шарттар: 2026/27",
            vec![
                Column::new("name", "Атауы", ColumnKind::Text),
                Column::new("day", "Күні", ColumnKind::Day),
                Column::new("credits", "Кредит", ColumnKind::Quantity),
                Column::new("pay", "Төлем", ColumnKind::Money),
            ],
        );
        sheet.rows.push(vec![
            "=1+1".into(),
            Day::of(2026, 9, 1).into(),
            Credits(750).into(),
            Money::tenge(45_000).into(),
        ]);

        let bytes = sheet.xlsx().expect("a small table");

        assert_eq!(bytes, sheet.xlsx().expect("a small table"), "the same table is the same bytes");
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        assert_eq!(book.sheet_names(), vec!["Шарттар  2026 27"]);
        let range = book.worksheet_range_at(0).expect("a sheet").expect("readable");
        assert_eq!(range.get((1, 0)), Some(&Data::String("=1+1".into())));
        assert!(matches!(range.get((1, 1)), Some(Data::DateTime(day)) if day.to_ymd_hms_milli().0 == 2026));
        assert_eq!(range.get((1, 2)), Some(&Data::Float(7.5)));
        assert_eq!(range.get((1, 3)), Some(&Data::Float(45_000.0)));
        assert_eq!(book.worksheet_formula("Шарттар  2026 27").expect("readable").get_size(), (0, 0));
    }
}
