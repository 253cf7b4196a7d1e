//! Rates of employment: never a bare percentage, always with how many were followed, asked, answered and confirmed,
//! with an interval, and weighted against non-response.

use serde::Serialize;

use crate::followups::rules::MONTHS;
use crate::interval::{Interval, wilson};

/// Graduates of one programme and year at one checkpoint that is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stratum {
    /// Months after graduation.
    pub month: u32,
    /// Code of the programme.
    pub code: String,
    /// Year of graduation.
    pub year: i64,
    /// How many.
    pub tally: Tally,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Tally {
    /// Graduates whose question is due.
    pub followed: i64,
    /// Of them asked.
    pub asked: i64,
    /// Of them answered.
    pub answered: i64,
    /// Answers that the employer confirmed.
    pub confirmed: i64,
    /// Answers that tell of work.
    pub employed: i64,
    /// Of them by the profession of the programme.
    pub by_profession: i64,
    /// Of them with the enterprise of the practice.
    pub at_practice: i64,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.followed += other.followed;
        self.asked += other.asked;
        self.answered += other.answered;
        self.confirmed += other.confirmed;
        self.employed += other.employed;
        self.by_profession += other.by_profession;
        self.at_practice += other.at_practice;
    }
}

/// A share with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Share {
    /// The share, of 1.
    pub value: f64,
    /// Where the truth is thought to lie, at 95 %.
    pub interval: Interval,
}

/// Employment at one checkpoint.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Rate {
    /// Months after graduation.
    pub month: u32,
    /// How many of how many.
    #[serde(flatten)]
    pub tally: Tally,
    /// Employed of answered, with the Wilson interval.
    pub employed_share: Option<Share>,
    /// By profession, of answered.
    pub profession_share: Option<Share>,
    /// Employed, each programme and year weighing as many graduates as it has, not as many as answered.
    pub weighted_share: Option<Share>,
}

#[expect(clippy::cast_precision_loss, reason = "graduates are far fewer than 2⁵²")]
fn as_float(number: i64) -> f64 {
    number as f64
}

/// Part of a whole with its interval; none of nothing.
pub fn share(part: i64, whole: i64) -> Option<Share> {
    let (part, whole) = (as_float(part), as_float(whole));
    let value = if whole > 0.0 { part / whole } else { return None };
    Some(Share { value, interval: wilson(value, whole)? })
}

/// The rates of the five checkpoints, in order; one without graduates stays with zeros.
pub fn rates(strata: &[Stratum]) -> Vec<Rate> {
    MONTHS.iter().map(|month| rate(*month, strata)).collect()
}

fn rate(month: u32, strata: &[Stratum]) -> Rate {
    let here: Vec<&Stratum> = strata.iter().filter(|stratum| stratum.month == month).collect();
    let mut tally = Tally::default();
    for stratum in &here {
        tally.add(&stratum.tally);
    }
    Rate {
        month,
        tally,
        employed_share: share(tally.employed, tally.answered),
        profession_share: share(tally.by_profession, tally.answered),
        weighted_share: weighted(&here),
    }
}

/// Post-stratification: an answer weighs followed / answered of its stratum. The interval is Wilson's with the
/// effective number of answers (L. Kish, «Survey Sampling», 1965): (Σw)² / Σw². Strata nobody answered in are left out.
fn weighted(strata: &[&Stratum]) -> Option<Share> {
    let (mut whole, mut part, mut squares) = (0.0, 0.0, 0.0);
    for tally in strata.iter().map(|stratum| stratum.tally).filter(|tally| tally.answered > 0) {
        let (followed, answered) = (as_float(tally.followed), as_float(tally.answered));
        whole += followed;
        part += followed * as_float(tally.employed) / answered;
        squares += followed * followed / answered;
    }
    let value = if whole > 0.0 { part / whole } else { return None };
    Some(Share { value, interval: wilson(value, whole * whole / squares)? })
}
