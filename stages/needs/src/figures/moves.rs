//! The life of a campaign's control figures: proposed, opined on, approved by order, corrected by order.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal::{NO_FIGURES, NO_OPINION, OVER_CAPACITY, STILL_OPEN};

kernel::codes! { "needs-figures-status",
    /// How the figures stand.
    pub enum Status {
        /// The coordinator proposes them.
        Drafted = "drafted",
        /// Associations and councils give their opinions.
        Opinions = "opinions",
        /// The authority approved them by order.
        Approved = "approved",
        /// A later order changed them.
        Corrected = "corrected",
    }
}

kernel::codes! { "needs-figures-act",
    /// What is done to them.
    pub enum Act {
        /// Capacities and places are proposed.
        Edit = "edit",
        /// They are sent to associations and councils.
        Send = "send",
        /// An opinion is given.
        Opine = "opine",
        /// They are sent back to be proposed anew.
        Return = "return",
        /// They are approved by order.
        Approve = "approve",
        /// An approved figure is changed by order.
        Correct = "correct",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one condition of the table, asked by its name")]
pub struct Facts {
    /// Is the campaign closed?
    pub closed: bool,
    /// Is there a figure?
    pub any: bool,
    /// Does every organisation have the places it was given?
    pub fits: bool,
    /// Did anyone give an opinion on these very figures?
    pub opined: bool,
}

/// Who proposes.
pub const PROPOSERS: &[Role] = &[Role::Coordinator];
/// Who gives an opinion.
pub const OPINERS: &[Role] = &[Role::Association];
/// Who approves.
pub const APPROVERS: &[Role] = &[Role::Authority];
const RETURNERS: &[Role] = &[Role::Authority, Role::Coordinator];

const READY: &[Condition<Facts>] = &[
    Condition { rule: &STILL_OPEN, holds: |facts| facts.closed },
    Condition { rule: &NO_FIGURES, holds: |facts| facts.any },
    Condition { rule: &OVER_CAPACITY, holds: |facts| facts.fits },
];
const OPINED: &[Condition<Facts>] = &[Condition { rule: &NO_OPINION, holds: |facts| facts.opined }];

const fn row(
    from: Status,
    act: Act,
    by: &'static [Role],
    when: &'static [Condition<Facts>],
    reason: Reason,
    to: Status,
) -> Move<Status, Act, Facts> {
    Move { from, act, by, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Drafted, Act::Send, PROPOSERS, READY, Reason::None, Status::Opinions),
    row(Status::Drafted, Act::Edit, PROPOSERS, &[], Reason::None, Status::Drafted),
    row(Status::Opinions, Act::Opine, OPINERS, &[], Reason::None, Status::Opinions),
    row(Status::Opinions, Act::Approve, APPROVERS, OPINED, Reason::None, Status::Approved),
    row(Status::Opinions, Act::Return, RETURNERS, &[], Reason::Needed, Status::Drafted),
    row(Status::Approved, Act::Correct, APPROVERS, &[], Reason::Needed, Status::Corrected),
    row(Status::Corrected, Act::Correct, APPROVERS, &[], Reason::Needed, Status::Corrected),
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
