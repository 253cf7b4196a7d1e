//! Lines over time, with the interval in which the truth is thought to lie.

use std::fmt::Write;

use maud::{Markup, html};

use super::bars::{letters, lines_of};
use super::frame::{Behind, Frame, WIDTH, frame, n, nth, words, wrapped};
use super::scale::{Scale, axis};
use crate::Say;
use crate::parts::Tone;

/// A value of a line.
#[derive(Clone, Copy, Debug)]
pub struct LinePoint {
    /// The value.
    pub value: f64,
    /// The interval around it, for what is estimated.
    pub interval: Option<(f64, f64)>,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its meaning.
    pub tone: Tone,
    /// Its values, one a place; none where nothing is known.
    pub points: Vec<Option<LinePoint>>,
    /// From which place it is forecast and drawn dashed.
    pub forecast_from: Option<usize>,
}

/// Lines over the same places.
#[derive(Clone, Debug)]
pub struct Lines {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// The places: years, weeks.
    pub places: Vec<String>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Decimals of the figures.
    pub decimals: u32,
}

const HEIGHT: f64 = 260.0;
const LEFT: f64 = 56.0;

/// Lines over the same places.
pub fn lines(say: Say, chart: &Lines) -> Markup {
    let all = chart.lines.iter().flat_map(|line| line.points.iter().flatten());
    let axis = axis(all.flat_map(|point| {
        let (low, high) = point.interval.unwrap_or((point.value, point.value));
        [point.value, low, high]
    }));
    let up = Scale::new((axis.from, axis.to), (HEIGHT - 34.0, 12.0));
    let wide = (WIDTH - LEFT - 40.0) / (nth(chart.places.len()) - 1.0).max(1.0);
    let across = |place: usize| LEFT + 12.0 + wide * nth(place);
    // Where places stand close, only every second or fifth is named.
    let most = chart.places.len().max(1);
    let every = (1..most).find(|every| wide * nth(*every) >= 44.0).unwrap_or(most);
    let drawing = html! {
        (lines_of(say, &axis.ticks, axis.decimals, up, LEFT))
        @for (at, place) in chart.places.iter().enumerate() {
            @if at % every == 0 {
                (words(&wrapped(place, letters(wide * nth(every)), 1), across(at), HEIGHT - 12.0, "middle"))
            }
        }
        @for line in &chart.lines { (band(line, across, up)) }
        @for line in &chart.lines { (stroke(say, chart, line, across, up)) }
    };
    let key = chart.lines.iter().map(|line| (line.tone, line.name.clone())).collect();
    let behind = behind(say, chart);
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key, height: HEIGHT, drawing, behind })
}

fn band(line: &Line, across: impl Fn(usize) -> f64, up: Scale) -> Markup {
    let intervals = || line.points.iter().enumerate().filter_map(|(at, point)| Some((at, (*point)?.interval?)));
    let mut path = String::new();
    for (at, (_, high)) in intervals() {
        let _ = write!(path, "{}{} {}", if path.is_empty() { "M" } else { "L" }, n(across(at)), n(up.at(high)));
    }
    let lows: Vec<_> = intervals().collect();
    for (at, (low, _)) in lows.into_iter().rev() {
        let _ = write!(path, "L{} {}", n(across(at)), n(up.at(low)));
    }
    html! { @if !path.is_empty() { path.band.(line.tone.class()) d=(path + "Z") {} } }
}

fn stroke(say: Say, chart: &Lines, line: &Line, across: impl Fn(usize) -> f64, up: Scale) -> Markup {
    let turn = line.forecast_from.unwrap_or(usize::MAX);
    let known = |from: usize, until: usize| {
        let mut path = String::new();
        let mut pen = false;
        for (at, point) in line.points.iter().enumerate().filter(|(at, _)| (from..=until).contains(at)) {
            if let Some(point) = point {
                let _ = write!(path, "{}{} {}", if pen { "L" } else { "M" }, n(across(at)), n(up.at(point.value)));
            }
            pen = point.is_some();
        }
        path
    };
    let solid = known(0, turn);
    let dashed = if turn == usize::MAX { String::new() } else { known(turn, usize::MAX) };
    html! {
        @if !solid.is_empty() { path.stroke.(line.tone.class()) d=(solid) {} }
        @if !dashed.is_empty() { path.stroke.dashed.(line.tone.class()) d=(dashed) {} }
        @for (at, point) in line.points.iter().enumerate() {
            @if let Some(point) = point {
                circle.(line.tone.class()) cx=(n(across(at))) cy=(n(up.at(point.value))) r="3.5" {
                    title { (line.name) ", " (chart.places.get(at).map_or("", String::as_str)) ": " (said(say, chart, *point)) }
                }
            }
        }
    }
}

fn said(say: Say, chart: &Lines, point: LinePoint) -> String {
    let figure = |value| say.decimal(value, chart.decimals);
    match point.interval {
        Some((low, high)) => format!("{} ({} – {})", figure(point.value), figure(low), figure(high)),
        None => figure(point.value),
    }
}

fn behind(say: Say, chart: &Lines) -> Behind {
    let mut columns = vec![say.t("web-chart-what")];
    columns.extend(chart.lines.iter().map(|line| line.name.clone()));
    let row = |(at, place): (usize, &String)| {
        let cells = chart.lines.iter().map(|line| {
            line.points.get(at).copied().flatten().map_or_else(|| "–".to_owned(), |point| said(say, chart, point))
        });
        std::iter::once(place.clone()).chain(cells).collect()
    };
    Behind { columns, rows: chart.places.iter().enumerate().map(row).collect() }
}
