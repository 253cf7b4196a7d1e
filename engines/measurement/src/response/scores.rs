//! How able a person is, given the curves: expected and modal a posteriori (Bock & Mislevy 1982), maximum likelihood,
//! weighted likelihood (Warm 1989), and expected a posteriori of a sum score (Thissen, Pommerich, Billeaud & Williams
//! 1995). Abilities are in standard deviations of the population; multiply by the spread for logits.

use super::answers::Responses;
use super::crossing::crossing;
use super::curve::Curve;
use super::expectation::Expectation;
use super::grid::Grid;

/// Which estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scoring {
    /// The mean of the posterior; the error is its standard deviation.
    Expected,
    /// The mode of the posterior.
    Modal,
    /// The top of the likelihood; infinite when every answer is the best or the worst.
    Likelihood,
    /// The likelihood weighted by the root of the information: finite, and less biased.
    Weighted,
}

/// An ability and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// In standard deviations of the population; ±∞ where the likelihood has no top.
    pub ability: f64,
    /// The standard error; none where the ability is infinite or nothing was answered.
    pub error: Option<f64>,
}

/// One score for each different row of answers. O(patterns · items · iterations); modal, likelihood and
/// weighted scores are sought about the highest point of a scan by half standard deviations, so that of several tops that
/// lie farther apart the highest is taken; two tops within one step of the scan count as one.
pub fn score(responses: &Responses, curves: &[Option<Curve>], grid: &Grid, how: Scoring) -> Vec<Score> {
    let patterns = 0..responses.patterns();
    if how == Scoring::Expected {
        let mut expectation = Expectation::new(responses, grid);
        expectation.prepare(curves);
        let mut posterior = Vec::new();
        return patterns
            .map(|pattern| {
                expectation.posterior(pattern, &mut posterior);
                moments(&posterior, grid)
            })
            .collect();
    }
    let scan = Scan::new(curves);
    let mut heights = Vec::new();
    patterns
        .map(|pattern| {
            let answers = responses.answers(pattern);
            let given = given(&answers, curves);
            scan.heights(&answers, how, &mut heights);
            top(&given, how, &heights)
        })
        .collect()
}

/// How far scores are sought.
const FAR: f64 = 60.0;
/// The step of the scan.
const STEP: f64 = 0.5;
/// Points of the scan.
const POINTS: usize = 241;

/// Where the scan looks.
fn place(point: usize) -> f64 {
    point as f64 * STEP - FAR
}

/// What every item adds at every point of the scan, worked out once for all persons. Memory O(items · categories).
struct Scan {
    /// By item and category, logarithms of probabilities.
    logs: Vec<Vec<Vec<f64>>>,
    /// By item.
    information: Vec<Vec<f64>>,
}

impl Scan {
    fn new(curves: &[Option<Curve>]) -> Self {
        let logs = |curve: &Option<Curve>| {
            let Some(curve) = curve else { return Vec::new() };
            let mut rows = vec![vec![0.0; POINTS]; curve.categories()];
            for point in 0..POINTS {
                for (row, at) in rows.iter_mut().zip(curve.by_ability(place(point))) {
                    row[point] = at[0];
                }
            }
            rows
        };
        let information = |curve: &Option<Curve>| {
            curve.as_ref().map_or_else(Vec::new, |curve| (0..POINTS).map(|at| curve.information(place(at))).collect())
        };
        Self { logs: curves.iter().map(logs).collect(), information: curves.iter().map(information).collect() }
    }

    /// What is climbed, at every point.
    fn heights(&self, answers: &[Option<usize>], how: Scoring, heights: &mut Vec<f64>) {
        let answered = || answers.iter().enumerate().filter_map(|(item, answer)| Some((item, (*answer)?)));
        heights.clear();
        heights.resize(POINTS, 0.0);
        let add = |sums: &mut [f64], row: Option<&Vec<f64>>| {
            for (sum, value) in sums.iter_mut().zip(row.into_iter().flatten()) {
                *sum += value;
            }
        };
        for (item, category) in answered() {
            add(heights, self.logs[item].get(category));
        }
        match how {
            Scoring::Modal => {
                for (point, height) in heights.iter_mut().enumerate() {
                    *height -= 0.5 * place(point) * place(point);
                }
            }
            Scoring::Weighted => {
                let mut information = vec![0.0; POINTS];
                for (item, _) in answered() {
                    add(&mut information, Some(&self.information[item]));
                }
                for (height, information) in heights.iter_mut().zip(information) {
                    *height += 0.5 * information.max(1e-300).ln();
                }
            }
            Scoring::Expected | Scoring::Likelihood => {}
        }
    }
}

/// The curves that were answered, with the category chosen.
fn given<'a>(answers: &[Option<usize>], curves: &'a [Option<Curve>]) -> Vec<(&'a Curve, usize)> {
    answers.iter().zip(curves).filter_map(|(answer, curve)| Some((curve.as_ref()?, (*answer)?))).collect()
}

fn moments(posterior: &[f64], grid: &Grid) -> Score {
    let mean: f64 = posterior.iter().zip(grid.nodes()).map(|(p, x)| p * x).sum();
    let square: f64 = posterior.iter().zip(grid.nodes()).map(|(p, x)| p * (x - mean).powi(2)).sum();
    Score { ability: mean, error: Some(square.sqrt()) }
}

/// The slope of what is climbed, and the information, at an ability.
fn slope(given: &[(&Curve, usize)], how: Scoring, theta: f64) -> (f64, f64) {
    let mut slope = 0.0;
    let (mut information, mut turn) = (0.0, 0.0);
    for (curve, category) in given {
        let all = curve.by_ability(theta);
        slope += all[*category][1];
        for [log, first, second] in all {
            let p = log.exp();
            if p > 0.0 {
                information += p * first * first;
                // Warm's J for any curve: Σ P′·P″ / P.
                turn += p * first * (second + first * first);
            }
        }
    }
    match how {
        Scoring::Modal => (slope - theta, information + 1.0),
        Scoring::Weighted => (slope + turn / (2.0 * information.max(f64::MIN_POSITIVE)), information),
        _ => (slope, information),
    }
}

fn top(given: &[(&Curve, usize)], how: Scoring, heights: &[f64]) -> Score {
    if given.is_empty() {
        return match how {
            Scoring::Modal => Score { ability: 0.0, error: Some(1.0) },
            _ => Score { ability: 0.0, error: None },
        };
    }
    if how == Scoring::Likelihood
        && let Some(end) = endless(given)
    {
        return Score { ability: end, error: None };
    }
    let best = heights
        .iter()
        .enumerate()
        .fold((f64::NEG_INFINITY, 0), |best, (point, height)| if *height > best.0 { (*height, point) } else { best });
    let ability = crossing((place(best.1) - STEP, place(best.1) + STEP), |theta| slope(given, how, theta));
    let information = slope(given, how, ability).1;
    let error = information.is_normal().then(|| 1.0 / information.sqrt());
    Score { ability, error }
}

/// Whether the likelihood rises for ever on one side.
fn endless(given: &[(&Curve, usize)]) -> Option<f64> {
    let towards = |sign: f64| {
        given.iter().all(|(curve, category)| {
            let rising = sign * curve.slope();
            curve.slope() == 0.0 || *category == if rising > 0.0 { curve.categories() - 1 } else { 0 }
        })
    };
    match (towards(1.0), towards(-1.0)) {
        (true, false) => Some(f64::INFINITY),
        (false, true) => Some(f64::NEG_INFINITY),
        _ => None,
    }
}

/// For each sum score its expected ability with error, and the share of the population expected to have it. Items
/// without a curve are left out. O(items · scores · nodes).
pub fn sum_scores(curves: &[Option<Curve>], grid: &Grid) -> Vec<(Score, f64)> {
    let each = by_sum(curves, grid);
    let scores = each.first().map_or(1, Vec::len);
    (0..scores)
        .map(|score| {
            let weights: Vec<f64> =
                each.iter().zip(grid.weights()).map(|(shares, weight)| shares[score] * weight).collect();
            let total: f64 = weights.iter().sum();
            let posterior: Vec<f64> = weights.iter().map(|weight| weight / total.max(f64::MIN_POSITIVE)).collect();
            (moments(&posterior, grid), total)
        })
        .collect()
}

/// At each node the probability of each sum score (Lord & Wingersky 1984).
pub(crate) fn by_sum(curves: &[Option<Curve>], grid: &Grid) -> Vec<Vec<f64>> {
    grid.nodes()
        .iter()
        .map(|&theta| {
            let mut shares = vec![1.0];
            for curve in curves.iter().flatten() {
                let mut p = vec![0.0; curve.categories()];
                curve.probabilities(theta, &mut p);
                shares = product(&shares, &p);
            }
            shares
        })
        .collect()
}

/// The product of two polynomials.
pub(crate) fn product(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; a.len() + b.len() - 1];
    for (i, a) in a.iter().enumerate() {
        for (j, b) in b.iter().enumerate() {
            out[i + j] += a * b;
        }
    }
    out
}

/// The same over the sum scores of complete rows: the empirical reliability of scores that see the sum alone.
pub fn sum_score_reliability(responses: &Responses, curves: &[Option<Curve>], sums: &[(Score, f64)]) -> Option<f64> {
    let mut weights = vec![0.0; sums.len()];
    for (pattern, weight) in responses.weights().iter().enumerate() {
        let answers = responses.answers(pattern);
        let own = || answers.iter().zip(curves).filter(|(_, curve)| curve.is_some()).map(|(answer, _)| *answer);
        if own().all(|answer| answer.is_some()) {
            weights[own().flatten().sum::<usize>()] += weight;
        }
    }
    let scores: Vec<Score> = sums.iter().map(|(score, _)| *score).collect();
    reliability(&scores, &weights)
}

/// Var(ability) / (Var(ability) + mean error²) over persons: the empirical reliability of expected a posteriori scores.
pub fn empirical_reliability(responses: &Responses, scores: &[Score]) -> Option<f64> {
    reliability(scores, responses.weights())
}

fn reliability(scores: &[Score], weights: &[f64]) -> Option<f64> {
    let total: f64 = weights.iter().sum();
    let usable = |score: &Score| score.ability.is_finite() && score.error.is_some();
    if !scores.iter().all(usable) || total <= 1.0 {
        return None;
    }
    let mean = |of: &dyn Fn(&Score) -> f64| -> f64 {
        scores.iter().zip(weights).map(|(score, weight)| weight * of(score)).sum::<f64>() / total
    };
    let centre = mean(&|score| score.ability);
    let between = mean(&|score| (score.ability - centre).powi(2)) * total / (total - 1.0);
    let within = mean(&|score| score.error.unwrap_or(0.0).powi(2));
    Some(between / (between + within))
}
