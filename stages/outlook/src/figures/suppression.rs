//! What is not published, because it would tell of somebody: cells of one to four people (decision 0024).

use crate::employment::{Rate, Share, Tally};

/// The least number of people that is published.
pub const LEAST: i64 = 5;

/// A figure by itself: nobody, or at least five.
pub fn cell(people: i64) -> Option<i64> {
    (people == 0 || people >= LEAST).then_some(people)
}

/// Figures that are published with their sum: where only one is suppressed it could be subtracted, so the least of the
/// others is suppressed with it.
pub fn cells(people: &[i64]) -> Vec<Option<i64>> {
    let mut shown: Vec<Option<i64>> = people.iter().map(|one| cell(*one)).collect();
    if shown.iter().filter(|one| one.is_none()).count() == 1 {
        let least = (0..shown.len()).filter(|at| shown[*at].is_some_and(|one| one > 0)).min_by_key(|at| people[*at]);
        if let Some(least) = least {
            shown[least] = None;
        }
    }
    shown
}

/// Employment at one checkpoint as it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Months after graduation.
    pub month: u32,
    /// Graduates followed; none when suppressed.
    pub followed: Option<i64>,
    /// Of them answered.
    pub answered: Option<i64>,
    /// Of them confirmed by the employer.
    pub confirmed: Option<i64>,
    /// Of them employed.
    pub employed: Option<i64>,
    /// The share with its interval.
    pub share: Option<Share>,
    /// The same, weighted against non-response.
    pub weighted: Option<Share>,
}

/// Those employed and those not are told together or not at all: one is the answered less the other.
pub fn published(rate: &Rate) -> Published {
    let tally = &rate.tally;
    let answered = cell(tally.answered);
    let told = answered.is_some() && cell(tally.employed).is_some() && cell(tally.answered - tally.employed).is_some();
    Published {
        month: rate.month,
        followed: cell(tally.followed),
        answered,
        confirmed: cell(tally.confirmed).filter(|_| answered.is_some()),
        employed: told.then_some(tally.employed),
        share: rate.employed_share.filter(|_| told),
        weighted: rate.weighted_share.filter(|_| told),
    }
}

impl Published {
    /// What may be drawn and added up: what is published, and nothing else.
    pub fn discreet(&self) -> Rate {
        let counted = |people: Option<i64>| people.unwrap_or_default();
        let tally = Tally {
            followed: counted(self.followed),
            answered: counted(self.answered),
            confirmed: counted(self.confirmed),
            employed: counted(self.employed),
            ..Tally::default()
        };
        Rate {
            month: self.month,
            tally,
            employed_share: self.share,
            profession_share: None,
            weighted_share: self.weighted,
        }
    }
}
