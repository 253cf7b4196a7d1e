//! The life of an organisation in the registry: it stands, and it is closed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use super::refusal::NOT_YOUR_ORGANISATION;

kernel::codes! { "registry-organisation-status",
    /// Does it stand?
    pub enum Status {
        /// It stands.
        Active = "active",
        /// It was closed; its past stays.
        Closed = "closed",
    }
}

kernel::codes! { "registry-organisation-act",
    /// What is done to it.
    pub enum Act {
        /// Its entry is corrected.
        Edit = "edit",
        /// It is closed.
        Close = "close",
        /// It was closed by mistake.
        Reopen = "reopen",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the organisation lie in the scope of the caller's role?
    pub within: bool,
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
const WITHIN: &[Condition<Facts>] = &[Condition { rule: &NOT_YOUR_ORGANISATION, holds: |facts| facts.within }];

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    Move { from: Status::Active, act: Act::Edit, by: EDITORS, when: WITHIN, reason: Reason::None, to: Status::Active },
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
