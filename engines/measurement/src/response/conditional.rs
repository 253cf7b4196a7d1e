//! Conditional maximum likelihood (Andersen 1972; Fischer & Molenaar 1995): given the sum scores, persons drop out, and
//! with them any assumption about how ability is distributed. Persons who answered the same items
//! share their symmetric functions. O(groups · J² log J) a look.

use std::collections::BTreeMap;

use nalgebra::{DMatrix, DVector};

use super::answers::{BadAnswers, Item, Responses};
use super::arrow::{inverse, inverted};
use super::ascent::{View, climb};
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
    /// Looks at the likelihood.
    pub looks: usize,
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
        entries.sort_by_key(|entry| entry.0);
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

/// The conditional likelihood seen from one place.
struct Sight {
    height: f64,
    gradient: Vec<f64>,
    /// The inverse of the information as if items did not depend on each other.
    metric: DMatrix<f64>,
}

impl View for Sight {
    fn height(&self) -> f64 {
        self.height
    }

    fn gradient(&self) -> &[f64] {
        &self.gradient
    }

    fn guess(&self, v: &[f64]) -> Vec<f64> {
        (&self.metric * DVector::from_column_slice(v)).as_slice().to_vec()
    }
}

/// The log-likelihood, its slopes by item and category, and each item's own information block.
fn terms(design: &Design, evidence: &Evidence, free: &[f64]) -> (f64, Vec<Vec<f64>>, Vec<DMatrix<f64>>) {
    let logs = design.logs(free);
    let mut slopes = evidence.counts.clone();
    let mut blocks: Vec<DMatrix<f64>> = logs.iter().map(|logs| DMatrix::zeros(logs.len(), logs.len())).collect();
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
                let share = |k: usize| {
                    let rest = score.checked_sub(k).filter(|rest| *rest < others.terms.len());
                    rest.map_or(0.0, |rest| (logs[k] + others.log_of(rest) - whole).exp())
                };
                let p: Vec<f64> = (0..logs.len()).map(share).collect();
                for k in 0..p.len() {
                    slopes[item][k] -= weight * p[k];
                    for l in 0..p.len() {
                        let own = if k == l { p[k] } else { 0.0 };
                        blocks[item][(k, l)] += weight * (own - p[k] * p[l]);
                    }
                }
            }
        }
    }
    (height, slopes, blocks)
}

fn gather(design: &Design, slopes: &[Vec<f64>]) -> Vec<f64> {
    let mut gradient = vec![0.0; design.free];
    for &(item, k, at, coefficient) in &design.entries {
        gradient[at] += coefficient * slopes[item][k];
    }
    gradient
}

fn look(design: &Design, evidence: &Evidence, border: &DMatrix<f64>, free: &[f64]) -> Sight {
    let (height, slopes, blocks) = terms(design, evidence, free);
    let mut metric = border.clone();
    for entries in design.entries.chunk_by(|a, b| a.0 == b.0) {
        for &(item, k, row, left) in entries {
            for &(_, l, column, right) in entries {
                metric[(row, column)] += left * right * blocks[item][(k, l)];
            }
        }
    }
    Sight { height, gradient: gather(design, &slopes), metric: inverse(metric) }
}

fn information(design: &Design, evidence: &Evidence, free: &[f64]) -> DMatrix<f64> {
    let size = design.free;
    let mut matrix = DMatrix::zeros(size, size);
    let mut moved = free.to_vec();
    let step = 1e-4;
    for at in 0..size {
        moved[at] = free[at] + step;
        let up = gather(design, &terms(design, evidence, &moved).1);
        moved[at] = free[at] - step;
        let down = gather(design, &terms(design, evidence, &moved).1);
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
    let start = vec![0.0; design.free];
    let top = climb(start, 1e-11, 1000, |free| look(&design, &evidence, &border, free));
    let mut free = top.at;
    let covariance = inverted(information(&design, &evidence, &free) + &border);
    let identified = covariance.is_some();
    // Back to the origin, and the covariance there: (H + ccᵀ)⁻¹ less what the idle direction put in.
    let along = origin.dot(&idle);
    let drift = free.iter().zip(&design.origin).map(|(x, c)| x * c).sum::<f64>() / along;
    free.iter_mut().zip(&design.idle).for_each(|(x, u)| *x -= drift * u);
    let covariance = covariance.map(|inverse| inverse - &idle * idle.transpose() / (lift * along * along));
    let logs = design.logs(&free);
    let errors = errors(&design, covariance.as_ref());
    let curve = |logs: &Vec<f64>| {
        (logs.len() > 1).then(|| Curve { shape: Shape::Credit, parameters: [&[1.0], &logs[1..]].concat() })
    };
    Ok(ConditionalFit {
        curves: logs.iter().map(curve).collect(),
        log_likelihood: top.view.height,
        parameters: design.free - 1,
        errors,
        looks: top.looks,
        converged: top.converged,
        identified,
    })
}

fn errors(design: &Design, covariance: Option<&DMatrix<f64>>) -> Vec<Vec<f64>> {
    let one = |(item, &categories): (usize, &usize)| {
        let Some(covariance) = covariance else { return Vec::new() };
        let variance = |k: usize| {
            let own: Vec<_> = design.entries.iter().filter(|entry| entry.0 == item && entry.1 == k).collect();
            let pairs = own.iter().flat_map(|left| own.iter().map(move |right| (left, right)));
            pairs.map(|(l, r)| l.3 * r.3 * covariance[(l.2, r.2)]).sum::<f64>()
        };
        (1..categories).map(|k| variance(k).max(0.0).sqrt()).collect()
    };
    design.categories.iter().enumerate().map(one).collect()
}
