//! Values and turns that a person should look at: a step between neighbours far beyond the usual (Hampel's rule on the differences of the series
//! without its season), that is taken back at once (an anomaly) or stays (a break).

use super::season::{Joined, ZERO, as_real, shrunk, without};

/// What stands out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oddity {
    /// The place of the value, from 0.
    pub at: usize,
    /// The step into it, in robust deviations of steps.
    pub size: f64,
    /// Whether the level stayed where the step led.
    pub stays: bool,
}

/// How many robust deviations a step must measure.
const FAR: f64 = 6.0;

/// All that stands out, at most ten of each series, the largest; in order of time. None in series shorter than twelve.
pub fn oddities(values: &[f64], season: usize) -> Vec<Oddity> {
    if values.len() < 12 {
        return Vec::new();
    }
    let bare = if season > 1 && values.len() >= 3 * season {
        let joined = if values.iter().all(|&value| value > ZERO) { Joined::Multiplied } else { Joined::Added };
        without(values, &shrunk(values, season, joined), joined)
    } else {
        values.to_vec()
    };
    let steps: Vec<f64> = bare.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let middle = median(steps.clone());
    let away: Vec<f64> = steps.iter().map(|step| (step - middle).abs()).collect();
    let mean = away.iter().sum::<f64>() / as_real(away.len());
    // More than half of the steps may be equal.
    let usual = 1.4826 * median(away);
    let spread = if usual > 1e-9 { usual } else { 1.2533 * mean };
    if spread <= 1e-9 {
        return Vec::new();
    }
    let sizes: Vec<f64> = steps.iter().map(|step| (step - middle) / spread).collect();
    let mut found = Vec::new();
    let mut place = 0;
    while place < sizes.len() {
        let size = sizes[place];
        if size.abs() > FAR {
            let back = sizes.get(place + 1).copied().unwrap_or(0.0);
            let taken_back = back.abs() > FAR / 2.0 && back.signum() != size.signum();
            let stays = !taken_back && stayed(&bare, place + 1);
            if taken_back || stays || place + 1 == sizes.len() {
                found.push(Oddity { at: place + 1, size, stays });
            }
            place += usize::from(taken_back);
        }
        place += 1;
    }
    found.sort_by(|a, b| b.size.abs().total_cmp(&a.size.abs()));
    found.truncate(10);
    found.sort_by_key(|oddity| oddity.at);
    found
}

/// Whether the medians of six values before and after differ by most of the step.
fn stayed(values: &[f64], at: usize) -> bool {
    let (before, after) = (&values[at.saturating_sub(6)..at], &values[at..values.len().min(at + 6)]);
    let moved = median(after.to_vec()) - median(before.to_vec());
    let step = values[at] - values[at - 1];
    after.len() >= 3 && moved * step > 0.0 && moved.abs() > 0.5 * step.abs()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spike_is_an_anomaly_and_a_step_that_stays_a_break() {
        let mut values: Vec<f64> = (0..40_u8).map(|t| 1.0 + 0.01 * f64::from(t % 3)).collect();
        values[10] += 1.0;
        values[25..].iter_mut().for_each(|value| *value += 1.0);

        let found: Vec<(usize, bool)> = oddities(&values, 1).iter().map(|oddity| (oddity.at, oddity.stays)).collect();

        assert_eq!(found, [(10, false), (25, true)]);
    }
}
