//! From one total to another by steps: how a need is made of its parts.

use maud::{Markup, html};

use super::bars::{letters, lines_of};
use super::frame::{Behind, Frame, WIDTH, frame, n, nth, words, wrapped};
use super::scale::{Scale, axis_from_zero};
use crate::Say;
use crate::parts::Tone;

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A level reached.
    Total,
    /// A change from the level before.
    Change,
}

/// One step.
#[derive(Clone, Debug)]
pub struct WaterfallStep {
    /// Its name.
    pub label: String,
    /// The level reached, or the change.
    pub value: f64,
    /// What it is.
    pub kind: StepKind,
    /// Its meaning.
    pub tone: Tone,
}

/// The steps.
#[derive(Clone, Debug)]
pub struct Waterfall {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// What the figures count.
    pub unit: String,
    /// The steps, in order.
    pub steps: Vec<WaterfallStep>,
    /// Decimals of the figures.
    pub decimals: u32,
}

/// The steps.
pub fn waterfall(say: Say, chart: &Waterfall) -> Markup {
    const HEIGHT: f64 = 290.0;
    const LEFT: f64 = 56.0;
    let mut level = 0.0;
    let spans: Vec<(f64, f64)> = chart
        .steps
        .iter()
        .map(|step| {
            let from = if step.kind == StepKind::Total { 0.0 } else { level };
            level = if step.kind == StepKind::Total { step.value } else { level + step.value };
            (from, level)
        })
        .collect();
    let axis = axis_from_zero(spans.iter().flat_map(|(from, to)| [*from, *to]));
    let up = Scale::new((axis.from, axis.to), (HEIGHT - 58.0, 20.0));
    let wide = (WIDTH - LEFT) / nth(chart.steps.len()).max(1.0);
    let drawing = html! {
        (lines_of(say, &axis.ticks, axis.decimals, up, LEFT))
        @for (at, (step, (from, to))) in chart.steps.iter().zip(&spans).enumerate() {
            @let x = LEFT + wide * nth(at);
            @let (top, bottom) = (up.at(from.max(*to)), up.at(from.min(*to)));
            rect.(step.tone.class()) x=(n(x + wide * 0.14)) y=(n(top)) width=(n(wide * 0.72)) height=(n((bottom - top).max(1.0))) rx="2" {
                title { (step.label) ": " (said(say, chart, step)) }
            }
            @if at + 1 < chart.steps.len() {
                line.cross x1=(n(x + wide * 0.86)) y1=(n(up.at(*to))) x2=(n(x + wide * 1.14)) y2=(n(up.at(*to))) {}
            }
            text.figure.small x=(n(x + wide / 2.0)) y=(n(top - 5.0)) text-anchor="middle" { (said(say, chart, step)) }
            (words(&wrapped(&step.label, letters(wide), 3), x + wide / 2.0, HEIGHT - 38.0, "middle"))
        }
    };
    let row = |step: &WaterfallStep| vec![step.label.clone(), said(say, chart, step)];
    let behind = Behind {
        columns: vec![say.t("web-chart-what"), chart.unit.clone()],
        rows: chart.steps.iter().map(row).collect(),
    };
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key: Vec::new(), height: HEIGHT, drawing, behind })
}

fn said(say: Say, chart: &Waterfall, step: &WaterfallStep) -> String {
    let figure = say.decimal(step.value, chart.decimals);
    if step.kind == StepKind::Change && step.value > 0.0 { format!("+{figure}") } else { figure }
}
