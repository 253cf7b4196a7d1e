//! Sums of one competence in one group.

use serde_json::{Value, json};

use crate::distribution::t_quantile;

/// Answers on one scale, weighed.
#[derive(Clone, Debug, Default)]
pub struct Scale {
    /// How many answered.
    pub n: f64,
    weight: f64,
    weight_squares: f64,
    sum: f64,
    squares: f64,
    top: f64,
}

impl Scale {
    /// One answer more.
    pub fn take(&mut self, answer: f64, weight: f64, top: f64) {
        if weight <= 0.0 {
            return;
        }
        self.n += 1.0;
        self.weight += weight;
        self.weight_squares += weight * weight;
        // About the mean so far (West, Commun. ACM 22, 1979), so that nothing cancels.
        let before = self.sum;
        let apart = answer - before;
        if self.weight > 0.0 {
            self.sum += apart * weight / self.weight;
            self.squares += weight * apart * (answer - self.sum);
        }
        self.top += if answer >= top { weight } else { 0.0 };
    }

    /// The mean; NaN without answers.
    pub fn mean(&self) -> f64 {
        if self.weight > 0.0 { self.sum } else { f64::NAN }
    }

    /// Mean, deviation, interval, share of the highest answer. With weights the interval rests on the effective number
    /// of respondents (Kish 1965).
    pub fn shown(&self, level: f64) -> Value {
        let effective = self.weight * self.weight / self.weight_squares;
        let sd = (self.squares / self.weight * effective / (effective - 1.0)).max(0.0).sqrt();
        let half = t_quantile((1.0 + level) / 2.0, effective - 1.0) * sd / effective.sqrt();
        let mean = self.mean();
        json!({
            "n": self.n, "mean": json!(mean), "sd": json!(sd), "interval": [json!(mean - half), json!(mean + half)],
            "top_share": json!(self.top / self.weight), "n_effective": json!(effective),
        })
    }
}

/// One competence in one group.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// How important it is.
    pub importance: Scale,
    /// How well it is achieved.
    pub achievement: Scale,
    /// Points of the ranking: 5 for the first of five.
    pub points: f64,
    /// Rows.
    pub asked: f64,
    /// Weights of those rows.
    pub weight: f64,
    /// Answers missing on either scale.
    pub missing: f64,
    /// Of all groups together: exactly one of them is hidden, and could be had back by taking away the others.
    pub with_one_hidden: bool,
}

impl Cell {
    /// Whether it must not be shown: fewer than `least` answered, or it would betray another.
    pub fn hidden(&self, least: f64) -> bool {
        self.with_one_hidden || self.importance.n < least || self.achievement.n < least
    }
}
