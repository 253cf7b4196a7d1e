//! How much an engine may spend and how its answer is printed: the same words for every engine.

use std::fmt::Display;

use clap::Args;
use ground::{Budget, Clock, Seed};
use serde_json::Value;

use crate::voice::{answer, tell};

/// Seed, budget and threads.
#[derive(Debug, Args)]
pub struct Effort {
    /// The same seed gives the same answer
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// The budget in the engine's own units
    #[arg(long)]
    pub work: Option<u64>,
    /// The budget in seconds; promises no bytes
    #[arg(long)]
    pub seconds: Option<f64>,
    /// Threads that may be used; without `--seconds` the answer does not depend on it
    #[arg(long, default_value_t = 1)]
    pub threads: usize,
}

impl Effort {
    /// What chance begins with.
    pub fn seed(&self) -> Seed {
        Seed(self.seed)
    }

    /// What may be spent; `clock` tells the seconds since the command began.
    pub fn budget<'clock>(&self, clock: &'clock dyn Clock) -> Budget<'clock> {
        let budget = self.work.map_or_else(Budget::unlimited, Budget::of_work);
        match self.seconds {
            Some(seconds) => budget.within(seconds, clock),
            None => budget,
        }
    }

    /// Prints the answer, with the seconds it took where a budget of seconds was given.
    pub fn print(&self, mut report: Value, clock: &dyn Clock) {
        if self.seconds.is_some()
            && let Some(report) = report.as_object_mut()
        {
            report.insert("seconds".into(), serde_json::json!(clock.seconds()));
        }
        answer(&report.to_string());
    }
}

/// Prints what an engine's own check of an answer found; the exit code.
pub fn verified<Wrong: Display>(checked: Result<(), Vec<Wrong>>) -> u8 {
    let wrong = checked.err().unwrap_or_default();
    for one in &wrong {
        tell(&one.to_string());
    }
    answer(&serde_json::json!({ "verified": wrong.is_empty() }).to_string());
    u8::from(!wrong.is_empty())
}
