//! The life of a return: the enterprise drafts and submits it, the coordinator returns or accepts it.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal::{NO_HEADCOUNT, NO_LINES, NO_SIGNER, NOT_OPEN};

kernel::codes! { "needs-return-status",
    /// How a return stands.
    pub enum Status {
        /// The enterprise writes it.
        Drafted = "drafted",
        /// The coordinator checks it.
        Submitted = "submitted",
        /// The enterprise mends it.
        Returned = "returned",
        /// It counts.
        Accepted = "accepted",
    }
}

kernel::codes! { "needs-return-act",
    /// What is done to it.
    pub enum Act {
        /// Its header or its lines are written.
        Edit = "edit",
        /// It is given to the coordinator.
        Submit = "submit",
        /// It is taken back before it was checked.
        Recall = "recall",
        /// It is sent back to be mended.
        Return = "return",
        /// It counts from now on.
        Accept = "accept",
        /// It was accepted by mistake.
        Reopen = "reopen",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one condition of the table, asked by its name")]
pub struct Facts {
    /// Is the campaign open?
    pub open: bool,
    /// Does it tell at least one profession?
    pub lines: bool,
    /// Does it tell the number of staff?
    pub headcount: bool,
    /// Does somebody attest it?
    pub signer: bool,
}

/// Who writes a return.
pub const FILLERS: &[Role] = &[Role::Hr, Role::Signatory];
/// Who checks it.
pub const CHECKERS: &[Role] = &[Role::Coordinator];

const OPEN: &[Condition<Facts>] = &[Condition { rule: &NOT_OPEN, holds: |facts| facts.open }];
const WHOLE: &[Condition<Facts>] = &[
    Condition { rule: &NOT_OPEN, holds: |facts| facts.open },
    Condition { rule: &NO_LINES, holds: |facts| facts.lines },
    Condition { rule: &NO_HEADCOUNT, holds: |facts| facts.headcount },
    Condition { rule: &NO_SIGNER, holds: |facts| facts.signer },
];

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
    row(Status::Drafted, Act::Submit, FILLERS, WHOLE, Reason::None, Status::Submitted),
    row(Status::Drafted, Act::Edit, FILLERS, OPEN, Reason::None, Status::Drafted),
    row(Status::Submitted, Act::Accept, CHECKERS, &[], Reason::None, Status::Accepted),
    row(Status::Submitted, Act::Return, CHECKERS, &[], Reason::Needed, Status::Returned),
    row(Status::Submitted, Act::Recall, FILLERS, OPEN, Reason::Needed, Status::Drafted),
    row(Status::Returned, Act::Submit, FILLERS, WHOLE, Reason::None, Status::Submitted),
    row(Status::Returned, Act::Edit, FILLERS, OPEN, Reason::None, Status::Returned),
    row(Status::Accepted, Act::Reopen, CHECKERS, OPEN, Reason::Needed, Status::Returned),
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
