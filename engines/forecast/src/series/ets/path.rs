//! The recursion: from smoothing constants and initial states to one-step forecasts; and the same with its sensitivity to each of them.
//!
//! With q the level carried on, p the value without its season and t the value without its level, the update is the same for
//! added and multiplied errors: level ← q + α(p − q), trend ← φb + β(Δ − φb), season ← s + γ(t − s). Errors differ in the likelihood only.

use super::form::{Errors, Form, Trend};
use crate::series::descent::Ground;
use crate::series::season::{Joined, as_real};

/// Places of the numbers in a vector of parameters. β is a share of α, γ a share of 1 − α, so that a box is the usual region.
pub const ALPHA: usize = 0;
pub const BETA: usize = 1;
pub const GAMMA: usize = 2;
pub const PHI: usize = 3;
pub const LEVEL: usize = 4;
pub const SLOPE: usize = 5;
pub const SEASON: usize = 6;

/// Smoothing constants.
#[derive(Clone, Copy, Debug)]
pub struct Constants {
    pub alpha: f64,
    pub beta: f64,
    pub gamma: f64,
    pub phi: f64,
}

/// Where the recursion stands.
#[derive(Clone, Debug)]
pub struct State {
    pub level: f64,
    pub slope: f64,
    /// By position in the season; empty without one.
    pub season: Vec<f64>,
}

impl State {
    /// The level carried one step on, and the trend's share of it.
    fn carried(&self, form: Form, phi: f64) -> (f64, f64) {
        match form.trend {
            Trend::None => (self.level, 0.0),
            Trend::Added => (self.level + self.slope, self.slope),
            Trend::AddedDamped => (self.level + phi * self.slope, phi * self.slope),
            Trend::Multiplied => (self.level * self.slope, self.slope),
            Trend::MultipliedDamped => {
                let share = self.slope.powf(phi);
                (self.level * share, share)
            }
        }
    }

    /// The one-step forecast of time `at`.
    pub fn next(&self, form: Form, phi: f64, at: usize) -> f64 {
        let (carried, _) = self.carried(form, phi);
        match form.season {
            None => carried,
            Some(Joined::Added) => carried + self.season[at % self.season.len()],
            Some(Joined::Multiplied) => carried * self.season[at % self.season.len()],
        }
    }

    /// Takes in the value of time `at`.
    pub fn learn(&mut self, form: Form, constants: &Constants, at: usize, value: f64) {
        let (carried, share) = self.carried(form, constants.phi);
        let place = if form.season.is_some() { at % self.season.len() } else { 0 };
        let (bare, rest) = match form.season {
            None => (value, 0.0),
            Some(Joined::Added) => (value - self.season[place], value - carried),
            Some(Joined::Multiplied) => (value / self.season[place], value / carried),
        };
        let level = carried + constants.alpha * (bare - carried);
        if form.trend != Trend::None {
            let moved = if form.trend.is_multiplied() { level / self.level } else { level - self.level };
            self.slope = share + constants.beta * (moved - share);
        }
        if form.season.is_some() {
            self.season[place] += constants.gamma * (rest - self.season[place]);
        }
        self.level = level;
    }

    /// Forecasts of times `from`, `from + 1`, …
    pub fn ahead(&self, form: Form, phi: f64, from: usize, horizon: usize) -> Vec<f64> {
        let mut state = self.clone();
        (0..horizon)
            .map(|step| {
                let mean = state.next(form, phi, from + step);
                let (carried, share) = state.carried(form, phi);
                state.level = carried;
                state.slope = share;
                mean
            })
            .collect()
    }
}

/// Minus twice the log-likelihood (but for constants) with slope and curvature, at parameters `at`; infinite where a multiplied part would not
/// stay positive. `spare` is workspace for the sensitivities of the season, `season` long.
pub fn survey<const P: usize>(
    values: &[f64],
    form: Form,
    at: &[f64; P],
    initial: &[f64],
    spare: &mut Vec<[f64; P]>,
    seasons: &mut Vec<f64>,
) -> Ground<P> {
    let m = initial.len().max(1);
    let (alpha, beta, phi) = (at[ALPHA], at[BETA], at[PHI]);
    let gamma = at[GAMMA] * (1.0 - alpha);
    let positive = form.needs_positive();
    open_season(at, initial, form, spare, seasons);
    let (mut level, mut slope) = (at[LEVEL], at[SLOPE]);
    let (mut d_level, mut d_slope) = ([0.0; P], [0.0; P]);
    d_level[LEVEL] = 1.0;
    d_slope[SLOPE] = 1.0;
    let (mut squares, mut logs) = (0.0, 0.0);
    let (mut pull, mut tilt, mut curvature) = ([0.0; P], [0.0; P], [[0.0; P]; P]);
    let mut place = 0;
    for &value in values {
        // The level carried on, its share of trend, and their sensitivities.
        let (carried, share, by_level, by_slope, by_phi, share_by_slope, share_by_phi) = match form.trend {
            Trend::None => (level, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0),
            Trend::Added | Trend::AddedDamped => (level + phi * slope, phi * slope, 1.0, phi, slope, phi, slope),
            Trend::Multiplied | Trend::MultipliedDamped => {
                if slope <= 0.0 {
                    return Ground::nowhere();
                }
                let share = if form.trend == Trend::Multiplied { slope } else { slope.powf(phi) };
                let (steep, log) = (phi * share / slope, slope.ln());
                (level * share, share, share, level * steep, level * share * log, steep, share * log)
            }
        };
        let mut d_carried = [0.0; P];
        for j in 0..P {
            d_carried[j] = by_level * d_level[j] + by_slope * d_slope[j];
        }
        d_carried[PHI] += by_phi;
        // The forecast, the value without its season and the season without its level.
        let now = if form.season.is_some() { seasons[place] } else { 0.0 };
        let (mean, bare, rest, mean_by_carried, mean_by_season, bare_by_season, rest_by_carried) = match form.season {
            None => (carried, value, 0.0, 1.0, 0.0, 0.0, 0.0),
            Some(Joined::Added) => (carried + now, value - now, value - carried, 1.0, 1.0, -1.0, -1.0),
            Some(Joined::Multiplied) => {
                let (bare, rest) = (value / now, value / carried);
                (carried * now, bare, rest, now, carried, -bare / now, -rest / carried)
            }
        };
        if (positive && (mean <= 1e-12 || carried <= 1e-12)) || !mean.is_finite() {
            return Ground::nowhere();
        }
        let (error, error_by_mean) = match form.errors {
            Errors::Added => (value - mean, -1.0),
            Errors::Multiplied => {
                let ratio = value / mean;
                logs += mean.ln();
                (ratio - 1.0, -ratio / mean)
            }
        };
        squares += error * error;
        let mut d_mean = [0.0; P];
        if form.season.is_some() {
            let d_season = &spare[place];
            for j in 0..P {
                d_mean[j] = mean_by_carried * d_carried[j] + mean_by_season * d_season[j];
            }
        } else {
            d_mean = d_carried;
        }
        let weight = error_by_mean * error_by_mean;
        for i in 0..P {
            let scaled = weight * d_mean[i];
            for j in 0..=i {
                curvature[i][j] += scaled * d_mean[j];
            }
        }
        let (along, aside) = (error * error_by_mean, if form.errors == Errors::Multiplied { 1.0 / mean } else { 0.0 });
        for j in 0..P {
            pull[j] += along * d_mean[j];
            tilt[j] += aside * d_mean[j];
        }
        // The update, sensitivities before values.
        let next = carried + alpha * (bare - carried);
        let mut d_next = [0.0; P];
        for j in 0..P {
            d_next[j] = (1.0 - alpha) * d_carried[j];
        }
        if form.season.is_some() {
            let d_season = &mut spare[place];
            let (keep, turn, lift) = (1.0 - gamma, gamma * rest_by_carried, alpha * bare_by_season);
            for j in 0..P {
                d_next[j] += lift * d_season[j];
                d_season[j] = keep * d_season[j] + turn * d_carried[j];
            }
            d_season[GAMMA] += (rest - now) * (1.0 - alpha);
            d_season[ALPHA] -= (rest - now) * at[GAMMA];
            seasons[place] = now + gamma * (rest - now);
        }
        d_next[ALPHA] += bare - carried;
        if form.trend != Trend::None {
            let (moved, by_next, by_last) = if form.trend.is_multiplied() {
                let moved = next / level;
                (moved, 1.0 / level, -moved / level)
            } else {
                (next - level, 1.0, -1.0)
            };
            for j in 0..P {
                d_slope[j] =
                    (1.0 - beta) * share_by_slope * d_slope[j] + beta * (by_next * d_next[j] + by_last * d_level[j]);
            }
            d_slope[PHI] += (1.0 - beta) * share_by_phi;
            d_slope[BETA] += moved - share;
            slope = share + beta * (moved - share);
        }
        d_level = d_next;
        level = next;
        place += 1;
        if place == m {
            place = 0;
        }
    }
    let n = as_real(values.len());
    // A perfect fit has no likelihood; this floor is far below what decimals in a file can tell.
    let squares = squares.max(1e-24 * n);
    let scale = 2.0 * n / squares;
    let mut ground = Ground { value: n * squares.ln() + 2.0 * logs, slope: [0.0; P], curvature };
    for i in 0..P {
        ground.slope[i] = scale * pull[i] + 2.0 * tilt[i];
        for j in 0..=i {
            ground.curvature[i][j] *= scale;
            ground.curvature[j][i] = ground.curvature[i][j];
        }
    }
    if ground.value.is_finite() { ground } else { Ground::nowhere() }
}

/// Initial indices from the parameters (the last one makes the sum right), or as given where they are too many to move.
pub fn open_season<const P: usize>(
    at: &[f64; P],
    initial: &[f64],
    form: Form,
    spare: &mut Vec<[f64; P]>,
    seasons: &mut Vec<f64>,
) {
    seasons.clear();
    seasons.extend_from_slice(initial);
    spare.clear();
    spare.resize(initial.len(), [0.0; P]);
    let Some(joined) = form.season else { return };
    let free = initial.len() - 1;
    if SEASON + free > P {
        return;
    }
    let mut last = if joined == Joined::Added { 0.0 } else { as_real(initial.len()) };
    for k in 0..free {
        seasons[k] = at[SEASON + k];
        spare[k][SEASON + k] = 1.0;
        spare[free][SEASON + k] = -1.0;
        last -= at[SEASON + k];
    }
    seasons[free] = last;
}
