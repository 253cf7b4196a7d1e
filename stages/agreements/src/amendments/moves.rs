//! The life of an amendment.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "agreements-amendment-status",
    /// Where an amendment stands.
    pub enum Status {
        /// Proposed; parties read and accept this very version.
        Proposed = "proposed",
        /// Accepted by all; the paper waits for signatures.
        Signing = "signing",
        /// Signed by all: its terms hold from its day on.
        Applied = "applied",
        /// A party said no.
        Rejected = "rejected",
        /// Taken back by who proposed it.
        Withdrawn = "withdrawn",
    }
}

kernel::codes! { "agreements-amendment-act",
    /// What is done to an amendment.
    pub enum Act {
        /// The proposal is changed; acceptances of the version before no longer count.
        Revise = "revise",
        /// A party accepts the version it read.
        Accept = "accept",
        /// A party signs the paper.
        Sign = "sign",
        /// A party says no.
        Reject = "reject",
        /// Who proposed it takes it back.
        Withdraw = "withdraw",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Does the contract still bind its parties?
    pub binds: bool,
    /// Is the day from which it would hold still to come, or today?
    pub ahead: bool,
    /// Is the version that the caller read the one that stands?
    pub same_revision: bool,
    /// Has the caller's party accepted already?
    pub accepted: bool,
    /// Is this the last acceptance or signature?
    pub last: bool,
    /// Is it the turn of the group that the caller signs in?
    pub turn: bool,
    /// Is the paper that the caller saw the one that is to be signed?
    pub same_paper: bool,
}

const PARTIES: &[Role] = &[Role::University, Role::Signatory, Role::Student, Role::Representative];
const PROPOSERS: &[Role] = &[Role::University, Role::Signatory];

const BINDS: Condition<Facts> = Condition { rule: &refusal::NOT_IN_FORCE, holds: |facts| facts.binds };
const AHEAD: Condition<Facts> = Condition { rule: &refusal::AMENDS_THE_PAST, holds: |facts| facts.ahead };
const SAME: Condition<Facts> = Condition { rule: &refusal::STALE_PROPOSAL, holds: |facts| facts.same_revision };
const FIRST: Condition<Facts> = Condition { rule: &refusal::ACCEPTED_ALREADY, holds: |facts| !facts.accepted };
const LAST: Condition<Facts> = Condition { rule: &refusal::OTHERS_SIGN_TOO, holds: |facts| facts.last };
const TURN: Condition<Facts> = Condition { rule: &refusal::NOT_YOUR_TURN, holds: |facts| facts.turn };
const SAME_PAPER: Condition<Facts> = Condition { rule: &refusal::STALE_PAPER, holds: |facts| facts.same_paper };

type Row = Move<Status, Act, Facts>;

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: &'static [Condition<Facts>]) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, act: Act, by: &'static [Role], to: Status) -> Row {
    Move { from, act, by, when: &[], reason: Reason::Needed, to }
}

/// The lifecycle: an amendment goes through the same chain as the contract (`peers` rows 19–23).
pub const MOVES: &[Row] = &[
    row(Status::Proposed, Act::Revise, PROPOSERS, Status::Proposed, &[BINDS, SAME]),
    row(Status::Proposed, Act::Accept, PARTIES, Status::Signing, &[BINDS, AHEAD, SAME, FIRST, LAST]),
    row(Status::Proposed, Act::Accept, PARTIES, Status::Proposed, &[BINDS, AHEAD, SAME, FIRST]),
    because(Status::Proposed, Act::Reject, PARTIES, Status::Rejected),
    because(Status::Proposed, Act::Withdraw, PROPOSERS, Status::Withdrawn),
    row(Status::Signing, Act::Sign, PARTIES, Status::Applied, &[BINDS, AHEAD, TURN, SAME_PAPER, LAST]),
    row(Status::Signing, Act::Sign, PARTIES, Status::Signing, &[BINDS, AHEAD, TURN, SAME_PAPER]),
    because(Status::Signing, Act::Reject, PARTIES, Status::Rejected),
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
