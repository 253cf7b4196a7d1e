//! The life of a workplace: open, paused, closed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "placement-workplace-status",
    /// Can trainees be placed there?
    pub enum Status {
        /// Trainees can be placed there.
        Open = "open",
        /// Not now.
        Paused = "paused",
        /// No more.
        Closed = "closed",
    }
}

kernel::codes! { "placement-workplace-act",
    /// What is done to it.
    pub enum Act {
        /// Its entry is corrected.
        Edit = "edit",
        /// It takes nobody for a time.
        Pause = "pause",
        /// It takes trainees again.
        Resume = "resume",
        /// It is given up.
        Close = "close",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the workplace lie in the scope of the caller's role?
    pub within: bool,
    /// Does the enterprise stand?
    pub stands: bool,
}

type When = Condition<Facts>;

/// Who keeps workplaces.
pub const KEEPERS: &[Role] = &[Role::Hr, Role::Signatory, Role::Coordinator];

const WITHIN: When = Condition { rule: &refusal::NOT_YOUR_ENTERPRISE, holds: |facts| facts.within };
const STANDS: When = Condition { rule: &refusal::ENTERPRISE_CLOSED, holds: |facts| facts.stands };

const fn row(from: Status, act: Act, when: &'static [When], reason: Reason, to: Status) -> Move<Status, Act, Facts> {
    Move { from, act, by: KEEPERS, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Open, Act::Edit, &[WITHIN, STANDS], Reason::None, Status::Open),
    row(Status::Open, Act::Pause, &[WITHIN], Reason::Needed, Status::Paused),
    row(Status::Open, Act::Close, &[WITHIN], Reason::Needed, Status::Closed),
    row(Status::Paused, Act::Resume, &[WITHIN, STANDS], Reason::None, Status::Open),
    row(Status::Paused, Act::Edit, &[WITHIN, STANDS], Reason::None, Status::Paused),
    row(Status::Paused, Act::Close, &[WITHIN], Reason::Needed, Status::Closed),
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
