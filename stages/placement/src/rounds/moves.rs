//! The life of a round: wishes are collected, enterprises rank, places are allocated, published, and it is closed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "placement-round-status",
    /// How far it is.
    pub enum Status {
        /// Students wish.
        Collecting = "collecting",
        /// Enterprises rank.
        Ranking = "ranking",
        /// There is an answer.
        Allocated = "allocated",
        /// Everybody reads it.
        Published = "published",
        /// It is over.
        Closed = "closed",
    }
}

kernel::codes! { "placement-round-act",
    /// What is done to it.
    pub enum Act {
        /// Its entry is corrected.
        Edit = "edit",
        /// Students come in or go out.
        Include = "include",
        /// A workplace is brought or taken back.
        Bring = "bring",
        /// A student ranks workplaces.
        Wish = "wish",
        /// Wishes are in; enterprises rank.
        Collect = "collect",
        /// An enterprise ranks students.
        Rank = "rank",
        /// A student is settled beforehand.
        Pin = "pin",
        /// The places are allocated.
        Allocate = "allocate",
        /// Back to the step before.
        Reopen = "reopen",
        /// Everybody reads the answer.
        Publish = "publish",
        /// It is over.
        Close = "close",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Does the round lie in the scope of a role that leads it?
    pub leads: bool,
    /// Is the caller's part in it: a student of it, an enterprise of it?
    pub takes_part: bool,
    /// Has it students?
    pub students: bool,
    /// Has it workplaces?
    pub workplaces: bool,
    /// Does the answer still fit wishes, seats, rankings and pins?
    pub fresh: bool,
}

type When = Condition<Facts>;
type Row = Move<Status, Act, Facts>;

const LEADERS: &[Role] = &[Role::University, Role::Coordinator];
const CURATORS: &[Role] = &[Role::University, Role::Coordinator, Role::Curator];
const ENTERPRISE: &[Role] = &[Role::Hr, Role::Signatory];
const STUDENT: &[Role] = &[Role::Student];

const LEADS: When = Condition { rule: &refusal::NOT_YOUR_ROUND, holds: |facts| facts.leads };
const OWN: When = Condition { rule: &refusal::NOT_YOUR_ENTERPRISE, holds: |facts| facts.takes_part };
const STUDIES: When = Condition { rule: &refusal::NOT_A_STUDENT, holds: |facts| facts.takes_part };
const STUDENTS: When = Condition { rule: &refusal::NO_STUDENTS, holds: |facts| facts.students };
const WORKPLACES: When = Condition { rule: &refusal::NO_WORKPLACES, holds: |facts| facts.workplaces };
const FRESH: When = Condition { rule: &refusal::NOT_FRESH, holds: |facts| facts.fresh };

const fn row(from: Status, act: Act, by: &'static [Role], when: &'static [When], reason: Reason, to: Status) -> Row {
    Row { from, act, by, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Row] = &[
    row(Status::Collecting, Act::Collect, LEADERS, &[LEADS, STUDENTS, WORKPLACES], Reason::None, Status::Ranking),
    row(Status::Collecting, Act::Wish, STUDENT, &[STUDIES], Reason::None, Status::Collecting),
    row(Status::Collecting, Act::Edit, LEADERS, &[LEADS], Reason::None, Status::Collecting),
    row(Status::Collecting, Act::Include, CURATORS, &[LEADS], Reason::None, Status::Collecting),
    row(Status::Collecting, Act::Bring, LEADERS, &[LEADS], Reason::None, Status::Collecting),
    row(Status::Collecting, Act::Bring, ENTERPRISE, &[OWN], Reason::None, Status::Collecting),
    row(Status::Collecting, Act::Pin, CURATORS, &[LEADS], Reason::Needed, Status::Collecting),
    row(Status::Collecting, Act::Close, LEADERS, &[LEADS], Reason::Needed, Status::Closed),
    row(Status::Ranking, Act::Allocate, LEADERS, &[LEADS, STUDENTS, WORKPLACES], Reason::None, Status::Allocated),
    row(Status::Ranking, Act::Rank, ENTERPRISE, &[OWN], Reason::None, Status::Ranking),
    row(Status::Ranking, Act::Pin, CURATORS, &[LEADS], Reason::Needed, Status::Ranking),
    row(Status::Ranking, Act::Reopen, LEADERS, &[LEADS], Reason::Needed, Status::Collecting),
    row(Status::Ranking, Act::Close, LEADERS, &[LEADS], Reason::Needed, Status::Closed),
    row(Status::Allocated, Act::Publish, LEADERS, &[LEADS, FRESH], Reason::None, Status::Published),
    row(Status::Allocated, Act::Allocate, LEADERS, &[LEADS], Reason::None, Status::Allocated),
    row(Status::Allocated, Act::Pin, CURATORS, &[LEADS], Reason::Needed, Status::Allocated),
    row(Status::Allocated, Act::Reopen, LEADERS, &[LEADS], Reason::Needed, Status::Ranking),
    row(Status::Allocated, Act::Close, LEADERS, &[LEADS], Reason::Needed, Status::Closed),
    row(Status::Published, Act::Close, LEADERS, &[LEADS], Reason::None, Status::Closed),
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

    /// May everybody concerned read the answer?
    pub fn is_read(self) -> bool {
        matches!(self, Self::Published | Self::Closed)
    }
}
