//! Which components a model has, and which models may be compared.

use std::fmt;

use crate::series::season::Joined;

/// How errors enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    Added,
    Multiplied,
}

/// How the level moves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    None,
    Added,
    AddedDamped,
    Multiplied,
    MultipliedDamped,
}

impl Trend {
    pub fn is_damped(self) -> bool {
        matches!(self, Self::AddedDamped | Self::MultipliedDamped)
    }

    pub fn is_multiplied(self) -> bool {
        matches!(self, Self::Multiplied | Self::MultipliedDamped)
    }
}

/// A form of exponential smoothing, written like `ETS(M,Ad,A)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub errors: Errors,
    pub trend: Trend,
    pub season: Option<Joined>,
}

impl Form {
    /// How many numbers are estimated: smoothing constants, initial states and the variance.
    pub fn parameters(self, season: usize) -> usize {
        let trend = match self.trend {
            Trend::None => 0,
            Trend::Added | Trend::Multiplied => 2,
            Trend::AddedDamped | Trend::MultipliedDamped => 3,
        };
        3 + trend + if self.season.is_some() { season } else { 0 }
    }

    /// Whether values must be positive.
    pub fn needs_positive(self) -> bool {
        self.errors == Errors::Multiplied || self.trend.is_multiplied() || self.season == Some(Joined::Multiplied)
    }

    /// The admissible forms: all but those whose variance is not finite (added errors with anything multiplied) or whose parts
    /// fight (a multiplied trend with an added season).
    pub fn admissible(seasonal: bool, positive: bool) -> impl Iterator<Item = Self> {
        const TRENDS: [Trend; 5] =
            [Trend::None, Trend::AddedDamped, Trend::Added, Trend::MultipliedDamped, Trend::Multiplied];
        let seasons: &[Option<Joined>] =
            if seasonal { &[None, Some(Joined::Added), Some(Joined::Multiplied)] } else { &[None] };
        seasons
            .iter()
            .flat_map(move |&season| {
                TRENDS.into_iter().flat_map(move |trend| {
                    [Errors::Added, Errors::Multiplied].into_iter().map(move |errors| Self { errors, trend, season })
                })
            })
            .filter(move |form| {
                let multiplied = form.trend.is_multiplied() || form.season == Some(Joined::Multiplied);
                let endless = form.errors == Errors::Added && multiplied;
                let fighting = form.trend.is_multiplied() && form.season == Some(Joined::Added);
                (positive || !form.needs_positive()) && !endless && !fighting
            })
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let errors = if self.errors == Errors::Added { "A" } else { "M" };
        let trend = match self.trend {
            Trend::None => "N",
            Trend::Added => "A",
            Trend::AddedDamped => "Ad",
            Trend::Multiplied => "M",
            Trend::MultipliedDamped => "Md",
        };
        let season = match self.season {
            None => "N",
            Some(Joined::Added) => "A",
            Some(Joined::Multiplied) => "M",
        };
        write!(f, "ETS({errors},{trend},{season})")
    }
}
