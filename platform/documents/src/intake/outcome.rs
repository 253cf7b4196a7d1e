//! What a file brings: counted, row by row, with remarks that do not stop it.

use kernel::Refusal;
use serde::Serialize;
use utoipa::ToSchema;
use web::Say;

kernel::codes! { "documents-effect",
    /// What a row of a file does.
    pub enum What {
        /// It enters something.
        New = "new",
        /// It corrects something.
        Changed = "changed",
        /// It finds everything as it says.
        Same = "same",
    }
}

/// What one row does.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The line in the file, from 1.
    pub line: u32,
    /// What it does.
    pub what: What,
    /// The thing's own name.
    pub title: String,
    /// What it corrects: the message naming the field, before, after.
    pub changes: Vec<(&'static str, String, String)>,
}

/// What a file brings.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Rows that enter something.
    pub new: usize,
    /// Rows that correct something.
    pub changed: usize,
    /// Rows that change nothing.
    pub same: usize,
    /// What the first rows that change something do.
    pub effects: Vec<Effect>,
    /// What should be looked at, though it stops nothing: a likely twin, a row left out.
    pub notes: Vec<Refusal>,
}

/// Effects that are told row by row.
const TOLD: usize = 200;

impl Outcome {
    /// Counts a row.
    pub fn add(&mut self, effect: Effect) {
        match effect.what {
            What::New => self.new += 1,
            What::Changed => self.changed += 1,
            What::Same => self.same += 1,
        }
        if effect.what != What::Same && self.effects.len() < TOLD {
            self.effects.push(effect);
        }
    }

    /// Would anything change?
    pub fn changes_something(&self) -> bool {
        self.new + self.changed > 0
    }

    /// For the API, in the caller's language.
    pub fn json(&self, say: Say, dry_run: bool) -> OutcomeJson {
        let told = |refusal: &Refusal| Told { code: refusal.rule.code, message: say.refusal(refusal) };
        OutcomeJson {
            dry_run,
            new: self.new,
            changed: self.changed,
            same: self.same,
            notes: self.notes.iter().map(told).collect(),
        }
    }
}

/// What a file brought, as the API tells it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub struct OutcomeJson {
    /// Was it only tried?
    pub dry_run: bool,
    /// Rows that enter something.
    pub new: usize,
    /// Rows that correct something.
    pub changed: usize,
    /// Rows that change nothing.
    pub same: usize,
    /// What should be looked at, though it stops nothing.
    pub notes: Vec<Told>,
}

/// A remark in words.
#[derive(Debug, Serialize, ToSchema)]
pub struct Told {
    /// Its code.
    pub code: &'static str,
    /// In the caller's language.
    pub message: String,
}
