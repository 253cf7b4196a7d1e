//! How often to difference, and the polynomial that does it.

use crate::series::season::{as_real, strength};

/// Ordinary and seasonal differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differences {
    pub ordinary: usize,
    pub seasonal: usize,
}

/// At most one of each: a second ordinary one lets a forecast run away on the last slope.
pub fn needed(values: &[f64], season: usize) -> Differences {
    let mut rest = values.to_vec();
    let seasonal = usize::from(season > 1 && values.len() > 3 * season && strength(values, season) > 0.64);
    if seasonal == 1 {
        rest = difference(&rest, season);
    }
    let mut ordinary = 0;
    if rest.len() > 8 && !is_level(&rest) {
        ordinary = 1;
    }
    Differences { ordinary, seasonal }
}

/// `value − value lag steps before`.
pub fn difference(values: &[f64], lag: usize) -> Vec<f64> {
    values.iter().skip(lag).zip(values).map(|(now, then)| now - then).collect()
}

/// KPSS for a level at 5 %.
fn is_level(values: &[f64]) -> bool {
    let n = as_real(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let rest: Vec<f64> = values.iter().map(|value| value - mean).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    let lags = (3.0 * n.sqrt() / 13.0) as usize;
    let product = |lag: usize| rest.iter().skip(lag).zip(&rest).map(|(a, b)| a * b).sum::<f64>() / n;
    let long: f64 =
        product(0) + 2.0 * (1..=lags).map(|lag| (1.0 - as_real(lag) / as_real(lags + 1)) * product(lag)).sum::<f64>();
    let mut sum = 0.0;
    let partial: f64 = rest
        .iter()
        .map(|value| {
            sum += value;
            sum * sum
        })
        .sum();
    long <= 0.0 || partial / (n * n * long) < 0.463
}

impl Differences {
    /// Lags and coefficients that turn a difference back: `value = difference + Σ coefficient · value lag steps before`.
    pub fn undoing(self, season: usize) -> Vec<(usize, f64)> {
        let mut polynomial = vec![1.0];
        for _ in 0..self.ordinary {
            polynomial = times(&polynomial, 1);
        }
        for _ in 0..self.seasonal {
            polynomial = times(&polynomial, season);
        }
        polynomial
            .iter()
            .enumerate()
            .skip(1)
            .filter(|(_, value)| **value != 0.0)
            .map(|(lag, value)| (lag, -value))
            .collect()
    }

    /// The differenced series.
    pub fn of(self, values: &[f64], season: usize) -> Vec<f64> {
        let mut rest = values.to_vec();
        for _ in 0..self.seasonal {
            rest = difference(&rest, season);
        }
        for _ in 0..self.ordinary {
            rest = difference(&rest, 1);
        }
        rest
    }

    pub fn total(self) -> usize {
        self.ordinary + self.seasonal
    }
}

/// The polynomial times (1 − Bˡ).
fn times(polynomial: &[f64], lag: usize) -> Vec<f64> {
    let mut product = polynomial.to_vec();
    product.resize(polynomial.len() + lag, 0.0);
    for (place, value) in polynomial.iter().enumerate() {
        product[place + lag] -= value;
    }
    product
}
