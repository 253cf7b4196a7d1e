//! What a fitted many-facet model says of persons and elements: abilities, scores freed from the raters, fit.

use super::estimate::FacetFit;
use super::likelihood::Likelihood;
use crate::response::crossing::{bracket, crossing};
use crate::response::mean_square_t;

/// A person's ability in logits: mean and standard deviation of the posterior, and Warm's weighted likelihood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonAbility {
    /// Expected a posteriori.
    pub expected: f64,
    /// Its standard deviation.
    pub error: f64,
    /// Weighted likelihood (Warm 1989): no prior pulls it to the mean.
    pub weighted: f64,
    /// Its standard error.
    pub weighted_error: f64,
}

/// Abilities of all persons; none for one without usable ratings. O(ratings · iterations).
pub fn person_abilities(fit: &FacetFit) -> Vec<Option<PersonAbility>> {
    let mut likelihood = Likelihood::new(&fit.used, &fit.design, &fit.grid);
    likelihood.prepare(&fit.free);
    let mut posterior = vec![0.0; fit.grid.len().next_multiple_of(8)];
    let one = |person: usize| {
        if fit.used.of(person).is_empty() {
            return None;
        }
        likelihood.posterior(person, &mut posterior);
        let moment =
            |of: &dyn Fn(f64) -> f64| -> f64 { fit.grid.nodes().iter().zip(&posterior).map(|(x, p)| of(*x) * p).sum() };
        let mean = moment(&|x| x);
        let variance = moment(&|x| (x - mean) * (x - mean));
        let (weighted, weighted_error) = weighted(fit, person, fit.spread * mean);
        Some(PersonAbility {
            expected: fit.spread * mean,
            error: fit.spread * variance.sqrt(),
            weighted,
            weighted_error,
        })
    };
    (0..fit.used.persons()).map(one).collect()
}

/// Mean, variance and third central moment of a rating at an ability.
fn cumulants(fit: &FacetFit, item: usize, rater: usize, ability: f64, p: &mut [f64]) -> [f64; 3] {
    fit.design.probabilities(&fit.free, item, rater, ability, p);
    let mean: f64 = p.iter().enumerate().map(|(k, p)| k as f64 * p).sum();
    let central = |power: i32| -> f64 { p.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(power) * p).sum() };
    [mean, central(2), central(3)]
}

/// The farthest that an ability is sought, in logits.
const FARTHEST: f64 = 40.0;

/// The weighted likelihood's ability and its error, sought from `start` on.
fn weighted(fit: &FacetFit, person: usize, start: f64) -> (f64, f64) {
    let ratings = fit.used.of(person);
    let mut p = vec![0.0; fit.design.categories];
    let mut slope = |ability: f64| {
        let [mut residual, mut information, mut turn] = [0.0; 3];
        for rating in ratings {
            let [mean, variance, third] = cumulants(fit, rating.item as usize, rating.rater as usize, ability, &mut p);
            residual += f64::from(rating.category) - mean;
            information += variance;
            turn += third;
        }
        (residual + turn / (2.0 * information.max(f64::MIN_POSITIVE)), information)
    };
    let ability = crossing(bracket(start, FARTHEST, |ability| slope(ability).0), &mut slope);
    (ability, 1.0 / slope(ability).1.max(f64::MIN_POSITIVE).sqrt())
}

/// A score freed from who gave it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FairPerson {
    /// The mean of the ratings received, as a share of the greatest category.
    pub observed: f64,
    /// What raters of mean severity would have given on the same items, as the same share.
    pub fair: f64,
    /// The mean severity of the raters met, in logits.
    pub severity: f64,
}

/// Observed and fair scores, at the weighted-likelihood ability. None for a person without usable ratings.
pub fn fair_persons(fit: &FacetFit, abilities: &[Option<PersonAbility>]) -> Vec<Option<FairPerson>> {
    let top = (fit.design.categories - 1) as f64;
    let mut p = vec![0.0; fit.design.categories];
    let mut calm = fit.free.clone();
    calm[fit.design.shared..].fill(0.0);
    let one = |(person, ability): (usize, &Option<PersonAbility>)| {
        let ability = (*ability)?;
        let ratings = fit.used.of(person);
        let count = ratings.len() as f64;
        let [mut observed, mut fair, mut severity] = [0.0; 3];
        for rating in ratings {
            observed += f64::from(rating.category) / top;
            let (item, rater) = (rating.item as usize, rating.rater as usize);
            fit.design.probabilities(&calm, item, rater, ability.weighted, &mut p);
            fair += p.iter().enumerate().map(|(k, p)| k as f64 * p).sum::<f64>() / top;
            severity += fit.severities.get(rater).copied().flatten().unwrap_or(0.0);
        }
        Some(FairPerson { observed: observed / count, fair: fair / count, severity: severity / count })
    };
    abilities.iter().enumerate().map(one).collect()
}

/// Mean squares of an item or a rater.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ElementFit {
    /// Ratings.
    pub ratings: usize,
    /// The mean of the ratings.
    pub mean: f64,
    /// Mean square weighted by information, and its t.
    pub infit: f64,
    /// t of the former.
    pub infit_t: f64,
    /// Mean square of standardised residuals.
    pub outfit: f64,
    /// t of the former.
    pub outfit_t: f64,
}

/// Fit of items and of raters, at the weighted-likelihood abilities.
pub fn element_fit(
    fit: &FacetFit,
    abilities: &[Option<PersonAbility>],
) -> (Vec<Option<ElementFit>>, Vec<Option<ElementFit>>) {
    #[derive(Clone, Copy, Default)]
    struct Sums {
        n: usize,
        score: f64,
        z2: f64,
        residual: f64,
        variance: f64,
        kurtosis: f64,
        excess: f64,
    }
    let mut items = vec![Sums::default(); fit.design.items];
    let mut raters = vec![Sums::default(); fit.design.raters];
    let mut p = vec![0.0; fit.design.categories];
    for rating in fit.used.all() {
        let Some(ability) = abilities[rating.person as usize] else { continue };
        let (item, rater) = (rating.item as usize, rating.rater as usize);
        let [mean, variance, _] = cumulants(fit, item, rater, ability.weighted, &mut p);
        let fourth: f64 = p.iter().enumerate().map(|(k, p)| (k as f64 - mean).powi(4) * p).sum();
        let residual = (f64::from(rating.category) - mean).powi(2);
        for sums in [&mut items[item], &mut raters[rater]] {
            sums.n += 1;
            sums.score += f64::from(rating.category);
            if variance > 1e-12 {
                sums.z2 += residual / variance;
                sums.residual += residual;
                sums.variance += variance;
                sums.kurtosis += fourth / (variance * variance);
                sums.excess += fourth - variance * variance;
            }
        }
    }
    let one = |sums: &Sums| {
        (sums.n > 0 && sums.variance > 0.0).then(|| {
            let n = sums.n as f64;
            let (outfit, infit) = (sums.z2 / n, sums.residual / sums.variance);
            ElementFit {
                ratings: sums.n,
                mean: sums.score / n,
                infit,
                infit_t: mean_square_t(infit, sums.excess.max(0.0).sqrt() / sums.variance),
                outfit,
                outfit_t: mean_square_t(outfit, (sums.kurtosis / (n * n) - 1.0 / n).max(0.0).sqrt()),
            }
        })
    };
    (items.iter().map(one).collect(), raters.iter().map(one).collect())
}
