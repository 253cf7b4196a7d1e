//! Places of values in their order: equal values share the mean of their places.

/// Middle ranks, from 1, and what ties take: Σ t³ − t.
pub(crate) struct Ranks {
    /// Of each value, in the order given.
    pub(crate) places: Vec<f64>,
    /// Of runs of equal values, t in each.
    pub(crate) ties: f64,
}

/// Ranks of values without gaps that stand for `weight` persons each.
pub(crate) fn ranks(values: &[f64], weight: impl Fn(usize) -> f64) -> Ranks {
    let mut order: Vec<usize> = (0..values.len()).collect();
    // Nought is nought, whatever its sign.
    let key = |at: usize| values[at] + 0.0;
    order.sort_by(|&a, &b| key(a).total_cmp(&key(b)));
    let (mut places, mut ties, mut before) = (vec![0.0; values.len()], 0.0, 0.0);
    for equals in order.chunk_by(|&a, &b| key(a) == key(b)) {
        let inside: f64 = equals.iter().map(|&at| weight(at)).sum();
        for &at in equals {
            places[at] = before + f64::midpoint(inside, 1.0);
        }
        before += inside;
        ties += inside * inside * inside - inside;
    }
    Ranks { places, ties }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_the_mean_of_their_places() {
        let found = ranks(&[3.0, 1.0, 3.0, -0.0, 0.0, 3.0], |_| 1.0);

        assert_eq!(found.places, [5.0, 3.0, 5.0, 1.5, 1.5, 5.0]);
        assert_eq!(found.ties, 24.0 + 6.0);
    }
}
