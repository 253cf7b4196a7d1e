//! How many draws, and which intervals.

/// How many draws, and which intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Bands {
    draws: u32,
    levels: Vec<f64>,
}

/// Why draws cannot be made so.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BadBands {
    /// Too few to tell an interval, or more than can be counted.
    #[error("{0} draws are not between 100 and 100,000,000")]
    Draws(u32),
    /// A level that is no share.
    #[error("a level of {0} % is not between 1 and 99.9")]
    Level(f64),
    /// None, or too many.
    #[error("between one and eight levels are wanted")]
    Levels,
}

impl Bands {
    /// So many draws; levels in per cent, as 80.
    pub fn new(draws: u32, percents: &[f64]) -> Result<Self, BadBands> {
        if !(100..=100_000_000).contains(&draws) {
            return Err(BadBands::Draws(draws));
        }
        if !(1..=8).contains(&percents.len()) {
            return Err(BadBands::Levels);
        }
        if let Some(&bad) = percents.iter().find(|percent| !(**percent >= 1.0 && **percent <= 99.9)) {
            return Err(BadBands::Level(bad));
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
