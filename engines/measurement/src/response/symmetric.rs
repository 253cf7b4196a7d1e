//! Elementary symmetric functions of items' categories: the coefficients of Π_j Σ_k ε_jk z^k, with the product of all
//! items but one for each item, by halving (O(J² log J · categories²)), in floats with a common exponent.

use super::scores::product;

/// Coefficients times e^`log`.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub terms: Vec<f64>,
    pub log: f64,
}

impl Series {
    fn one() -> Self {
        Self { terms: vec![1.0], log: 0.0 }
    }

    fn times(&self, other: &Self) -> Self {
        let mut terms = product(&self.terms, &other.terms);
        let most = terms.iter().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        terms.iter_mut().for_each(|term| *term /= most);
        Self { terms, log: self.log + other.log + most.ln() }
    }

    /// The log of a coefficient.
    pub fn log_of(&self, at: usize) -> f64 {
        self.terms[at].ln() + self.log
    }
}

/// The product of all items, and for each item that of the others. Items are logs of ε, category by category.
pub(crate) fn with_and_without(items: &[Vec<f64>]) -> (Series, Vec<Series>) {
    let singles: Vec<Series> = items
        .iter()
        .map(|logs| {
            let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            Series { terms: logs.iter().map(|log| (log - most).exp()).collect(), log: most }
        })
        .collect();
    let mut others = Vec::with_capacity(items.len());
    descend(&singles, &Series::one(), &mut others);
    let all = match (singles.first(), others.first()) {
        (Some(first), Some(rest)) => first.times(rest),
        _ => Series::one(),
    };
    (all, others)
}

fn descend(items: &[Series], outside: &Series, others: &mut Vec<Series>) {
    match items.len() {
        0 => {}
        1 => others.push(outside.clone()),
        size => {
            let (left, right) = items.split_at(size / 2);
            let of = |half: &[Series]| half.iter().fold(outside.clone(), |product, item| product.times(item));
            let (with_right, with_left) = (of(right), of(left));
            descend(left, &with_right, others);
            descend(right, &with_left, others);
        }
    }
}
