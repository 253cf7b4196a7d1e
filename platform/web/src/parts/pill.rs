//! A word with a meaning. Colour never speaks alone: a pill is always a word.

use kernel::{Code, Lang};
use maud::{Markup, html};

/// What a colour means, everywhere: theory is lake blue, practice is copper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// No meaning of its own.
    #[default]
    Plain,
    /// Done, allowed, right.
    Good,
    /// Waits for somebody.
    Wait,
    /// Late, refused, wrong.
    Late,
    /// Theory, at the university.
    Theory,
    /// Practice, at the enterprise.
    Practice,
}

impl Tone {
    /// The class of the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Wait => "wait",
            Self::Late => "late",
            Self::Theory => "theory",
            Self::Practice => "practice",
        }
    }
}

/// A word in a pill.
pub fn pill(tone: Tone, word: &str) -> Markup {
    html! { span.pill.(tone.class()) { (word) } }
}

/// What the colours of a drawing mean.
pub fn key(words: &[(Tone, String)]) -> Markup {
    html! {
        ul.key { @for (tone, word) in words { li { i.(tone.class()) aria-hidden="true" {} (word) } } }
    }
}

/// Words that exist only in another language than the page's, with the language beside them.
pub fn tagged(lang: Lang, words: &str) -> Markup {
    html! { span lang=(lang.code()) { (words) } " " span.pill.plain { (lang.code()) } }
}
