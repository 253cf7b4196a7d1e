//! Wright's map: persons and items on one scale, so that one sees whether a test is too hard, too easy, or blind somewhere
//! (Wright & Masters 1982).

use maud::{Markup, html};

use super::frame::{Behind, Frame, WIDTH, frame, n, nth, wrapped};
use super::scale::{Scale, axis};
use crate::Say;
use crate::parts::Tone;

/// What stands at a place of the scale.
#[derive(Clone, Debug)]
pub struct Marker {
    /// Its name.
    pub label: String,
    /// Where it stands.
    pub at: f64,
    /// Its standard error, where there is one.
    pub error: Option<f64>,
    /// Its meaning.
    pub tone: Tone,
}

/// A column of markers: items, raters.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// What stands in it.
    pub name: String,
    /// The markers.
    pub markers: Vec<Marker>,
}

/// Persons and items on one scale.
#[derive(Clone, Debug)]
pub struct Wright {
    /// What is drawn.
    pub title: String,
    /// The message in a sentence.
    pub desc: String,
    /// The scale, with its unit.
    pub unit: String,
    /// What is counted on the left: persons.
    pub persons: String,
    /// Where persons stand, and how much of all each place holds (any weights; their sum is all).
    pub spread: Vec<(f64, f64)>,
    /// Columns to the right of the scale, at most three.
    pub ladders: Vec<Ladder>,
}

const HEIGHT: f64 = 460.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = HEIGHT - 40.0;
/// The scale stands here; persons to its left, columns to its right.
const SPINE: f64 = 216.0;
const LINE: f64 = 15.0;
/// The most steps of the histogram.
const STEPS: usize = 20;

/// Wright's map.
pub fn wright(say: Say, chart: &Wright) -> Markup {
    let markers = || chart.ladders.iter().flat_map(|ladder| ladder.markers.iter());
    let held = chart.spread.iter().filter(|(_, weight)| *weight > 0.0).map(|(at, _)| *at);
    let axis = axis(held.chain(markers().map(|marker| marker.at)));
    let up = Scale::new((axis.from, axis.to), (BOTTOM, TOP));
    let counts = histogram(&chart.spread, (axis.from, axis.to));
    let most = counts.iter().copied().fold(0.0, f64::max);
    let step = (BOTTOM - TOP) / nth(counts.len());
    let wide = (WIDTH - SPINE - 44.0) / nth(chart.ladders.len().max(1));
    let drawing = html! {
        text.axis x=(n(SPINE - 44.0)) y="12" text-anchor="end" { (chart.persons) }
        text.axis x=(n(SPINE)) y=(n(HEIGHT - 8.0)) text-anchor="middle" { (chart.unit) }
        @for (at, count) in counts.iter().enumerate() {
            @let length = if most > 0.0 { count / most * (SPINE - 60.0) } else { 0.0 };
            @if length > 0.0 {
                rect.theory x=(n(SPINE - 44.0 - length)) y=(n(BOTTOM - step * nth(at + 1) + 1.0)) width=(n(length)) height=(n(step - 2.0)) rx="2" {
                    title { (share(say, &counts, *count)) }
                }
            }
        }
        line.grid x1=(n(SPINE - 26.0)) y1=(n(TOP)) x2=(n(SPINE - 26.0)) y2=(n(BOTTOM)) {}
        line.grid x1=(n(SPINE + 26.0)) y1=(n(TOP)) x2=(n(SPINE + 26.0)) y2=(n(BOTTOM)) {}
        @for tick in &axis.ticks {
            text.tick x=(n(SPINE)) y=(n(up.at(*tick) + 4.0)) text-anchor="middle" { (say.decimal(*tick, axis.decimals)) }
        }
        @for (column, ladder) in chart.ladders.iter().enumerate() {
            @let left = SPINE + 44.0 + wide * nth(column);
            text.axis x=(n(left)) y="12" { (ladder.name) }
            (rungs(say, ladder, left, wide, up))
        }
    };
    let figure = |value| say.decimal(value, 2);
    let row = |marker: &Marker| {
        let error = marker.error.map_or_else(|| "–".to_owned(), figure);
        vec![marker.label.clone(), figure(marker.at), error]
    };
    let behind = Behind {
        columns: vec![say.t("web-chart-what"), chart.unit.clone(), say.t("web-chart-error")],
        rows: markers().map(row).collect(),
    };
    frame(say, &Frame { title: &chart.title, desc: &chart.desc, key: Vec::new(), height: HEIGHT, drawing, behind })
}

/// Labels beside the scale, pushed apart where they would stand on each other; a thin line leads to their true place.
fn rungs(say: Say, ladder: &Ladder, left: f64, wide: f64, up: Scale) -> Markup {
    let mut sorted: Vec<&Marker> = ladder.markers.iter().collect();
    sorted.sort_by(|a, b| b.at.total_cmp(&a.at).then_with(|| a.label.cmp(&b.label)));
    let line = (LINE).min((BOTTOM - TOP) / nth(sorted.len().max(1)));
    let heights = apart(&sorted.iter().map(|marker| up.at(marker.at)).collect::<Vec<_>>(), line, (TOP, BOTTOM));
    let letters = if wide > 300.0 { 42 } else { 22 };
    html! {
        @for (marker, y) in sorted.iter().zip(heights) {
            @let own = up.at(marker.at);
            line.grid x1=(n(left - 14.0)) y1=(n(own)) x2=(n(left + 2.0)) y2=(n(y)) {}
            circle.(marker.tone.class()) cx=(n(left - 14.0)) cy=(n(own)) r="3.5" {
                title { (marker.label) ": " (say.decimal(marker.at, 2)) }
            }
            @if line >= 9.0 {
                text.mark x=(n(left + 6.0)) y=(n(y + 4.0)) { (wrapped(&marker.label, letters, 1).join("")) }
            }
        }
    }
}

/// Heights, from the top down, at least a line apart and inside the drawing.
fn apart(wanted: &[f64], line: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut heights = wanted.to_vec();
    let mut least = top;
    for height in &mut heights {
        *height = height.max(least);
        least = *height + line;
    }
    let mut most = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(most);
        most = *height - line;
    }
    heights
}

/// How much of all stands in each step of the scale, from the bottom up.
fn histogram(spread: &[(f64, f64)], (from, to): (f64, f64)) -> Vec<f64> {
    let held = || spread.iter().filter(|(at, weight)| at.is_finite() && *weight > 0.0);
    let mut places: Vec<f64> = held().map(|(at, _)| *at).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    // Where persons stand at few places (sum scores), finer steps would show gaps that mean nothing.
    let range = places.last().zip(places.first()).map_or(to - from, |(high, low)| high - low);
    let fine = (1..=STEPS).rev().find(|steps| range / (to - from) * nth(*steps) <= 0.8 * nth(places.len()));
    let steps = fine.unwrap_or(1).max(6);
    let mut counts = vec![0.0; steps];
    for (at, weight) in held() {
        let place = (at - from) / (to - from) * nth(steps);
        let step = (0..steps).rev().find(|step| nth(*step) <= place).unwrap_or(0);
        if let Some(count) = counts.get_mut(step) {
            *count += weight;
        }
    }
    counts
}

fn share(say: Say, counts: &[f64], count: f64) -> String {
    let all: f64 = counts.iter().sum();
    format!("{} %", say.decimal(100.0 * count / all, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_a_line_apart_in_their_order_and_inside_the_drawing() {
        let heights = apart(&[40.0, 41.0, 41.0, 200.0, 299.0, 300.0], 15.0, (30.0, 300.0));
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 15.0), "{heights:?}");
        assert!(heights[0] >= 30.0 && heights[5] <= 300.0, "{heights:?}");
        assert!((heights[3] - 200.0).abs() < 1e-9);
    }

    #[test]
    fn every_person_is_counted_once_ends_included() {
        let counts = histogram(&[(-2.0, 1.0), (0.0, 3.0), (2.0, 1.0), (f64::NAN, 9.0)], (-2.0, 2.0));
        assert!((counts.iter().sum::<f64>() - 5.0).abs() < 1e-12);
        assert!((counts[0] - 1.0).abs() < 1e-12 && (counts[counts.len() - 1] - 1.0).abs() < 1e-12, "{counts:?}");
    }

    #[test]
    fn persons_at_every_other_place_leave_no_gaps_in_the_picture() {
        let at_sums: Vec<(f64, f64)> = (0..12).map(|sum| (nth(sum) / 2.0 - 3.0, 1.0)).collect();
        let counts = histogram(&at_sums, (-3.0, 3.0));
        assert!(counts.iter().take(counts.len() - 1).all(|count| *count > 0.0), "{counts:?}");
    }
}
