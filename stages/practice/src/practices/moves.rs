//! The life of a practice: open, completed, broken off.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "practice-status",
    /// Where a practice stands.
    pub enum Status {
        /// Under way.
        Open = "open",
        /// Ran to its end.
        Completed = "completed",
        /// Ended before its time.
        BrokenOff = "broken-off",
    }
}

kernel::codes! { "practice-act",
    /// What is done to a practice.
    pub enum Act {
        /// It ran to its end.
        Complete = "complete",
        /// It ends before its time.
        BreakOff = "break-off",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Has the mentor signed the characteristic?
    pub characterised: bool,
    /// Is every week locked?
    pub locked: bool,
}

const LEADERS: &[Role] = &[Role::University, Role::Curator, Role::Supervisor];

const CHARACTERISED: Condition<Facts> =
    Condition { rule: &refusal::CHARACTERISTIC_NEEDED, holds: |facts| facts.characterised };
const LOCKED: Condition<Facts> = Condition { rule: &refusal::WEEKS_NOT_LOCKED, holds: |facts| facts.locked };

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    Move {
        from: Status::Open,
        act: Act::Complete,
        by: LEADERS,
        when: &[CHARACTERISED, LOCKED],
        reason: Reason::None,
        to: Status::Completed,
    },
    Move {
        from: Status::Open,
        act: Act::BreakOff,
        by: &[Role::University, Role::Curator, Role::Supervisor, Role::System],
        when: &[],
        reason: Reason::Needed,
        to: Status::BrokenOff,
    },
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
