//! Cards and what lies in them: facts, formulas, dialogs, codes to scan.

use kernel::Source;
use maud::{Markup, html};

use super::slug;
use crate::Say;

/// A card with a title. Lists and tables fill it to the edge; wrap prose and forms in [`padded`].
pub fn card(title: &str, body: Markup) -> Markup {
    card_with(title, html! {}, body)
}

/// A card with a title and something at its right: a link to all, counts, a pill.
pub fn card_with(title: &str, aside: Markup, body: Markup) -> Markup {
    html! {
        section.card {
            header { h2 { (title) } @if !aside.0.is_empty() { div.aside { (aside) } } }
            (body)
        }
    }
}

/// Room around prose, facts and forms inside a card.
pub fn padded(body: Markup) -> Markup {
    html! { div.in { (body) } }
}

/// Words to be read at length: paragraphs and lists at a readable width.
pub fn prose(body: Markup) -> Markup {
    html! { div.prose { (body) } }
}

/// The body of a page in two columns: the matter, and what stands beside it. One below the other on a phone.
pub fn columns(matter: Markup, beside: Markup) -> Markup {
    html! { div.cols { div.stacked { (matter) } div.stacked { (beside) } } }
}

/// Cards side by side, as many as fit.
pub fn grid(cards: Markup) -> Markup {
    html! { div.grid { (cards) } }
}

/// One fact of a record.
#[derive(Clone, Debug)]
pub struct Fact {
    term: String,
    said: Markup,
    note: Option<Markup>,
}

impl Fact {
    /// A fact in words; an empty one is shown as a dash.
    pub fn new(term: impl Into<String>, said: impl Into<String>) -> Self {
        let said = said.into();
        Self { term: term.into(), said: html! { @if said.is_empty() { "–" } @else { (said) } }, note: None }
    }
    /// A fact with a link, a pill or a list in it.
    pub fn of(term: impl Into<String>, said: Markup) -> Self {
        Self { term: term.into(), said, note: None }
    }
    /// With a remark under it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        let note = note.into();
        self.note = Some(html! { (note) });
        self
    }
    /// With the way it is computed, opened on demand.
    #[must_use]
    pub fn formula(mut self, say: Say, body: Markup) -> Self {
        self.note = Some(formula(&say.t("web-formula"), body));
        self
    }
    /// With the source it rests on.
    #[must_use]
    pub fn source(mut self, say: Say, source: Source) -> Self {
        self.note = Some(html! { cite { (say.source(source)) } });
        self
    }
}

/// The facts of a record.
pub fn facts(all: &[Fact]) -> Markup {
    html! {
        dl.facts {
            @for fact in all {
                div { dt { (fact.term) } dd { (fact.said) @if let Some(note) = &fact.note { div.small { (note) } } } }
            }
        }
    }
}

/// How a figure came to be: its formula, its parts, its source.
pub fn formula(label: &str, body: Markup) -> Markup {
    html! { details.formula { summary { (label) } div { (body) } } }
}

/// A button and the dialog it opens; it opens without script.
pub fn dialog(say: Say, opener: &str, title: &str, body: Markup) -> Markup {
    let id = slug(&format!("dialog-{title}"));
    html! {
        button.btn type="button" popovertarget=(id) { (opener) }
        div.dialog #(id) popover="auto" role="dialog" aria-labelledby=(format!("{id}-title")) {
            header {
                h2 #(format!("{id}-title")) { (title) }
                button.close type="button" popovertarget=(id) popovertargetaction="hide" aria-label=(say.t("web-close")) {
                    "×"
                }
            }
            div.in { (body) }
        }
    }
}

/// A code to scan with what it opens; the drawing comes ready (an `svg`), the address is there to be read too.
pub fn qr(svg: Markup, address: &str, caption: &str) -> Markup {
    html! {
        figure.qr { div.code aria-hidden="true" { (svg) } figcaption { (caption) br; a href=(address) { (address) } } }
    }
}
