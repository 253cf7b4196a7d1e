//! Whose move it is: first on every record, and the list of what waits at everyone's home.

use maud::{Markup, html};

use super::{Tone, pill};
use crate::Say;

/// Who must act next on a file, since when, and what follows.
#[derive(Clone, Debug, Default)]
pub struct WhoseMove {
    /// Who acts next, as read: a role, an organisation, a name. Empty when nobody needs to.
    pub who: String,
    /// Is it the reader?
    pub yours: bool,
    /// Since when it waits, in words.
    pub since: Option<String>,
    /// How late it is, in words («9 күн кешікті»); none while there is time.
    pub late: Option<String>,
    /// What happens after the move.
    pub next: Option<String>,
    /// The last reminder: when, to whom.
    pub reminded: Option<String>,
}

/// The strip under the head of a record: whose move it is, and the acts of the reader.
pub fn whose_move(say: Say, state: &WhoseMove, acts: Markup) -> Markup {
    let tone = match (&state.late, state.yours, state.who.is_empty()) {
        (Some(_), _, _) => "late",
        (None, true, _) => "yours",
        (None, false, true) => "done",
        (None, false, false) => "wait",
    };
    html! {
        section.whose.(tone) aria-label=(say.t("web-whose-move")) {
            div {
                p.who {
                    @if state.who.is_empty() {
                        strong { (say.t("web-nobodys-move")) }
                    } @else {
                        span.cap { (say.t("web-move-of")) } " "
                        strong { @if state.yours { (say.t("web-move-yours")) } @else { (state.who) } }
                    }
                    @if let Some(late) = &state.late { " " (pill(Tone::Late, late)) }
                }
                ul.inline {
                    @if state.yours && !state.who.is_empty() { li { (state.who) } }
                    @if let Some(since) = &state.since { li { (since) } }
                    @if let Some(next) = &state.next { li { (say.t("web-move-next")) " " (next) } }
                    @if let Some(reminded) = &state.reminded { li { (reminded) } }
                }
            }
            @if !acts.0.is_empty() { (acts) }
        }
    }
}

/// One thing that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// What it is.
    pub title: String,
    /// Where to act.
    pub href: String,
    /// Whose move, since when, what is odd: one line.
    pub why: String,
    /// The meaning of the word at the right.
    pub tone: Tone,
    /// The word at the right: «9 күн», «сіздің жүрісіңіз».
    pub word: String,
}

/// What waits, the latest first.
pub fn waiting(all: &[Waiting]) -> Markup {
    html! {
        ul.moves {
            @for one in all {
                li { a href=(one.href) {
                    strong { (one.title) } " " (pill(one.tone, &one.word)) " " span.why { (one.why) }
                } }
            }
        }
    }
}
