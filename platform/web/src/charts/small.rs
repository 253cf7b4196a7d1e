//! Small drawings that stand inside a line or a tile.

use std::fmt::Write;

use maud::{Markup, html};

use super::frame::{n, nth};
use super::scale::{Scale, axis};
use crate::parts::Tone;

/// The run of a figure without axes; `said` tells it in words.
pub fn sparkline(tone: Tone, values: &[f64], said: &str) -> Markup {
    let axis = axis(values.iter().copied());
    let up = Scale::new((axis.from, axis.to), (26.0, 4.0));
    let wide = 116.0 / (nth(values.len()) - 1.0).max(1.0);
    let mut path = String::new();
    for (at, value) in values.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if at == 0 { "M" } else { "L" }, n(2.0 + wide * nth(at)), n(up.at(*value)));
    }
    html! {
        svg.spark viewBox="0 0 120 30" role="img" aria-label=(said) {
            title { (said) }
            @if let Some(last) = values.last() {
                path.stroke.(tone.class()) d=(path) {}
                circle.(tone.class()) cx=(n(2.0 + wide * (nth(values.len()) - 1.0))) cy=(n(up.at(*last))) r="2.5" {}
            }
        }
    }
}

/// How far something is; `said` tells it in words and stands beside the bar.
pub fn progress(tone: Tone, part: f64, whole: f64, said: &str) -> Markup {
    let share = if whole > 0.0 { (part / whole * 100.0).clamp(0.0, 100.0) } else { 0.0 };
    html! {
        span.progress {
            svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                rect.(tone.class()) x="0" y="0" width=(n(share)) height="10" {}
            }
            span { (said) }
        }
    }
}
