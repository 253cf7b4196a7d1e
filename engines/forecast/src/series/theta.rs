//! Theta (Assimakopoulos & Nikolopoulos 2000; Hyndman & Billah 2003) and its optimised and dynamic forms (Fiorucci,
//! Pellegrini, Louzada, Petropoulos & Koehler 2016).
//!
//! A one-step forecast is `level + w·line`, where `w = 1 − 1/θ`: given the smoothing constant α it is linear in the initial level
//! and in `w`, so both are found exactly and the search is over α alone. O(n) for each α, about thirty of them.

use super::season::{Joined, ZERO, as_real, give_back, shrunk, without};

/// Which Theta.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// θ = 2, the line fitted once.
    Standard,
    /// θ found, the line fitted once.
    Optimised,
    /// θ found, the line fitted anew at each step to what was seen by then.
    Dynamic,
}

/// A fitted Theta.
#[derive(Clone, Debug)]
pub struct Fit {
    pub kind: Kind,
    pub alpha: f64,
    /// 1 − 1/θ.
    pub weight: f64,
    level: f64,
    season: Option<(Joined, Vec<f64>)>,
    pub passes: u64,
    /// Whether the search over α ended at a least value.
    pub converged: bool,
}

/// What one α gives when the initial level and the weight are the best for it.
struct Profile {
    squares: f64,
    level: f64,
    weight: f64,
}

/// The line at each step: `line · (1 − α)^(t − 1)` shares, from intercept and slope.
fn line(alpha: f64, decay: f64, intercept: f64, slope: f64) -> f64 {
    decay * intercept + (1.0 - decay * (1.0 - alpha)) / alpha * slope
}

/// Intercept and slope of the values seen so far, by recursion.
#[derive(Clone, Copy, Debug, Default)]
struct Regression {
    seen: f64,
    mean: f64,
    intercept: f64,
    slope: f64,
}

impl Regression {
    fn learn(&mut self, value: f64) {
        self.seen += 1.0;
        let t = self.seen;
        if t > 1.0 {
            self.slope = ((t - 2.0) * self.slope + 6.0 * (value - self.mean) / t) / (t + 1.0);
        }
        self.mean += (value - self.mean) / t;
        self.intercept = self.mean - self.slope * (t + 1.0) / 2.0;
    }

    fn of(values: &[f64]) -> Self {
        let mut whole = Self::default();
        for &value in values {
            whole.learn(value);
        }
        whole
    }
}

/// Fits a Theta; its season by a shrunk classical decomposition once there are three of them. `None` for fewer than three values.
pub fn fit(values: &[f64], season: usize, kind: Kind) -> Option<Fit> {
    if values.len() < 3 {
        return None;
    }
    let season = (season > 1 && values.len() >= 3 * season).then(|| {
        let joined = if values.iter().all(|&value| value > ZERO) { Joined::Multiplied } else { Joined::Added };
        (joined, shrunk(values, season, joined))
    });
    let bare = season.as_ref().map_or_else(|| values.to_vec(), |(joined, found)| without(values, found, *joined));
    let lines = lines(&bare, kind);
    let mut passes = 0;
    let mut squares = |alpha: f64| {
        passes += 1;
        profile(&bare, &lines, alpha, kind).squares
    };
    let (alpha, converged) = least(&mut squares, 0.02, 0.99);
    let best = profile(&bare, &lines, alpha, kind);
    Some(Fit { kind, alpha, weight: best.weight, level: best.level, season, passes, converged })
}

/// Intercept and slope that the forecast of each time uses.
fn lines(values: &[f64], kind: Kind) -> Vec<(f64, f64)> {
    if kind == Kind::Dynamic {
        let mut seen = Regression::default();
        values
            .iter()
            .map(|&value| {
                let before = (seen.intercept, seen.slope);
                seen.learn(value);
                before
            })
            .collect()
    } else {
        let whole = Regression::of(values);
        vec![(whole.intercept, whole.slope); values.len()]
    }
}

fn profile(values: &[f64], lines: &[(f64, f64)], alpha: f64, kind: Kind) -> Profile {
    // The forecast is known + decay · level + weight · line; normal equations of (level, weight) for all but the first value.
    let (mut known, mut decay) = (0.0, 1.0);
    let (mut aa, mut ab, mut bb, mut ay, mut by, mut yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (t, (&value, &(intercept, slope))) in values.iter().zip(lines).enumerate() {
        if t > 0 {
            let g = line(alpha, decay, intercept, slope);
            let rest = value - known;
            aa += decay * decay;
            ab += decay * g;
            bb += g * g;
            ay += decay * rest;
            by += g * rest;
            yy += rest * rest;
        }
        known += alpha * (value - known);
        decay *= 1.0 - alpha;
    }
    let given = |weight: f64| {
        let level = if aa > 0.0 { (ay - weight * ab) / aa } else { 0.0 };
        let squares = yy - 2.0 * (level * ay + weight * by)
            + level * level * aa
            + 2.0 * level * weight * ab
            + weight * weight * bb;
        Profile { squares, level, weight }
    };
    if kind == Kind::Standard {
        return given(0.5);
    }
    let across = aa * bb - ab * ab;
    let weight = if across > 1e-12 * aa * bb { (aa * by - ab * ay) / across } else { 0.0 };
    given(weight.clamp(0.0, 0.99))
}

/// The least of a function over an interval: the best of a coarse net, then golden section around it. And whether it was found:
/// not where the function is nowhere a number, and not where golden section, which believes in one valley, ended higher than the
/// net had been inside the interval.
fn least(of: &mut impl FnMut(f64) -> f64, low: f64, high: f64) -> (f64, bool) {
    const NET: usize = 9;
    const GOLDEN: f64 = 0.618_033_988_749_894_9;
    let width = (high - low) / as_real(NET - 1);
    let mut best = (low, f64::INFINITY);
    for k in 0..NET {
        let at = low + width * as_real(k);
        let value = of(at);
        if value < best.1 {
            best = (at, value);
        }
    }
    let (mut a, mut b) = (f64::max(best.0 - width, low), f64::min(best.0 + width, high));
    let (mut x, mut y) = (b - GOLDEN * (b - a), a + GOLDEN * (b - a));
    let (mut at_x, mut at_y) = (of(x), of(y));
    for _ in 0..14 {
        if at_x <= at_y {
            (b, y, at_y) = (y, x, at_x);
            x = b - GOLDEN * (b - a);
            at_x = of(x);
        } else {
            (a, x, at_x) = (x, y, at_y);
            y = a + GOLDEN * (b - a);
            at_y = of(y);
        }
    }
    let (middle, ended) = if at_x <= at_y { (x, at_x) } else { (y, at_y) };
    if ended <= best.1 {
        return (middle, ended.is_finite());
    }
    let at_an_end = best.0 <= low || best.0 >= high - 1e-9;
    let near = (ended - best.1).abs() <= 1e-6 * best.1.abs();
    (best.0, best.1.is_finite() && (at_an_end || near))
}

impl Fit {
    /// One-step forecasts of `values`, then `horizon` more.
    fn run(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        let bare = match &self.season {
            Some((joined, found)) => without(values, found, *joined),
            None => values.to_vec(),
        };
        let whole = Regression::of(&bare);
        let (mut seen, mut level, mut decay) = (Regression::default(), self.level, 1.0);
        let mut means = Vec::with_capacity(values.len() + horizon);
        for t in 0..bare.len() + horizon {
            let from = if self.kind == Kind::Dynamic { seen } else { whole };
            let mean = level + self.weight * line(self.alpha, decay, from.intercept, from.slope);
            means.push(mean);
            let value = bare.get(t).copied().unwrap_or(mean);
            seen.learn(value);
            level += self.alpha * (value - level);
            decay *= 1.0 - self.alpha;
        }
        if let Some((joined, found)) = &self.season {
            give_back(&mut means, 0, found, *joined);
        }
        means
    }

    /// One-step forecasts of every value.
    pub fn follow(&self, values: &[f64]) -> Vec<f64> {
        self.run(values, 0)
    }

    /// What comes after `values`.
    pub fn forecast(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        self.run(values, horizon).split_off(values.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_search_over_alpha_says_when_it_did_not_find_the_least() {
        let (at, found) = least(&mut |x| (x - 0.3).powi(2), 0.0, 1.0);
        assert!(found && (at - 0.3).abs() < 1e-3, "{at}");

        let (at, found) = least(&mut |x| 1.0 - x, 0.0, 1.0);
        assert!(found && at > 0.99, "{at}");

        // A pit on a point of the net, on a hill: golden section walks away from it.
        let (at, found) = least(&mut |x| if (x - 0.5).abs() < 1e-6 { 0.0 } else { 1.0 + x }, 0.0, 1.0);
        assert!(!found && (at - 0.5).abs() < 1e-6, "{at}");

        assert!(!least(&mut |_| f64::NAN, 0.0, 1.0).1);
    }
}
