//! National numbers with a control digit.

use std::fmt;

use crate::Day;

/// Control digit of twelve digits (order of the registration of identification numbers; `domain` H.3):
/// weights 1…11 modulo 11; when that gives 10, weights 3…11, 1, 2; when again 10, the number is not issued.
fn control_digit(digits: [u32; 12]) -> Option<u32> {
    let sum = |shift: u32| {
        let weight = |i: u32| (i + shift) % 11 + 1;
        digits.iter().take(11).zip(0u32..).map(|(d, i)| d * weight(i)).sum::<u32>() % 11
    };
    [sum(0), sum(2)].into_iter().find(|rest| *rest < 10)
}

fn twelve(text: &str) -> Option<[u32; 12]> {
    let mut digits = [0; 12];
    let mut count = 0;
    for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        *digits.get_mut(count)? = c.to_digit(10)?;
        count += 1;
    }
    (count == 12 && control_digit(digits) == Some(digits[11])).then_some(digits)
}

macro_rules! number {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name([u32; 12]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|digit| write!(f, "{digit}"))
            }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                twelve(text).map(Self).ok_or_else(|| text.trim().to_owned())
            }
        }
        impl $name {
            /// The number that begins with these eleven digits; none when none is issued for them.
            pub fn completing(eleven: &str) -> Option<Self> {
                (0..10).find_map(|digit| format!("{eleven}{digit}").parse().ok())
            }
        }
    };
}

number! {
    /// Business identification number (БСН / БИН) with a right control digit.
    Bin
}
number! {
    /// Individual identification number (ЖСН / ИИН) with a right control digit.
    Iin
}

impl Iin {
    /// The birthday the number carries (digits 1–6, century by digit 7).
    pub fn birthday(self) -> Option<Day> {
        let pair = |n: usize| self.0[n] * 10 + self.0[n + 1];
        let century = match self.0[6] {
            1 | 2 => 1800,
            3 | 4 => 1900,
            5 | 6 => 2000,
            _ => return None,
        };
        Day::of(century + i32::try_from(pair(0)).ok()?, pair(2), pair(4))
    }
}

/// An address of e-mail, as far as it can be told without writing to it (RFC 5321: one `@`, at most 254 characters).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(pub String);

impl std::str::FromStr for Email {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let whole = text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && name.len() <= 64 && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        });
        let plain = text.len() <= 254 && text.matches('@').count() == 1 && !text.contains(char::is_whitespace);
        if whole && plain { Ok(Self(text.to_lowercase())) } else { Err(text.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_changed_digit_is_seen() {
        let bin = Bin::completing("94014000038").expect("issued").to_string();
        let mut changed = bin.clone().into_bytes();
        changed[3] = if changed[3] == b'9' { b'0' } else { changed[3] + 1 };
        assert!(bin.parse::<Bin>().is_ok());
        assert!(String::from_utf8(changed).expect("digits").parse::<Bin>().is_err());
    }

    #[test]
    fn a_personal_number_carries_the_birthday() {
        let iin = Iin::completing("08091555123").or_else(|| Iin::completing("08091555124")).expect("issued");
        assert_eq!(iin.birthday(), Day::of(2008, 9, 15));
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in ".{0,20}") {
            let _ = text.parse::<Bin>();
            let _ = text.parse::<Iin>().map(Iin::birthday);
        }
    }
}
