//! What an analysis found, in the shape of every answer of an engine.

use ground::{Message, Report, Status};
use serde_json::{Map, Value};

/// Named numbers, lists and objects. Numbers that are not finite become `null`.
pub type Values = Map<String, Value>;

/// Estimates with their errors, fit, n and how missing values were handled, in `values`; sentences beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// `optimal`: in closed form, or converged to the optimum. `unknown`: did not converge. `infeasible`: not defined
    /// or not identified on this table.
    pub status: Status,
    /// The numbers.
    pub values: Values,
    /// What makes them doubtful: a flat item, a suspected wrong key, an empty category.
    pub warnings: Vec<Message>,
    /// Why there is no answer, or why it has not converged.
    pub reason: Vec<Message>,
    /// What was found, in sentences.
    pub explanation: Vec<Message>,
    /// Units of the engine's own work: iterations, where there are any.
    pub work: u64,
}

impl Finding {
    /// An answer, still without numbers.
    pub fn new() -> Self {
        Self {
            status: Status::Optimal,
            values: Values::new(),
            warnings: Vec::new(),
            reason: Vec::new(),
            explanation: Vec::new(),
            work: 0,
        }
    }

    /// No answer exists on this table, and why.
    pub fn undefined(reason: Message) -> Self {
        Self { status: Status::Infeasible, reason: vec![reason], ..Self::new() }
    }

    /// Adds a number, a list or an object. A float that is not finite becomes `null`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }

    /// Adds, to a finding that is kept in a variable.
    pub fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.values.insert(name.to_owned(), value.into());
    }

    /// Adds a warning.
    pub fn warn(&mut self, message: Message) {
        self.warnings.push(message);
    }

    /// Adds a sentence.
    pub fn explain(&mut self, message: Message) {
        self.explanation.push(message);
    }

    /// The one JSON object that is printed.
    pub fn report(&self) -> Value {
        let mut body = self.values.clone();
        if !self.warnings.is_empty() {
            body.insert("warnings".to_owned(), serde_json::json!(self.warnings));
        }
        serde_json::json!(Report {
            status: self.status,
            body,
            work: self.work,
            seconds: None,
            reason: self.reason.clone(),
            explanation: self.explanation.clone(),
        })
    }
}

impl Default for Finding {
    fn default() -> Self {
        Self::new()
    }
}
