//! The life of minutes: drafted, approved by the chair, signed by chair and secretary.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason};

use crate::commission::moves::SEATED;
use crate::refusal;

kernel::codes! { "commissions-minutes-status",
    /// How far they are.
    pub enum Status {
        /// The secretary writes what was heard.
        Draft = "draft",
        /// The chair has approved the text.
        Approved = "approved",
        /// Chair and secretary have signed.
        Signed = "signed",
    }
}

kernel::codes! { "commissions-minutes-act",
    /// What is done to them.
    pub enum Act {
        /// What was heard is written.
        Write = "write",
        /// The chair approves the text.
        Approve = "approve",
        /// The text is opened again; signatures fall.
        Return = "return",
        /// Chair or secretary signs.
        Sign = "sign",
    }
}

/// What the conditions look at.
#[allow(clippy::struct_excessive_bools)] // Each is a fact by itself; together they are no state.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the caller keep the commission, lead it or write its minutes?
    pub runs: bool,
    /// Is the caller the chair?
    pub chair: bool,
    /// Is the caller the secretary?
    pub secretary: bool,
    /// Has the caller signed?
    pub signed: bool,
    /// Has the other one of chair and secretary signed?
    pub other_signed: bool,
}

type When = Condition<Facts>;
type Row = Move<Status, Act, Facts>;

const RUN: When = Condition { rule: &refusal::NOT_RUNNING, holds: |facts| facts.runs };
const CHAIR: When = Condition { rule: &refusal::NOT_THE_CHAIR, holds: |facts| facts.chair };
const SIGNER: When = Condition { rule: &refusal::NOT_A_SIGNER, holds: |facts| facts.chair || facts.secretary };
const UNSIGNED: When = Condition { rule: &refusal::SIGNED_ALREADY, holds: |facts| !facts.signed };
const LAST: When = Condition { rule: &refusal::OTHER_AWAITED, holds: |facts| facts.other_signed };

const fn row(from: Status, act: Act, when: &'static [When], reason: Reason, to: Status) -> Row {
    Row { from, act, by: SEATED, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Row] = &[
    row(Status::Draft, Act::Approve, &[CHAIR], Reason::None, Status::Approved),
    row(Status::Draft, Act::Write, &[RUN], Reason::None, Status::Draft),
    row(Status::Approved, Act::Sign, &[SIGNER, UNSIGNED, LAST], Reason::None, Status::Signed),
    row(Status::Approved, Act::Sign, &[SIGNER, UNSIGNED], Reason::None, Status::Approved),
    row(Status::Approved, Act::Return, &[SIGNER], Reason::Needed, Status::Draft),
];

impl Status {
    /// The state after an act, or why not.
    ///
    /// # Errors
    /// As [`kernel::after`].
    pub fn after(self, act: Act, role: kernel::Role, facts: &Facts, reason: &str) -> Result<Moved<Self, Act>, Failure> {
        kernel::after(MOVES, self, act, role, facts, reason)
    }

    /// The acts a role finds in this state.
    pub fn offers(self, role: kernel::Role, facts: &Facts) -> Vec<Offer<Act>> {
        kernel::offers(MOVES, self, role, facts)
    }
}
