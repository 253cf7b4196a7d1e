//! The life of a person's entry: it stands, it is joined to its twin, it is closed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use super::refusal::{NOT_A_TWIN, NOT_YOUR_PERSON};

kernel::codes! { "registry-person-status",
    /// Does the entry stand?
    pub enum Status {
        /// It stands.
        Active = "active",
        /// The same person had two entries; this one points to the other.
        Merged = "merged",
        /// It was closed; the past stays.
        Closed = "closed",
    }
}

kernel::codes! { "registry-person-act",
    /// What is done to the entry.
    pub enum Act {
        /// It is corrected.
        Edit = "edit",
        /// It is joined to its twin.
        Merge = "merge",
        /// It is closed.
        Close = "close",
        /// It was closed by mistake.
        Reopen = "reopen",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the person lie in the scope of the caller's role, otherwise than as themselves?
    pub within: bool,
    /// Is there another entry, standing and within the same scope, to join this one to?
    pub twin: bool,
}

const KEEPERS: &[Role] = &[Role::Administrator, Role::Ministry, Role::Authority, Role::Coordinator];
// The platform itself corrects entries when a list is brought by the command line.
const EDITORS: &[Role] = &[
    Role::Administrator,
    Role::Ministry,
    Role::Authority,
    Role::Coordinator,
    Role::Hr,
    Role::Signatory,
    Role::University,
    Role::System,
];
const MINE: Condition<Facts> = Condition { rule: &NOT_YOUR_PERSON, holds: |facts| facts.within };
const WITHIN: &[Condition<Facts>] = &[MINE];
const WITH_TWIN: &[Condition<Facts>] = &[MINE, Condition { rule: &NOT_A_TWIN, holds: |facts| facts.twin }];

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    Move { from: Status::Active, act: Act::Edit, by: EDITORS, when: WITHIN, reason: Reason::None, to: Status::Active },
    Move {
        from: Status::Active,
        act: Act::Merge,
        by: KEEPERS,
        when: WITH_TWIN,
        reason: Reason::Needed,
        to: Status::Merged,
    },
    Move {
        from: Status::Active,
        act: Act::Close,
        by: KEEPERS,
        when: WITHIN,
        reason: Reason::Needed,
        to: Status::Closed,
    },
    Move {
        from: Status::Closed,
        act: Act::Reopen,
        by: KEEPERS,
        when: WITHIN,
        reason: Reason::Needed,
        to: Status::Active,
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
