//! Who takes part, and what is asked.

use serde::{Deserialize, Serialize};

/// The most places dealt out.
pub const MOST_PLACES: u64 = 100_000_000;
/// The most parties.
pub const MOST_PARTIES: usize = 100_000;
/// The largest weight, in its millionths.
pub(super) const MOST_WEIGHT: u64 = 1 << 60;

/// How places are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Shares rounded down, the rest to the largest remainders.
    LargestRemainder,
    /// By weight / (2·places + 1).
    SainteLague,
    /// By weight / (places + 1).
    Dhondt,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::LargestRemainder, Self::SainteLague, Self::Dhondt];

    /// By its word.
    pub fn parse(word: &str) -> Result<Self, Invalid> {
        Self::ALL.into_iter().find(|method| method.word() == word).ok_or_else(|| Invalid::Method(word.to_owned()))
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::LargestRemainder => "largest-remainder",
            Self::SainteLague => "sainte-lague",
            Self::Dhondt => "dhondt",
        }
    }
}

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its weight in millionths: only ratios matter.
    pub weight: u64,
    /// The fewest places it must have.
    pub minimum: u64,
    /// The most it can take.
    pub maximum: u64,
}

/// Places to divide, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    parties: Vec<Party>,
    places: u64,
    method: Method,
}

/// Why places cannot be asked to be divided so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// No such method.
    #[error("`{0}` is not largest-remainder, sainte-lague or dhondt")]
    Method(String),
    /// Too many places.
    #[error("{0} places are more than {MOST_PLACES}")]
    Places(u64),
    /// Too many parties, or none.
    #[error("{0} organisations are not between 1 and {MOST_PARTIES}")]
    Parties(usize),
    /// A weight too large to be counted exactly.
    #[error("{0}: the weight is too large")]
    Weight(String),
    /// A minimum above its maximum.
    #[error("{name}: at least {minimum} and at most {maximum} cannot both be")]
    Bounds {
        /// Whose.
        name: String,
        /// The minimum.
        minimum: u64,
        /// The maximum.
        maximum: u64,
    },
    /// Two parties of one name.
    #[error("{0} stands twice")]
    Twice(String),
}

impl Problem {
    /// Checks the parties. That minima or maxima leave no way to deal is no error here: the answer says it.
    pub fn new(parties: Vec<Party>, places: u64, method: Method) -> Result<Self, Invalid> {
        if places > MOST_PLACES {
            return Err(Invalid::Places(places));
        }
        if !(1..=MOST_PARTIES).contains(&parties.len()) {
            return Err(Invalid::Parties(parties.len()));
        }
        let mut names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Invalid::Twice(pair[0].to_owned()));
        }
        for Party { name, weight, minimum, maximum } in &parties {
            if *weight > MOST_WEIGHT {
                return Err(Invalid::Weight(name.clone()));
            }
            if minimum > maximum {
                return Err(Invalid::Bounds { name: name.clone(), minimum: *minimum, maximum: *maximum });
            }
        }
        // Above all places a bound says nothing more.
        let held = |party: Party| Party {
            maximum: party.maximum.min(places),
            minimum: party.minimum.min(places + 1),
            ..party
        };
        Ok(Self { parties: parties.into_iter().map(held).collect(), places, method })
    }

    /// Who takes part.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// How many places there are.
    pub fn places(&self) -> u64 {
        self.places
    }

    /// How they are divided.
    pub fn method(&self) -> Method {
        self.method
    }
}
