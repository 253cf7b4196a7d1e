//! The life of a sitting: called, open once a quorum is there, closed; or cancelled.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason};

use super::rules::Gathering;
use crate::commission::moves::SEATED;
use crate::refusal;

kernel::codes! { "commissions-sitting-status",
    /// How far it is.
    pub enum Status {
        /// Members know its day and agenda.
        Called = "called",
        /// It is being held.
        Open = "open",
        /// It was held.
        Closed = "closed",
        /// It was not held.
        Cancelled = "cancelled",
    }
}

kernel::codes! { "commissions-sitting-act",
    /// What is done to it.
    pub enum Act {
        /// Its agenda gets a point.
        Add = "add",
        /// Who is present is marked.
        Attend = "attend",
        /// It begins.
        Open = "open",
        /// It ends.
        Close = "close",
        /// It will not be held.
        Cancel = "cancel",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the caller keep the commission, lead it or write its minutes?
    pub runs: bool,
    /// Has its day come?
    pub day_come: bool,
    /// Those present, against the rules.
    pub present: Gathering,
    /// Is a vote under way?
    pub voting: bool,
}

type When = Condition<Facts>;
type Row = Move<Status, Act, Facts>;

const RUN: When = Condition { rule: &refusal::NOT_RUNNING, holds: |facts| facts.runs };
const DAY: When = Condition { rule: &refusal::DAY_NOT_COME, holds: |facts| facts.day_come };
const QUORUM: When = Condition { rule: &refusal::NO_QUORUM, holds: |facts| facts.present.is_quorate() };
const HALVES: When = Condition { rule: &refusal::HALVES_ABSENT, holds: |facts| facts.present.is_halved() };
const COUNTED: When = Condition { rule: &refusal::VOTE_PENDING, holds: |facts| !facts.voting };

const fn row(from: Status, act: Act, when: &'static [When], reason: Reason, to: Status) -> Row {
    Row { from, act, by: SEATED, when, reason, to }
}

/// The lifecycle. Who may is a matter of the seat and of keeping, not of the role: the condition says so.
pub const MOVES: &[Row] = &[
    row(Status::Called, Act::Open, &[RUN, DAY, QUORUM, HALVES], Reason::None, Status::Open),
    row(Status::Called, Act::Attend, &[RUN, DAY], Reason::None, Status::Called),
    row(Status::Called, Act::Add, &[RUN], Reason::None, Status::Called),
    row(Status::Called, Act::Cancel, &[RUN], Reason::Needed, Status::Cancelled),
    row(Status::Open, Act::Attend, &[RUN, COUNTED], Reason::None, Status::Open),
    row(Status::Open, Act::Add, &[RUN], Reason::None, Status::Open),
    row(Status::Open, Act::Close, &[RUN, COUNTED], Reason::None, Status::Closed),
];

impl Status {
    /// The state after an act, or why not.
    ///
    /// # Errors
    /// As [`kernel::after`].
    pub fn after(self, act: Act, role: kernel::Role, facts: &Facts, reason: &str) -> Result<Moved<Self, Act>, Failure> {
        kernel::after(MOVES, self, act, role, facts, reason)
    }

    /// The acts a role finds in this state.
    pub fn offers(self, role: kernel::Role, facts: &Facts) -> Vec<Offer<Act>> {
        kernel::offers(MOVES, self, role, facts)
    }
}
