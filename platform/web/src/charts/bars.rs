//! Bars: one below the other with room for long names, and groups side by side.

use maud::{Markup, html};

use super::frame::{Behind, Frame, WIDTH, frame, n, nth, words, wrapped};
use super::scale::{Scale, axis_from_zero};
use crate::Say;
use crate::parts::Tone;

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it shows.
    pub label: String,
    /// Its length.
    pub value: f64,
    /// The figure, as read.
    pub said: String,
    /// Its meaning.
    pub tone: Tone,
}

/// Bars one below the other.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence, for those who listen.
    pub desc: String,
    /// What the figures count.
    pub unit: String,
    /// The bars, in reading order.
    pub bars: Vec<Bar>,
}

/// Bars one below the other.
pub fn bars(say: Say, chart: &Bars) -> Markup {
    const ROW: f64 = 40.0;
    let axis = axis_from_zero(chart.bars.iter().map(|bar| bar.value));
    let scale = Scale::new((axis.from, axis.to), (0.0, WIDTH - 90.0));
    let zero = scale.at(0.0);
    let drawing = html! {
        @for (row, bar) in chart.bars.iter().enumerate() {
            @let y = nth(row) * ROW;
            @let end = scale.at(bar.value);
            text x="0" y=(n(y + 14.0)) { (wrapped(&bar.label, 88, 1).join("")) }
            rect.(bar.tone.class()) x=(n(zero.min(end))) y=(n(y + 20.0)) width=(n((end - zero).abs().max(1.0))) height="12" rx="2" {
                title { (bar.label) ": " (bar.said) }
            }
            text.figure x=(n(zero.max(end) + 6.0)) y=(n(y + 31.0)) { (bar.said) }
        }
    };
    let behind = Behind {
        columns: vec![say.t("web-chart-what"), chart.unit.clone()],
        rows: chart.bars.iter().map(|bar| vec![bar.label.clone(), bar.said.clone()]).collect(),
    };
    let height = ROW * nth(chart.bars.len()).max(1.0);
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key: Vec::new(), height, drawing, behind })
}

/// One group: a year, a region.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name.
    pub label: String,
    /// Its values, one a series.
    pub values: Vec<f64>,
}

/// Groups of bars side by side.
#[derive(Clone, Debug)]
pub struct GroupedBars {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// The series: meaning and name.
    pub series: Vec<(Tone, String)>,
    /// The groups, in reading order.
    pub groups: Vec<Group>,
    /// Decimals of the figures.
    pub decimals: u32,
}

/// Groups of bars side by side.
pub fn grouped_bars(say: Say, chart: &GroupedBars) -> Markup {
    const HEIGHT: f64 = 260.0;
    const LEFT: f64 = 56.0;
    let axis = axis_from_zero(chart.groups.iter().flat_map(|group| group.values.iter().copied()));
    let scale = Scale::new((axis.from, axis.to), (HEIGHT - 44.0, 12.0));
    let wide = (WIDTH - LEFT) / nth(chart.groups.len()).max(1.0);
    let thick = (wide * 0.76 / nth(chart.series.len()).max(1.0)).min(46.0);
    let zero = scale.at(0.0);
    let drawing = html! {
        (lines_of(say, &axis.ticks, axis.decimals, scale, LEFT))
        @for (at, group) in chart.groups.iter().enumerate() {
            @let middle = LEFT + wide * (nth(at) + 0.5);
            @let start = middle - thick * nth(chart.series.len()) / 2.0;
            @for (which, ((tone, name), value)) in chart.series.iter().zip(&group.values).enumerate() {
                @let y = scale.at(*value);
                rect.(tone.class()) x=(n(start + thick * nth(which) + 1.0)) y=(n(y.min(zero))) width=(n(thick - 2.0))
                    height=(n((zero - y).abs().max(1.0))) rx="2" {
                    title { (group.label) ", " (name) ": " (say.decimal(*value, chart.decimals)) }
                }
                @if thick >= 20.0 {
                    text.figure.small x=(n(start + thick * (nth(which) + 0.5))) y=(n(y - 4.0)) text-anchor="middle" {
                        (say.decimal(*value, chart.decimals))
                    }
                }
            }
            (words(&wrapped(&group.label, letters(wide), 2), middle, HEIGHT - 24.0, "middle"))
        }
    };
    let mut columns = vec![say.t("web-chart-what")];
    columns.extend(chart.series.iter().map(|(_, name)| name.clone()));
    let row = |group: &Group| {
        let figures = group.values.iter().map(|value| say.decimal(*value, chart.decimals));
        std::iter::once(group.label.clone()).chain(figures).collect()
    };
    let behind = Behind { columns, rows: chart.groups.iter().map(row).collect() };
    let key = chart.series.clone();
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key, height: HEIGHT, drawing, behind })
}

/// How many letters fit side by side in so much room.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a room between 0 and the chart's width")]
pub(super) fn letters(room: f64) -> usize {
    (room / 7.2).max(4.0) as usize
}

/// Thin lines behind the marks, with their figures at the left.
pub(super) fn lines_of(say: Say, ticks: &[f64], decimals: u32, scale: Scale, left: f64) -> Markup {
    html! {
        @for tick in ticks {
            @let y = scale.at(*tick);
            line.grid x1=(n(left)) y1=(n(y)) x2=(n(WIDTH)) y2=(n(y)) {}
            text.tick x=(n(left - 8.0)) y=(n(y + 4.0)) text-anchor="end" { (say.decimal(*tick, decimals)) }
        }
    }
}
