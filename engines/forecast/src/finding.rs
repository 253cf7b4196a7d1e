//! A sentence about one subject, and how much it matters.

use ground::Message;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Worth knowing; the figures stand.
    Note,
    /// The figures stand, and should be looked at before they are used.
    Warning,
    /// There is no figure for this subject, and the message says why.
    Refusal,
}

/// What was found about a series, a cell, an organisation: a code with arguments that others translate. Codes begin with
/// `forecast-`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Whom or what it is about, by the name its input gave it; empty when it is about the whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// How much it matters.
    pub grade: Grade,
    /// The sentence.
    #[serde(flatten)]
    pub message: Message,
}

impl Finding {
    /// Worth knowing.
    pub fn note(code: &str) -> Self {
        Self::graded(Grade::Note, code)
    }

    /// To be looked at.
    pub fn warning(code: &str) -> Self {
        Self::graded(Grade::Warning, code)
    }

    /// No figure, with the reason.
    pub fn refusal(code: &str) -> Self {
        Self::graded(Grade::Refusal, code)
    }

    /// The same finding about this subject.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// The same finding with one argument more. A number that is not finite becomes `null`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    fn graded(grade: Grade, code: &str) -> Self {
        Self { subject: String::new(), grade, message: Message::new(code) }
    }
}
