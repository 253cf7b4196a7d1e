//! One form, fitted.

use super::form::{Form, Trend};
use super::path::{ALPHA, BETA, Constants, GAMMA, LEVEL, PHI, SEASON, SLOPE, State, open_season, survey};
use super::start::start;
use crate::series::descent::{Bounds, descend};
use crate::series::season::{Joined, as_real};

/// A fitted form of exponential smoothing.
#[derive(Clone, Debug)]
pub struct Fit {
    pub form: Form,
    pub constants: Constants,
    /// State before the first value.
    pub opening: State,
    /// Akaike's criterion, corrected; on the scale of the values it was fitted to.
    pub aicc: f64,
    /// Passes over the data.
    pub passes: u64,
    pub converged: bool,
}

/// Fits a form, from a fit of a neighbour if there is one. `None` where the series is too short for it or leaves what is allowed.
pub fn fit(values: &[f64], season: usize, form: Form, near: Option<&Fit>) -> Option<Fit> {
    let free = if form.season.is_some() { season - 1 } else { 0 };
    match free {
        0 => fit_in::<6>(values, season, form, near),
        1..=3 => fit_in::<9>(values, season, form, near),
        4..=11 => fit_in::<17>(values, season, form, near),
        _ => fit_in::<6>(values, season, form, near),
    }
}

fn fit_in<const P: usize>(values: &[f64], season: usize, form: Form, near: Option<&Fit>) -> Option<Fit> {
    let n = values.len();
    let k = form.parameters(season);
    if n < k + 2 {
        return None;
    }
    let opening = start(values, season, form);
    let mut at = [0.0; P];
    (at[ALPHA], at[BETA], at[GAMMA], at[PHI]) = (0.3, 0.1, 0.1, if form.trend.is_damped() { 0.95 } else { 1.0 });
    (at[LEVEL], at[SLOPE]) = (opening.level, opening.slope);
    if let Some(near) = near {
        at[ALPHA] = near.constants.alpha.clamp(0.02, 0.98);
        at[BETA] = if near.form.trend == Trend::None { 0.1 } else { near.constants.beta.clamp(0.02, 0.9) };
        if near.form.season.is_some() && near.constants.alpha < 1.0 {
            at[GAMMA] = (near.constants.gamma / (1.0 - near.constants.alpha)).clamp(0.02, 0.9);
        }
        if near.form.trend.is_damped() && form.trend.is_damped() {
            at[PHI] = near.constants.phi;
        }
    }
    let bounds = bounds::<P>(form, opening.season.len());
    for k in 0..opening.season.len().saturating_sub(1) {
        if SEASON + k < P {
            at[SEASON + k] = opening.season[k];
        }
    }
    let (mut spare, mut seasons) = (Vec::new(), Vec::new());
    let foot = descend(at, &bounds, 1e-3, 60, |at| {
        survey(values, form, at, &opening.season, &mut spare, &mut seasons)
    });
    if !foot.value.is_finite() {
        return None;
    }
    open_season(&foot.at, &opening.season, form, &mut spare, &mut seasons);
    let k = as_real(k);
    let n = as_real(n);
    Some(Fit {
        form,
        constants: Constants {
            alpha: foot.at[ALPHA],
            beta: foot.at[BETA],
            gamma: foot.at[GAMMA] * (1.0 - foot.at[ALPHA]),
            phi: foot.at[PHI],
        },
        opening: State { level: foot.at[LEVEL], slope: foot.at[SLOPE], season: seasons },
        aicc: foot.value + 2.0 * k + 2.0 * k * (k + 1.0) / (n - k - 1.0),
        passes: u64::from(foot.evaluations),
        converged: foot.converged,
    })
}

/// The usual region: 0 < α < 1, 0 < β < α, 0 < γ < 1 − α, 0.8 ≤ φ ≤ 0.98.
fn bounds<const P: usize>(form: Form, season: usize) -> Bounds<P> {
    let mut bounds = Bounds { low: [f64::NEG_INFINITY; P], high: [f64::INFINITY; P], moves: [false; P] };
    for j in [ALPHA, BETA, GAMMA] {
        (bounds.low[j], bounds.high[j]) = (1e-4, 0.9999);
    }
    (bounds.low[PHI], bounds.high[PHI]) = (0.8, 0.98);
    bounds.moves[ALPHA] = true;
    bounds.moves[LEVEL] = true;
    bounds.moves[BETA] = form.trend != Trend::None;
    bounds.moves[SLOPE] = form.trend != Trend::None;
    bounds.moves[PHI] = form.trend.is_damped();
    bounds.moves[GAMMA] = form.season.is_some();
    if !form.trend.is_damped() {
        bounds.high[PHI] = 1.0;
    }
    if form.needs_positive() {
        bounds.low[LEVEL] = 1e-9;
    }
    if form.trend.is_multiplied() {
        (bounds.low[SLOPE], bounds.high[SLOPE]) = (0.5, 2.0);
    }
    for k in 0..season.saturating_sub(1) {
        if SEASON + season - 1 <= P {
            bounds.moves[SEASON + k] = true;
            if form.season == Some(Joined::Multiplied) {
                (bounds.low[SEASON + k], bounds.high[SEASON + k]) = (1e-3, as_real(season));
            }
        }
    }
    bounds
}

impl Fit {
    /// One-step forecasts of every value, and the state after the last.
    pub fn follow(&self, values: &[f64]) -> (Vec<f64>, State) {
        let mut state = self.opening.clone();
        let means = values
            .iter()
            .enumerate()
            .map(|(t, &value)| {
                let mean = state.next(self.form, self.constants.phi, t);
                state.learn(self.form, &self.constants, t, value);
                mean
            })
            .collect();
        (means, state)
    }

    /// What comes after `values`.
    pub fn forecast(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        self.follow(values).1.ahead(self.form, self.constants.phi, values.len(), horizon)
    }
}
