//! The life of a week of the diary: open, submitted, returned, countersigned, locked. Writing clears the mark.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "practice-week",
    /// Where a week stands.
    pub enum Status {
        /// The learner writes it.
        Open = "open",
        /// It waits for the mentor.
        Submitted = "submitted",
        /// The mentor sent it back with a reason.
        Returned = "returned",
        /// The mentor has confirmed it.
        Countersigned = "countersigned",
        /// It changes no more.
        Locked = "locked",
    }
}

kernel::codes! { "practice-week-act",
    /// What is done to a week.
    pub enum Act {
        /// The learner writes.
        Write = "write",
        /// The learner sends it in.
        Submit = "submit",
        /// The mentor confirms it.
        Countersign = "countersign",
        /// It is sent back with a reason.
        Return = "return",
        /// It changes no more.
        Lock = "lock",
        /// An empty week that is over is locked without hours.
        Pass = "pass",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Is the practice open?
    pub open: bool,
    /// Is anything written?
    pub written: bool,
    /// Is the caller the mentor of that week?
    pub yours: bool,
    /// Is the week over?
    pub over: bool,
    /// Have the days of grace after the countersignature passed?
    pub ripe: bool,
}

const LEADERS: &[Role] = &[Role::Curator, Role::Supervisor, Role::University];

const OPEN: Condition<Facts> = Condition { rule: &refusal::NOT_OPEN, holds: |facts| facts.open };
const WRITTEN: Condition<Facts> = Condition { rule: &refusal::NOTHING_WRITTEN, holds: |facts| facts.written };
const EMPTY: Condition<Facts> = Condition { rule: &refusal::SOMETHING_WRITTEN, holds: |facts| !facts.written };
const YOURS: Condition<Facts> = Condition { rule: &refusal::NOT_YOUR_TRAINEE, holds: |facts| facts.yours };
const OVER: Condition<Facts> = Condition { rule: &refusal::WEEK_NOT_OVER, holds: |facts| facts.over };
const RIPE: Condition<Facts> = Condition { rule: &refusal::LOCKED_LATER, holds: |facts| facts.ripe };

type Row = Move<Status, Act, Facts>;
type When = &'static [Condition<Facts>];

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: When) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, act: Act, by: &'static [Role], to: Status, when: When) -> Row {
    Move { from, act, by, when, reason: Reason::Needed, to }
}

/// The lifecycle.
pub const MOVES: &[Row] = &[
    row(Status::Open, Act::Submit, &[Role::Student], Status::Submitted, &[OPEN, WRITTEN]),
    row(Status::Open, Act::Write, &[Role::Student], Status::Open, &[OPEN]),
    because(Status::Open, Act::Pass, LEADERS, Status::Locked, &[OVER, EMPTY]),
    row(Status::Submitted, Act::Countersign, &[Role::Mentor], Status::Countersigned, &[YOURS]),
    row(Status::Submitted, Act::Write, &[Role::Student], Status::Open, &[OPEN]),
    because(Status::Submitted, Act::Return, &[Role::Mentor], Status::Returned, &[OPEN, YOURS]),
    row(Status::Returned, Act::Submit, &[Role::Student], Status::Submitted, &[OPEN, WRITTEN]),
    row(Status::Returned, Act::Write, &[Role::Student], Status::Returned, &[OPEN]),
    row(Status::Countersigned, Act::Lock, LEADERS, Status::Locked, &[]),
    row(Status::Countersigned, Act::Lock, &[Role::System], Status::Locked, &[RIPE]),
    row(Status::Countersigned, Act::Write, &[Role::Student], Status::Open, &[OPEN]),
    because(Status::Countersigned, Act::Return, &[Role::Mentor], Status::Returned, &[OPEN, YOURS]),
    because(Status::Countersigned, Act::Return, LEADERS, Status::Returned, &[OPEN]),
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

    /// Whom the week waits for. The learner may write until it is locked, but that is no move that anybody waits for.
    pub fn waits_for(self) -> &'static [Role] {
        match self {
            Self::Open | Self::Returned => &[Role::Student],
            Self::Submitted => &[Role::Mentor],
            Self::Countersigned => LEADERS,
            Self::Locked => &[],
        }
    }

    /// Do the hours of the week count?
    pub fn settled(self) -> bool {
        matches!(self, Self::Countersigned | Self::Locked)
    }
}
