//! What the platform tells: a notice after an act, a banner over every page, an empty place that teaches.

use maud::{Markup, html};

use super::Tone;
use crate::{Notice, Say};

/// What an act led to, or what the reader should know now.
pub fn notice(notice: &Notice) -> Markup {
    html! {
        div.notice.(notice.tone.class()) role=(if notice.tone == Tone::Late { "alert" } else { "status" }) {
            p { (notice.text) }
            @if let Some((href, label)) = &notice.link { a href=(href) { (label) } }
        }
    }
}

/// A line over every page: the demo, a planned pause.
pub fn banner(say: Say, text: &str) -> Markup {
    html! { aside.banner aria-label=(say.t("web-banner")) { p { (text) } } }
}

/// An empty place: what belongs there, who brings it, and where to begin.
#[derive(Clone, Debug, Default)]
pub struct Empty {
    /// What belongs here.
    pub title: String,
    /// Who brings it, and when.
    pub text: String,
    /// Where to begin: a link with its label.
    pub act: Option<(String, String)>,
}

/// An empty place that teaches.
pub fn empty(empty: &Empty) -> Markup {
    html! {
        div.empty {
            p { strong { (empty.title) } }
            @if !empty.text.is_empty() { p { (empty.text) } }
            @if let Some((href, label)) = &empty.act { p { a.btn href=(href) { (label) } } }
        }
    }
}
