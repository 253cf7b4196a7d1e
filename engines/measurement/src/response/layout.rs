//! Which parameters a model leaves free, and how items' curves are made of them. Curves are linear in the free
//! parameters: some are shared by all items (a common slope, the thresholds of a rating scale) and stand first.

use super::answers::{BadAnswers, Responses};
use super::curve::{Curve, Shape};

/// A model of item response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Model {
    /// Rasch (1960): one slope for all, which is the standard deviation of ability in logits.
    Rasch,
    /// Rasch with ability's standard deviation given, in logits.
    RaschWithSpread(f64),
    /// Birnbaum (1968), two parameters: each item its slope.
    TwoParameter,
    /// Birnbaum (1968), three parameters: also a lower asymptote.
    ThreeParameter,
    /// Samejima (1969).
    Graded,
    /// Masters (1982): categories in order, one slope for all.
    PartialCredit,
    /// Andrich (1978): as partial credit, with the same thresholds for every item.
    RatingScale,
    /// Muraki (1992): as partial credit, each item its slope.
    GeneralisedPartialCredit,
}

impl Model {
    /// Those that a name on the command line chooses.
    pub const NAMED: [Self; 7] = [
        Self::Rasch,
        Self::TwoParameter,
        Self::ThreeParameter,
        Self::Graded,
        Self::PartialCredit,
        Self::RatingScale,
        Self::GeneralisedPartialCredit,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rasch | Self::RaschWithSpread(_) => "rasch",
            Self::TwoParameter => "2pl",
            Self::ThreeParameter => "3pl",
            Self::Graded => "graded",
            Self::PartialCredit => "partial-credit",
            Self::RatingScale => "rating-scale",
            Self::GeneralisedPartialCredit => "generalised-partial-credit",
        }
    }

    /// The model of a name on the command line.
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|model| model.name() == name)
    }

    /// The family of its curves.
    pub fn shape(self) -> Shape {
        match self {
            Self::Graded => Shape::Graded,
            Self::ThreeParameter => Shape::Guessing,
            _ => Shape::Credit,
        }
    }

    /// Whether items must be right or wrong.
    pub fn is_dichotomous(self) -> bool {
        matches!(self, Self::Rasch | Self::RaschWithSpread(_) | Self::TwoParameter | Self::ThreeParameter)
    }

    /// Whether every item has a slope of its own.
    pub fn has_own_slopes(self) -> bool {
        matches!(self, Self::TwoParameter | Self::ThreeParameter | Self::Graded | Self::GeneralisedPartialCredit)
    }
}

/// Normal priors (mean, standard deviation) that soften what the data leave open. None is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Priors {
    /// Of each slope.
    pub slope: Option<(f64, f64)>,
    /// Of each intercept.
    pub intercept: Option<(f64, f64)>,
    /// Of the logit of each lower asymptote.
    pub guessing: Option<(f64, f64)>,
}

/// Where an entry of a curve comes from: coefficient × free parameter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub full: usize,
    pub free: usize,
    pub coefficient: f64,
}

/// How the free parameters make the curves.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub model: Model,
    /// Shared parameters; they stand first.
    pub shared: usize,
    /// All free parameters.
    pub free: usize,
    /// For each item, where its own parameters stand.
    pub own: Vec<std::ops::Range<usize>>,
    /// For each item its entries; empty when it is left out.
    pub entries: Vec<Vec<Entry>>,
    /// For each item the length of its curve's parameters; nought when it is left out.
    pub full: Vec<usize>,
}

impl Layout {
    /// Items with a single category are left out.
    pub fn new(model: Model, responses: &Responses) -> Result<Self, BadAnswers> {
        let categories: Vec<usize> = responses.items().iter().map(super::answers::Item::categories).collect();
        let Some(first) = categories.iter().position(|&k| k > 1) else { return Err(BadAnswers::NothingVaries) };
        let steps = categories[first] - 1;
        for (item, &categories) in categories.iter().enumerate().filter(|(_, k)| **k > 1) {
            if model.is_dichotomous() && categories > 2 {
                return Err(BadAnswers::NotDichotomous { item, categories });
            }
            if model == Model::RatingScale && categories != steps + 1 {
                return Err(BadAnswers::UnequalCategories { item, categories, expected: steps + 1 });
            }
        }
        let common = !model.has_own_slopes() && !matches!(model, Model::RaschWithSpread(_));
        let thresholds = usize::from(common);
        let shared = thresholds + if model == Model::RatingScale { steps - 1 } else { 0 };
        let mut layout = Self { model, shared, free: shared, own: Vec::new(), entries: Vec::new(), full: Vec::new() };
        for &categories in &categories {
            let start = layout.free;
            let mut entries = Vec::new();
            if categories > 1 {
                let mut next = |full: usize, coefficient: f64| {
                    entries.push(Entry { full, free: layout.free, coefficient });
                    layout.free += 1;
                };
                if model.has_own_slopes() {
                    next(0, 1.0);
                }
                if model == Model::RatingScale {
                    next(1, 1.0);
                    let location = layout.free - 1;
                    for k in 2..=steps {
                        entries.push(Entry { full: k, free: location, coefficient: k as f64 });
                    }
                    for k in 1..steps {
                        entries.push(Entry { full: k, free: thresholds + k - 1, coefficient: 1.0 });
                    }
                } else {
                    for k in 1..categories {
                        next(k, 1.0);
                    }
                    if model == Model::ThreeParameter {
                        next(2, 1.0);
                    }
                }
                if common {
                    entries.push(Entry { full: 0, free: 0, coefficient: 1.0 });
                }
            }
            let guessing = usize::from(model == Model::ThreeParameter);
            layout.full.push(if categories > 1 { categories + guessing } else { 0 });
            layout.own.push(start..layout.free);
            layout.entries.push(entries);
        }
        Ok(layout)
    }

    /// Whether the first free parameter is a slope that all items share.
    pub fn has_common_slope(&self) -> bool {
        !self.model.has_own_slopes() && !matches!(self.model, Model::RaschWithSpread(_))
    }

    /// The curve of an item, unless it is left out.
    pub fn curve(&self, item: usize, free: &[f64]) -> Option<Curve> {
        if self.full[item] == 0 {
            return None;
        }
        let mut parameters = vec![0.0; self.full[item]];
        if let Model::RaschWithSpread(spread) = self.model {
            parameters[0] = spread;
        }
        for entry in &self.entries[item] {
            parameters[entry.full] += entry.coefficient * free[entry.free];
        }
        Some(Curve { shape: self.model.shape(), parameters })
    }

    /// All curves.
    pub fn curves(&self, free: &[f64]) -> Vec<Option<Curve>> {
        (0..self.full.len()).map(|item| self.curve(item, free)).collect()
    }

    /// The two ways in which moving and stretching ability looks like other parameters: ∂ free / ∂ mean and
    /// ∂ free / ∂ log spread. The second is absent when the spread is given.
    pub fn orbits(&self, free: &[f64]) -> Vec<Vec<f64>> {
        let mut shift = vec![0.0; self.free];
        let mut stretch = vec![0.0; self.free];
        for item in 0..self.full.len() {
            let Some(curve) = self.curve(item, free) else { continue };
            let a = curve.slope();
            for entry in &self.entries[item] {
                let is_own = self.own[item].contains(&entry.free);
                let is_slope = entry.full == 0;
                let is_intercept = !is_slope && (self.model != Model::ThreeParameter || entry.full == 1);
                if is_slope {
                    stretch[entry.free] = free[entry.free];
                } else if is_own && is_intercept {
                    // A rating scale's location moves all its intercepts; k of them by k.
                    let k = if self.model.shape() == Shape::Credit { entry.full as f64 } else { 1.0 };
                    shift[entry.free] = a * k / entry.coefficient;
                }
            }
        }
        if matches!(self.model, Model::RaschWithSpread(_)) { vec![shift] } else { vec![shift, stretch] }
    }

    /// Adds the log density of the priors to a height, a gradient and the diagonal of an information.
    pub fn add_priors(&self, priors: &Priors, free: &[f64], gradient: &mut [f64], diagonal: &mut [f64]) -> f64 {
        let mut height = 0.0;
        for (item, entries) in self.entries.iter().enumerate() {
            for entry in entries.iter().filter(|entry| self.own[item].contains(&entry.free)) {
                let prior = match (entry.full, self.model) {
                    (0, _) => priors.slope,
                    (2, Model::ThreeParameter) => priors.guessing,
                    _ => priors.intercept,
                };
                let Some((mean, sd)) = prior.filter(|_| (entry.coefficient - 1.0).abs() < 1e-12) else { continue };
                let z = (free[entry.free] - mean) / sd;
                height -= 0.5 * z * z + sd.ln() + 0.5 * std::f64::consts::TAU.ln();
                gradient[entry.free] -= z / sd;
                diagonal[entry.free] += 1.0 / (sd * sd);
            }
        }
        height
    }
}
