//! M₂ (Maydeu-Olivares & Joe 2006): whether a model keeps the first and second moments of the answers, with what is
//! built on it: RMSEA, TLI and CFI against independent items, and the root mean square of residual correlations.

use nalgebra::{DMatrix, DVector};

use super::answers::Responses;
use super::curve::Curve;
use super::grid::Grid;
use super::layout::Entry;
use super::marginal::Fitted;
use crate::distribution::chi2_beyond;

/// Limited-information fit of a whole model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// M₂.
    pub statistic: f64,
    /// Moments less parameters.
    pub degrees: i64,
    /// How often chance does as much.
    pub probability: f64,
    /// Error of approximation per degree.
    pub rmsea: f64,
    /// Against independent items.
    pub tli: f64,
    /// Against independent items.
    pub cfi: f64,
    /// Root mean square of residual correlations.
    pub srmsr: f64,
    /// Weight of the persons with complete answers.
    pub persons: f64,
}

/// The most moments whose covariance is inverted.
pub const MOST_MOMENTS: usize = 1500;

/// M₂ over complete rows; none when there are too many moments, too few degrees, or a covariance without inverse.
pub fn moments(responses: &Responses, fitted: &Fitted) -> Option<Moments> {
    let items: Vec<usize> = (0..fitted.curves.len()).filter(|&j| fitted.curves[j].is_some()).collect();
    let one: usize = items.iter().map(|&j| responses.items()[j].categories() - 1).sum();
    if one > MOST_MOMENTS || one * (one + 1) / 2 > 2 * MOST_MOMENTS {
        return None;
    }
    let singles: Vec<(usize, usize)> =
        items.iter().flat_map(|&j| (1..responses.items()[j].categories()).map(move |k| (j, k))).collect();
    let pairs: Vec<(usize, usize)> = (0..singles.len())
        .flat_map(|a| (a + 1..singles.len()).map(move |b| (a, b)))
        .filter(|&(a, b)| singles[a].0 != singles[b].0)
        .collect();
    if singles.len() + pairs.len() > MOST_MOMENTS {
        return None;
    }
    let seen = observed(responses, &singles, &pairs, &fitted.curves);
    let grid = &fitted.options.grid;
    let entries: Vec<&[Entry]> = fitted.layout.entries.iter().map(Vec::as_slice).collect();
    let model = Surface::new(&fitted.curves, &singles, grid);
    let (statistic, degrees) = quadratic(&model, &pairs, &entries, fitted.free.len(), &seen)?;
    let flat: Vec<Option<Curve>> = independent(responses, fitted);
    let (flat_entries, flat_free) = intercepts(&flat);
    let flat_entries: Vec<&[Entry]> = flat_entries.iter().map(Vec::as_slice).collect();
    let alone = Surface::new(&flat, &singles, grid);
    let base = quadratic(&alone, &pairs, &flat_entries, flat_free, &seen);
    let d = degrees as f64;
    let (tli, cfi) = base.map_or((1.0, 1.0), |(m0, d0)| {
        let (d0, excess, excess0) = (d0 as f64, (statistic - d).max(0.0), (m0 - d0 as f64).max(0.0));
        ((m0 / d0 - statistic / d) / (m0 / d0 - 1.0), 1.0 - excess / excess0.max(excess).max(f64::MIN_POSITIVE))
    });
    Some(Moments {
        statistic,
        degrees,
        probability: chi2_beyond(statistic, d),
        rmsea: ((statistic - d).max(0.0) / (d * seen.persons)).sqrt(),
        tli,
        cfi,
        srmsr: residual_correlations(responses, fitted, &items),
        persons: seen.persons,
    })
}

struct Seen {
    persons: f64,
    shares: Vec<f64>,
}

fn observed(
    responses: &Responses,
    singles: &[(usize, usize)],
    pairs: &[(usize, usize)],
    curves: &[Option<Curve>],
) -> Seen {
    let mut shares = vec![0.0; singles.len() + pairs.len()];
    let mut persons = 0.0;
    for (pattern, &weight) in responses.weights().iter().enumerate() {
        let answers = responses.answers(pattern);
        if answers.iter().zip(curves).any(|(answer, curve)| curve.is_some() && answer.is_none()) {
            continue;
        }
        persons += weight;
        let hit: Vec<bool> = singles.iter().map(|&(item, k)| answers[item] == Some(k)).collect();
        for (share, hit) in shares.iter_mut().zip(&hit) {
            *share += if *hit { weight } else { 0.0 };
        }
        for (share, &(a, b)) in shares[singles.len()..].iter_mut().zip(pairs) {
            *share += if hit[a] && hit[b] { weight } else { 0.0 };
        }
    }
    shares.iter_mut().for_each(|share| *share /= f64::max(persons, f64::MIN_POSITIVE));
    Seen { persons, shares }
}

/// What a model says at every node: the probability of each single moment and its derivatives by the curve.
struct Surface<'a> {
    singles: &'a [(usize, usize)],
    weights: &'a [f64],
    /// Single × node.
    p: Vec<Vec<f64>>,
    /// Single × parameter of its curve × node.
    slopes: Vec<Vec<Vec<f64>>>,
}

impl<'a> Surface<'a> {
    fn new(curves: &[Option<Curve>], singles: &'a [(usize, usize)], grid: &'a Grid) -> Self {
        let mut p = Vec::new();
        let mut slopes = Vec::new();
        for &(item, k) in singles {
            let Some(curve) = &curves[item] else { continue };
            let (width, categories) = (curve.parameters.len(), curve.categories());
            let mut own = Vec::with_capacity(grid.len());
            let mut own_slopes = vec![Vec::with_capacity(grid.len()); width];
            let (mut all, mut logs) = (vec![0.0; categories], vec![0.0; categories * width]);
            for &theta in grid.nodes() {
                curve.probabilities(theta, &mut all);
                curve.slopes_of_logs(theta, &all, &mut logs);
                own.push(all[k]);
                (0..width).for_each(|m| own_slopes[m].push(all[k] * logs[k * width + m]));
            }
            p.push(own);
            slopes.push(own_slopes);
        }
        Self { singles, weights: grid.weights(), p, slopes }
    }

    /// The share of the population that has all these single moments; nought when two contradict each other.
    fn joint(&self, moments: &[usize]) -> f64 {
        for (at, a) in moments.iter().enumerate() {
            if moments[..at].iter().any(|b| a != b && self.singles[*a].0 == self.singles[*b].0) {
                return 0.0;
            }
        }
        let mut product = self.weights.to_vec();
        for (at, a) in moments.iter().enumerate() {
            if !moments[..at].contains(a) {
                product.iter_mut().zip(&self.p[*a]).for_each(|(product, p)| *product *= p);
            }
        }
        product.iter().sum()
    }
}

/// N·e′Ce and its degrees.
fn quadratic(
    surface: &Surface,
    pairs: &[(usize, usize)],
    entries: &[&[Entry]],
    free: usize,
    seen: &Seen,
) -> Option<(f64, i64)> {
    let singles = surface.singles.len();
    let all: Vec<Vec<usize>> = (0..singles).map(|a| vec![a]).chain(pairs.iter().map(|&(a, b)| vec![a, b])).collect();
    let size = all.len();
    let degrees = size as i64 - free as i64;
    if degrees <= 0 || seen.persons <= 0.0 {
        return None;
    }
    let expected: Vec<f64> = all.iter().map(|moments| surface.joint(moments)).collect();
    let mut covariance = DMatrix::zeros(size, size);
    for r in 0..size {
        for c in 0..=r {
            let share = surface.joint(&[&all[r][..], &all[c][..]].concat()) - expected[r] * expected[c];
            covariance[(r, c)] = share;
            covariance[(c, r)] = share;
        }
    }
    let mut delta = DMatrix::zeros(size, free);
    for (row, moments) in all.iter().enumerate() {
        for (place, &a) in moments.iter().enumerate() {
            let rest: Vec<f64> = match moments.get(1 - place.min(1)).filter(|_| moments.len() > 1) {
                Some(&other) => surface.weights.iter().zip(&surface.p[other]).map(|(w, p)| w * p).collect(),
                None => surface.weights.to_vec(),
            };
            for entry in entries[surface.singles[a].0] {
                let slopes = &surface.slopes[a][entry.full];
                delta[(row, entry.free)] += entry.coefficient * super::ascent::dot(&rest, slopes);
            }
        }
    }
    let error = DVector::from_iterator(size, seen.shares.iter().zip(&expected).map(|(seen, e)| seen - e));
    let factor = covariance.cholesky()?;
    let weighted_error = factor.solve(&error);
    let weighted_delta = factor.solve(&delta);
    let inner = (delta.transpose() * &weighted_delta).cholesky()?;
    let along = delta.transpose() * &weighted_error;
    let statistic = seen.persons * (error.dot(&weighted_error) - along.dot(&inner.solve(&along)));
    statistic.is_finite().then_some((statistic, degrees))
}

/// Items that share nothing: flat curves through the observed margins.
fn independent(responses: &Responses, fitted: &Fitted) -> Vec<Option<Curve>> {
    let margins = responses.margins();
    fitted
        .curves
        .iter()
        .zip(&margins)
        .map(|(curve, margin)| {
            curve.as_ref()?;
            let logs = margin.weights[1..].iter().map(|weight| (weight / margin.weights[0]).ln());
            let parameters = std::iter::once(0.0).chain(logs).collect();
            Some(Curve { shape: super::curve::Shape::Credit, parameters })
        })
        .collect()
}

/// Free intercepts alone.
fn intercepts(curves: &[Option<Curve>]) -> (Vec<Vec<Entry>>, usize) {
    let mut free = 0;
    let mut entries = Vec::new();
    for curve in curves {
        let count = curve.as_ref().map_or(0, |curve| curve.parameters.len() - 1);
        entries.push((1..=count).map(|full| Entry { full, free: free + full - 1, coefficient: 1.0 }).collect());
        free += count;
    }
    (entries, free)
}

/// √ mean (r observed − r expected)², r of scores, over complete pairs.
fn residual_correlations(responses: &Responses, fitted: &Fitted, items: &[usize]) -> f64 {
    let size = items.len();
    let mut sums = vec![[0.0_f64; 6]; size * size];
    for (pattern, &weight) in responses.weights().iter().enumerate() {
        let answers = responses.answers(pattern);
        for a in 0..size {
            let Some(x) = answers[items[a]] else { continue };
            for b in 0..a {
                let Some(y) = answers[items[b]] else { continue };
                let (x, y) = (x as f64, y as f64);
                let terms = [1.0, x, y, x * x, y * y, x * y];
                sums[a * size + b].iter_mut().zip(terms).for_each(|(sum, term)| *sum += weight * term);
            }
        }
    }
    let correlation = |s: &[f64; 6]| {
        let [x, y, xx, yy, xy] = [s[1] / s[0], s[2] / s[0], s[3] / s[0], s[4] / s[0], s[5] / s[0]];
        (xy - x * y) / ((xx - x * x) * (yy - y * y)).max(f64::MIN_POSITIVE).sqrt()
    };
    let grid = &fitted.options.grid;
    let score = |item: usize| -> Vec<(f64, f64)> {
        let curve = fitted.curves[item].as_ref();
        grid.nodes().iter().map(|&theta| curve.map_or((0.0, 0.0), |curve| curve.score(theta))).collect()
    };
    let scores: Vec<Vec<(f64, f64)>> = items.iter().map(|&item| score(item)).collect();
    let (mut total, mut count) = (0.0, 0.0);
    for a in 0..size {
        for b in 0..a {
            if sums[a * size + b][0] <= 0.0 {
                continue;
            }
            let mut s = [0.0; 6];
            for (q, weight) in grid.weights().iter().enumerate() {
                let ((x, vx), (y, vy)) = (scores[a][q], scores[b][q]);
                let terms = [1.0, x, y, x * x + vx, y * y + vy, x * y];
                s.iter_mut().zip(terms).for_each(|(sum, term)| *sum += weight * term);
            }
            total += (correlation(&sums[a * size + b]) - correlation(&s)).powi(2);
            count += 1.0;
        }
    }
    if count > 0.0 { (total / count).sqrt() } else { 0.0 }
}
