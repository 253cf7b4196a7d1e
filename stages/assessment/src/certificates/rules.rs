//! What stands on a certificate, and the code by which it is checked.

use kernel::{Chance, Day, Names};
use serde::{Deserialize, Serialize};

/// What stands on a certificate: fixed when it is issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Code of the programme.
    pub programme_code: String,
    /// Name of the programme.
    pub programme: Names,
    /// The profession.
    pub profession: Names,
    /// Who issues it.
    pub university: Names,
    /// Where the exam was held.
    pub enterprise: Names,
    /// Number of the exam, as on its protocol.
    pub exam: String,
    /// Its day.
    pub day: Day,
    /// The result in whole percent.
    pub percent: i64,
    /// Its letter.
    pub letter: String,
    /// Its digital equivalent, in hundredths.
    pub points: i64,
    /// What was shown: the outcomes that the criteria of the exam name.
    pub outcomes: Vec<Names>,
    /// Who led the commission.
    pub chair: Names,
}

/// Letters and digits that are not taken for each other (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code: eighty random bits as sixteen letters and digits, so that nobody comes upon one by trying.
pub fn code(chance: &Chance) -> String {
    let bits = chance.bytes::<10>().iter().fold(0u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let digit = |place: u32| char::from(ALPHABET[usize::try_from((bits >> (75 - 5 * place)) & 31).unwrap_or(0)]);
    (0..16).map(digit).collect()
}

/// A code as it is printed: `7Q2M-91XK-…`.
pub fn printed(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as it was typed: without blanks and dashes, small letters as great ones, O as 0, I and L as 1.
pub fn typed(code: &str) -> String {
    let letter = |letter: char| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    code.chars().filter(char::is_ascii_alphanumeric).map(letter).take(32).collect()
}

/// The number of a certificate: `2027-00214`, counted by each university in each year.
pub fn number(year: i32, count: i64) -> String {
    format!("{year}-{count:05}")
}
