//! One model, fitted by conditional least squares.

use std::fmt;

use super::differences::Differences;
use crate::series::descent::{Bounds, Ground, descend};
use crate::series::season::as_real;

/// How many lags of each sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orders {
    /// Autoregressive, up to two.
    pub ar: usize,
    /// Moving average, up to two.
    pub ma: usize,
    /// Seasonal autoregressive, up to one.
    pub seasonal_ar: usize,
    /// Seasonal moving average, up to one.
    pub seasonal_ma: usize,
    pub differences: Differences,
    /// A mean of the differences.
    pub constant: bool,
    pub season: usize,
}

impl Orders {
    pub fn parameters(self) -> usize {
        self.ar + self.ma + self.seasonal_ar + self.seasonal_ma + usize::from(self.constant) + 1
    }

    fn has_season(self) -> bool {
        self.seasonal_ar + self.seasonal_ma + self.differences.seasonal > 0
    }
}

impl fmt::Display for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ARIMA({},{},{})", self.ar, self.differences.ordinary, self.ma)?;
        if self.has_season() {
            write!(f, "({},{},{})[{}]", self.seasonal_ar, self.differences.seasonal, self.seasonal_ma, self.season)?;
        }
        if self.constant { write!(f, " with constant") } else { Ok(()) }
    }
}

const P: usize = 7;
const AR: usize = 0;
const MA: usize = 2;
const SEASONAL_AR: usize = 4;
const SEASONAL_MA: usize = 5;
const MEAN: usize = 6;

/// A fitted model.
#[derive(Clone, Debug)]
pub struct Fit {
    pub orders: Orders,
    pub(super) at: [f64; P],
    pub aicc: f64,
    /// Values it explains: those that differences left.
    pub explained: usize,
    pub passes: u64,
    pub converged: bool,
}

/// Lags that matter, with coefficients: autoregressive and moving-average.
struct Lags {
    ar: Vec<(usize, f64)>,
    ma: Vec<(usize, f64)>,
}

fn lags(orders: Orders, at: &[f64; P]) -> Lags {
    let m = orders.season;
    Lags {
        ar: expand(&at[AR..AR + orders.ar], at[SEASONAL_AR] * as_real(orders.seasonal_ar), m, -1.0),
        ma: expand(&at[MA..MA + orders.ma], at[SEASONAL_MA] * as_real(orders.seasonal_ma), m, 1.0),
    }
}

/// From partial autocorrelations to the product of the ordinary and the seasonal polynomial; `sign` of the cross terms.
fn expand(partial: &[f64], seasonal: f64, season: usize, sign: f64) -> Vec<(usize, f64)> {
    // −1 is autoregressive: φ(B) = 1 − φ₁B …; +1 is moving average: θ(B) = 1 + θ₁B ….
    let ordinary: Vec<(usize, f64)> = match *partial {
        [a] => vec![(1, a)],
        [a, b] => vec![(1, a * (1.0 + sign * b)), (2, b)],
        _ => Vec::new(),
    };
    let mut all = ordinary.clone();
    if seasonal != 0.0 {
        all.push((season, seasonal));
        all.extend(ordinary.iter().map(|&(lag, value)| (season + lag, sign * value * seasonal)));
    }
    all
}

/// Innovations of the differences `w`, zeros before the first.
fn innovations(w: &[f64], lags: &Lags, mean: f64, into: &mut Vec<f64>) {
    into.clear();
    for t in 0..w.len() {
        let mut error = w[t] - mean;
        for &(lag, value) in &lags.ar {
            if lag <= t {
                error -= value * (w[t - lag] - mean);
            }
        }
        for &(lag, value) in &lags.ma {
            if lag <= t {
                error -= value * into[t - lag];
            }
        }
        into.push(error);
    }
}

/// Fits a model, from a neighbour's parameters if there are any. `None` for a series too short for it.
pub fn fit(values: &[f64], orders: Orders, near: Option<&Fit>) -> Option<Fit> {
    let w = orders.differences.of(values, orders.season);
    let k = orders.parameters();
    if w.len() < k + 3 {
        return None;
    }
    let mean = w.iter().sum::<f64>() / as_real(w.len());
    let size = w.iter().map(|value| value.abs()).sum::<f64>() / as_real(w.len());
    let mut at = near.map_or([0.1, 0.05, 0.1, 0.05, 0.1, 0.1, 0.0], |near| near.at);
    at[MEAN] = if orders.constant { mean } else { 0.0 };
    let mut bounds = Bounds { low: [-0.97; P], high: [0.97; P], moves: [false; P] };
    (bounds.low[MEAN], bounds.high[MEAN]) = (f64::NEG_INFINITY, f64::INFINITY);
    for j in 0..2 {
        bounds.moves[AR + j] = j < orders.ar;
        bounds.moves[MA + j] = j < orders.ma;
    }
    bounds.moves[SEASONAL_AR] = orders.seasonal_ar > 0;
    bounds.moves[SEASONAL_MA] = orders.seasonal_ma > 0;
    bounds.moves[MEAN] = orders.constant;
    let (mut here, mut moved) = (Vec::with_capacity(w.len()), vec![Vec::new(); P]);
    let n = as_real(w.len());
    let mut passes = 0;
    let foot = descend(at, &bounds, 2e-3, 25, |at| {
        innovations(&w, &lags(orders, at), at[MEAN], &mut here);
        let squares = here.iter().map(|e| e * e).sum::<f64>().max(1e-24 * n);
        let scale = 2.0 * n / squares;
        let mut ground = Ground { value: n * squares.ln(), slope: [0.0; P], curvature: [[0.0; P]; P] };
        passes += 1;
        for j in (0..P).filter(|&j| bounds.moves[j]) {
            let mut beside = *at;
            let by = if j == MEAN { 1e-5 * size.max(1e-9) } else { 1e-5 };
            beside[j] += by;
            innovations(&w, &lags(orders, &beside), beside[MEAN], &mut moved[j]);
            passes += 1;
            for (there, here) in moved[j].iter_mut().zip(&here) {
                *there = (*there - here) / by;
            }
            ground.slope[j] = scale * moved[j].iter().zip(&here).map(|(a, b)| a * b).sum::<f64>();
            for i in (0..=j).filter(|&i| bounds.moves[i]) {
                let both = scale * moved[i].iter().zip(&moved[j]).map(|(a, b)| a * b).sum::<f64>();
                (ground.curvature[i][j], ground.curvature[j][i]) = (both, both);
            }
        }
        if ground.value.is_finite() { ground } else { Ground::nowhere() }
    });
    if !foot.value.is_finite() {
        return None;
    }
    let k = as_real(k);
    let aicc = foot.value + 2.0 * k + 2.0 * k * (k + 1.0) / (n - k - 1.0);
    Some(Fit { orders, at: foot.at, aicc, explained: w.len(), passes, converged: foot.converged })
}

impl Fit {
    /// Akaike's criterion by value explained: comparable where other differences were taken, too.
    pub fn loss(&self) -> f64 {
        let n = as_real(self.explained);
        self.aicc / n - n.ln()
    }

    /// What comes after `values`.
    pub fn forecast(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        let orders = self.orders;
        let w = orders.differences.of(values, orders.season);
        let (lags, mean) = (lags(orders, &self.at), self.at[MEAN]);
        let mut errors = Vec::with_capacity(w.len() + horizon);
        innovations(&w, &lags, mean, &mut errors);
        let mut w = w;
        let undoing = orders.differences.undoing(orders.season);
        let mut all = values.to_vec();
        for _ in 0..horizon {
            let t = w.len();
            let mut next = mean;
            for &(lag, value) in &lags.ar {
                if lag <= t {
                    next += value * (w[t - lag] - mean);
                }
            }
            for &(lag, value) in &lags.ma {
                if lag <= t {
                    next += value * errors[t - lag];
                }
            }
            w.push(next);
            errors.push(0.0);
            let back: f64 = undoing.iter().map(|&(lag, value)| value * all[all.len() - lag]).sum();
            all.push(next + back);
        }
        all.split_off(values.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_partial_autocorrelations_give_a_stationary_pair() {
        // φ(B) = (1 − 0.5B)(1 − 0.4B) = 1 − 0.9B + 0.2B²: partial autocorrelations 0.9/1.2 and −0.2.
        let found = expand(&[0.75, -0.2], 0.0, 12, -1.0);
        assert!((found[0].1 - 0.9).abs() < 1e-12 && (found[1].1 + 0.2).abs() < 1e-12, "{found:?}");
    }
}
