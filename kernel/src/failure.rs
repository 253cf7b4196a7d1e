//! The three ways an action ends without doing what it was asked.

use std::fmt;

use crate::{Refusal, Rule};

/// Why an action did not happen.
#[derive(Debug)]
pub enum Failure {
    /// A rule says no; every refusal that could be told at once.
    Refused(Vec<Refusal>),
    /// There is no such thing, or it lies outside the caller's scope (nobody learns which).
    Missing,
    /// The caller's role may not, and is told why.
    Forbidden(Refusal),
    /// Something of ours broke; the cause is logged once, at the edge.
    Broken(anyhow::Error),
}

impl Failure {
    /// Ok when there is nothing to refuse.
    pub fn unless(refusals: Vec<Refusal>) -> Result<(), Self> {
        if refusals.is_empty() { Ok(()) } else { Err(Self::Refused(refusals)) }
    }
    /// Does it refuse on this ground?
    pub fn is(&self, rule: &Rule) -> bool {
        match self {
            Self::Refused(all) => all.iter().any(|refusal| refusal.rule.code == rule.code),
            Self::Forbidden(refusal) => refusal.rule.code == rule.code,
            Self::Missing | Self::Broken(_) => false,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}
impl From<Vec<Refusal>> for Failure {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}
impl From<anyhow::Error> for Failure {
    fn from(cause: anyhow::Error) -> Self {
        Self::Broken(cause)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(all) => {
                f.write_str("refused: ")?;
                for (n, refusal) in all.iter().enumerate() {
                    write!(f, "{}{refusal}", if n == 0 { "" } else { "; " })?;
                }
                Ok(())
            }
            Self::Missing => f.write_str("missing"),
            Self::Forbidden(refusal) => write!(f, "forbidden: {refusal}"),
            Self::Broken(cause) => write!(f, "broken: {cause:#}"),
        }
    }
}
