//! Points on two axes, cut into four fields: importance and achievement, demand and supply.

use maud::{Markup, html};

use super::bars::lines_of;
use super::frame::{Behind, Frame, WIDTH, frame, n};
use super::scale::{Scale, axis};
use crate::Say;
use crate::parts::Tone;

/// One point.
#[derive(Clone, Debug)]
pub struct Point {
    /// What it is; its code or number stands beside it.
    pub label: String,
    /// A short mark beside it; may be empty.
    pub mark: String,
    /// Along.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// Its meaning.
    pub tone: Tone,
}

/// Points on two axes.
#[derive(Clone, Debug)]
pub struct Scatter {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// What runs along.
    pub across: String,
    /// What runs up.
    pub up: String,
    /// Where the fields meet; none when there are no fields.
    pub cross: Option<(f64, f64)>,
    /// The names of the fields: top left, top right, bottom left, bottom right.
    pub fields: Option<[String; 4]>,
    /// The points.
    pub points: Vec<Point>,
    /// Decimals of the figures.
    pub decimals: u32,
}

const HEIGHT: f64 = 380.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = WIDTH - 16.0;
const BOTTOM: f64 = HEIGHT - 48.0;

/// Points on two axes.
pub fn scatter(say: Say, chart: &Scatter) -> Markup {
    let xs = axis(chart.points.iter().map(|point| point.x).chain(chart.cross.map(|(x, _)| x)));
    let ys = axis(chart.points.iter().map(|point| point.y).chain(chart.cross.map(|(_, y)| y)));
    let across = Scale::new((xs.from, xs.to), (LEFT + 8.0, RIGHT));
    let up = Scale::new((ys.from, ys.to), (BOTTOM, 24.0));
    let drawing = html! {
        (lines_of(say, &ys.ticks, ys.decimals, up, LEFT))
        @for tick in &xs.ticks {
            text.tick x=(n(across.at(*tick))) y=(n(BOTTOM + 18.0)) text-anchor="middle" { (say.decimal(*tick, xs.decimals)) }
        }
        text.axis x=(n(RIGHT)) y=(n(HEIGHT - 8.0)) text-anchor="end" { (chart.across) " →" }
        text.axis x="0" y="12" { "↑ " (chart.up) }
        @if let Some((x, y)) = chart.cross {
            line.cross x1=(n(across.at(x))) y1="20" x2=(n(across.at(x))) y2=(n(BOTTOM)) {}
            line.cross x1=(n(LEFT)) y1=(n(up.at(y))) x2=(n(WIDTH)) y2=(n(up.at(y))) {}
        }
        @if let Some([top_left, top_right, bottom_left, bottom_right]) = &chart.fields {
            text.field x=(n(LEFT + 8.0)) y="34" { (top_left) }
            text.field x=(n(RIGHT)) y="34" text-anchor="end" { (top_right) }
            text.field x=(n(LEFT + 8.0)) y=(n(BOTTOM - 8.0)) { (bottom_left) }
            text.field x=(n(RIGHT)) y=(n(BOTTOM - 8.0)) text-anchor="end" { (bottom_right) }
        }
        @for point in &chart.points {
            @let (x, y) = (across.at(point.x), up.at(point.y));
            circle.(point.tone.class()) cx=(n(x)) cy=(n(y)) r="5" { title { (point.label) ": " (said(say, chart, point)) } }
            @if !point.mark.is_empty() { text.mark x=(n(x + 8.0)) y=(n(y + 4.0)) { (point.mark) } }
        }
    };
    let figure = |value| say.decimal(value, chart.decimals);
    let row = |point: &Point| vec![format!("{} {}", point.mark, point.label), figure(point.x), figure(point.y)];
    let behind = Behind {
        columns: vec![say.t("web-chart-what"), chart.across.clone(), chart.up.clone()],
        rows: chart.points.iter().map(row).collect(),
    };
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key: Vec::new(), height: HEIGHT, drawing, behind })
}

fn said(say: Say, chart: &Scatter, point: &Point) -> String {
    let figure = |value| say.decimal(value, chart.decimals);
    format!("{} {}, {} {}", chart.across, figure(point.x), chart.up, figure(point.y))
}
