//! Figures that open: the seven stages, tiles of a dashboard, rows with bars.

use maud::{Markup, html};

use super::{Tone, formula, pill};
use crate::Say;

/// How a stage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageState {
    /// Done.
    Done,
    /// Under way.
    Now,
    /// Stopped by something.
    Stuck,
    /// Not begun.
    Ahead,
}

/// One stage of the board.
#[derive(Clone, Debug)]
pub struct StageTile {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Its figure: «71 %», «4 / 6», «✓».
    pub figure: String,
    /// What the figure counts.
    pub note: String,
    /// How it stands.
    pub state: StageState,
    /// What waits or is late, in a word.
    pub word: Option<(Tone, String)>,
    /// The list behind it.
    pub href: Option<String>,
}

/// The stages in a strip; one below the other on a phone.
pub fn stages(say: Say, all: &[StageTile]) -> Markup {
    html! {
        ol.stages {
            @for stage in all {
                @let (class, word) = match stage.state {
                    StageState::Done => ("done", "web-stage-done"),
                    StageState::Now => ("now", "web-stage-now"),
                    StageState::Stuck => ("stuck", "web-stage-stuck"),
                    StageState::Ahead => ("ahead", "web-stage-ahead"),
                };
                li.(class) {
                    small { (stage.number) span.unseen { ": " (say.t(word)) } }
                    span.n { (stage.figure) }
                    @match &stage.href {
                        Some(href) => a href=(href) { strong { (stage.name) } },
                        None => strong { (stage.name) },
                    }
                    small { (stage.note) }
                    @if let Some((tone, word)) = &stage.word { span { (pill(*tone, word)) } }
                }
            }
        }
    }
}

/// One figure of a dashboard.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    /// What it counts.
    pub label: String,
    /// The figure, as read.
    pub figure: String,
    /// The list behind it.
    pub href: String,
    /// Compared with what: last year, the plan.
    pub note: Option<String>,
    /// How it is computed, in words.
    pub formula: Option<String>,
    /// What it means.
    pub tone: Tone,
    /// A small drawing: a sparkline or a bar.
    pub drawing: Option<Markup>,
}

/// The figures of a dashboard: each opens its list and its formula.
pub fn tiles(say: Say, all: &[Tile]) -> Markup {
    html! {
        ul.tiles {
            @for tile in all {
                li.(tile.tone.class()) {
                    a href=(tile.href) { span.n { (tile.figure) } span { (tile.label) } }
                    @if let Some(drawing) = &tile.drawing { (drawing) }
                    @if let Some(note) = &tile.note { small { (note) } }
                    @if let Some(words) = &tile.formula { (formula(&say.t("web-formula"), html! { p { (words) } })) }
                }
            }
        }
    }
}

/// A part of a bar.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// Its meaning.
    pub tone: Tone,
    /// Its amount, in the unit of the whole.
    pub amount: f64,
}

/// A row with a bar.
#[derive(Clone, Debug)]
pub struct BarRow {
    /// What it shows.
    pub label: String,
    /// The list behind it.
    pub href: Option<String>,
    /// The figures, as read: «118 / 140».
    pub said: String,
    /// What else is known of it, below the bar.
    pub note: Option<String>,
    /// The parts of the bar.
    pub shares: Vec<Share>,
    /// What the full length stands for.
    pub whole: f64,
}

/// Rows with bars.
pub fn bar_rows(all: &[BarRow]) -> Markup {
    html! {
        ul.bars {
            @for row in all {
                li {
                    @match &row.href { Some(href) => a href=(href) { (row.label) }, None => span { (row.label) } }
                    b { (row.said) }
                    (bar(&row.shares, row.whole))
                    @if let Some(note) = &row.note { small { (note) } }
                }
            }
        }
    }
}

/// The bar alone; the figures stand beside it in words.
fn bar(shares: &[Share], whole: f64) -> Markup {
    let scale = if whole > 0.0 { 100.0 / whole } else { 0.0 };
    let mut at = 0.0;
    let mut pieces = Vec::new();
    for share in shares {
        let width = (share.amount * scale).clamp(0.0, 100.0 - at);
        pieces.push((share.tone.class(), at, width));
        at += width;
    }
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for (class, x, width) in pieces {
                rect.(class) x=(format!("{x:.2}")) y="0" width=(format!("{width:.2}")) height="10" {}
            }
        }
    }
}
