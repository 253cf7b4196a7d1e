//! The life of an order assigning mentors: drafted, issued, cancelled.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "practice-order",
    /// Where an order stands.
    pub enum Status {
        /// Open to change.
        Drafted = "drafted",
        /// Its mentors lead.
        Issued = "issued",
        /// Taken back.
        Cancelled = "cancelled",
    }
}

kernel::codes! { "practice-order-act",
    /// What is done to an order.
    pub enum Act {
        /// Its head or its lines are changed.
        Edit = "edit",
        /// It is signed and given out.
        Issue = "issue",
        /// It is taken back.
        Cancel = "cancel",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts {
    /// Does it assign anybody?
    pub lines: bool,
    /// Are all its mentors ready to lead on the day of issue?
    pub ready: bool,
    /// Does nobody lead more trainees than the enterprise lets?
    pub bearable: bool,
}

const KEEPERS: &[Role] = &[Role::Hr, Role::Signatory];

const LINES: Condition<Facts> = Condition { rule: &refusal::LINES_NEEDED, holds: |facts| facts.lines };
const READY: Condition<Facts> = Condition { rule: &refusal::MENTORS_NOT_READY, holds: |facts| facts.ready };
const BEARABLE: Condition<Facts> = Condition { rule: &refusal::TOO_MANY_TRAINEES, holds: |facts| facts.bearable };

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    Move {
        from: Status::Drafted,
        act: Act::Issue,
        by: &[Role::Signatory, Role::Hr],
        when: &[LINES, READY, BEARABLE],
        reason: Reason::None,
        to: Status::Issued,
    },
    Move { from: Status::Drafted, act: Act::Edit, by: KEEPERS, when: &[], reason: Reason::None, to: Status::Drafted },
    Move {
        from: Status::Drafted,
        act: Act::Cancel,
        by: KEEPERS,
        when: &[],
        reason: Reason::Needed,
        to: Status::Cancelled,
    },
    Move {
        from: Status::Issued,
        act: Act::Cancel,
        by: KEEPERS,
        when: &[],
        reason: Reason::Needed,
        to: Status::Cancelled,
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

    /// Whose move it is.
    pub fn movers(self) -> Vec<Role> {
        kernel::movers(MOVES, self)
    }
}
