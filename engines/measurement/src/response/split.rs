//! Andersen's likelihood-ratio test (1973): under a Rasch model the items are the same for the weak and the strong.
//!
//! Sum scores are compared among persons who answered the same items alone (as eRm does): with gaps, a low sum may only
//! tell of few or hard items. Where nobody of such a set differs, its persons stand in neither group.

use std::collections::BTreeMap;

use super::answers::{BadAnswers, Responses};
use super::conditional::{ConditionalFit, fit_conditional};
use super::layout::Model;
use crate::distribution::chi2_beyond;

/// Where persons who answered the same items are divided by their sum scores.
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
    /// Weight of the persons in neither group: all who answered the same items had the same score.
    pub not_compared: f64,
    /// The lower and the upper group.
    pub groups: Vec<ConditionalFit>,
}

/// Fits the lower and the upper group apart; none when a group or the items run out, or when one of the three fits did not
/// reach its top.
pub fn andersen(responses: &Responses, model: Model, split: Split) -> Result<Option<Andersen>, BadAnswers> {
    let sides = sides(responses, split);
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
    let mut everybody = sides.concat();
    everybody.sort_unstable();
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
    let probability = chi2_beyond(statistic, degrees as f64);
    let compared: f64 = everybody.iter().map(|&pattern| responses.weights()[pattern]).sum();
    let not_compared = (responses.total() - compared).max(0.0);
    Ok(Some(Andersen { statistic, degrees, probability, left_out, not_compared, groups }))
}

/// The patterns of the lower and of the upper group.
fn sides(responses: &Responses, split: Split) -> [Vec<usize>; 2] {
    let mut alike: BTreeMap<Vec<bool>, Vec<usize>> = BTreeMap::new();
    for pattern in 0..responses.patterns() {
        let answered = responses.answers(pattern).iter().map(Option::is_some).collect();
        alike.entry(answered).or_default().push(pattern);
    }
    let mut sides = [Vec::new(), Vec::new()];
    for patterns in alike.into_values() {
        let scores: Vec<f64> = patterns
            .iter()
            .map(|&pattern| responses.answers(pattern).into_iter().flatten().sum::<usize>() as f64)
            .collect();
        let weights: Vec<f64> = patterns.iter().map(|&pattern| responses.weights()[pattern]).collect();
        let border = match split {
            Split::Mean => {
                let sum: f64 = scores.iter().zip(&weights).map(|(score, weight)| score * weight).sum();
                sum / weights.iter().sum::<f64>()
            }
            Split::Median => median(&scores, &weights),
        };
        if scores.iter().all(|&score| score == scores[0]) {
            continue;
        }
        for (&pattern, &score) in patterns.iter().zip(&scores) {
            sides[usize::from(score > border)].push(pattern);
        }
    }
    sides.iter_mut().for_each(|side| side.sort_unstable());
    sides
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::answers::MISSING;

    #[test]
    fn persons_with_gaps_are_compared_with_those_who_answered_the_same() {
        // Six items for the one half; two of them for the other, who would all be weak by their sums.
        let mut codes = Vec::new();
        for person in 0..40_usize {
            let right = person % 7;
            for item in 0..6 {
                let given = person < 20 || item < 2;
                codes.push(if given { u8::from(item < right.min(if person < 20 { 6 } else { 2 })) } else { MISSING });
            }
        }
        let responses = Responses::new(40, 6, &codes, None).expect("answers");

        let [low, high] = sides(&responses, Split::Mean);

        let short = |side: &[usize]| side.iter().filter(|&&pattern| responses.answers(pattern)[5].is_none()).count();
        assert!(short(&low) > 0 && short(&high) > 0, "both groups hold persons of the short form");
        assert!(low.iter().all(|pattern| !high.contains(pattern)));
    }
}
