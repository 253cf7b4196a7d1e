//! The template of a form: a workbook with the header in three languages, lists to choose from, a
//! sheet of explanations, and, where the rows are known, the rows themselves.

use kernel::{Lang, Names};
use rust_xlsxwriter::{DataValidation, DataValidationRule, Format, FormatAlign, Formula, Worksheet};

use super::field::{Field, FieldKind, Form};
use crate::tables::{Cell, ColumnKind, book, column_index, excel_day, header_format, kind_format, put, sheet_name};

/// How many rows below the header offer their lists.
const OFFERED_ROWS: u32 = 5_000;
/// The sheet of lists is hidden: it only feeds the drop-downs.
const LISTS: &str = "lists";

impl Form {
    /// The template as a workbook in three languages; lists, explanations and the sheet's name in
    /// `lang`. `rows` fill it beforehand, in the order of the fields.
    pub fn template(&self, lang: Lang, rows: &[Vec<Cell>]) -> anyhow::Result<Vec<u8>> {
        let mut book = book()?;
        let page = book.add_worksheet();
        page.set_name(sheet_name(self.title.get(lang)))?;
        page.set_row_height(0, 52)?.set_freeze_panes(1, 0)?;
        let mut lists = Vec::new();
        for (place, field) in self.fields.iter().enumerate() {
            let column = column_index(place)?;
            let format = field_format(field);
            page.write_string_with_format(0, column, title(field), &header_format())?;
            page.set_column_width(column, width(field))?.set_column_format(column, &format)?;
            offer(page, column, field, lang, &mut lists)?;
            for (nth, row) in rows.iter().enumerate() {
                let line = u32::try_from(nth + 1)?;
                put(page, line, column, row.get(place).unwrap_or(&Cell::Empty), &format)?;
            }
        }
        explain(book.add_worksheet(), &self.fields, lang)?;
        if !lists.is_empty() {
            let page = book.add_worksheet();
            page.set_name(LISTS)?.set_hidden(true);
            for (column, names) in lists.iter().enumerate() {
                for (row, name) in names.iter().enumerate() {
                    page.write_string(u32::try_from(row)?, column_index(column)?, name)?;
                }
            }
        }
        Ok(book.save_to_buffer()?)
    }
}

/// The title in three languages, one under another; `*` where every row needs it.
fn title(field: &Field) -> String {
    let Names { kk, ru, en } = &field.titles;
    let star = if field.required { " *" } else { "" };
    let mut lines: Vec<String> = Vec::new();
    for name in [kk, ru, en] {
        let line = format!("{name}{star}");
        if !name.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn width(field: &Field) -> f64 {
    let longest = [&field.titles.kk, &field.titles.ru, &field.titles.en].map(|name| name.chars().count());
    let least = match field.kind {
        FieldKind::Text(most) if most > 60 => 36,
        FieldKind::Text(_) | FieldKind::Choice(_) => 20,
        _ => 12,
    };
    f64::from(u16::try_from(longest.into_iter().max().unwrap_or(0).clamp(least, 44)).unwrap_or(44)) + 4.0
}

fn field_format(field: &Field) -> Format {
    match field.kind {
        // As words: a spreadsheet must not cut the zeros at the left.
        FieldKind::Text(_) | FieldKind::Code(_) | FieldKind::Digits(_) => Format::new().set_num_format("@"),
        FieldKind::Day => kind_format(ColumnKind::Day),
        FieldKind::Number(..) => kind_format(ColumnKind::Number),
        FieldKind::Credits | FieldKind::Hours => kind_format(ColumnKind::Quantity),
        FieldKind::Money => kind_format(ColumnKind::Money),
        FieldKind::Choice(_) | FieldKind::Flag => Format::new(),
    }
}

/// Lets the spreadsheet itself offer lists and refuse what is no day or number.
fn offer(
    page: &mut Worksheet,
    column: u16,
    field: &Field,
    lang: Lang,
    lists: &mut Vec<Vec<String>>,
) -> anyhow::Result<()> {
    let rule = match &field.kind {
        FieldKind::Choice(all) => {
            let names: Vec<String> = all.iter().map(|choice| choice.names.get(lang).to_owned()).collect();
            Some(list(names, lists))
        }
        FieldKind::Flag => Some(list(
            Names::new("иә,жоқ", "да,нет", "yes,no").get(lang).split(',').map(str::to_owned).collect(),
            lists,
        )),
        FieldKind::Number(least, most) => {
            let (least, most) = (i32::try_from(*least).unwrap_or(i32::MIN), i32::try_from(*most).unwrap_or(i32::MAX));
            Some(DataValidation::new().allow_whole_number(DataValidationRule::Between(least, most)))
        }
        FieldKind::Day => {
            let days = (kernel::Day::of(1950, 1, 1), kernel::Day::of(2100, 12, 31));
            match days {
                (Some(from), Some(until)) => Some(
                    DataValidation::new().allow_date(DataValidationRule::Between(excel_day(from)?, excel_day(until)?)),
                ),
                _ => None,
            }
        }
        _ => None,
    };
    if let Some(rule) = rule {
        page.add_data_validation(1, column, OFFERED_ROWS, column, &rule)?;
    }
    Ok(())
}

/// A drop-down fed by a column of the hidden sheet: lists of any length and any letters.
fn list(names: Vec<String>, lists: &mut Vec<Vec<String>>) -> DataValidation {
    let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(lists.len()).unwrap_or(u16::MAX));
    let source = format!("={LISTS}!${column}$1:${column}${}", names.len().max(1));
    lists.push(names);
    DataValidation::new().allow_list_formula(Formula::new(source))
}

/// What to write in each column.
fn explain(page: &mut Worksheet, fields: &[Field], lang: Lang) -> anyhow::Result<()> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    page.set_name(Names::new("Түсіндірме", "Пояснения", "Help").get(lang))?;
    page.set_column_width(0, 40)?.set_column_width(1, 90)?;
    for (nth, field) in fields.iter().enumerate() {
        let row = u32::try_from(nth)?;
        page.write_string_with_format(row, 0, title(field), &header_format())?;
        page.write_string_with_format(row, 1, help(field, lang), &wrapped)?;
    }
    Ok(())
}

fn help(field: &Field, lang: Lang) -> String {
    let need = if field.required {
        Names::new("Міндетті.", "Обязательно.", "Required.")
    } else {
        Names::default()
    };
    let list = match &field.kind {
        FieldKind::Choice(all) => all.iter().map(|choice| choice.names.get(lang)).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let parts = [need.get(lang), field.help.get(lang), &list];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
