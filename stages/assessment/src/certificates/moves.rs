//! The life of a certificate: valid until it is revoked or a newer edition takes its place.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "assessment-certificate-status",
    /// What a certificate is worth.
    pub enum Status {
        /// It holds.
        Valid = "valid",
        /// It was taken back.
        Revoked = "revoked",
        /// A newer edition took its place.
        Superseded = "superseded",
    }
}

kernel::codes! { "assessment-certificate-act",
    /// What is done to a certificate.
    pub enum Act {
        /// It is taken back.
        Revoke = "revoke",
        /// It was taken back by mistake.
        Reinstate = "reinstate",
        /// It is issued anew: a name was wrong, a result was corrected.
        Replace = "replace",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Is the exam still passed?
    pub passed: bool,
    /// Is there no newer edition?
    pub newest: bool,
}

type Row = Move<Status, Act, Facts>;

const ISSUERS: &[Role] = &[Role::University];
const PASSED: Condition<Facts> = Condition { rule: &refusal::NOT_PASSED, holds: |facts| facts.passed };
const NEWEST: Condition<Facts> = Condition { rule: &refusal::NEWER_STANDS, holds: |facts| facts.newest };

const fn because(from: Status, act: Act, to: Status, when: &'static [Condition<Facts>]) -> Row {
    Move { from, act, by: ISSUERS, when, reason: Reason::Needed, to }
}

/// The lifecycle (decision 0051).
pub const MOVES: &[Row] = &[
    because(Status::Valid, Act::Replace, Status::Superseded, &[PASSED]),
    because(Status::Valid, Act::Revoke, Status::Revoked, &[]),
    because(Status::Revoked, Act::Reinstate, Status::Valid, &[PASSED, NEWEST]),
];

impl Status {
    /// The state after an act, or why not.
    ///
    /// # Errors
    /// As [`kernel::after`].
    pub fn after(self, act: Act, role: Role, facts: &Facts, reason: &str) -> Result<Moved<Self, Act>, Failure> {
        kernel::after(MOVES, self, act, role, facts, reason)
    }

    /// The acts a role finds in this state.
    pub fn offers(self, role: Role, facts: &Facts) -> Vec<Offer<Act>> {
        kernel::offers(MOVES, self, role, facts)
    }
}
