//! The life of an entry in the register of mentors: registered, suspended, left.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "placement-mentor-status",
    /// May the person be given trainees?
    pub enum Status {
        /// In the register.
        Registered = "registered",
        /// Not for now.
        Suspended = "suspended",
        /// Teaches no more at this enterprise.
        Left = "left",
    }
}

kernel::codes! { "placement-mentor-act",
    /// What is done to the entry.
    pub enum Act {
        /// It is corrected: a new qualification, a new training.
        Edit = "edit",
        /// The mentor gets no new trainees.
        Suspend = "suspend",
        /// The mentor may be given trainees again.
        Resume = "resume",
        /// The mentor leaves the register.
        Leave = "leave",
        /// The mentor comes back.
        Return = "return",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the entry lie in the scope of the caller's role?
    pub within: bool,
    /// Has the person a post at the enterprise today?
    pub employed: bool,
}

type When = Condition<Facts>;

/// Who keeps the register.
pub const KEEPERS: &[Role] = &[Role::Hr, Role::Signatory, Role::Coordinator];

const WITHIN: When = Condition { rule: &refusal::NOT_YOUR_ENTERPRISE, holds: |facts| facts.within };
const EMPLOYED: When = Condition { rule: &refusal::POST, holds: |facts| facts.employed };

const fn row(from: Status, act: Act, when: &'static [When], reason: Reason, to: Status) -> Move<Status, Act, Facts> {
    Move { from, act, by: KEEPERS, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Registered, Act::Edit, &[WITHIN], Reason::None, Status::Registered),
    row(Status::Registered, Act::Suspend, &[WITHIN], Reason::Needed, Status::Suspended),
    row(Status::Registered, Act::Leave, &[WITHIN], Reason::Needed, Status::Left),
    row(Status::Suspended, Act::Resume, &[WITHIN, EMPLOYED], Reason::None, Status::Registered),
    row(Status::Suspended, Act::Edit, &[WITHIN], Reason::None, Status::Suspended),
    row(Status::Suspended, Act::Leave, &[WITHIN], Reason::Needed, Status::Left),
    row(Status::Left, Act::Return, &[WITHIN, EMPLOYED], Reason::Needed, Status::Registered),
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
