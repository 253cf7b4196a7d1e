//! The life of a point of the agenda: announced, put to the vote, decided; or withdrawn.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason};

use crate::commission::moves::SEATED;
use crate::refusal;

kernel::codes! { "commissions-point-status",
    /// How far it is.
    pub enum Status {
        /// It stands on the agenda.
        Announced = "announced",
        /// Members vote.
        Voting = "voting",
        /// The votes were counted.
        Decided = "decided",
        /// It was taken off the agenda.
        Withdrawn = "withdrawn",
    }
}

kernel::codes! { "commissions-point-act",
    /// What is done to it.
    pub enum Act {
        /// Its words are corrected.
        Word = "word",
        /// It is put to the vote.
        Put = "put",
        /// A member votes.
        Vote = "vote",
        /// The votes are counted.
        Count = "count",
        /// A member adds a dissenting opinion.
        Dissent = "dissent",
        /// It is taken off the agenda.
        Withdraw = "withdraw",
    }
}

/// What the conditions look at.
#[allow(clippy::struct_excessive_bools)] // Each is a fact by itself; together they are no state.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Does the caller keep the commission, lead it or write its minutes?
    pub runs: bool,
    /// Is the sitting open?
    pub open: bool,
    /// Is another point being voted on?
    pub other_vote: bool,
    /// Are there words to put to the vote?
    pub proposed: bool,
    /// Has the caller a seat on the sitting's day?
    pub seated: bool,
    /// Has that seat a vote?
    pub votes: bool,
    /// Is the caller marked present?
    pub present: bool,
    /// Has the caller declared a standing conflict of interest?
    pub conflicted: bool,
    /// Has the caller voted on this point?
    pub voted: bool,
}

type When = Condition<Facts>;
type Row = Move<Status, Act, Facts>;

const RUN: When = Condition { rule: &refusal::NOT_RUNNING, holds: |facts| facts.runs };
const OPEN: When = Condition { rule: &refusal::SITTING_NOT_OPEN, holds: |facts| facts.open };
const ALONE: When = Condition { rule: &refusal::VOTE_PENDING, holds: |facts| !facts.other_vote };
const WORDED: When = Condition { rule: &refusal::PROPOSAL_NEEDED, holds: |facts| facts.proposed };
const MEMBER: When = Condition { rule: &refusal::NOT_A_MEMBER, holds: |facts| facts.seated };
const VOTER: When = Condition { rule: &refusal::NO_VOTE, holds: |facts| !facts.seated || facts.votes };
const PRESENT: When = Condition { rule: &refusal::ABSENT, holds: |facts| !facts.seated || facts.present };
const UNBIASED: When = Condition { rule: &refusal::CONFLICTED, holds: |facts| !facts.conflicted };
const VOTED: When = Condition { rule: &refusal::NOT_VOTED, holds: |facts| facts.voted };

const fn row(from: Status, act: Act, when: &'static [When], reason: Reason, to: Status) -> Row {
    Row { from, act, by: SEATED, when, reason, to }
}

/// The lifecycle.
pub const MOVES: &[Row] = &[
    row(Status::Announced, Act::Put, &[RUN, OPEN, ALONE, WORDED], Reason::None, Status::Voting),
    row(Status::Announced, Act::Word, &[RUN], Reason::None, Status::Announced),
    row(Status::Announced, Act::Withdraw, &[RUN], Reason::Needed, Status::Withdrawn),
    row(Status::Voting, Act::Vote, &[MEMBER, VOTER, PRESENT, UNBIASED], Reason::None, Status::Voting),
    row(Status::Voting, Act::Count, &[RUN], Reason::None, Status::Decided),
    row(Status::Decided, Act::Dissent, &[MEMBER, OPEN, VOTED], Reason::None, Status::Decided),
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
