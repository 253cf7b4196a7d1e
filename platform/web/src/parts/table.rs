//! A list: filter, columns, sorting, a page at a time, export. On a phone each row becomes a card.

use maud::{Markup, html};

use super::{Address, Empty, Tone, empty};
use crate::Say;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    of: Cells,
    sort: Option<&'static str>,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cells {
    Words,
    Figures,
    Codes,
}

impl Cells {
    fn class(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Figures => "num",
            Self::Codes => "code",
        }
    }
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self { label: label.into(), of: Cells::Words, sort: None }
    }
    /// A column of numbers of papers or codes: each stays on one line.
    pub fn codes(label: impl Into<String>) -> Self {
        Self { label: label.into(), of: Cells::Codes, sort: None }
    }
    /// A column of figures, at the right.
    pub fn figures(label: impl Into<String>) -> Self {
        Self { label: label.into(), of: Cells::Figures, sort: None }
    }
    /// Sortable, by this name in the address.
    #[must_use]
    pub fn sorted(mut self, name: &'static str) -> Self {
        self.sort = Some(name);
        self
    }
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the first to the last.
    Up,
    /// From the last to the first.
    Down,
}

/// A row; its first cell leads to the thing.
#[derive(Clone, Debug)]
pub struct Row {
    /// Where the row leads.
    pub href: Option<String>,
    /// Its cells, as many as columns.
    pub cells: Vec<Markup>,
    /// A meaning that marks the whole row; say it in a cell as well.
    pub tone: Tone,
}

impl Row {
    /// A row that leads to its thing.
    pub fn to(href: impl Into<String>, cells: Vec<Markup>) -> Self {
        Self { href: Some(href.into()), cells, tone: Tone::Plain }
    }
    /// A row that leads nowhere.
    pub fn of(cells: Vec<Markup>) -> Self {
        Self { href: None, cells, tone: Tone::Plain }
    }
    /// With a meaning.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

/// How many there are in all; counting stops at a cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Total {
    /// Not counted.
    #[default]
    Unknown,
    /// Exactly so many.
    Exactly(i64),
    /// More than so many: «1 000+».
    MoreThan(i64),
}

/// A list as a page shows it. The address is that of the list with its filter; `sort=name`, `sort=-name`,
/// `after=…` and `format=xlsx` are asked of it.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// A name unique on the page; fragments are swapped by it.
    pub id: &'static str,
    /// What is listed.
    pub caption: String,
    /// The address of the list.
    pub address: Address,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// By what it is sorted.
    pub sort: Option<(&'static str, Direction)>,
    /// How many there are in all.
    pub total: Total,
    /// The key after which the next page begins.
    pub next: Option<String>,
    /// The formats it can be taken in: `xlsx`, `csv`.
    pub exports: Vec<&'static str>,
    /// The filter over it, from [`super::filter`].
    pub filter: Option<Markup>,
    /// What is said when there is nothing.
    pub empty: Empty,
}

/// The list.
pub fn table(say: Say, table: &Table) -> Markup {
    html! {
        section.card.listed #(table.id) data-fragment {
            @if let Some(filter) = &table.filter { (filter) }
            @if table.rows.is_empty() {
                (empty(&table.empty))
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(table.caption) { (grid(say, table)) }
            }
            (foot(say, table))
        }
    }
}

fn grid(say: Say, table: &Table) -> Markup {
    html! {
        table.rows {
            caption.unseen { (table.caption) }
            thead { tr { @for column in &table.columns { (heading(say, table, column)) } } }
            tbody {
                @for row in &table.rows {
                    tr.(row.tone.class()) {
                        @for (n, cell) in row.cells.iter().enumerate() {
                            @let column = table.columns.get(n);
                            td class=[column.map(|column| column.of.class()).filter(|class| !class.is_empty())]
                                data-label=(column.map_or("", |column| column.label.as_str())) {
                                @match (&row.href, n) { (Some(href), 0) => a href=(href) { (cell) }, _ => (cell) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn heading(say: Say, table: &Table, column: &Column) -> Markup {
    let Some(name) = column.sort else {
        return html! { th.num[column.of == Cells::Figures] scope="col" { (column.label) } };
    };
    let here = table.sort.filter(|(sorted, _)| *sorted == name).map(|(_, direction)| direction);
    let (said, mark, then, hint) = match here {
        Some(Direction::Up) => (Some("ascending"), " ↑", format!("-{name}"), "web-sort-down"),
        Some(Direction::Down) => (Some("descending"), " ↓", name.to_owned(), "web-sort-up"),
        None => (None, "", name.to_owned(), "web-sort-up"),
    };
    let address = table.address.clone().without("after").with("sort", then);
    html! {
        th.num[column.of == Cells::Figures] scope="col" aria-sort=[said] {
            a href=(address) data-swap="fragment" title=(say.t(hint)) {
                (column.label) span aria-hidden="true" { (mark) }
            }
        }
    }
}

fn foot(say: Say, table: &Table) -> Markup {
    let total = match table.total {
        Total::Unknown => None,
        Total::Exactly(count) => Some(say.with("web-total", &[("count", count.into())])),
        Total::MoreThan(count) => Some(say.with("web-total-more", &[("count", count.into())])),
    };
    let paged = table.address.asked().iter().any(|(name, _)| name == "after");
    if total.is_none() && table.next.is_none() && table.exports.is_empty() && !paged {
        return html! {};
    }
    html! {
        footer {
            @if let Some(total) = total { span aria-live="polite" { (total) } }
            @if !table.exports.is_empty() && !table.rows.is_empty() {
                span.exports {
                    (say.t("web-take")) " "
                    @for format in &table.exports {
                        a href=(table.address.clone().without("after").with("format", *format)) download {
                            (format.to_uppercase())
                        } " "
                    }
                }
            }
            nav.paging aria-label=(say.t("web-paging")) {
                @if paged {
                    a.btn href=(table.address.clone().without("after")) data-swap="fragment" { (say.t("web-first-page")) }
                }
                @if let Some(next) = &table.next {
                    a.btn href=(table.address.clone().with("after", next.as_str())) rel="next" data-swap="fragment" {
                        (say.t("web-next-page"))
                    }
                }
            }
        }
    }
}
