//! Estimates with how sure one is: a dot and its interval, one row each, around the value that is nobody's fault.

use maud::{Markup, html};

use super::frame::{Behind, Frame, WIDTH, frame, n, nth, wrapped};
use super::scale::{Scale, axis};
use crate::Say;
use crate::parts::Tone;

/// One estimate.
#[derive(Clone, Debug)]
pub struct Interval {
    /// What is estimated: a rater, an item, a region.
    pub label: String,
    /// The estimate.
    pub value: f64,
    /// Where its interval begins and ends; none when the estimate has no error.
    pub within: Option<(f64, f64)>,
    /// Its meaning.
    pub tone: Tone,
}

/// Estimates one below the other.
#[derive(Clone, Debug)]
pub struct Intervals {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// What is measured, with its unit.
    pub unit: String,
    /// What the interval is: "95 % interval".
    pub within: String,
    /// The value to compare with, as a line through all rows; none when there is none.
    pub cross: Option<f64>,
    /// The estimates, in reading order.
    pub rows: Vec<Interval>,
    /// Decimals of the figures.
    pub decimals: u32,
}

const ROW: f64 = 40.0;
const BELOW: f64 = 30.0;
const SIDE: f64 = 16.0;

/// Estimates one below the other.
pub fn intervals(say: Say, chart: &Intervals) -> Markup {
    let ends = chart.rows.iter().flat_map(|row| {
        let (from, to) = row.within.unwrap_or((row.value, row.value));
        [from, row.value, to]
    });
    let axis = axis(ends.chain(chart.cross));
    let scale = Scale::new((axis.from, axis.to), (SIDE, WIDTH - SIDE));
    let foot = ROW * nth(chart.rows.len());
    let drawing = html! {
        @for tick in &axis.ticks {
            text.tick x=(n(scale.at(*tick))) y=(n(foot + 18.0)) text-anchor="middle" { (say.decimal(*tick, axis.decimals)) }
        }
        @if let Some(cross) = chart.cross {
            line.cross x1=(n(scale.at(cross))) y1="0" x2=(n(scale.at(cross))) y2=(n(foot + 4.0)) {}
        }
        @for (at, row) in chart.rows.iter().enumerate() {
            @let y = nth(at) * ROW;
            text x="0" y=(n(y + 14.0)) { (wrapped(&row.label, 80, 1).join("")) }
            @if let Some((from, to)) = row.within {
                @let (start, end) = (scale.at(from), scale.at(to));
                rect.soft.(row.tone.class()) x=(n(start)) y=(n(y + 22.0)) width=(n((end - start).max(1.0))) height="10" rx="5" {}
            }
            circle.(row.tone.class()) cx=(n(scale.at(row.value))) cy=(n(y + 27.0)) r="5" {
                title { (row.label) ": " (said(say, chart, row).join(", ")) }
            }
        }
    };
    let behind = Behind {
        columns: vec![say.t("web-chart-what"), chart.unit.clone(), chart.within.clone()],
        rows: chart.rows.iter().map(|row| [vec![row.label.clone()], said(say, chart, row)].concat()).collect(),
    };
    let height = foot + BELOW;
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key: Vec::new(), height, drawing, behind })
}

/// The estimate and its interval, as read.
fn said(say: Say, chart: &Intervals, row: &Interval) -> Vec<String> {
    let figure = |value| say.decimal(value, chart.decimals);
    let within = row.within.map_or_else(|| "–".to_owned(), |(from, to)| format!("{} … {}", figure(from), figure(to)));
    vec![figure(row.value), within]
}
