//! Tables as delimited text (RFC 4180).

use super::sheet::{Cell, Sheet, looks_like_formula};

/// What stands between two cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// `,`: what programs read; decimals with a point.
    #[default]
    Comma,
    /// `;`: what Excel of our region opens by a double click; decimals with a comma.
    Semicolon,
}

/// How delimited text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CsvStyle {
    /// What stands between two cells.
    pub separator: Separator,
    /// Begin with the mark by which Excel knows UTF-8.
    pub mark: bool,
}

impl CsvStyle {
    /// For programs.
    pub const PLAIN: Self = Self { separator: Separator::Comma, mark: false };
    /// For Excel of our region.
    pub const EXCEL: Self = Self { separator: Separator::Semicolon, mark: true };
}

impl Sheet {
    /// The table as delimited text.
    pub fn csv(&self, style: CsvStyle) -> Vec<u8> {
        write(self, style)
    }
}

fn write(sheet: &Sheet, style: CsvStyle) -> Vec<u8> {
    let delimiter = match style.separator {
        Separator::Comma => b',',
        Separator::Semicolon => b';',
    };
    let mut bytes = if style.mark { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    let header = sheet.columns.iter().map(|column| harmless(&column.title));
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| text(cell, style.separator)).collect::<Vec<_>>());
    let written = std::iter::once(header.collect()).chain(rows).try_for_each(|row| writer.write_record(row));
    written.and_then(|()| writer.flush().map_err(Into::into)).expect("memory takes every row");
    drop(writer);
    bytes
}

fn text(cell: &Cell, separator: Separator) -> String {
    let figure = |text: String| if separator == Separator::Semicolon { text.replace('.', ",") } else { text };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Credits(credits) => figure(credits.to_string()),
        Cell::Hours(hours) => hours.to_string(),
        Cell::Money(money) => figure(money.to_string()),
        Cell::Day(day) => day.to_string(),
    }
}

/// Text that no spreadsheet runs: what looks like a formula is led by an apostrophe.
fn harmless(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use kernel::{Credits, Day, Money};

    use super::super::sheet::{Column, ColumnKind};
    use super::*;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::new(
            "Кәсіпорындар",
            vec![
                Column::new("name", "Атауы", ColumnKind::Text),
                Column::new("credits", "Кредит", ColumnKind::Quantity),
                Column::new("day", "Күні", ColumnKind::Day),
                Column::new("pay", "Төлем", ColumnKind::Money),
            ],
        );
        sheet.rows.push(vec![
            "=HYPERLINK(\"x\"); \"Ақсу\"".into(),
            Credits(750).into(),
            Day::of(2026, 9, 1).into(),
            Money(-4_500_050).into(),
        ]);
        sheet
    }

    #[test]
    fn a_formula_stays_words_and_figures_stay_figures() {
        let text = String::from_utf8(sheet().csv(CsvStyle::PLAIN)).expect("UTF-8");

        assert_eq!(
            text,
            "Атауы,Кредит,Күні,Төлем\r\n\"'=HYPERLINK(\"\"x\"\"); \"\"Ақсу\"\"\",7.5,2026-09-01,-45000.5\r\n"
        );
    }

    #[test]
    fn excel_of_our_region_gets_its_mark_its_semicolon_and_its_comma() {
        let bytes = sheet().choose(&["pay", "credits", "nonsense"]).csv(CsvStyle::EXCEL);

        assert_eq!(bytes, "\u{feff}Төлем;Кредит\r\n-45000,5;7,5\r\n".as_bytes());
    }
}
