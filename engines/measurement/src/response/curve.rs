//! Item curves: the probability of each category at an ability, and how it moves with the parameters.
//!
//! Parameters stand in the slope–intercept form: a, then d₁ … dₘ (and c, the logit of guessing).
//! - `Credit`: P(k) ∝ exp(k·a·θ + d_k), d₀ = 0 (Masters 1982; Muraki 1992); with one intercept the logistic curve.
//! - `Graded`: P(at least k) = 1/(1 + exp(−a·θ − d_k)) (Samejima 1969).
//! - `Guessing`: P(1) = g + (1 − g)/(1 + exp(−a·θ − d)), g = 1/(1 + exp(−c)) (Birnbaum 1968).

/// Which family of curves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Adjacent categories; logistic when there are two.
    Credit,
    /// Cumulative categories.
    Graded,
    /// Right or wrong with a lower asymptote.
    Guessing,
}

/// One item's curve: its shape and parameters in slope–intercept form.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// The family.
    pub shape: Shape,
    /// The slope a, then the intercepts d₁ … dₘ, then c where there is guessing.
    pub parameters: Vec<f64>,
}

impl Curve {
    /// How many categories.
    pub fn categories(&self) -> usize {
        match self.shape {
            Shape::Credit | Shape::Graded => self.parameters.len(),
            Shape::Guessing => 2,
        }
    }

    /// The slope a, in logits per standard deviation of ability.
    pub fn slope(&self) -> f64 {
        self.parameters[0]
    }

    /// d₁ … dₘ.
    pub fn intercepts(&self) -> &[f64] {
        match self.shape {
            Shape::Credit | Shape::Graded => &self.parameters[1..],
            Shape::Guessing => &self.parameters[1..2],
        }
    }

    /// The lower asymptote.
    pub fn guessing(&self) -> f64 {
        match self.shape {
            Shape::Guessing => logistic(self.parameters[2]),
            _ => 0.0,
        }
    }

    /// Abilities where neighbouring categories cross (`Credit`) or where the upper ones become likelier than the lower
    /// (`Graded`, `Guessing`): −d/a. Infinite when the slope is nought and the intercept is not.
    pub fn thresholds(&self) -> Vec<f64> {
        let d = self.intercepts();
        let before = |k: usize| if self.shape == Shape::Credit && k > 0 { d[k - 1] } else { 0.0 };
        (0..d.len()).map(|k| -(d[k] - before(k)) / self.slope()).collect()
    }

    /// The probability of each category at ability `theta`.
    pub fn probabilities(&self, theta: f64, into: &mut [f64]) {
        let a = self.slope();
        match self.shape {
            Shape::Credit => {
                into[0] = 0.0;
                for (k, d) in self.parameters[1..].iter().enumerate() {
                    into[k + 1] = (k + 1) as f64 * a * theta + d;
                }
                let most = into.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                into.iter_mut().for_each(|logit| *logit = (*logit - most).exp());
                let total: f64 = into.iter().sum();
                into.iter_mut().for_each(|height| *height /= total);
            }
            Shape::Graded => {
                let mut above = (1.0, 0.0);
                for (k, d) in self.parameters[1..].iter().enumerate() {
                    let x = a * theta + d;
                    let next = (logistic(x), logistic(-x));
                    // From whichever side keeps the digits.
                    into[k] = if above.0 < 0.5 { above.0 - next.0 } else { next.1 - above.1 }.max(LEAST);
                    above = next;
                }
                into[self.parameters.len() - 1] = above.0.max(LEAST);
            }
            Shape::Guessing => {
                let x = a * theta + self.parameters[1];
                let wrong = logistic(-self.parameters[2]) * logistic(-x);
                into[0] = wrong;
                into[1] = self.guessing() + logistic(-self.parameters[2]) * logistic(x);
            }
        }
    }

    /// ∂ log P(k) / ∂ parameter at ability `theta`, given the probabilities there: categories × parameters.
    pub fn slopes_of_logs(&self, theta: f64, p: &[f64], into: &mut [f64]) {
        let width = self.parameters.len();
        into.fill(0.0);
        match self.shape {
            Shape::Credit => {
                let mean: f64 = p.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
                for (k, row) in into.chunks_exact_mut(width).enumerate() {
                    row[0] = (k as f64 - mean) * theta;
                    for m in 1..width {
                        row[m] = f64::from(u8::from(m == k)) - p[m];
                    }
                }
            }
            Shape::Graded => {
                let density = |m: usize| {
                    let x = self.parameters[0] * theta + self.parameters[m];
                    logistic(x) * logistic(-x)
                };
                for m in 1..width {
                    let w = density(m);
                    into[(m - 1) * width + m] -= w / p[m - 1];
                    into[(m - 1) * width] -= w * theta / p[m - 1];
                    into[m * width + m] += w / p[m];
                    into[m * width] += w * theta / p[m];
                }
            }
            Shape::Guessing => {
                let x = self.parameters[0] * theta + self.parameters[1];
                let (up, down) = (logistic(x), logistic(-x));
                let (g, free) = (self.guessing(), logistic(-self.parameters[2]));
                into[0] = -up * theta;
                into[1] = -up;
                into[2] = -g;
                into[3] = free * up * down * theta / p[1];
                into[4] = free * up * down / p[1];
                into[5] = g * free * down / p[1];
            }
        }
    }

    /// The expected score Σ k·P(k) and its variance.
    pub fn score(&self, theta: f64) -> (f64, f64) {
        let mut p = vec![0.0; self.categories()];
        self.probabilities(theta, &mut p);
        let mean: f64 = p.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
        let square: f64 = p.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(2) * p).sum();
        (mean, square)
    }

    /// For each category log P and its first two derivatives by ability.
    pub fn by_ability(&self, theta: f64) -> Vec<[f64; 3]> {
        let mut p = vec![0.0; self.categories()];
        self.probabilities(theta, &mut p);
        let a = self.slope();
        match self.shape {
            Shape::Credit => {
                let mean: f64 = p.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
                let square: f64 = p.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(2) * p).sum();
                p.iter().enumerate().map(|(k, p)| [p.ln(), a * (k as f64 - mean), -a * a * square]).collect()
            }
            Shape::Graded => {
                let edge = |m: usize| {
                    if m == 0 || m >= self.parameters.len() {
                        return [0.0, 0.0];
                    }
                    let x = a * theta + self.parameters[m];
                    let w = logistic(x) * logistic(-x);
                    [a * w, a * a * w * (logistic(-x) - logistic(x))]
                };
                let one = |k: usize| {
                    let (low, high) = (edge(k), edge(k + 1));
                    let (first, second) = (low[0] - high[0], low[1] - high[1]);
                    [p[k].ln(), first / p[k], second / p[k] - (first / p[k]).powi(2)]
                };
                (0..p.len()).map(one).collect()
            }
            Shape::Guessing => {
                let x = a * theta + self.parameters[1];
                let (up, down) = (logistic(x), logistic(-x));
                let free = logistic(-self.parameters[2]);
                let first = free * a * up * down;
                let second = first * a * (down - up);
                vec![
                    [p[0].ln(), -a * up, -a * a * up * down],
                    [p[1].ln(), first / p[1], second / p[1] - (first / p[1]).powi(2)],
                ]
            }
        }
    }

    /// Fisher information about ability at `theta`, and its derivative.
    pub fn information(&self, theta: f64) -> f64 {
        let of = |[log, first, _]: &[f64; 3]| log.exp() * first * first;
        self.by_ability(theta).iter().map(of).sum()
    }
}

/// The least probability of a graded category, so that a logarithm stays finite where two thresholds meet.
const LEAST: f64 = 1e-300;

/// 1/(1 + e⁻ˣ).
pub(crate) fn logistic(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let e = x.exp();
        e / (1.0 + e)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curves() -> Vec<Curve> {
        vec![
            Curve { shape: Shape::Credit, parameters: vec![1.3, 0.4, -0.7, 0.2] },
            Curve { shape: Shape::Graded, parameters: vec![0.8, 1.4, 0.1, -1.2] },
            Curve { shape: Shape::Guessing, parameters: vec![1.7, -0.3, -1.1] },
        ]
    }

    fn logs(curve: &Curve, theta: f64) -> Vec<f64> {
        let mut p = vec![0.0; curve.categories()];
        curve.probabilities(theta, &mut p);
        p.iter().map(|p| p.ln()).collect()
    }

    #[test]
    fn probabilities_add_up_to_one_even_far_away() {
        for curve in curves() {
            for theta in [-700.0, -3.0, 0.0, 2.5, 700.0] {
                let total: f64 = logs(&curve, theta).iter().map(|log| log.exp()).sum();
                assert!((total - 1.0).abs() < 1e-12, "{curve:?} at {theta}: {total}");
            }
        }
    }

    #[test]
    fn derivatives_are_those_of_the_logarithms() {
        let h = 1e-5;
        for curve in curves() {
            let theta = 0.6;
            let (width, categories) = (curve.parameters.len(), curve.categories());
            let p: Vec<f64> = logs(&curve, theta).iter().map(|log| log.exp()).collect();
            let mut slopes = vec![0.0; width * categories];
            curve.slopes_of_logs(theta, &p, &mut slopes);
            for m in 0..width {
                let moved = |by: f64| {
                    let mut other = curve.clone();
                    other.parameters[m] += by;
                    logs(&other, theta)
                };
                let (up, down) = (moved(h), moved(-h));
                for k in 0..categories {
                    let numeric = (up[k] - down[k]) / (2.0 * h);
                    assert!((numeric - slopes[k * width + m]).abs() < 1e-8, "{curve:?} {k} {m}");
                }
            }
            let (up, here, down) = (logs(&curve, theta + h), logs(&curve, theta), logs(&curve, theta - h));
            for (k, [log, first, second]) in curve.by_ability(theta).into_iter().enumerate() {
                assert!((log - here[k]).abs() < 1e-12);
                assert!((first - (up[k] - down[k]) / (2.0 * h)).abs() < 1e-8);
                assert!((second - (up[k] - 2.0 * here[k] + down[k]) / (h * h)).abs() < 1e-4);
            }
        }
    }
}
