//! What is not published, because it would tell of somebody: cells of one to four people (decision 0024).

use crate::employment::{Rate, Share, Tally};

/// The least number of people that is published.
pub const LEAST: i64 = 5;

/// A count as everybody may read it. There is no other way to one than through this file, and what is published
/// (`Figures` of `view.rs`) is made of nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told(Option<i64>);

impl Told {
    /// How many organisations or programmes: they are nobody, so the count is told as it is.
    pub fn things(count: i64) -> Self {
        Self(Some(count))
    }

    /// The count; none when it is suppressed.
    pub fn count(self) -> Option<i64> {
        self.0
    }

    /// Is it told at all?
    pub fn is_told(self) -> bool {
        self.0.is_some()
    }

    fn only_if(self, told: bool) -> Self {
        Self(self.0.filter(|_| told))
    }
}

/// A figure by itself: nobody, or at least five.
pub fn cell(people: i64) -> Told {
    Told((people == 0 || people >= LEAST).then_some(people))
}

/// Figures that are published with their sum: where only one is suppressed it could be subtracted, so the least of the
/// others is suppressed with it.
pub fn cells(people: &[i64]) -> Vec<Told> {
    let mut shown: Vec<Told> = people.iter().map(|one| cell(*one)).collect();
    if shown.iter().filter(|one| !one.is_told()).count() == 1 {
        let some = |at: &usize| shown[*at].count().is_some_and(|one| one > 0);
        if let Some(least) = (0..shown.len()).filter(some).min_by_key(|at| people[*at]) {
            shown[least] = Told(None);
        }
    }
    shown
}

/// Employment at one checkpoint as it is published.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Months after graduation.
    pub month: u32,
    /// Graduates followed.
    pub followed: Told,
    /// Of them answered.
    pub answered: Told,
    /// Of them confirmed by the employer.
    pub confirmed: Told,
    /// Of them employed.
    pub employed: Told,
    /// The share with its interval.
    pub share: Option<Share>,
    /// The same, weighted against non-response.
    pub weighted: Option<Share>,
}

/// Those employed and those not are told together or not at all: one is the answered less the other.
pub fn published(rate: &Rate) -> Published {
    let tally = &rate.tally;
    let answered = cell(tally.answered);
    let employed = cell(tally.employed);
    let told = answered.is_told() && employed.is_told() && cell(tally.answered - tally.employed).is_told();
    Published {
        month: rate.month,
        followed: cell(tally.followed),
        answered,
        confirmed: cell(tally.confirmed).only_if(answered.is_told()),
        employed: employed.only_if(told),
        share: rate.employed_share.filter(|_| told),
        weighted: rate.weighted_share.filter(|_| told),
    }
}

impl Published {
    /// What may be drawn and added up: what is published, and nothing else.
    pub fn discreet(&self) -> Rate {
        let counted = |people: Told| people.count().unwrap_or_default();
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
