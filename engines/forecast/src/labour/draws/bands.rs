//! How many draws, and which intervals.

use crate::wrong::Fault;

/// How many draws, and which intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    draws: u32,
    levels: Vec<f64>,
}

/// As many draws as tell an interval, and as many as can be counted.
const DRAWS: std::ops::RangeInclusive<u32> = 100..=100_000_000;
/// The levels that are told apart, in per cent.
const LEVELS: std::ops::RangeInclusive<f64> = 1.0..=99.9;
/// The most levels.
const MOST_LEVELS: usize = 8;

impl Bands {
    /// So many draws; levels in per cent, as 80.
    pub fn new(draws: u32, percents: &[f64]) -> Result<Self, Fault> {
        if !DRAWS.contains(&draws) {
            return Err(Fault::Draws { draws, least: *DRAWS.start(), most: *DRAWS.end() });
        }
        if !(1..=MOST_LEVELS).contains(&percents.len()) {
            return Err(Fault::HowManyLevels { most: MOST_LEVELS });
        }
        if let Some(&level) = percents.iter().find(|percent| !LEVELS.contains(percent)) {
            return Err(Fault::Level { level, least: *LEVELS.start(), most: *LEVELS.end() });
        }
        Ok(Self { draws, levels: percents.iter().map(|percent| percent / 100.0).collect() })
    }

    /// How many draws.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// The levels as shares.
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }
}
