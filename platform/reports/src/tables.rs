//! Tables and facts of a report.

use kernel::Arg;
use maud::{Markup, html};
use web::Say;
use web::parts::{self, Column, Fact, Row, Table};

use crate::figures::Figures;

/// A column of a table of objects: the name of the figure, the key of its heading, its decimals.
pub type Shown = (&'static str, &'static str, u32);

/// A figure, or a dash where it could not be estimated.
pub fn figure(say: Say, value: Option<f64>, decimals: u32) -> String {
    value.map_or_else(|| "–".to_owned(), |value| say.decimal(value, decimals))
}

/// A figure with the interval it lies in.
pub fn with_interval(say: Say, value: Option<f64>, within: Option<(f64, f64)>, decimals: u32) -> String {
    match within {
        Some((low, high)) => {
            format!(
                "{} ({} … {})",
                figure(say, value, decimals),
                say.decimal(low, decimals),
                say.decimal(high, decimals)
            )
        }
        None => figure(say, value, decimals),
    }
}

/// A share in whole percent.
pub fn share_of(say: Say, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| say.percent(100.0 * share, 0))
}

/// A chance: below a thousandth it is said so.
pub fn chance(say: Say, p: Option<f64>) -> String {
    match p {
        Some(p) if p < 0.001 => format!("< {}", say.decimal(0.001, 3)),
        p => figure(say, p, 3),
    }
}

/// How many rows a table shows: a curator reads no list of thousands, the API gives it.
const MOST: usize = 200;

/// Objects as a table: their names first, then figures.
pub fn objects(
    say: Say,
    id: &'static str,
    title: &'static str,
    all: &[Figures<'_>],
    name: Shown,
    shown: &[Shown],
) -> Markup {
    let shown: Vec<&Shown> = shown.iter().filter(|(field, ..)| all.iter().any(|one| one.has(field))).collect();
    let cells = |one: &Figures<'_>| {
        let figures = shown.iter().map(|(field, _, decimals)| match *field {
            "p" => chance(say, one.number("p")),
            field if one.number(field).is_none() && !one.text(field).is_empty() => one.text(field).to_owned(),
            field => figure(say, one.number(field), *decimals),
        });
        let name = match one.text(name.0) {
            "intercept" => say.t("reports-intercept"),
            "" => figure(say, one.number(name.0), name.2),
            text => text.to_owned(),
        };
        std::iter::once(name).chain(figures).map(|text| html! { (text) }).collect()
    };
    let columns = std::iter::once(Column::words(say.t(name.1)))
        .chain(shown.iter().map(|(_, key, _)| Column::figures(say.t(key))))
        .collect();
    let rows = all.iter().take(MOST).map(|one| Row::of(cells(one))).collect();
    table(say, id, &say.t(title), columns, rows, all.len())
}

/// A table in a card; `all` is how many rows there would be.
pub fn table(say: Say, id: &'static str, caption: &str, columns: Vec<Column>, rows: Vec<Row>, all: usize) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    let shown = rows.len();
    let table = Table { id, caption: caption.to_owned(), columns, rows, ..Table::default() };
    parts::card(
        caption,
        html! {
            (parts::table(say, &table))
            @if all > shown {
                (parts::padded(html! { p.small { (say.with("reports-more-rows", &[("shown", count(shown)), ("all", count(all))])) } }))
            }
        },
    )
}

fn count(of: usize) -> Arg {
    of.into()
}

/// The figures of the whole, with the word of each.
pub fn facts(say: Say, all: Vec<(&'static str, String)>) -> Markup {
    let facts: Vec<Fact> =
        all.into_iter().filter(|(_, said)| said != "–").map(|(key, said)| Fact::new(say.t(key), said)).collect();
    if facts.is_empty() {
        return html! {};
    }
    parts::card(&say.t("reports-figures"), parts::padded(parts::facts(&facts)))
}
