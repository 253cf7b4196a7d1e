//! Before and after, side by side: versions, amendments, a page that went stale.

use maud::{Markup, html};

use super::{Tone, pill};
use crate::Say;

/// How a line changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It did not.
    Same,
    /// It reads otherwise.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// One line of a comparison.
#[derive(Clone, Debug)]
pub struct DifferenceRow {
    /// What is compared.
    pub label: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}

impl DifferenceRow {
    /// How it changed, read from its two sides.
    pub fn change(&self) -> Change {
        match (self.before.is_empty(), self.after.is_empty()) {
            _ if self.before == self.after => Change::Same,
            (true, _) => Change::Added,
            (_, true) => Change::Removed,
            _ => Change::Changed,
        }
    }
}

/// The comparison; `before` and `after` name the two versions.
pub fn difference(say: Say, before: &str, after: &str, rows: &[DifferenceRow]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(say.t("web-difference")) {
            table.rows.difference {
                caption.unseen { (say.t("web-difference")) }
                thead { tr {
                    th scope="col" { (say.t("web-difference-what")) } th scope="col" { (before) } th scope="col" { (after) }
                    th scope="col" { (say.t("web-difference-how")) }
                } }
                tbody { @for row in rows { (line(say, before, after, row)) } }
            }
        }
    }
}

fn line(say: Say, before: &str, after: &str, row: &DifferenceRow) -> Markup {
    let change = row.change();
    let (tone, word) = match change {
        Change::Same => (Tone::Plain, "web-change-same"),
        Change::Changed => (Tone::Wait, "web-change-changed"),
        Change::Added => (Tone::Good, "web-change-added"),
        Change::Removed => (Tone::Late, "web-change-removed"),
    };
    html! {
        tr {
            th scope="row" { (row.label) }
            td data-label=(before) { @if change == Change::Same { (row.before) } @else { del { (row.before) } } }
            td data-label=(after) { @if change == Change::Same { (row.after) } @else { ins { (row.after) } } }
            td data-label=(say.t("web-difference-how")) { (pill(tone, &say.t(word))) }
        }
    }
}
