//! Where the trend of a series turned into another: the largest cumulated sum of its growth away from its mean (CUSUM; Ploberger &
//! Krämer 1992), over the deviation that such a sum has in the long run (Andrews & Monahan 1992: whitened by one lag, Bartlett's
//! weights), against the law of the largest deviation of a Brownian bridge (Kolmogorov 1933). Of series whose trend never
//! turned, one in a hundred is flagged.
//!
//! A straight line bends in logarithms and an exponential bends without them: so a series of positive values must turn in both.

use super::season::{Joined, ZERO, as_real, shrunk, without};
use super::trial::stretch;

/// A turn of the trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bend {
    /// The first value after it, from 0.
    pub at: usize,
    /// Growth a step before and after.
    pub growth: [f64; 2],
}

/// The largest deviation of a Brownian bridge that one in a hundred exceeds.
const ONE_IN_A_HUNDRED: f64 = 1.628;
/// Fewer steps tell no trend from another.
const LEAST: usize = 30;

/// The clearest turn of the trend within the stretch that models are fitted to, if there is one.
pub fn bend(values: &[f64], season: usize) -> Option<Bend> {
    let recent = stretch(values, season);
    if recent.len() <= LEAST {
        return None;
    }
    let positive = recent.iter().all(|&value| value > ZERO);
    let bare = if season > 1 && recent.len() >= 3 * season {
        let joined = if positive { Joined::Multiplied } else { Joined::Added };
        without(recent, &shrunk(recent, season, joined), joined)
    } else {
        recent.to_vec()
    };
    let growth =
        |of: &dyn Fn(f64) -> f64| -> Vec<f64> { bare.windows(2).map(|pair| of(pair[1]) - of(pair[0])).collect() };
    let steps = growth(&|value| value);
    let at = turn(&steps)?;
    if positive {
        turn(&growth(&f64::ln))?;
    }
    let mean = |part: &[f64]| part.iter().sum::<f64>() / as_real(part.len());
    Some(Bend { at: values.len() - recent.len() + at + 1, growth: [mean(&steps[..at]), mean(&steps[at..])] })
}

/// After which step the mean changed, beyond chance.
fn turn(steps: &[f64]) -> Option<usize> {
    let n = steps.len();
    let mean = steps.iter().sum::<f64>() / as_real(n);
    let (mut sum, mut best) = (0.0, (0, 0.0));
    for (k, step) in steps.iter().enumerate() {
        sum += step - mean;
        // A turn near an end cannot be told from a few odd steps.
        let inside = 20 * (k + 1) >= 3 * n && 20 * (k + 1) <= 17 * n;
        if inside && f64::abs(sum) > best.1 {
            best = (k + 1, f64::abs(sum));
        }
    }
    let (at, largest) = best;
    if at == 0 {
        return None;
    }
    let deviation = (as_real(n) * in_the_long_run(steps, at)).sqrt();
    (deviation > 1e-12 && largest > ONE_IN_A_HUNDRED * deviation).then_some(at)
}

/// The variance of a long sum of steps, for each of them: of what is left when both sides of the turn have their own mean.
fn in_the_long_run(steps: &[f64], at: usize) -> f64 {
    let (before, after) = steps.split_at(at);
    let left: Vec<f64> = [before, after]
        .iter()
        .flat_map(|side| {
            let mean = side.iter().sum::<f64>() / as_real(side.len());
            side.iter().map(move |step| step - mean)
        })
        .collect();
    let product = |of: &[f64], lag: usize| of.iter().skip(lag).zip(of).map(|(a, b)| a * b).sum::<f64>();
    let size = product(&left, 0);
    if size <= 0.0 {
        return 0.0;
    }
    // Steps that take each other back make sums smaller than they look: that is not counted on.
    let tie = (product(&left, 1) / size).clamp(0.0, 0.95);
    let white: Vec<f64> = left.windows(2).map(|pair| pair[1] - tie * pair[0]).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a root of a length")]
    let lags = (1.2 * as_real(white.len()).cbrt()) as usize;
    let own = product(&white, 0);
    let with: f64 = (1..=lags).map(|lag| (1.0 - as_real(lag) / as_real(lags + 1)) * product(&white, lag)).sum();
    (own + 2.0 * with.max(0.0)) / as_real(white.len()) / (1.0 - tie).powi(2)
}
