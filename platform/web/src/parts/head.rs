//! The top of a page: where it stands, what it is called, its other sides.

use maud::{Markup, html};

use crate::Say;

/// One step of the way here.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub label: String,
}

/// The way here; the page itself is not in it.
pub fn crumbs(say: Say, way: &[Crumb]) -> Markup {
    html! {
        nav.crumbs aria-label=(say.t("web-crumbs")) {
            ol { @for crumb in way { li { a href=(crumb.href) { (crumb.label) } } } }
        }
    }
}

/// The head of a page: a line over the title (code, year, version, state), the title, and what to do at its right.
pub fn head(over: &str, title: &str, acts: Markup) -> Markup {
    html! {
        header.head {
            div { @if !over.is_empty() { p.over { (over) } } h1 { (title) } }
            @if !acts.0.is_empty() { div.acts { (acts) } }
        }
    }
}

/// One side of a thing.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub label: String,
    /// How many are in it, where that matters.
    pub count: Option<u32>,
    /// Is it the one shown?
    pub current: bool,
}

/// The sides of a thing, one shown.
pub fn tabs(say: Say, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(say.t("web-tabs")) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.current.then_some("page")] {
                    (tab.label) @if let Some(count) = tab.count { " " span.count { (say.number(count.into())) } }
                }
            }
        }
    }
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind.
    Done,
    /// Where we are.
    Now,
    /// Still to come.
    Ahead,
}

/// One step of a path.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// Who, when, or what it waits for.
    pub note: Option<String>,
    /// Where to see it.
    pub href: Option<String>,
    /// How far it is.
    pub state: StepState,
}

/// A path of steps: states of a file, or a form in several pages.
pub fn steps(say: Say, steps: &[Step]) -> Markup {
    html! {
        ol.steps {
            @for step in steps {
                @let (class, word) = match step.state {
                    StepState::Done => ("done", "web-step-done"),
                    StepState::Now => ("now", "web-step-now"),
                    StepState::Ahead => ("ahead", "web-step-ahead"),
                };
                li.(class) aria-current=[(step.state == StepState::Now).then_some("step")] {
                    span.unseen { (say.t(word)) ": " }
                    @match &step.href { Some(href) => a href=(href) { (step.label) }, None => strong { (step.label) } }
                    @if let Some(note) = &step.note { small { (note) } }
                }
            }
        }
    }
}
