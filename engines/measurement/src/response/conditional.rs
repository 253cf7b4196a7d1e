//! Conditional maximum likelihood (Andersen 1972; Fischer & Molenaar 1995): given the sum scores, persons drop out, and
//! with them any assumption about how ability is distributed. Newton's method; persons who answered the same items
//! share their symmetric functions. O(groups · J² log J) a look.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector};

use super::answers::{BadAnswers, Item, Responses};
use super::curve::{Curve, Shape};
use super::layout::Model;
use super::symmetric::with_and_without;

/// Items fitted without persons. Logits.
#[derive(Clone, Debug)]
pub struct ConditionalFit {
    /// For each item its curve with slope one; none when the item shows one category only.
    pub curves: Vec<Option<Curve>>,
    /// The conditional log-likelihood.
    pub log_likelihood: f64,
    /// Free parameters, after the origin is fixed.
    pub parameters: usize,
    /// For each item the standard errors of its intercepts; empty when not identified.
    pub errors: Vec<Vec<f64>>,
    /// Steps of Newton's method.
    pub steps: usize,
    /// Whether the top was reached.
    pub converged: bool,
    /// Whether the items are tied together by the answers: if not, some can be shifted against others.
    pub identified: bool,
}

/// How intercepts come from free parameters: (item, category, free parameter, coefficient).
struct Design {
    entries: Vec<(usize, usize, usize, f64)>,
    categories: Vec<usize>,
    free: usize,
    /// The direction that changes nothing.
    idle: Vec<f64>,
    /// What is held at nought instead.
    origin: Vec<f64>,
}

impl Design {
    fn new(model: Model, responses: &Responses) -> Result<Self, BadAnswers> {
        let categories: Vec<usize> = responses.items().iter().map(Item::categories).collect();
        let Some(first) = categories.iter().position(|&k| k > 1) else { return Err(BadAnswers::NothingVaries) };
        let steps = categories[first] - 1;
        let mut entries = Vec::new();
        let mut free = 0;
        let mut idle = Vec::new();
        let mut origin = Vec::new();
        let scale = model == Model::RatingScale;
        let mut size = 0;
        for (item, &categories) in categories.iter().enumerate().filter(|(_, k)| **k > 1) {
            if model.is_dichotomous() && categories > 2 {
                return Err(BadAnswers::NotDichotomous { item, categories });
            }
            if scale && categories != steps + 1 {
                return Err(BadAnswers::UnequalCategories { item, categories, expected: steps + 1 });
            }
            size += 1;
            if scale {
                entries.extend((1..=steps).map(|k| (item, k, free, k as f64)));
                idle.push(1.0);
                origin.push(1.0);
                free += 1;
            } else {
                for k in 1..categories {
                    entries.push((item, k, free, 1.0));
                    idle.push(k as f64);
                    origin.push(1.0);
                    free += 1;
                }
            }
        }
        if scale {
            // Shared thresholds; the last is nought. The first thresholds of the items add up to nought.
            for k in 1..steps {
                entries.extend((0..categories.len()).filter(|j| categories[*j] > 1).map(|j| (j, k, free, 1.0)));
                idle.push(0.0);
                origin.push(if k == 1 { f64::from(size) } else { 0.0 });
                free += 1;
            }
        }
        Ok(Self { entries, categories, free, idle, origin })
    }

    /// Logs of ε, item by item.
    fn logs(&self, free: &[f64]) -> Vec<Vec<f64>> {
        let mut logs: Vec<Vec<f64>> = self.categories.iter().map(|&k| vec![0.0; k.max(1)]).collect();
        for &(item, k, at, coefficient) in &self.entries {
            logs[item][k] += coefficient * free[at];
        }
        logs
    }
}

/// Persons who answered the same items.
struct Group {
    items: Vec<usize>,
    /// The weight of each sum score.
    scores: Vec<f64>,
}

struct Evidence {
    groups: Vec<Group>,
    /// Weight by item and category, of persons whose score is neither least nor greatest.
    counts: Vec<Vec<f64>>,
}

fn evidence(responses: &Responses) -> Evidence {
    let sizes: Vec<usize> = responses.items().iter().map(Item::categories).collect();
    let mut counts: Vec<Vec<f64>> = sizes.iter().map(|&k| vec![0.0; k.max(1)]).collect();
    let mut groups: BTreeMap<Vec<usize>, Vec<f64>> = BTreeMap::new();
    for (pattern, &weight) in responses.weights().iter().enumerate() {
        let answers = responses.answers(pattern);
        let items: Vec<usize> = (0..answers.len()).filter(|&j| answers[j].is_some() && sizes[j] > 1).collect();
        let most: usize = items.iter().map(|&j| sizes[j] - 1).sum();
        let score: usize = items.iter().filter_map(|&j| answers[j]).sum();
        if score == 0 || score == most {
            continue;
        }
        for &item in &items {
            counts[item][answers[item].unwrap_or(0)] += weight;
        }
        groups.entry(items).or_insert_with(|| vec![0.0; most + 1])[score] += weight;
    }
    Evidence { groups: groups.into_iter().map(|(items, scores)| Group { items, scores }).collect(), counts }
}

/// The log-likelihood and its gradient.
fn look(design: &Design, evidence: &Evidence, free: &[f64]) -> (f64, Vec<f64>) {
    let logs = design.logs(free);
    let mut slopes = evidence.counts.clone();
    let mut height = 0.0;
    for (logs, counts) in logs.iter().zip(&evidence.counts) {
        height += logs.iter().zip(counts).map(|(log, count)| log * count).sum::<f64>();
    }
    for group in &evidence.groups {
        let own: Vec<Vec<f64>> = group.items.iter().map(|&item| logs[item].clone()).collect();
        let (all, others) = with_and_without(&own);
        for (score, &weight) in group.scores.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            let whole = all.log_of(score);
            height -= weight * whole;
            for ((&item, logs), others) in group.items.iter().zip(&own).zip(&others) {
                for (k, log) in logs.iter().enumerate().take(score + 1) {
                    if score - k < others.terms.len() {
                        slopes[item][k] -= weight * (log + others.log_of(score - k) - whole).exp();
                    }
                }
            }
        }
    }
    let mut gradient = vec![0.0; design.free];
    for &(item, k, at, coefficient) in &design.entries {
        gradient[at] += coefficient * slopes[item][k];
    }
    (height, gradient)
}

fn information(design: &Design, evidence: &Evidence, free: &[f64]) -> DMatrix<f64> {
    let size = design.free;
    let mut matrix = DMatrix::zeros(size, size);
    let mut moved = free.to_vec();
    let step = 1e-4;
    for at in 0..size {
        moved[at] = free[at] + step;
        let up = look(design, evidence, &moved).1;
        moved[at] = free[at] - step;
        let down = look(design, evidence, &moved).1;
        moved[at] = free[at];
        for row in 0..size {
            let share = (down[row] - up[row]) / (4.0 * step);
            matrix[(row, at)] += share;
            matrix[(at, row)] += share;
        }
    }
    matrix
}

/// Fits Rasch, partial credit or rating scale. The origin: intercepts of all items add up to nought (of a rating scale,
/// the first intercepts).
pub fn fit_conditional(responses: &Responses, model: Model) -> Result<ConditionalFit, BadAnswers> {
    let design = Design::new(model, responses)?;
    let evidence = evidence(responses);
    let weight: f64 = evidence.groups.iter().flat_map(|group| &group.scores).sum();
    let origin = DVector::from_column_slice(&design.origin);
    let idle = DVector::from_column_slice(&design.idle);
    let lift = weight.max(1.0) / origin.norm_squared();
    let border = &origin * origin.transpose() * lift;
    let mut free = vec![0.0; design.free];
    let (mut height, mut gradient) = look(&design, &evidence, &free);
    let (mut converged, mut identified) = (false, false);
    let mut steps = 0;
    let mut inverse = DMatrix::zeros(design.free, design.free);
    while steps < 100 {
        steps += 1;
        let matrix = information(&design, &evidence, &free) + &border;
        let smallest = (0..design.free).map(|at| matrix[(at, at)]).fold(f64::INFINITY, f64::min);
        let ridge = DMatrix::identity(design.free, design.free) * (1e-9 * weight.max(1e-9));
        let Some(factor) = (matrix + ridge).cholesky() else { break };
        identified = (0..design.free).all(|at| factor.l_dirty()[(at, at)].powi(2) > 1e-7 * weight.max(1.0) / 1e3)
            && smallest > 1e-9;
        inverse = factor.inverse();
        let step = &inverse * DVector::from_column_slice(&gradient);
        let gain = 0.5 * step.dot(&DVector::from_column_slice(&gradient));
        if gain.abs() < 1e-12 {
            converged = true;
            break;
        }
        let longest = step.amax();
        let mut length = (3.0 / longest).min(1.0);
        let found = loop {
            let there: Vec<f64> = free.iter().zip(step.iter()).map(|(x, s)| x + length * s).collect();
            let seen = look(&design, &evidence, &there);
            if seen.0 >= height - 1e-13 * height.abs() {
                break Some((there, seen));
            }
            length *= 0.4;
            if length < 1e-8 {
                break None;
            }
        };
        let Some((there, seen)) = found else {
            converged = gain < 1e-8;
            break;
        };
        free = there;
        (height, gradient) = seen;
    }
    // Back to the origin, and the covariance there: (H + ccᵀ)⁻¹ less what the idle direction put in.
    let along = origin.dot(&idle);
    let drift = free.iter().zip(&design.origin).map(|(x, c)| x * c).sum::<f64>() / along;
    free.iter_mut().zip(&design.idle).for_each(|(x, u)| *x -= drift * u);
    let covariance = inverse - &idle * idle.transpose() / (lift * along * along);
    let logs = design.logs(&free);
    let errors = errors(&design, &covariance, identified);
    let curve = |logs: &Vec<f64>| {
        (logs.len() > 1).then(|| Curve { shape: Shape::Credit, parameters: [&[1.0], &logs[1..]].concat() })
    };
    Ok(ConditionalFit {
        curves: logs.iter().map(curve).collect(),
        log_likelihood: height,
        parameters: design.free - 1,
        errors,
        steps,
        converged,
        identified,
    })
}

fn errors(design: &Design, covariance: &DMatrix<f64>, identified: bool) -> Vec<Vec<f64>> {
    let one = |(item, &categories): (usize, &usize)| {
        if !identified {
            return Vec::new();
        }
        let variance = |k: usize| {
            let own: Vec<_> = design.entries.iter().filter(|entry| entry.0 == item && entry.1 == k).collect();
            let pairs = own.iter().flat_map(|left| own.iter().map(move |right| (left, right)));
            pairs.map(|(l, r)| l.3 * r.3 * covariance[(l.2, r.2)]).sum::<f64>()
        };
        (1..categories).map(|k| variance(k).max(0.0).sqrt()).collect()
    };
    design.categories.iter().enumerate().map(one).collect()
}
