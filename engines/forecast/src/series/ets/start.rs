//! Where the search begins: a classical decomposition of the first three seasons, a line through what it leaves.

use super::form::{Form, Trend};
use crate::series::season::{as_real, indices, without};

/// Initial level, slope and seasonal indices by position.
#[derive(Clone, Debug)]
pub struct Start {
    pub level: f64,
    pub slope: f64,
    pub season: Vec<f64>,
}

/// A start for a form (Hyndman and others 2008, § 2.6.1), made positive where the form needs it.
pub fn start(values: &[f64], season: usize, form: Form) -> Start {
    let found = match form.season {
        Some(joined) => {
            let first = &values[..values.len().min(4 * season)];
            let found = indices(first, season, joined);
            Some((without(values, &found, joined), found))
        }
        None => None,
    };
    let (bare, found) = found.map_or((values.to_vec(), Vec::new()), |(bare, found)| (bare, found));
    let window = &bare[..bare.len().min((2 * season).max(10))];
    let mean = window.iter().sum::<f64>() / as_real(window.len());
    let middle = (as_real(window.len()) - 1.0) / 2.0;
    let (mut up, mut along) = (0.0, 0.0);
    for (t, value) in window.iter().enumerate() {
        up += (as_real(t) - middle) * (value - mean);
        along += (as_real(t) - middle).powi(2);
    }
    let steep = if along > 0.0 { up / along } else { 0.0 };
    // The level one step before the first value.
    let before = mean - steep * (middle + 1.0);
    let floor = 0.05 * mean.abs();
    let (level, slope) = match form.trend {
        Trend::None => (mean, 0.0),
        Trend::Added | Trend::AddedDamped if form.needs_positive() => (before.max(floor), steep),
        Trend::Added | Trend::AddedDamped => (before, steep),
        Trend::Multiplied | Trend::MultipliedDamped => {
            let level = before.max(floor);
            (level, ((level + steep) / level).clamp(0.7, 1.4))
        }
    };
    Start { level, slope, season: found }
}
