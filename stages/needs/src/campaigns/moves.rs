//! The life of a campaign: it is planned, gathers returns, and is closed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal::{NOT_YET, UNCHECKED};

kernel::codes! { "needs-campaign-status",
    /// How a campaign stands.
    pub enum Status {
        /// Its days are set.
        Planned = "planned",
        /// Returns are drafted, submitted and checked.
        Open = "open",
        /// Its totals stand.
        Closed = "closed",
    }
}

kernel::codes! { "needs-campaign-act",
    /// What is done to it.
    pub enum Act {
        /// Its days are moved.
        Edit = "edit",
        /// Enterprises are asked for their returns.
        Open = "open",
        /// No more returns are taken.
        Close = "close",
        /// It was closed too early.
        Reopen = "reopen",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Has its first day come?
    pub begun: bool,
    /// Returns that wait to be checked.
    pub unchecked: i64,
}

/// Who keeps campaigns.
pub const KEEPERS: &[Role] = &[Role::Coordinator];
const BEGUN: &[Condition<Facts>] = &[Condition { rule: &NOT_YET, holds: |facts| facts.begun }];
const CHECKED: &[Condition<Facts>] = &[Condition { rule: &UNCHECKED, holds: |facts| facts.unchecked == 0 }];

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    Move { from: Status::Planned, act: Act::Open, by: KEEPERS, when: BEGUN, reason: Reason::None, to: Status::Open },
    Move { from: Status::Planned, act: Act::Edit, by: KEEPERS, when: &[], reason: Reason::None, to: Status::Planned },
    Move { from: Status::Open, act: Act::Close, by: KEEPERS, when: CHECKED, reason: Reason::None, to: Status::Closed },
    Move { from: Status::Open, act: Act::Edit, by: KEEPERS, when: &[], reason: Reason::None, to: Status::Open },
    Move { from: Status::Closed, act: Act::Reopen, by: KEEPERS, when: &[], reason: Reason::Needed, to: Status::Open },
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
