//! The chance of each category at an ability, from an item's printed parameters. Papers: Birnbaum 1968 (two and three parameters),
//! Samejima 1969 (graded), Masters 1982 and Muraki 1992 (partial credit and generalised).

use web::charts::Curve;

use crate::figures::Figures;

/// An item's curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    /// Its name.
    pub name: String,
    /// The names of its categories, from the lowest.
    pub labels: Vec<String>,
    slope: f64,
    thresholds: Vec<f64>,
    guessing: f64,
    graded: bool,
}

/// A slope flatter than that says hardly anything about a person: a round figure of this house; Baker (2001) calls slopes up to 0.34 very low.
const FLAT: f64 = 0.3;

impl Chances {
    /// Reads an item; none when it has no thresholds.
    pub fn of(answer: Figures<'_>, item: Figures<'_>) -> Option<Self> {
        let thresholds = item.numbers("thresholds");
        (!thresholds.is_empty()).then(|| Self {
            name: item.text("item").to_owned(),
            labels: item.names("categories").into_iter().map(str::to_owned).collect(),
            slope: item.number("slope").unwrap_or(1.0),
            thresholds,
            guessing: item.number("guessing").unwrap_or(0.0),
            graded: answer.text("model") == "graded",
        })
    }

    /// How many categories it has.
    pub fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// Does it say hardly anything, or the contrary of the rest?
    pub fn doubtful(&self) -> bool {
        self.slope < FLAT
    }

    /// The chance of each category at an ability; their sum is 1.
    pub fn at(&self, ability: f64) -> Vec<f64> {
        if self.graded { self.cumulative(ability) } else { self.adjacent(ability) }
    }

    /// Each category against all below it.
    fn cumulative(&self, ability: f64) -> Vec<f64> {
        let least = self.thresholds.iter().map(|at| logistic(self.slope * (ability - at)));
        let least: Vec<f64> = std::iter::once(1.0).chain(least).chain(std::iter::once(0.0)).collect();
        least.windows(2).map(|pair| (pair[0] - pair[1]).max(0.0)).collect()
    }

    /// Each category against the one below it.
    fn adjacent(&self, ability: f64) -> Vec<f64> {
        let mut steps = vec![0.0];
        for at in &self.thresholds {
            steps.push(steps.last().copied().unwrap_or(0.0) + self.slope * (ability - at));
        }
        let most = steps.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = steps.iter().map(|step| (step - most).exp()).collect();
        let all: f64 = weights.iter().sum();
        let mut chances: Vec<f64> = weights.into_iter().map(|weight| weight / all).collect();
        if let [wrong, right] = &mut chances[..] {
            *wrong *= 1.0 - self.guessing;
            *right = 1.0 - *wrong;
        }
        chances
    }
}

fn logistic(x: f64) -> f64 {
    (1.0 + (-x).exp()).recip()
}

/// What an item tells about a person at an ability (Fisher's information): the sum of squared slopes over chances.
pub fn information(item: &Chances, ability: f64) -> f64 {
    const STEP: f64 = 1e-4;
    let (below, here, above) = (item.at(ability - STEP), item.at(ability), item.at(ability + STEP));
    let one = |((low, chance), high): ((&f64, &f64), &f64)| {
        let slope = (high - low) / (2.0 * STEP);
        if *chance > 1e-12 { slope * slope / chance } else { 0.0 }
    };
    below.iter().zip(&here).zip(&above).map(one).sum()
}

/// Abilities over which curves are drawn: from two below the easiest threshold to two above the hardest, where they are not too far.
pub fn evenly_over(all: &[Chances]) -> Vec<f64> {
    const PLACES: usize = 61;
    const FAR: f64 = 5.0;
    let ends = all.iter().flat_map(|item| item.thresholds.iter().copied());
    let (low, high) = ends.fold((-1.0_f64, 1.0_f64), |(low, high), at| (low.min(at), high.max(at)));
    Curve::evenly((low - 2.0).max(-FAR).floor(), (high + 2.0).min(FAR).ceil(), PLACES)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn item(model: &str, item: &serde_json::Value) -> Chances {
        Chances::of(Figures::of(&json!({"model": model})), Figures::of(item)).expect("an item with thresholds")
    }

    #[test]
    fn the_chances_of_all_categories_make_one_at_any_ability() {
        for model in ["graded", "partial-credit", "2pl"] {
            let item = item(model, &json!({"item": "a", "slope": 1.3, "thresholds": [-1.0, 0.2, 1.5]}));
            for ability in [-40.0, -1.0, 0.0, 2.0, 40.0] {
                let chances = item.at(ability);
                assert_eq!(chances.len(), 4);
                assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{model} at {ability}");
            }
        }
    }

    #[test]
    fn at_its_difficulty_an_item_of_two_parameters_is_even_and_a_guessed_one_is_halfway_up() {
        let plain = item("2pl", &json!({"item": "a", "slope": 0.9, "thresholds": [0.7]}));
        assert!((plain.at(0.7)[1] - 0.5).abs() < 1e-12);
        let guessed = item("3pl", &json!({"item": "a", "slope": 0.9, "thresholds": [0.7], "guessing": 0.2}));
        assert!((guessed.at(0.7)[1] - 0.6).abs() < 1e-12);
    }

    #[test]
    fn information_of_a_rasch_item_is_the_variance_of_its_answer() {
        let rasch = item("rasch", &json!({"item": "a", "thresholds": [0.0]}));
        for ability in [-2.0, 0.0, 1.0] {
            let right = rasch.at(ability)[1];
            assert!((information(&rasch, ability) - right * (1.0 - right)).abs() < 1e-6);
        }
    }

    #[test]
    fn two_thresholds_that_crossed_still_make_chances() {
        let turned = item("graded", &json!({"item": "a", "slope": 1.0, "thresholds": [1.0, -1.0]}));
        assert!(turned.at(0.0).iter().all(|chance| (0.0..=1.0).contains(chance)));
    }
}
