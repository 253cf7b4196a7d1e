//! When a clause stands: `learner-minor`, `compensation-kind = wage`, `not …`, `… and …`. Total: every
//! condition that was read can be answered.

use super::fault::ClauseFault;
use super::value::{Value, Values};

/// All of these must hold; none means always.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Condition(pub(super) Vec<Term>);

/// One thing asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) variable: String,
    pub(super) ask: Ask,
    pub(super) wanted: bool,
    /// The character where the variable is named, from 1.
    pub(super) at: usize,
}

/// What is asked of the variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Is it so (a flag), is it given at all (anything else)?
    Given,
    /// Is it this code of its list?
    Is(String),
}

impl Condition {
    /// Reads a condition; an empty one always holds.
    pub(super) fn read(text: &str) -> Result<Self, (usize, ClauseFault)> {
        let words = words(text);
        let end = text.chars().count() + 1;
        let fault = |at: usize| (at, ClauseFault::BadCondition(text.trim().to_owned()));
        if words.is_empty() {
            return Ok(Self::default());
        }
        let (mut terms, mut rest) = (Vec::new(), words.as_slice());
        loop {
            let mut wanted = true;
            while let [(_, "not"), tail @ ..] = rest {
                (wanted, rest) = (!wanted, tail);
            }
            let (at, name) = match rest {
                [(at, name), ..] if is_name(name) && *name != "and" => (*at, *name),
                [(at, _), ..] => return Err(fault(*at)),
                [] => return Err(fault(end)),
            };
            rest = &rest[1..];
            let ask = match rest {
                [(_, "="), (code_at, code), ..] if !is_name(code) => return Err(fault(*code_at)),
                [(_, "="), (_, code), tail @ ..] => {
                    rest = tail;
                    Ask::Is((*code).to_owned())
                }
                [(_, "=")] => return Err(fault(end)),
                _ => Ask::Given,
            };
            terms.push(Term { variable: name.to_owned(), ask, wanted, at });
            rest = match rest {
                [] => return Ok(Self(terms)),
                [(_, "and"), tail @ ..] => tail,
                [(at, _), ..] => return Err(fault(*at)),
            };
        }
    }

    /// Does it hold? A variable without a value is not so, not given, and no code of its list.
    pub(super) fn holds(&self, values: &Values) -> bool {
        self.0.iter().all(|term| {
            let answer = match (&term.ask, values.get(&term.variable)) {
                (Ask::Given, Some(Value::Flag(flag))) => *flag,
                (Ask::Given, Some(value)) => !value.is_blank(),
                (Ask::Is(wanted), Some(Value::Choice { code, .. })) => code == wanted,
                (Ask::Is(wanted), Some(Value::Text(text))) => text == wanted,
                (Ask::Is(_), Some(_)) | (_, None) => false,
            };
            answer == term.wanted
        })
    }
}

/// The words of a condition with the character each begins at, from 1; `=` is a word.
fn words(text: &str) -> Vec<(usize, &str)> {
    let (mut words, mut begun) = (Vec::new(), None);
    for (nth, (byte, letter)) in text.char_indices().enumerate() {
        if letter.is_whitespace() || letter == '=' {
            if let Some((at, from)) = begun.take() {
                words.push((at, &text[from..byte]));
            }
            if letter == '=' {
                words.push((nth + 1, "="));
            }
        } else if begun.is_none() {
            begun = Some((nth + 1, byte));
        }
    }
    if let Some((at, from)) = begun {
        words.push((at, &text[from..]));
    }
    words
}

/// Small Latin letters, digits, dashes.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Names;

    fn wage() -> Values {
        Values::new()
            .with("learner-minor", Value::Flag(false))
            .with("compensation-kind", Value::choice("wage", Names::new("жалақы", "оплата", "wage")))
    }

    #[test]
    fn a_condition_asks_flags_codes_and_their_absence() {
        for (text, answer) in [
            ("", true),
            ("learner-minor", false),
            ("not learner-minor", true),
            ("compensation-kind = wage", true),
            ("compensation-kind=stipend", false),
            ("not compensation-kind = stipend and not learner-minor", true),
            ("never-heard-of", false),
            ("not not compensation-kind", true),
        ] {
            let condition = Condition::read(text).expect(text);

            assert_eq!(condition.holds(&wage()), answer, "{text}");
        }
    }

    #[test]
    fn a_broken_condition_is_told_with_its_place() {
        for (text, at) in [("and", 1), ("a and", 6), ("a b", 3), ("a = ", 5), ("a == b", 4), ("Ә", 1), ("not", 4)] {
            let (found, _) = Condition::read(text).expect_err(text);

            assert_eq!(found, at, "{text}");
        }
    }
}
