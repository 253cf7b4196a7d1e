//! The shape of every answer an engine prints: one JSON object on standard output.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// How an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// No answer can be better, and the certificate says why.
    Optimal,
    /// Keeps every demand; a better one may exist.
    Feasible,
    /// The demands cannot hold together; the reason names some that cannot.
    Infeasible,
    /// The budget ran out before anything feasible was found, or the method cannot tell.
    Unknown,
}

impl Status {
    /// The exit code of `qosar engine`: 0 solved, 3 infeasible, 4 nothing feasible. Bad input is 2 and never gets here.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Optimal | Self::Feasible => 0,
            Self::Infeasible => 3,
            Self::Unknown => 4,
        }
    }

    /// Whether there is an assignment to use.
    pub fn is_solved(self) -> bool {
        matches!(self, Self::Optimal | Self::Feasible)
    }
}

/// A sentence for people before translation: a code with arguments. Codes are lower-case words joined by hyphens and
/// begin with the engine's name (`matching-got-wish`), so that they can serve as keys of a message file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Which sentence.
    pub code: String,
    /// What fills it in.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub args: Map<String, Value>,
}

impl Message {
    /// A sentence without arguments.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), args: Map::new() }
    }

    /// The sentence with one argument more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }
}

/// What every engine prints around its own fields. `seconds` is absent unless a clock was lent, so that a run bounded
/// by work alone prints the same bytes every time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report<Body> {
    /// How the answer stands.
    pub status: Status,
    /// The engine's own fields, on the same level.
    #[serde(flatten)]
    pub body: Body,
    /// Units of the engine's own work.
    pub work: u64,
    /// Seconds by the caller's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// Why it is infeasible or unknown; empty when solved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reason: Vec<Message>,
    /// Sentences for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explanation: Vec<Message>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Body {
        objective: i64,
    }

    #[test]
    fn a_report_is_one_flat_object_and_reads_back() {
        let report = Report {
            status: Status::Infeasible,
            body: Body { objective: 3 },
            work: 12,
            seconds: None,
            reason: vec![Message::new("balance-too-much").with("period", 2)],
            explanation: Vec::new(),
        };

        let text = serde_json::to_string(&report).expect("a report is plain data");

        assert_eq!(
            text,
            r#"{"status":"infeasible","objective":3,"work":12,"reason":[{"code":"balance-too-much","args":{"period":2}}]}"#
        );
        assert_eq!(serde_json::from_str::<Report<Body>>(&text).expect("it was written by us"), report);
    }

    #[test]
    fn exit_codes_are_those_the_command_line_promises() {
        let codes = [Status::Optimal, Status::Feasible, Status::Infeasible, Status::Unknown].map(Status::exit_code);
        assert_eq!(codes, [0, 0, 3, 4]);
    }
}
