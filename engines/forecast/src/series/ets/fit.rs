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
    pub opened: Opening,
    /// Akaike's criterion, corrected; on the scale of the values it was fitted to.
    pub aicc: f64,
    /// Passes over the data.
    pub passes: u64,
    pub converged: bool,
}

/// Whether initial states are estimated or held where the decomposition puts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    Estimated,
    Held,
}

/// Weight of the prior on the trend's smoothing share β/α, a half-normal of deviation 0.22: a level that may jump and a trend that may turn
/// explain short series equally well, and turning trends forecast badly.
const CALM: f64 = 10.0;

/// What the criterion charges a trend that never fades beside its parameters: that growth goes on for ever is a strong claim.
const FOR_EVER: f64 = 4.0;

/// Fits a form, from a fit at another origin if there is one. `None` where the series is too short for it or leaves what is allowed.
pub fn fit(values: &[f64], season: usize, form: Form, opening: Opening, known: Option<&Fit>) -> Option<Fit> {
    let free = if form.season.is_some() && opening == Opening::Estimated { season - 1 } else { 0 };
    match free {
        1..=3 => fit_in::<9>(values, season, form, opening, known),
        4..=11 => fit_in::<17>(values, season, form, opening, known),
        _ => fit_in::<6>(values, season, form, opening, known),
    }
}

fn fit_in<const P: usize>(
    values: &[f64],
    season: usize,
    form: Form,
    opening: Opening,
    known: Option<&Fit>,
) -> Option<Fit> {
    let n = values.len();
    let k = form.parameters(season);
    if n < k + 2 {
        return None;
    }
    let first = start(values, season, form);
    let mut at = [0.0; P];
    let damping = if form.trend.is_damped() { 0.978 } else { 1.0 };
    (at[ALPHA], at[BETA], at[GAMMA], at[PHI]) = (0.2 / as_real(season.max(1)), 0.1, 0.05, damping);
    (at[LEVEL], at[SLOPE]) = (first.level, first.slope);
    if let Some(known) = known {
        at[ALPHA] = known.constants.alpha;
        at[GAMMA] = known.constants.gamma / (1.0 - known.constants.alpha);
        if known.form.trend != Trend::None {
            at[BETA] = known.constants.beta;
        }
        if form.trend.is_damped() {
            at[PHI] = known.constants.phi;
        }
    }
    for k in 0..first.season.len().saturating_sub(1) {
        if SEASON + k < P {
            at[SEASON + k] = first.season[k];
        }
    }
    let bounds = bounds::<P>(form, first.season.len(), opening);
    let (mut spare, mut seasons) = (Vec::new(), Vec::new());
    let mut passes = 0;
    let foot = descend(at, &bounds, 1e-3, 60, |at| {
        passes += 1;
        let mut ground = survey(values, form, at, &first.season, &mut spare, &mut seasons);
        if form.trend != Trend::None {
            ground.value += CALM * at[BETA] * at[BETA];
            ground.slope[BETA] += 2.0 * CALM * at[BETA];
            ground.curvature[BETA][BETA] += 2.0 * CALM;
        }
        ground
    });
    if !foot.value.is_finite() {
        return None;
    }
    open_season(&foot.at, &first.season, form, &mut spare, &mut seasons);
    let k = as_real(k);
    let charge = if matches!(form.trend, Trend::Added | Trend::Multiplied) { FOR_EVER } else { 0.0 };
    Some(Fit {
        form,
        constants: Constants {
            alpha: foot.at[ALPHA],
            beta: foot.at[BETA],
            gamma: foot.at[GAMMA] * (1.0 - foot.at[ALPHA]),
            phi: foot.at[PHI],
        },
        opening: State { level: foot.at[LEVEL], slope: foot.at[SLOPE], season: seasons },
        opened: opening,
        aicc: foot.value + charge + 2.0 * k + 2.0 * k * (k + 1.0) / (as_real(n) - k - 1.0),
        passes,
        converged: foot.converged,
    })
}

/// The usual region: 0 < α < 1, 0 < β < α, 0 < γ < 1 − α, 0.8 ≤ φ ≤ 0.98.
fn bounds<const P: usize>(form: Form, season: usize, opening: Opening) -> Bounds<P> {
    let mut bounds = Bounds { low: [f64::NEG_INFINITY; P], high: [f64::INFINITY; P], moves: [false; P] };
    for j in [ALPHA, BETA, GAMMA] {
        (bounds.low[j], bounds.high[j]) = (1e-4, 0.9999);
    }
    (bounds.low[PHI], bounds.high[PHI]) = (0.8, 0.98);
    bounds.moves[ALPHA] = true;
    let estimated = opening == Opening::Estimated;
    bounds.moves[LEVEL] = estimated;
    bounds.moves[BETA] = form.trend != Trend::None;
    bounds.moves[SLOPE] = form.trend != Trend::None && estimated;
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
        if estimated && SEASON + season - 1 <= P {
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

#[cfg(test)]
mod tests {
    use super::super::form::Errors;
    use super::*;

    #[test]
    fn saudi_oil_is_smoothed_as_in_the_textbook() {
        // Saudi oil, millions of tonnes, 1996–2013 (BP; `oil` of R's fpp2), the example of Hyndman & Athanasopoulos, Forecasting:
        // Principles and Practice (2nd ed., 2018), § 7.1. R's `ses` prints α = 0.8338901, ℓ₀ = 446.5867935 and the fitted values below.
        let oil = [
            445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291, 521.2759,
            508.9476, 488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405,
        ];
        let scaled: Vec<f64> = oil.iter().map(|value| value / 480.0).collect();
        let form = Form { errors: Errors::Added, trend: Trend::None, season: None };

        let found = fit(&scaled, 1, form, Opening::Estimated, None).expect("long enough");

        assert!((found.constants.alpha - 0.833_890_1).abs() < 2e-3, "{found:?}");
        assert!((480.0 * found.opening.level - 446.586_793_5).abs() < 0.3, "{found:?}");
        let fitted = [446.5868, 445.5672, 451.9280, 453.9974, 427.6311, 451.3186, 442.2025, 428.0196];
        for (ours, printed) in found.follow(&scaled).0.iter().zip(fitted) {
            assert!((480.0 * ours - printed).abs() < 0.3, "{ours} {printed}");
        }
    }

    #[test]
    fn the_slope_of_the_likelihood_is_its_change() {
        let values: Vec<f64> = (0..40_u8).map(|t| 1.0 + 0.01 * f64::from(t) + 0.1 * f64::from(t % 4)).collect();
        for form in Form::admissible(true, true) {
            let initial = if form.season == Some(Joined::Added) { [-0.1, 0.0, 0.0, 0.1] } else { [0.9, 1.0, 1.0, 1.1] };
            let initial: &[f64] = if form.season.is_some() { &initial } else { &[] };
            let steep = if form.trend.is_multiplied() { 1.01 } else { 0.01 };
            let mut at = [0.3, 0.2, 0.1, 0.9, 1.05, steep, 0.0, 0.0, 0.0];
            at[SEASON..].copy_from_slice(if form.season.is_some() { &initial[..3] } else { &[0.0; 3] });
            if !form.trend.is_damped() {
                at[PHI] = 1.0;
            }
            let look = |at: &[f64; 9]| survey(&values, form, at, initial, &mut Vec::new(), &mut Vec::new());
            let here = look(&at);
            let moves = bounds::<9>(form, initial.len(), Opening::Estimated).moves;
            for j in (0..9).filter(|&j| moves[j]) {
                let (mut up, mut down) = (at, at);
                up[j] += 1e-6;
                down[j] -= 1e-6;
                let change = (look(&up).value - look(&down).value) / 2e-6;
                assert!(
                    (change - here.slope[j]).abs() < 1e-4 * (1.0 + change.abs()),
                    "{form} {j}: {change} {:?}",
                    here.slope
                );
            }
        }
    }
}
