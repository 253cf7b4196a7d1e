//! A sum of many numbers that keeps what each addition rounds away (Knuth's two-sum; Ogita, Rump & Oishi 2005).

/// As if added in twice the precision and rounded once: a million terms lose no more than one does.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Total {
    sum: f64,
    lost: f64,
}

impl Total {
    #[inline]
    pub fn add(&mut self, term: f64) {
        let sum = self.sum + term;
        let of_term = sum - self.sum;
        self.lost += (self.sum - (sum - of_term)) + (term - of_term);
        self.sum = sum;
    }

    pub fn value(self) -> f64 {
        self.sum + self.lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_tenths_are_a_hundred_thousand_to_the_last_digit() {
        let mut total = Total::default();
        (0..1_000_000).for_each(|_| total.add(0.1));

        // A tenth as a double lies 5.551115123125783e-18 above a tenth.
        assert!((total.value() - 100_000.0).abs() < 2e-11, "{}", total.value());
        let plain: f64 = std::iter::repeat_n(0.1, 1_000_000).sum();
        assert!((plain - 100_000.0).abs() > 1e-7, "a plain sum would do: {plain}");
    }

    #[test]
    fn what_cancels_leaves_the_small_term() {
        let mut total = Total::default();
        [1e16, 1.0, -1e16].into_iter().for_each(|term| total.add(term));

        assert!((total.value() - 1.0).abs() < f64::EPSILON);
    }
}
