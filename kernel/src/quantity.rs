//! Quantities are types, whole numbers inside: no sum of credits depends on the order of adding.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! quantity {
    ($(#[$meta:meta])* $name:ident($inner:ty)) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
        }
        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self { Self(self.0.saturating_add(other.0)) }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self { Self(self.0.saturating_sub(other.0)) }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) { *self = *self + other; }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self { all.fold(Self::ZERO, Add::add) }
        }
    };
}

quantity! {
    /// Academic credits, in hundredths.
    Credits(i64)
}
quantity! {
    /// Hours, in minutes of work or of an academic hour as the place says.
    Hours(i64)
}
quantity! {
    /// Money, in tiyn (hundredths of a tenge).
    Money(i64)
}

impl Credits {
    /// The academic hours of one credit (SMSE, order № 2 of 20.07.2022, p. 29): the only place that says so.
    pub const HOURS_OF_ONE: i64 = 30;

    /// Whole credits.
    pub const fn whole(credits: i64) -> Self {
        Self(credits * 100)
    }
    /// The academic hours of these credits.
    pub const fn hours(self) -> Hours {
        Hours(self.0 * Self::HOURS_OF_ONE * 60 / 100)
    }
}

impl Hours {
    /// Whole hours.
    pub const fn whole(hours: i64) -> Self {
        Self(hours * 60)
    }
}

impl Money {
    /// Whole tenge.
    pub const fn tenge(tenge: i64) -> Self {
        Self(tenge * 100)
    }
}

/// `5`, `7.5`, `2,25`: a number of at most so many decimals, without sign.
fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let cents: i64 = format!("{rest:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + cents)
}

fn decimal(f: &mut fmt::Formatter<'_>, hundredths: i64) -> fmt::Result {
    let (sign, value) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    match (value / 100, value % 100) {
        (whole, 0) => write!(f, "{sign}{whole}"),
        (whole, cents) if cents % 10 == 0 => write!(f, "{sign}{whole}.{}", cents / 10),
        (whole, cents) => write!(f, "{sign}{whole}.{cents:02}"),
    }
}

impl fmt::Display for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.0)
    }
}
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        decimal(f, self.0)
    }
}
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (hours, 0) => write!(f, "{hours}"),
            (hours, minutes) => write!(f, "{hours}:{:02}", minutes.abs()),
        }
    }
}

impl FromStr for Credits {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        hundredths(text).map(Self).ok_or_else(|| text.to_owned())
    }
}
impl FromStr for Money {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        hundredths(&text.replace([' ', '\u{a0}', '\u{202f}'], "")).map(Self).ok_or_else(|| text.to_owned())
    }
}
impl FromStr for Hours {
    type Err = String;
    /// `8`, `7.5` or `7:30`.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || text.to_owned();
        if let Some((hours, minutes)) = text.trim().split_once(':') {
            let number = |s: &str| s.parse::<u32>().ok().map(i64::from);
            return match (number(hours), number(minutes)) {
                (Some(h), Some(m)) if m < 60 => Ok(Self(h * 60 + m)),
                _ => Err(wrong()),
            };
        }
        let value = hundredths(text).ok_or_else(wrong)?;
        if value * 60 % 100 == 0 { Ok(Self(value * 60 / 100)) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn credits_are_read_with_a_point_or_a_comma_and_never_negative() {
        assert_eq!("7.5".parse(), Ok(Credits(750)));
        assert_eq!("7,25".parse(), Ok(Credits(725)));
        for wrong in ["-1", "1.234", "", ".5", "five", "99999999999999999"] {
            assert!(wrong.parse::<Credits>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_credit_is_thirty_academic_hours() {
        assert_eq!(Credits::whole(240).hours(), Hours::whole(7200));
        assert_eq!(Credits(50).hours(), Hours::whole(15));
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(value in 0i64..10_000_000) {
            prop_assert_eq!(Credits(value).to_string().parse(), Ok(Credits(value)));
            prop_assert_eq!(Hours(value).to_string().parse(), Ok(Hours(value)));
        }
    }
}
