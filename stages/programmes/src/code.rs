//! The code of an educational programme, as the register writes it.

use std::fmt;
use std::str::FromStr;

use kernel::latin_twin;
use serde::{Deserialize, Serialize};

kernel::codes! { "programmes-degree",
    /// The level a code begins with.
    pub enum Degree {
        /// `6B`.
        Bachelor = "bachelor",
        /// `7M`.
        Master = "master",
        /// `8D`.
        Doctor = "doctor",
    }
}

/// `6B07114`: level, field (2 digits), direction (1), number (2); or, for an interdisciplinary programme,
/// level, field, `088`, number. Always in Latin letters: «6В07114» is typed with a Cyrillic «В» as often.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProgrammeCode(String);

impl ProgrammeCode {
    /// The code in Latin letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The level of education.
    pub fn degree(&self) -> Degree {
        match &self.0[..2] {
            "7M" => Degree::Master,
            "8D" => Degree::Doctor,
            _ => Degree::Bachelor,
        }
    }
    /// The field of education, as `6B07`.
    pub fn field(&self) -> &str {
        &self.0[..4]
    }
    /// The direction of training, as `6B071`; none for an interdisciplinary programme.
    pub fn direction(&self) -> Option<&str> {
        (self.0.len() == 7).then(|| &self.0[..5])
    }
}

impl FromStr for ProgrammeCode {
    type Err = String;
    /// `^(6B|7M|8D)\d{2}(\d\d{2}|088\d{2})$` after look-alikes are made Latin and blanks are dropped.
    fn from_str(text: &str) -> Result<Self, String> {
        let typed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let code = latin_twin(&typed.to_uppercase());
        let level = ["6B", "7M", "8D"].into_iter().any(|level| code.starts_with(level));
        let digits = code.get(2..).filter(|rest| level && rest.bytes().all(|b| b.is_ascii_digit()));
        match digits {
            Some(digits) if digits.len() == 5 || digits.len() == 7 && &digits[2..5] == "088" => Ok(Self(code)),
            _ => Err(text.trim().to_owned()),
        }
    }
}

impl TryFrom<String> for ProgrammeCode {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<ProgrammeCode> for String {
    fn from(code: ProgrammeCode) -> Self {
        code.0
    }
}

impl fmt::Display for ProgrammeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
