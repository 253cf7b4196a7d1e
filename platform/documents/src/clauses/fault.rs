//! What can be wrong with a clause, and exactly where.

use kernel::{Lang, Refusal};

use crate::refusal;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseFault {
    /// A brace was opened and not closed, or closed and not opened.
    LoneBrace,
    /// The catalogue of this kind of paper has no such variable.
    UnknownVariable(String),
    /// One language names the variable, this one does not.
    VariableMissing(String),
    /// There is no clause with this id to point at.
    UnknownClause(String),
    /// The condition cannot be read.
    BadCondition(String),
    /// The list behind the variable has no such code.
    UnknownCode(String),
    /// Neither heading nor text in this language.
    NoText,
    /// Another clause bears the same id.
    IdTaken,
    /// The id is not made of small Latin letters, digits and dashes.
    BadId,
    /// The variable has no value for this paper.
    NoValue(String),
    /// The clause pointed at does not stand in this paper.
    ClauseAbsent(String),
}

/// A fault, its clause, its language and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseError {
    /// The clause's id.
    pub clause: String,
    /// The language, where the fault lies in one.
    pub lang: Option<Lang>,
    /// Which character of the text (or of the condition), from 1.
    pub position: Option<usize>,
    /// What is wrong.
    pub fault: ClauseFault,
}

impl ClauseError {
    /// The refusal that tells it to a person.
    pub fn refusal(&self) -> Refusal {
        let (rule, name) = match &self.fault {
            ClauseFault::LoneBrace => (refusal::LONE_BRACE, None),
            ClauseFault::UnknownVariable(name) => (refusal::UNKNOWN_VARIABLE, Some(name)),
            ClauseFault::VariableMissing(name) => (refusal::VARIABLE_MISSING, Some(name)),
            ClauseFault::UnknownClause(name) => (refusal::UNKNOWN_CLAUSE, Some(name)),
            ClauseFault::BadCondition(text) => (refusal::BAD_CONDITION, Some(text)),
            ClauseFault::UnknownCode(code) => (refusal::UNKNOWN_CODE, Some(code)),
            ClauseFault::NoText => (refusal::NO_TEXT, None),
            ClauseFault::IdTaken => (refusal::ID_TAKEN, None),
            ClauseFault::BadId => (refusal::BAD_ID, None),
            ClauseFault::NoValue(name) => (refusal::NO_VALUE, Some(name)),
            ClauseFault::ClauseAbsent(name) => (refusal::CLAUSE_ABSENT, Some(name)),
        };
        let lang = match self.lang {
            Some(lang) => kernel::Arg::Key(kernel::Code::key(lang)),
            None => kernel::Arg::Text(String::new()),
        };
        let mut refusal = rule.with("clause", self.clause.as_str()).with("position", self.position.unwrap_or(0));
        refusal.args.push(("lang", lang));
        match name {
            Some(name) => refusal.with("name", name.as_str()),
            None => refusal,
        }
    }
}

impl From<&ClauseError> for Refusal {
    fn from(error: &ClauseError) -> Self {
        error.refusal()
    }
}
