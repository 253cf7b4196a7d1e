//! Andersen's likelihood-ratio test (1973): under a Rasch model the items are the same for the weak and the strong.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::answers::{BadAnswers, Responses};
use super::conditional::{ConditionalFit, fit_conditional};
use super::layout::Model;

/// Where persons are divided by their sum scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Above the mean score, or not.
    Mean,
    /// Above the median score, or not.
    Median,
}

/// The test.
#[derive(Clone, Debug)]
pub struct Andersen {
    /// Twice the gain of fitting the groups apart.
    pub statistic: f64,
    /// Parameters that this took.
    pub degrees: usize,
    /// How often chance alone does as much.
    pub probability: f64,
    /// Items left out because a group shows fewer of their categories.
    pub left_out: Vec<usize>,
    /// The lower and the upper group.
    pub groups: Vec<ConditionalFit>,
}

/// Fits the lower and the upper group apart; none when a group or the items run out, or when one of the three fits did not
/// reach its top.
pub fn andersen(responses: &Responses, model: Model, split: Split) -> Result<Option<Andersen>, BadAnswers> {
    let scores: Vec<f64> =
        (0..responses.patterns()).map(|p| responses.answers(p).into_iter().flatten().sum::<usize>() as f64).collect();
    let border = match split {
        Split::Mean => {
            scores.iter().zip(responses.weights()).map(|(score, weight)| score * weight).sum::<f64>()
                / responses.total()
        }
        Split::Median => median(&scores, responses.weights()),
    };
    let side = |upper: bool| -> Vec<usize> {
        (0..scores.len()).filter(|&pattern| (scores[pattern] > border) == upper).collect()
    };
    let sides = [side(false), side(true)];
    if sides.iter().any(Vec::is_empty) {
        return Ok(None);
    }
    let all: Vec<usize> = (0..responses.items().len()).collect();
    let seen = |patterns: &[usize]| responses.part(patterns, &all);
    let (low, high) = (seen(&sides[0])?, seen(&sides[1])?);
    let whole = |item: &usize| {
        let categories = responses.items()[*item].categories();
        categories > 1 && [&low, &high].iter().all(|part| part.items()[*item].categories() == categories)
    };
    let (kept, left): (Vec<usize>, Vec<usize>) = all.into_iter().partition(whole);
    let left_out = left.into_iter().filter(|&item| responses.items()[item].categories() > 1).collect();
    if kept.len() < 2 {
        return Ok(None);
    }
    let everybody: Vec<usize> = (0..scores.len()).collect();
    let together = fit_conditional(&responses.part(&everybody, &kept)?, model)?;
    let mut groups = Vec::new();
    for patterns in &sides {
        groups.push(fit_conditional(&responses.part(patterns, &kept)?, model)?);
    }
    if groups.iter().chain([&together]).any(|fit| !fit.converged || !fit.identified) {
        return Ok(None);
    }
    let apart: f64 = groups.iter().map(|group| group.log_likelihood).sum();
    let statistic = 2.0 * (apart - together.log_likelihood);
    let degrees = groups.iter().map(|group| group.parameters).sum::<usize>() - together.parameters;
    let probability = chi_square_tail(statistic, degrees as f64);
    Ok(Some(Andersen { statistic, degrees, probability, left_out, groups }))
}

fn median(values: &[f64], weights: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..values.len()).filter(|&at| weights[at] > 0.0).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let half = 0.5 * weights.iter().sum::<f64>();
    let mut sum = 0.0;
    for (place, &at) in order.iter().enumerate() {
        sum += weights[at];
        if sum > half + 1e-9 {
            return values[at];
        }
        if (sum - half).abs() < 1e-9 {
            return order.get(place + 1).map_or(values[at], |&next| 0.5 * (values[at] + values[next]));
        }
    }
    0.0
}

/// P(χ² above), one when there are no degrees.
pub(crate) fn chi_square_tail(statistic: f64, degrees: f64) -> f64 {
    ChiSquared::new(degrees).map_or(1.0, |law| law.sf(statistic.max(0.0)))
}
