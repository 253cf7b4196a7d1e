//! How well each item keeps its curve: mean squares of residuals with their t (Wright & Masters 1982) and Orlando and
//! Thissen's S-X² (2000; for several categories Kang & Chen 2008).

use super::answers::Responses;
use super::curve::Curve;
use super::grid::Grid;
use super::scores::product;
use crate::distribution::chi2_beyond;

/// Mean squares of an item: near one when it fits, larger when it is noisy, smaller when it says too much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemFit {
    /// Weight of the persons it rests on.
    pub persons: f64,
    /// Σ z².
    pub chi_square: f64,
    /// Unweighted mean square.
    pub outfit: f64,
    /// Its cube root made normal.
    pub outfit_t: f64,
    /// Mean square weighted by information.
    pub infit: f64,
    /// Its cube root made normal.
    pub infit_t: f64,
}

/// Mean squares of every item, given the ability of each different row (none: the row is left out). None for an item
/// without a curve or without persons.
pub fn item_fit(responses: &Responses, curves: &[Option<Curve>], abilities: &[Option<f64>]) -> Vec<Option<ItemFit>> {
    #[derive(Clone, Default)]
    struct Sums {
        n: f64,
        z2: f64,
        residual: f64,
        variance: f64,
        kurtosis: f64,
        excess: f64,
    }
    let mut sums = vec![Sums::default(); curves.len()];
    for (pattern, ability) in abilities.iter().enumerate() {
        let Some(theta) = ability.filter(|theta| theta.is_finite()) else { continue };
        let weight = responses.weights()[pattern];
        for ((answer, curve), sums) in responses.answers(pattern).into_iter().zip(curves).zip(&mut sums) {
            let (Some(category), Some(curve)) = (answer, curve) else { continue };
            let mut p = vec![0.0; curve.categories()];
            curve.probabilities(theta, &mut p);
            let mean: f64 = p.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
            let central =
                |power: i32| -> f64 { p.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(power) * p).sum() };
            let (variance, fourth) = (central(2), central(4));
            if !variance.is_normal() {
                continue;
            }
            let residual = (category as f64 - mean).powi(2);
            sums.n += weight;
            sums.z2 += weight * residual / variance;
            sums.residual += weight * residual;
            sums.variance += weight * variance;
            sums.kurtosis += weight * fourth / (variance * variance);
            sums.excess += weight * (fourth - variance * variance);
        }
    }
    let one = |sums: Sums| {
        (sums.n > 0.0).then(|| {
            let (outfit, infit) = (sums.z2 / sums.n, sums.residual / sums.variance);
            let outfit_spread = (sums.kurtosis / (sums.n * sums.n) - 1.0 / sums.n).max(0.0).sqrt();
            let infit_spread = (sums.excess / (sums.variance * sums.variance)).max(0.0).sqrt();
            ItemFit {
                persons: sums.n,
                chi_square: sums.z2,
                outfit,
                outfit_t: cube_root(outfit, outfit_spread),
                infit,
                infit_t: cube_root(infit, infit_spread),
            }
        })
    };
    sums.into_iter().map(one).collect()
}

/// Wilson and Hilferty's transformation of a mean square with this standard deviation.
pub(crate) fn cube_root(mean_square: f64, spread: f64) -> f64 {
    if spread > 0.0 { (mean_square.cbrt() - 1.0) * 3.0 / spread + spread / 3.0 } else { 0.0 }
}

/// S-X² of an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SumFit {
    /// The statistic.
    pub statistic: f64,
    /// Cells less rows less the item's own parameters; may be nought or less, then nothing is tested.
    pub degrees: i64,
    /// How often chance does as much; none without degrees.
    pub probability: Option<f64>,
}

/// S-X² of every item over the rows without missing answers: observed and expected answers at each sum score, small
/// cells joined with their neighbours until one person is expected in each.
pub fn sum_fit(responses: &Responses, curves: &[Option<Curve>], own: &[usize], grid: &Grid) -> Vec<Option<SumFit>> {
    let sizes: Vec<usize> = curves.iter().map(|curve| curve.as_ref().map_or(1, Curve::categories)).collect();
    let scores: usize = sizes.iter().map(|size| size - 1).sum::<usize>() + 1;
    let mut observed: Vec<Vec<f64>> = sizes.iter().map(|size| vec![0.0; scores * size]).collect();
    let mut totals = vec![0.0; scores];
    for (pattern, &weight) in responses.weights().iter().enumerate() {
        let answers = responses.answers(pattern);
        if answers.iter().zip(curves).any(|(answer, curve)| curve.is_some() && answer.is_none()) {
            continue;
        }
        let chosen = |item: usize| if curves[item].is_some() { answers[item].unwrap_or(0) } else { 0 };
        let score: usize = (0..curves.len()).map(chosen).sum();
        totals[score] += weight;
        for item in 0..curves.len() {
            observed[item][score * sizes[item] + chosen(item)] += weight;
        }
    }
    let whole = expected_shares(curves, grid);
    let one = |item: usize| {
        curves[item].as_ref()?;
        let size = sizes[item];
        let mut rows: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
        let marginal: Vec<f64> = (0..scores).map(|score| whole[item][score].iter().sum()).collect();
        for score in 1..scores - 1 {
            let scale = totals[score] / f64::max(marginal[score], f64::MIN_POSITIVE);
            let expected: Vec<f64> = whole[item][score].iter().map(|share| share * scale).collect();
            rows.push((observed[item][score * size..(score + 1) * size].to_vec(), expected));
        }
        let (statistic, cells) = joined(rows);
        let degrees = cells - own[item] as i64;
        let probability = (degrees > 0).then(|| chi2_beyond(statistic, degrees as f64));
        Some(SumFit { statistic, degrees, probability })
    };
    (0..curves.len()).map(one).collect()
}

/// For each item, for each sum score, for each category: the share of the population that has both.
fn expected_shares(curves: &[Option<Curve>], grid: &Grid) -> Vec<Vec<Vec<f64>>> {
    let sizes: Vec<usize> = curves.iter().map(|curve| curve.as_ref().map_or(1, Curve::categories)).collect();
    let scores: usize = sizes.iter().map(|size| size - 1).sum::<usize>() + 1;
    let mut shares: Vec<Vec<Vec<f64>>> = sizes.iter().map(|&size| vec![vec![0.0; size]; scores]).collect();
    for (&theta, &weight) in grid.nodes().iter().zip(grid.weights()) {
        let each: Vec<Vec<f64>> = curves
            .iter()
            .map(|curve| {
                let Some(curve) = curve else { return vec![1.0] };
                let mut p = vec![0.0; curve.categories()];
                curve.probabilities(theta, &mut p);
                p
            })
            .collect();
        let mut others = Vec::new();
        without(&each, &[1.0], &mut others);
        for ((shares, own), rest) in shares.iter_mut().zip(&each).zip(&others) {
            for (score, rest) in rest.iter().enumerate() {
                for (k, p) in own.iter().enumerate() {
                    shares[score + k][k] += weight * rest * p;
                }
            }
        }
    }
    shares
}

/// For each item the probabilities of the sum scores of all others.
fn without(items: &[Vec<f64>], outside: &[f64], others: &mut Vec<Vec<f64>>) {
    match items.len() {
        0 => {}
        1 => others.push(outside.to_vec()),
        size => {
            let (left, right) = items.split_at(size / 2);
            let of = |half: &[Vec<f64>]| half.iter().fold(outside.to_vec(), |sum, item| product(&sum, item));
            without(left, &of(right), others);
            without(right, &of(left), others);
        }
    }
}

/// Joins thin rows from the ends towards the middle and thin cells with their neighbours; Σ(O−E)²/E and the free cells.
fn joined(mut rows: Vec<(Vec<f64>, Vec<f64>)>) -> (f64, i64) {
    let thin = |row: &(Vec<f64>, Vec<f64>)| row.1.iter().any(|expected| *expected < 1.0);
    let add = |into: &mut (Vec<f64>, Vec<f64>), from: (Vec<f64>, Vec<f64>)| {
        into.0.iter_mut().zip(from.0).for_each(|(a, b)| *a += b);
        into.1.iter_mut().zip(from.1).for_each(|(a, b)| *a += b);
    };
    while rows.len() > 1 && thin(&rows[0]) {
        let first = rows.remove(0);
        add(&mut rows[0], first);
    }
    while rows.len() > 1 && rows.last().is_some_and(thin) {
        let last = rows.pop().unwrap_or_default();
        let end = rows.len() - 1;
        add(&mut rows[end], last);
    }
    let (mut statistic, mut cells) = (0.0, 0);
    for (observed, expected) in rows {
        let mut joined: Vec<(f64, f64)> = Vec::new();
        for pair in observed.into_iter().zip(expected) {
            match joined.last_mut() {
                Some(last) if last.1 < 1.0 => *last = (last.0 + pair.0, last.1 + pair.1),
                _ => joined.push(pair),
            }
        }
        if joined.len() > 1
            && let Some(last) = joined.pop_if(|last| last.1 < 1.0)
        {
            let end = joined.len() - 1;
            joined[end] = (joined[end].0 + last.0, joined[end].1 + last.1);
        }
        statistic += joined.iter().filter(|cell| cell.1 > 0.0).map(|(o, e)| (o - e).powi(2) / e).sum::<f64>();
        cells += joined.len() as i64 - 1;
    }
    (statistic, cells)
}
