//! The life of a mentor's characteristic: drafted, its paper fixed, signed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "practice-characteristic",
    /// Where a characteristic stands.
    pub enum Status {
        /// Open to change.
        Drafted = "drafted",
        /// Its paper is fixed and waits for the mentor's signature.
        Fixed = "fixed",
        /// Signed.
        Signed = "signed",
    }
}

kernel::codes! { "practice-characteristic-act",
    /// What is done to a characteristic.
    pub enum Act {
        /// It is written.
        Edit = "edit",
        /// Its paper is fixed.
        Fix = "fix",
        /// The mentor signs the paper.
        Sign = "sign",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Is the practice open?
    pub open: bool,
    /// Is the caller the learner's mentor?
    pub yours: bool,
    /// Is everything said?
    pub whole: bool,
    /// Is the paper that the caller saw the one that is to be signed?
    pub same_paper: bool,
}

const OPEN: Condition<Facts> = Condition { rule: &refusal::NOT_OPEN, holds: |facts| facts.open };
const YOURS: Condition<Facts> = Condition { rule: &refusal::NOT_YOUR_TRAINEE, holds: |facts| facts.yours };
const WHOLE: Condition<Facts> = Condition { rule: &refusal::CHARACTERISTIC_INCOMPLETE, holds: |facts| facts.whole };
const SAME_PAPER: Condition<Facts> = Condition { rule: &refusal::STALE_PAPER, holds: |facts| facts.same_paper };

type Row = Move<Status, Act, Facts>;

const fn row(from: Status, act: Act, to: Status, when: &'static [Condition<Facts>]) -> Row {
    Move { from, act, by: &[Role::Mentor], when, reason: Reason::None, to }
}

/// The lifecycle.
pub const MOVES: &[Row] = &[
    row(Status::Drafted, Act::Fix, Status::Fixed, &[OPEN, YOURS, WHOLE]),
    row(Status::Drafted, Act::Edit, Status::Drafted, &[OPEN, YOURS]),
    row(Status::Fixed, Act::Sign, Status::Signed, &[OPEN, YOURS, SAME_PAPER]),
    row(Status::Fixed, Act::Edit, Status::Drafted, &[OPEN, YOURS]),
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
