//! Fair shares under minima and maxima: λ·weight held between them, found exactly.

use super::parties::Party;

/// A fair share as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Above the line.
    pub top: u128,
    /// Below the line; above nought.
    pub bottom: u128,
}

impl Share {
    /// The whole places in it.
    pub fn floor(self) -> u64 {
        u64::try_from(self.top / self.bottom).expect("a share is at most all places")
    }

    /// What is left over, above the same line.
    pub fn remainder(self) -> u128 {
        self.top % self.bottom
    }

    /// As a number, for people.
    #[expect(clippy::cast_precision_loss, reason = "told to people")]
    pub fn value(self) -> f64 {
        self.top as f64 / self.bottom as f64
    }
}

/// Shares that add up to `places`, in the order of the parties. Minima add up to no more and maxima to no less than
/// `places`, and those with a weight can take what the others' minima leave. Parties outside their bounds are held at them,
/// those on the heavier side first, until nobody is outside: O(parties) a round, each of which holds at least one.
pub(super) fn fair(parties: &[Party], places: u64) -> Vec<Share> {
    let fixed = |party: &Party| party.weight == 0 || party.minimum == party.maximum;
    let mut held: Vec<Option<u64>> = parties.iter().map(|party| fixed(party).then_some(party.minimum)).collect();
    loop {
        let free = || parties.iter().enumerate().filter(|(at, _)| held[*at].is_none());
        let weight: u128 = free().map(|(_, party)| u128::from(party.weight)).sum();
        let left = u128::from(places.saturating_sub(held.iter().flatten().sum()));
        // How far the bounds are overstepped on both sides, times the weight, in whole numbers.
        let low = |party: &Party| (u128::from(party.minimum) * weight).saturating_sub(u128::from(party.weight) * left);
        let high = |party: &Party| (u128::from(party.weight) * left).saturating_sub(u128::from(party.maximum) * weight);
        let under: u128 = free().map(|(_, party)| low(party)).sum();
        let over: u128 = free().map(|(_, party)| high(party)).sum();
        if under == 0 && over == 0 {
            let share = |(party, held): (&Party, &Option<u64>)| match held {
                Some(places) => Share { top: u128::from(*places), bottom: 1 },
                None => Share { top: u128::from(party.weight) * left, bottom: weight },
            };
            return parties.iter().zip(&held).map(share).collect();
        }
        let bound = |party: &Party| {
            if under >= over && low(party) > 0 {
                Some(party.minimum)
            } else if over >= under && high(party) > 0 {
                Some(party.maximum)
            } else {
                None
            }
        };
        let outside: Vec<(usize, u64)> = free().filter_map(|(at, party)| Some((at, bound(party)?))).collect();
        for (at, bound) in outside {
            held[at] = Some(bound);
        }
    }
}
