//! A curriculum as columns of terms: height is credits, colour is where it is learnt.

use maud::{Markup, html};

use super::Tone;
use crate::Say;

/// One discipline or practice in a term.
#[derive(Clone, Debug, Default)]
pub struct TermItem {
    /// Its name.
    pub name: String,
    /// Its credits, as read.
    pub credits: String,
    /// Its height: whole credits.
    pub weight: u32,
    /// Theory, practice, or neither.
    pub tone: Tone,
    /// Pinned to its term?
    pub pinned: bool,
    /// Where it is seen.
    pub href: Option<String>,
}

/// One term.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// Its name.
    pub name: String,
    /// Its load, as read.
    pub load: String,
    /// Is the load above the limit? Said in words in the load as well.
    pub over: bool,
    /// What is learnt in it.
    pub items: Vec<TermItem>,
}

/// The terms side by side; they scroll inside their card.
pub fn terms(say: Say, title: &str, all: &[Term]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(title) {
            div.terms {
                @for term in all {
                    section {
                        h3 { (term.name) }
                        ul.stack { @for item in &term.items { (box_of(say, item)) } }
                        p.load.over[term.over] { (term.load) @if term.over { " " (say.t("web-over-limit")) } }
                    }
                }
            }
        }
    }
}

fn box_of(say: Say, item: &TermItem) -> Markup {
    html! {
        li.d.(item.tone.class()).(height(item.weight)) {
            @match &item.href { Some(href) => a href=(href) { (item.name) }, None => span { (item.name) } }
            b { (item.credits) }
            @if item.pinned { span.pin role="img" aria-label=(say.t("web-pinned")) { "⌂" } }
        }
    }
}

/// The classes of the stylesheet that give a height: our pages carry no inline styles.
fn height(credits: u32) -> &'static str {
    const HEIGHTS: [&str; 11] = ["h1", "h2", "h3", "h4", "h5", "h6", "h8", "h10", "h12", "h16", "h20"];
    const FROM: [u32; 11] = [0, 2, 3, 4, 5, 6, 7, 9, 11, 14, 18];
    let place = FROM.iter().rposition(|from| *from <= credits).unwrap_or(0);
    HEIGHTS[place]
}
