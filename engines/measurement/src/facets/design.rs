//! Which parameters a many-facet model leaves free: the spread of ability, items' difficulties, thresholds, then raters'
//! severities. log P(k) = k·(spread·x − difficulty − severity) − thresholds up to k − log of the sum.

use super::ratings::{Rating, Ratings};

/// How categories follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// The same thresholds for all items (Andrich 1978).
    Shared,
    /// Thresholds for each item (Masters 1982).
    OfItems,
}

/// A parameter's share in log P(k).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// k · x.
    Spread,
    /// −k.
    Score,
    /// −1 at one category.
    Threshold(usize),
}

#[derive(Clone, Debug)]
pub(crate) struct Design {
    pub items: usize,
    pub raters: usize,
    pub categories: usize,
    pub steps: Steps,
    pub with_raters: bool,
    /// Parameters before the raters'.
    pub shared: usize,
    pub free: usize,
    /// Item–rater pairs that occur, in order.
    pub cells: Vec<(u32, u32)>,
    /// The cell of each rating.
    pub cell_of: Vec<u32>,
}

impl Design {
    pub fn new(ratings: &Ratings, steps: Steps, with_raters: bool) -> Self {
        let categories =
            ratings.all().iter().map(|rating| rating.category).max().map_or(1, |most| usize::from(most) + 1);
        let (items, raters) = (ratings.items, ratings.raters);
        let pair = |rating: &Rating| (rating.item, rating.rater);
        let mut cells: Vec<(u32, u32)> = Vec::new();
        // A table where it is small, a search where it is not.
        let mut table = vec![u32::MAX; if items * raters <= 1 << 20 { items * raters } else { 0 }];
        let cell_of = if table.is_empty() {
            cells = ratings.all().iter().map(pair).collect();
            cells.sort_unstable();
            cells.dedup();
            ratings.all().iter().map(|rating| cells.partition_point(|cell| *cell < pair(rating)) as u32).collect()
        } else {
            ratings.all().iter().for_each(|r| table[r.item as usize * raters + r.rater as usize] = 0);
            for (at, place) in table.iter_mut().enumerate().filter(|(_, place)| **place == 0) {
                *place = cells.len() as u32;
                cells.push(((at / raters) as u32, (at % raters) as u32));
            }
            ratings.all().iter().map(|r| table[r.item as usize * raters + r.rater as usize]).collect()
        };
        let thresholds = categories.saturating_sub(2) * if steps == Steps::Shared { 1 } else { items };
        let shared = 1 + items + thresholds;
        let free = shared + if with_raters { raters } else { 0 };
        Self { items, raters, categories, steps, with_raters, shared, free, cells, cell_of }
    }

    pub fn threshold(&self, item: usize, k: usize) -> Option<usize> {
        let own = if self.steps == Steps::Shared { 0 } else { item * (self.categories - 2) };
        (k > 0 && k + 1 < self.categories).then(|| 1 + self.items + own + k - 1)
    }

    pub fn severity(&self, rater: usize) -> Option<usize> {
        self.with_raters.then_some(self.shared + rater)
    }

    /// Which items and which raters occur.
    pub fn present(&self) -> (Vec<bool>, Vec<bool>) {
        let (mut items, mut raters) = (vec![false; self.items], vec![false; self.raters]);
        for &(item, rater) in &self.cells {
            items[item as usize] = true;
            raters[rater as usize] = true;
        }
        (items, raters)
    }

    /// The parameters of a cell: the shared ones first, the rater's last.
    pub fn parts(&self, item: usize, rater: usize) -> Vec<(usize, Part)> {
        let mut parts = vec![(0, Part::Spread), (1 + item, Part::Score)];
        for k in 1..self.categories.saturating_sub(1) {
            parts.extend(self.threshold(item, k).map(|at| (at, Part::Threshold(k))));
        }
        parts.extend(self.severity(rater).map(|at| (at, Part::Score)));
        parts
    }

    /// Probabilities of the categories of a cell at an ability in logits.
    pub fn probabilities(&self, free: &[f64], item: usize, rater: usize, ability: f64, into: &mut [f64]) {
        let place = ability - free[1 + item] - self.severity(rater).map_or(0.0, |at| free[at]);
        for (k, logit) in into.iter_mut().enumerate() {
            *logit = k as f64 * place - self.threshold(item, k).map_or(0.0, |at| free[at]);
        }
        let most = into.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        into.iter_mut().for_each(|logit| *logit = (*logit - most).exp());
        let total: f64 = into.iter().sum();
        into.iter_mut().for_each(|p| *p /= total);
    }
}
