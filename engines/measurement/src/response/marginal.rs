//! Marginal maximum likelihood (Bock & Aitkin 1981). The gradient is exact (Fisher's identity), the first guess of the
//! curvature is the complete data's information with ability's mean and spread set free (parameter-expanded EM, Liu,
//! Rubin & Wu 1998), and the ascent learns the rest. Complexity: looks × patterns × packs × nodes.

use nalgebra::DMatrix;

use super::answers::{BadAnswers, Responses};
use super::arrow::Arrow;
use super::ascent::{View, climb, dot};
use super::curve::{Curve, Shape};
use super::expectation::Expectation;
use super::grid::Grid;
use super::layout::{Layout, Model, Priors};

/// How to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Nodes that stand for the population.
    pub grid: Grid,
    /// Priors of the items' parameters.
    pub priors: Priors,
    /// Stop when a step promises to gain less log-likelihood than this.
    pub tolerance: f64,
    /// Looks at the likelihood, at most.
    pub most_looks: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { grid: Grid::default(), priors: Priors::default(), tolerance: 1e-9, most_looks: 1000 }
    }
}

/// A fitted model.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Which model.
    pub model: Model,
    /// For each item its curve in standard deviations of ability; none when the item shows one category only.
    pub curves: Vec<Option<Curve>>,
    /// Σ weight · log marginal likelihood.
    pub log_likelihood: f64,
    /// The same with the log density of the priors.
    pub log_posterior: f64,
    /// Free parameters.
    pub parameters: usize,
    /// Looks at the likelihood.
    pub looks: usize,
    /// Whether the top was reached: a further step promises less than the tolerance.
    pub converged: bool,
    /// What a further step promises to gain.
    pub gain: f64,
    /// How it was fitted.
    pub options: Options,
    pub(crate) layout: Layout,
    pub(crate) free: Vec<f64>,
}

impl Fitted {
    /// The standard deviation of ability in logits where all items share a slope; otherwise one by definition.
    pub fn spread(&self) -> f64 {
        match self.model {
            Model::RaschWithSpread(spread) => spread,
            _ if self.model.has_own_slopes() => 1.0,
            _ => self.free[0],
        }
    }
}

/// The likelihood seen from one place.
pub(crate) struct Sight {
    height: f64,
    pub log_likelihood: f64,
    gradient: Vec<f64>,
    metric: Arrow,
    orbits: Vec<Vec<f64>>,
    masses: [f64; 2],
}

impl View for Sight {
    fn height(&self) -> f64 {
        self.height
    }

    fn gradient(&self) -> &[f64] {
        &self.gradient
    }

    fn guess(&self, v: &[f64]) -> Vec<f64> {
        let mut out = self.metric.solve(v);
        for (orbit, mass) in self.orbits.iter().zip(self.masses) {
            let along = dot(orbit, v) / mass;
            out.iter_mut().zip(orbit).for_each(|(out, direction)| *out += along * direction);
        }
        out
    }
}

/// One look: likelihood, gradient, guess of the curvature.
pub(crate) fn look(
    expectation: &mut Expectation,
    layout: &Layout,
    options: &Options,
    persons: f64,
    free: &[f64],
) -> Sight {
    let curves = layout.curves(free);
    expectation.prepare(&curves);
    let expected = expectation.expect();
    let mut gradient = vec![0.0; layout.free];
    let mut diagonal = vec![0.0; layout.free];
    let log_likelihood = expected.log_likelihood;
    let mut height = log_likelihood;
    height += layout.add_priors(&options.priors, free, &mut gradient, &mut diagonal);
    let corner = DMatrix::from_fn(layout.shared, layout.shared, |r, c| if r == c { diagonal[r] } else { 0.0 });
    let mut metric = Arrow::new(corner);
    let mut blocks = Vec::new();
    for (item, curve) in curves.iter().enumerate() {
        let Some(curve) = curve else { continue };
        let (slopes, information) = item_terms(curve, &expected.counts[item], &options.grid);
        for entry in &layout.entries[item] {
            gradient[entry.free] += entry.coefficient * slopes[entry.full];
        }
        let own = layout.own[item].clone();
        let size = own.len();
        let mut block = DMatrix::zeros(size, size);
        let mut border = DMatrix::zeros(size, layout.shared);
        let mut corner = DMatrix::zeros(layout.shared, layout.shared);
        for left in &layout.entries[item] {
            for right in &layout.entries[item] {
                let share = left.coefficient * right.coefficient * information[(left.full, right.full)];
                match (left.free.checked_sub(own.start), right.free.checked_sub(own.start)) {
                    (Some(l), Some(r)) => block[(l, r)] += share,
                    (Some(l), None) => border[(l, right.free)] += share,
                    (None, None) => corner[(left.free, right.free)] += share,
                    (None, Some(_)) => {}
                }
            }
        }
        (0..size).for_each(|at| block[(at, at)] += diagonal[own.start + at]);
        if curve.shape == Shape::Guessing {
            // As an asymptote sinks to nought its information vanishes faster than its gradient: steps of about one logit.
            block[(2, 2)] += slopes[2].abs();
        }
        blocks.push((own.start, block, border));
        metric.add_to_corner(&corner);
    }
    for (start, block, border) in blocks {
        metric.push(start, block, border);
    }
    let masses = [persons.max(f64::MIN_POSITIVE), 2.0 * persons.max(f64::MIN_POSITIVE)];
    Sight { height, log_likelihood, gradient, metric: metric.finish(), orbits: layout.orbits(free), masses }
}

/// The gradient of the expected log-likelihood of an item by its curve's parameters, and the information.
fn item_terms(curve: &Curve, counts: &[f64], grid: &Grid) -> (Vec<f64>, DMatrix<f64>) {
    let (width, categories, nodes) = (curve.parameters.len(), curve.categories(), grid.len());
    let mut gradient = vec![0.0; width];
    let mut information = DMatrix::zeros(width, width);
    let mut p = vec![0.0; categories];
    let mut slopes = vec![0.0; categories * width];
    for (q, &theta) in grid.nodes().iter().enumerate() {
        curve.probabilities(theta, &mut p);
        curve.slopes_of_logs(theta, &p, &mut slopes);
        let here: f64 = (0..categories).map(|k| counts[k * nodes + q]).sum();
        for (k, slopes) in slopes.chunks_exact(width).enumerate() {
            let (count, share) = (counts[k * nodes + q], here * p[k]);
            for m in 0..width {
                if count > 0.0 {
                    gradient[m] += count * slopes[m];
                }
                if share > 0.0 {
                    for l in 0..=m {
                        information[(m, l)] += share * slopes[m] * slopes[l];
                    }
                }
            }
        }
    }
    for m in 0..width {
        for l in 0..m {
            information[(l, m)] = information[(m, l)];
        }
    }
    (gradient, information)
}

/// Fits a model to answers from a cold start.
pub fn fit(responses: &Responses, model: Model, options: &Options) -> Result<Fitted, BadAnswers> {
    let layout = Layout::new(model, responses)?;
    let persons = responses.total();
    let mut expectation = Expectation::new(responses, &options.grid);
    let start = start(responses, &layout);
    let top = climb(start, options.tolerance, options.most_looks, |free| {
        look(&mut expectation, &layout, options, persons, free)
    });
    let mut free = top.at;
    // Ability has no direction of its own: most items shall rise with it.
    let rising: f64 = layout.curves(&free).iter().flatten().map(Curve::slope).sum();
    if rising < 0.0 {
        layout.reflect(&mut free);
    }
    Ok(Fitted {
        model,
        curves: layout.curves(&free),
        log_likelihood: top.view.log_likelihood,
        log_posterior: top.view.height,
        parameters: layout.free,
        looks: top.looks,
        converged: top.converged,
        gain: top.gain.abs(),
        options: options.clone(),
        layout,
        free,
    })
}

/// Where the climb begins: the logits of what was observed, and slopes from item–total correlations.
fn start(responses: &Responses, layout: &Layout) -> Vec<f64> {
    let margins = responses.margins();
    let mut free = vec![0.0; layout.free];
    for (item, margin) in margins.iter().enumerate() {
        if layout.full[item] == 0 {
            continue;
        }
        let weights: Vec<f64> = margin.weights.iter().map(|weight| weight + 0.5).collect();
        let slope = match margin.correlation {
            r if layout.model.has_own_slopes() => {
                let steep = 2.5 * r / (1.0 - r * r).max(0.05).sqrt();
                steep.abs().clamp(0.4, 2.0).copysign(r)
            }
            _ => 1.0,
        };
        // What the spread of ability flattens must be steepened back.
        let wide = (1.0 + 0.35 * slope * slope).sqrt();
        let total: f64 = weights.iter().sum();
        let intercept = |k: usize| match layout.model.shape() {
            Shape::Credit => (weights[k] / weights[0]).ln(),
            Shape::Graded => {
                let above: f64 = weights[k..].iter().sum();
                wide * (above / (total - above)).ln()
            }
            Shape::Guessing => {
                let right = ((weights[1] / total - 0.15) / 0.85).clamp(0.02, 0.98);
                wide * (right / (1.0 - right)).ln()
            }
        };
        let steps = weights.len() - 1;
        for entry in layout.entries[item].iter().filter(|entry| (entry.coefficient - 1.0).abs() < 1e-12) {
            let is_own = layout.own[item].contains(&entry.free);
            match (entry.full, layout.model) {
                (0, _) => free[entry.free] = slope,
                (2, Model::ThreeParameter) => free[entry.free] = -1.75,
                (_, Model::RatingScale) if is_own => free[entry.free] = intercept(steps) / steps as f64,
                (_, Model::RatingScale) => {}
                (k, _) => free[entry.free] = intercept(k),
            }
        }
    }
    free
}

impl Layout {
    /// The same likelihood with ability counted the other way round.
    fn reflect(&self, free: &mut [f64]) {
        for entries in &self.entries {
            for entry in entries.iter().filter(|entry| entry.full == 0 && entry.free >= self.shared) {
                free[entry.free] = -free[entry.free];
            }
        }
        if self.has_common_slope() {
            free[0] = -free[0];
        }
    }
}
