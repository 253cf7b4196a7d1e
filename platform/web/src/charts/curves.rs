//! Curves over a continuous axis: what the chance of an answer is at an ability, how eigenvalues fall, how persons grow.

use std::fmt::Write;

use maud::{Markup, html};

use super::bars::lines_of;
use super::frame::{Behind, Frame, WIDTH, frame, n, nth};
use super::scale::{Scale, axis};
use crate::Say;
use crate::parts::Tone;

/// How a curve is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// A line.
    Line,
    /// A dashed line: what is assumed, or what chance would give.
    Dashed,
    /// A thin line: one of many, behind the others.
    Thin,
    /// A line with a dot at each point: measured values.
    Dots,
}

/// One curve.
#[derive(Clone, Debug)]
pub struct Curve {
    /// Its name.
    pub name: String,
    /// A short mark at its end; may be empty.
    pub mark: String,
    /// Its meaning.
    pub tone: Tone,
    /// How it is drawn.
    pub pen: Pen,
    /// Its points, from left to right.
    pub points: Vec<(f64, f64)>,
}

/// Curves over a continuous axis.
#[derive(Clone, Debug)]
pub struct Curves {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// What runs along, with its unit.
    pub across: String,
    /// What runs up, with its unit.
    pub up: String,
    /// Heights the axis must hold besides the curves' own: a probability's 0 and 1.
    pub holds: Vec<f64>,
    /// The curves; those behind come first.
    pub curves: Vec<Curve>,
    /// Decimals of the figures.
    pub decimals: u32,
}

const HEIGHT: f64 = 320.0;
const LEFT: f64 = 56.0;
const RIGHT: f64 = WIDTH - 40.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = HEIGHT - 48.0;
/// The table behind shows so many places of a curve at most: a reader wants figures, not the drawing's own points.
const SHOWN: usize = 13;
/// Names stand in the key while they are few; a forest of curves is told by its marks.
const NAMED: usize = 6;

/// Curves over a continuous axis.
pub fn curves(say: Say, chart: &Curves) -> Markup {
    let points = || chart.curves.iter().flat_map(|curve| curve.points.iter());
    let xs = axis(points().map(|(x, _)| *x));
    let ys = axis(points().map(|(_, y)| *y).chain(chart.holds.iter().copied()));
    // Curves begin and end where they are known: round ends would leave a third of the drawing empty.
    let ends = points().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (x, _)| (low.min(*x), high.max(*x)));
    let ends = if ends.0 < ends.1 { ends } else { (xs.from, xs.to) };
    let across = Scale::new(ends, (LEFT + 8.0, RIGHT));
    let ticks = xs.ticks.iter().filter(|tick| (ends.0..=ends.1).contains(*tick));
    let up = Scale::new((ys.from, ys.to), (BOTTOM, TOP));
    let drawing = html! {
        (lines_of(say, &ys.ticks, ys.decimals, up, LEFT))
        @for tick in ticks {
            text.tick x=(n(across.at(*tick))) y=(n(BOTTOM + 18.0)) text-anchor="middle" { (say.decimal(*tick, xs.decimals)) }
        }
        text.axis x=(n(RIGHT)) y=(n(HEIGHT - 8.0)) text-anchor="end" { (chart.across) " →" }
        text.axis x="0" y="12" { "↑ " (chart.up) }
        @for curve in &chart.curves { (drawn(say, chart, curve, across, up)) }
    };
    let key = chart.curves.iter().filter(|curve| curve.pen != Pen::Thin).map(|curve| (curve.tone, named(curve)));
    let key: Vec<_> = key.collect();
    let key = if key.len() <= NAMED { key } else { Vec::new() };
    let behind = behind(say, chart);
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key, height: HEIGHT, drawing, behind })
}

fn named(curve: &Curve) -> String {
    if curve.mark.is_empty() || curve.mark == curve.name {
        curve.name.clone()
    } else {
        format!("{}: {}", curve.mark, curve.name)
    }
}

fn drawn(say: Say, chart: &Curves, curve: &Curve, across: Scale, up: Scale) -> Markup {
    let mut path = String::new();
    for (x, y) in &curve.points {
        let _ = write!(path, "{}{} {}", if path.is_empty() { "M" } else { "L" }, n(across.at(*x)), n(up.at(*y)));
    }
    let class = match curve.pen {
        Pen::Line | Pen::Dots => "stroke",
        Pen::Dashed => "stroke dashed",
        Pen::Thin => "stroke thin",
    };
    html! {
        path.(class).(curve.tone.class()) d=(path) { title { (named(curve)) } }
        @if curve.pen == Pen::Dots {
            @for (x, y) in &curve.points {
                circle.(curve.tone.class()) cx=(n(across.at(*x))) cy=(n(up.at(*y))) r="4" {
                    title { (curve.name) ", " (say.decimal(*x, chart.decimals)) ": " (say.decimal(*y, chart.decimals)) }
                }
            }
        }
        @if let Some((x, y)) = curve.points.last().filter(|_| !curve.mark.is_empty()) {
            text.mark x=(n(across.at(*x) + 6.0)) y=(n(up.at(*y) + 4.0)) { (curve.mark) }
        }
    }
}

/// The curves side by side where they have the same places; otherwise each curve's ends.
fn behind(say: Say, chart: &Curves) -> Behind {
    let figure = |value| say.decimal(value, chart.decimals);
    let places = chart.curves.first().map_or(&[][..], |curve| &curve.points[..]);
    let same = |curve: &Curve| {
        curve.points.len() == places.len() && curve.points.iter().zip(places).all(|(a, b)| a.0.total_cmp(&b.0).is_eq())
    };
    if chart.curves.iter().all(same) {
        let columns = std::iter::once(chart.across.clone()).chain(chart.curves.iter().map(named)).collect();
        let every = places.len().div_ceil(SHOWN).max(1);
        let row = |at: usize| {
            let value = |curve: &Curve| curve.points.get(at).map_or_else(|| "–".to_owned(), |(_, y)| figure(*y));
            let x = places.get(at).map_or_else(String::new, |(x, _)| figure(*x));
            std::iter::once(x).chain(chart.curves.iter().map(value)).collect()
        };
        return Behind { columns, rows: (0..places.len()).step_by(every).map(row).collect() };
    }
    let end = |point: Option<&(f64, f64)>| {
        point.map_or_else(|| "–".to_owned(), |(x, y)| format!("{}: {}", figure(*x), figure(*y)))
    };
    let row = |curve: &Curve| vec![named(curve), end(curve.points.first()), end(curve.points.last())];
    let columns = vec![say.t("web-chart-what"), say.t("web-chart-curve-begins"), say.t("web-chart-curve-ends")];
    Behind { columns, rows: chart.curves.iter().map(row).collect() }
}

impl Curve {
    /// Places along an axis, evenly spaced, ends included.
    pub fn evenly(from: f64, to: f64, places: usize) -> Vec<f64> {
        let last = nth(places.saturating_sub(1).max(1));
        (0..places).map(|at| from + (to - from) * nth(at) / last).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_along_an_axis_hold_both_ends() {
        assert_eq!(Curve::evenly(-1.0, 1.0, 3), [-1.0, 0.0, 1.0]);
        assert_eq!(Curve::evenly(2.0, 5.0, 1), [2.0]);
    }
}
