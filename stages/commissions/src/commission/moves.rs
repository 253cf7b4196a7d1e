//! The life of a commission: planned, formed when its composition holds, working from its first sitting, closed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use super::rules::Composition;
use crate::refusal;

kernel::codes! { "commissions-status",
    /// How far it is.
    pub enum Status {
        /// Its rules and seats are being settled.
        Planned = "planned",
        /// It may sit.
        Formed = "formed",
        /// It has been called to sit.
        Working = "working",
        /// It sits no more.
        Closed = "closed",
    }
}

kernel::codes! { "commissions-act-name",
    /// What is done to it.
    pub enum Act {
        /// Its title or rules are corrected.
        Edit = "edit",
        /// Somebody is given a seat.
        Seat = "seat",
        /// Somebody leaves their seat.
        Release = "release",
        /// A member declares their interest.
        Declare = "declare",
        /// Its composition is settled.
        Form = "form",
        /// Its rules are opened again.
        Revise = "revise",
        /// A sitting is called.
        Call = "call",
        /// It ends.
        Close = "close",
        /// It was closed by mistake.
        Reopen = "reopen",
    }
}

/// What the conditions look at.
#[allow(clippy::struct_excessive_bools)] // Each is a fact by itself; together they are no state.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the caller's role keep this commission?
    pub keeps: bool,
    /// Does the caller keep it, lead it or write its minutes?
    pub runs: bool,
    /// Has the caller a seat in it?
    pub seated: bool,
    /// Who sits, against the rules.
    pub composition: Composition,
    /// Is a sitting called or open?
    pub pending: bool,
}

/// Roles that plan and keep commissions.
pub const KEEPERS: &[Role] = &[
    Role::Coordinator,
    Role::Authority,
    Role::Ministry,
    Role::University,
    Role::Designer,
    Role::Association,
    Role::Administrator,
];

/// Roles in which a member may act: any but the public.
pub const SEATED: &[Role] = &[
    Role::Expert,
    Role::Coordinator,
    Role::Authority,
    Role::Ministry,
    Role::University,
    Role::Designer,
    Role::Association,
    Role::Administrator,
    Role::Hr,
    Role::Signatory,
    Role::Mentor,
    Role::Curator,
    Role::Supervisor,
    Role::Student,
    Role::Representative,
    Role::Reviewer,
];

type When = Condition<Facts>;

const KEPT: When = Condition { rule: &refusal::NOT_YOUR_COMMISSION, holds: |facts| facts.keeps };
const RUN: When = Condition { rule: &refusal::NOT_RUNNING, holds: |facts| facts.runs };
const MEMBER: When = Condition { rule: &refusal::NOT_A_MEMBER, holds: |facts| facts.seated };
const IDLE: When = Condition { rule: &refusal::SITTING_PENDING, holds: |facts| !facts.pending };
const COMPOSED: &[When] = &[
    KEPT,
    Condition { rule: &refusal::ONE_CHAIR, holds: |facts| facts.composition.has_one_chair() },
    Condition { rule: &refusal::ONE_SECRETARY, holds: |facts| facts.composition.has_one_secretary() },
    Condition { rule: &refusal::TOO_FEW, holds: |facts| facts.composition.is_enough() },
    Condition { rule: &refusal::NOT_EVEN, holds: |facts| facts.composition.is_even() },
    Condition { rule: &refusal::NOT_HALVES, holds: |facts| facts.composition.is_halved() },
    Condition { rule: &refusal::FROM_HOST, holds: |facts| facts.composition.is_without_host() },
    Condition { rule: &refusal::NO_EMPLOYER, holds: |facts| facts.composition.hears_employers() },
];

const fn row(
    from: Status,
    act: Act,
    by: &'static [Role],
    when: &'static [When],
    reason: Reason,
    to: Status,
) -> Move<Status, Act, Facts> {
    Move { from, act, by, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Planned, Act::Form, KEEPERS, COMPOSED, Reason::None, Status::Formed),
    row(Status::Planned, Act::Seat, KEEPERS, &[KEPT], Reason::None, Status::Planned),
    row(Status::Planned, Act::Release, KEEPERS, &[KEPT], Reason::None, Status::Planned),
    row(Status::Planned, Act::Declare, SEATED, &[MEMBER], Reason::None, Status::Planned),
    row(Status::Planned, Act::Edit, KEEPERS, &[KEPT], Reason::None, Status::Planned),
    row(Status::Planned, Act::Close, KEEPERS, &[KEPT], Reason::Needed, Status::Closed),
    row(Status::Formed, Act::Call, SEATED, &[RUN], Reason::None, Status::Working),
    row(Status::Formed, Act::Seat, KEEPERS, &[KEPT], Reason::None, Status::Formed),
    row(Status::Formed, Act::Release, KEEPERS, &[KEPT], Reason::Needed, Status::Formed),
    row(Status::Formed, Act::Declare, SEATED, &[MEMBER], Reason::None, Status::Formed),
    row(Status::Formed, Act::Revise, KEEPERS, &[KEPT], Reason::Needed, Status::Planned),
    row(Status::Formed, Act::Close, KEEPERS, &[KEPT], Reason::Needed, Status::Closed),
    row(Status::Working, Act::Call, SEATED, &[RUN], Reason::None, Status::Working),
    row(Status::Working, Act::Seat, KEEPERS, &[KEPT], Reason::None, Status::Working),
    row(Status::Working, Act::Release, KEEPERS, &[KEPT], Reason::Needed, Status::Working),
    row(Status::Working, Act::Declare, SEATED, &[MEMBER], Reason::None, Status::Working),
    row(Status::Working, Act::Close, KEEPERS, &[KEPT, IDLE], Reason::None, Status::Closed),
    row(Status::Closed, Act::Reopen, KEEPERS, &[KEPT], Reason::Needed, Status::Working),
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
