//! A rule that speaks: what is wrong, by which article, what to do next.

use maud::{Markup, html};

use super::{Tone, card_with, pill};
use crate::Say;

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// Broken: it blocks.
    Bad,
    /// To be looked at.
    Warn,
    /// Kept.
    Good,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Check {
    /// How it came out.
    pub sign: Sign,
    /// What is so, with its figures.
    pub said: String,
    /// Where the rule comes from.
    pub source: String,
    /// What to do next: a link with its label.
    pub next: Option<(String, String)>,
}

/// A card of checks with their counts; what is broken comes first.
pub fn check_list(say: Say, title: &str, all: &[Check]) -> Markup {
    let mut ordered: Vec<&Check> = all.iter().collect();
    ordered.sort_by_key(|check| check.sign);
    let body = html! {
        ul.checks {
            @for check in ordered {
                @let (mark, word, class) = match check.sign {
                    Sign::Good => ("✓", "web-check-good", "good"),
                    Sign::Warn => ("!", "web-check-warn", "wait"),
                    Sign::Bad => ("✕", "web-check-bad", "late"),
                };
                li.check {
                    span.sign.(class) role="img" aria-label=(say.t(word)) { (mark) }
                    div {
                        p { (check.said) }
                        p.small {
                            cite { (check.source) }
                            @if let Some((href, label)) = &check.next { " · " a href=(href) { (label) } }
                        }
                    }
                }
            }
        }
    };
    card_with(title, counts(say, all), body)
}

/// How many checks came out how, in words.
pub fn counts(say: Say, all: &[Check]) -> Markup {
    let count = |sign: Sign| all.iter().filter(|check| check.sign == sign).count();
    let kinds = [
        (Sign::Bad, Tone::Late, "web-checks-bad"),
        (Sign::Warn, Tone::Wait, "web-checks-warn"),
        (Sign::Good, Tone::Good, "web-checks-good"),
    ];
    html! {
        @for (sign, tone, key) in kinds {
            @if count(sign) > 0 { (pill(tone, &say.with(key, &[("count", count(sign).into())]))) " " }
        }
    }
}
