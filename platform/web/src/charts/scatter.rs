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
    /// Both axes have one unit, so that distances are seen as they are: a map.
    pub even: bool,
    /// Decimals of the figures.
    pub decimals: u32,
}

const HEIGHT: f64 = 380.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = WIDTH - 16.0;
const BOTTOM: f64 = HEIGHT - 48.0;
const TOP: f64 = 24.0;

/// Points on two axes.
pub fn scatter(say: Say, chart: &Scatter) -> Markup {
    let xs = axis(chart.points.iter().map(|point| point.x).chain(chart.cross.map(|(x, _)| x)));
    let ys = axis(chart.points.iter().map(|point| point.y).chain(chart.cross.map(|(_, y)| y)));
    let (mut wide, mut high) = (RIGHT - LEFT - 8.0, BOTTOM - TOP);
    if chart.even {
        // The axis that needs more room sets the unit for both.
        let unit = (wide / (xs.to - xs.from)).min(high / (ys.to - ys.from));
        (wide, high) = (unit * (xs.to - xs.from), unit * (ys.to - ys.from));
    }
    let across = Scale::new((xs.from, xs.to), (LEFT + 8.0, LEFT + 8.0 + wide));
    let up = Scale::new((ys.from, ys.to), (BOTTOM, BOTTOM - high));
    let dots: Vec<(f64, f64)> = chart.points.iter().map(|point| (across.at(point.x), up.at(point.y))).collect();
    let marks = places(&dots, &chart.points);
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
        @for (point, (x, y)) in chart.points.iter().zip(&dots) {
            circle.(point.tone.class()) cx=(n(*x)) cy=(n(*y)) r="5" { title { (point.label) ": " (said(say, chart, point)) } }
        }
        @for (point, mark) in chart.points.iter().zip(&marks) {
            @if !point.mark.is_empty() { text.mark x=(n(mark.left)) y=(n(mark.bottom - 3.0)) { (point.mark) } }
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

/// A box around a mark or a dot.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Room {
    fn meets(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A letter of a mark is about so wide.
const LETTER: f64 = 6.4;

/// Where each point's mark stands: right of it, or where nothing stands in its way.
fn places(dots: &[(f64, f64)], points: &[Point]) -> Vec<Room> {
    let dot = |(x, y): (f64, f64)| Room { left: x - 6.0, right: x + 6.0, top: y - 6.0, bottom: y + 6.0 };
    let mut marks: Vec<Room> = Vec::with_capacity(dots.len());
    for ((x, y), point) in dots.iter().zip(points) {
        let wide = LETTER * super::frame::nth(point.mark.chars().count());
        let at = |left: f64, bottom: f64| Room { left, right: left + wide, top: bottom - 13.0, bottom };
        let tried = [
            at(x + 8.0, y + 7.0),
            at(x - 8.0 - wide, y + 7.0),
            at(x - wide / 2.0, y - 6.0),
            at(x - wide / 2.0, y + 20.0),
        ];
        let free = |mark: &Room| {
            mark.left >= 0.0
                && mark.right <= WIDTH
                && marks.iter().all(|other| !mark.meets(*other))
                && dots.iter().all(|other| (other.0 - x).hypot(other.1 - y) < 1e-9 || !mark.meets(dot(*other)))
        };
        marks.push(tried.into_iter().find(free).unwrap_or(tried[0]));
    }
    marks
}

fn said(say: Say, chart: &Scatter, point: &Point) -> String {
    let figure = |value| say.decimal(value, chart.decimals);
    format!("{} {}, {} {}", chart.across, figure(point.x), chart.up, figure(point.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_neighbours_do_not_stand_on_each_other() {
        let point = |mark: &str| Point { label: mark.into(), mark: mark.into(), x: 0.0, y: 0.0, tone: Tone::Plain };
        let dots = [(100.0, 100.0), (116.0, 100.0), (300.0, 50.0)];
        let marks = places(&dots, &[point("K07"), point("K01"), point("K02")]);
        assert!(!marks[0].meets(marks[1]));
        assert!(marks[0].right < 100.0, "the first has a dot to its right: {marks:?}");
        assert!(marks[2].left > 300.0);
    }
}
