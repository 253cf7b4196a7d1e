//! What can be wrong with a field, and the checks that say so.

use std::collections::HashMap;

use crate::draft::Name;

/// Why a problem could not be built. The message begins with the field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {fault}")]
pub struct Invalid {
    /// Where, as a path into the JSON.
    pub field: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Outside the range of this field.
    #[error("{value} is not between {least} and {most}")]
    Range {
        /// What is written.
        value: i64,
        /// The least it may be.
        least: i64,
        /// The most it may be.
        most: i64,
    },
    /// A list of another length.
    #[error("{given} entries where {expected} are expected")]
    Length {
        /// How many there are.
        given: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A name nobody has.
    #[error("`{0}` is not known")]
    Unknown(String),
    /// A name two have.
    #[error("`{0}` stands twice")]
    Twice(String),
    /// A block that must come before itself.
    #[error("`{0}` comes after itself, directly or through others")]
    Circle(String),
    /// A place that demands more than it may take.
    #[error("a minimum of {min} above the maximum of {max}")]
    MinimumAboveMaximum {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// One of two fields that only make sense together.
    #[error("is given without `{0}`")]
    Without(&'static str),
    /// More than the engine can hold.
    #[error("the problem is too large: {0}")]
    TooLarge(&'static str),
}

pub(crate) fn bad<T>(field: impl Into<String>, fault: Fault) -> Result<T, Invalid> {
    Err(Invalid { field: field.into(), fault })
}

pub(crate) fn within(field: impl Fn() -> String, value: i64, least: i64, most: i64) -> Result<i64, Invalid> {
    if (least..=most).contains(&value) { Ok(value) } else { bad(field(), Fault::Range { value, least, most }) }
}

pub(crate) fn long(field: impl Fn() -> String, given: usize, expected: usize) -> Result<(), Invalid> {
    if given == expected { Ok(()) } else { bad(field(), Fault::Length { given, expected }) }
}

/// A whole number that was found to lie between 0 and a small bound.
pub(crate) fn small<T: TryFrom<i64>>(value: i64) -> T {
    T::try_from(value).ok().expect("it was found to lie in its range")
}

/// A number of things as a quantity that is compared with what was written.
pub(crate) fn count(number: usize) -> i64 {
    i64::try_from(number).expect("far below 2⁶³")
}

pub(crate) fn numbered<'a>(
    field: &str,
    ids: impl Iterator<Item = &'a String>,
) -> Result<HashMap<&'a str, usize>, Invalid> {
    let mut numbers = HashMap::new();
    for (number, id) in ids.enumerate() {
        if numbers.insert(id.as_str(), number).is_some() {
            return bad(format!("{field}[{number}].id"), Fault::Twice(id.clone()));
        }
    }
    Ok(numbers)
}

pub(crate) fn find(field: impl Fn() -> String, numbers: &HashMap<&str, usize>, id: &str) -> Result<usize, Invalid> {
    match numbers.get(id) {
        Some(&number) => Ok(number),
        None => bad(field(), Fault::Unknown(id.to_owned())),
    }
}

pub(crate) fn named(field: impl Fn() -> String, numbers: &HashMap<&str, usize>, name: &Name) -> Result<usize, Invalid> {
    match name {
        Name::Id(id) => find(field, numbers, id),
        Name::Number(number) => match usize::try_from(*number) {
            Ok(number) if (1..=numbers.len()).contains(&number) => Ok(number - 1),
            _ => bad(field(), Fault::Unknown(number.to_string())),
        },
    }
}

pub(crate) fn flags(field: impl Fn() -> String, row: &[i64], expected: usize) -> Result<Vec<bool>, Invalid> {
    long(&field, row.len(), expected)?;
    let each = |(index, &flag)| within(|| format!("{}[{index}]", field()), flag, 0, 1).map(|flag| flag == 1);
    row.iter().enumerate().map(each).collect()
}

pub(crate) fn weeks_marked(field: impl Fn() -> String, listed: &[i64], weeks: usize) -> Result<Vec<bool>, Invalid> {
    let mut marked = vec![false; weeks];
    for (index, &week) in listed.iter().enumerate() {
        let week = within(|| format!("{}[{index}]", field()), week, 1, count(weeks))?;
        marked[small::<usize>(week - 1)] = true;
    }
    Ok(marked)
}
