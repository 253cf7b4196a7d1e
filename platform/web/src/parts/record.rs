//! What lies in a record besides its facts: who did what when, its papers, who signed.

use maud::{Markup, html};

use super::{Tone, pill};
use crate::Say;

/// One act of the log.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// When, in words.
    pub when: String,
    /// When, for machines: `2026-09-01T09:30:00Z`; may be empty.
    pub iso: String,
    /// Who.
    pub who: String,
    /// As whom.
    pub role: String,
    /// What was done.
    pub act: String,
    /// Why, as was said.
    pub reason: Option<String>,
    /// What changed, or where it led.
    pub note: Option<String>,
    /// What it means.
    pub tone: Tone,
}

/// The log of a file, the last act first.
pub fn timeline(all: &[Entry]) -> Markup {
    html! {
        ol.timeline {
            @for entry in all {
                li.(entry.tone.class()) {
                    p {
                        strong { (entry.act) } " "
                        time datetime=[(!entry.iso.is_empty()).then_some(&entry.iso)] { (entry.when) }
                    }
                    p.small { (entry.who) @if !entry.role.is_empty() { " · " (entry.role) } }
                    @if let Some(reason) = &entry.reason { blockquote { (reason) } }
                    @if let Some(note) = &entry.note { p.small { (note) } }
                }
            }
        }
    }
}

/// A paper of a file: generated or attached.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// Where it is taken.
    pub href: String,
    /// Kind, version, language, day, size: one line.
    pub note: String,
    /// Its state in a word.
    pub state: Option<(Tone, String)>,
}

/// The papers of a file.
pub fn documents(all: &[Paper]) -> Markup {
    html! {
        ul.papers {
            @for paper in all {
                li {
                    a href=(paper.href) { (paper.title) }
                    @if let Some((tone, word)) = &paper.state { " " (pill(*tone, word)) }
                    small { (paper.note) }
                }
            }
        }
    }
}

/// One signature of a paper, given or awaited.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// The side: enterprise, university, learner.
    pub side: String,
    /// Who signs.
    pub who: String,
    /// When it was given, in words; none while it is awaited.
    pub when: Option<String>,
    /// By what: one-time code, CMS, paper; and the hash signed.
    pub means: Option<String>,
    /// May it be given now? Earlier groups of the order sign first.
    pub turn: bool,
}

/// Who signs, in the order of signing.
pub fn signatures(say: Say, all: &[Signature]) -> Markup {
    html! {
        ol.signatures {
            @for signature in all {
                li {
                    div {
                        small { (signature.side) }
                        strong { (signature.who) }
                        @if let Some(means) = &signature.means { small.hash { (means) } }
                    }
                    @match (&signature.when, signature.turn) {
                        (Some(when), _) => (pill(Tone::Good, &say.with("web-signed", &[("when", when.as_str().into())]))),
                        (None, true) => (pill(Tone::Wait, &say.t("web-signature-turn"))),
                        (None, false) => (pill(Tone::Plain, &say.t("web-signature-later"))),
                    }
                }
            }
        }
    }
}
