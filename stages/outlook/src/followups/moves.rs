//! The life of one question to a graduate. It falls due by its day, not by an act.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal::{NO_CONSENT, NOT_DUE, NOT_NAMED};

kernel::codes! { "outlook-status",
    /// Where a question stands.
    pub enum Status {
        /// Not asked; due from its day on.
        Planned = "planned",
        /// The graduate was asked.
        Asked = "asked",
        /// The graduate answered.
        Answered = "answered",
        /// The employer confirmed.
        Confirmed = "confirmed",
        /// The employer said no.
        Disputed = "disputed",
        /// Nobody reached the graduate.
        Unreachable = "unreachable",
        /// Consent was refused or withdrawn before an answer.
        Stopped = "stopped",
    }
}

kernel::codes! { "outlook-act",
    /// What is done to a question.
    pub enum Act {
        /// The graduate is asked, or reminded.
        Ask = "ask",
        /// The graduate answers.
        Answer = "answer",
        /// A new answer stands instead of the old one.
        Correct = "correct",
        /// The employer confirms.
        Confirm = "confirm",
        /// The employer says that it is not so.
        Dispute = "dispute",
        /// The graduate could not be reached.
        GiveUp = "give-up",
        /// The question is dropped with the consent.
        Stop = "stop",
        /// The question comes back with the consent.
        Resume = "resume",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Has its day come?
    pub due: bool,
    /// Does the graduate's consent stand?
    pub consented: bool,
    /// Does the answer tell of work, and is the caller's organisation the employer that was named?
    pub named: bool,
}

const KEEPERS: &[Role] = &[Role::University, Role::Curator];
const ASKERS: &[Role] = &[Role::University, Role::Curator, Role::System];
const TELLERS: &[Role] = &[Role::Student, Role::University, Role::Curator];
const EMPLOYERS: &[Role] = &[Role::Hr, Role::Signatory];

const DUE: Condition<Facts> = Condition { rule: &NOT_DUE, holds: |facts| facts.due };
const CONSENTED: Condition<Facts> = Condition { rule: &NO_CONSENT, holds: |facts| facts.consented };
const NAMED: Condition<Facts> = Condition { rule: &NOT_NAMED, holds: |facts| facts.named };

type Row = Move<Status, Act, Facts>;
type When = &'static [Condition<Facts>];

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: When) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, act: Act, by: &'static [Role], to: Status, when: When) -> Row {
    Move { from, act, by, when, reason: Reason::Needed, to }
}

/// The lifecycle (the organisation of higher education follows employment for three years: guide, 3.6.3).
pub const MOVES: &[Row] = &[
    row(Status::Planned, Act::Answer, TELLERS, Status::Answered, &[DUE, CONSENTED]),
    row(Status::Planned, Act::Ask, ASKERS, Status::Asked, &[DUE, CONSENTED]),
    because(Status::Planned, Act::GiveUp, KEEPERS, Status::Unreachable, &[DUE]),
    row(Status::Planned, Act::Stop, TELLERS, Status::Stopped, &[]),
    row(Status::Asked, Act::Answer, TELLERS, Status::Answered, &[CONSENTED]),
    row(Status::Asked, Act::Ask, ASKERS, Status::Asked, &[CONSENTED]),
    because(Status::Asked, Act::GiveUp, KEEPERS, Status::Unreachable, &[]),
    row(Status::Asked, Act::Stop, TELLERS, Status::Stopped, &[]),
    row(Status::Unreachable, Act::Answer, TELLERS, Status::Answered, &[CONSENTED]),
    row(Status::Unreachable, Act::Stop, TELLERS, Status::Stopped, &[]),
    row(Status::Answered, Act::Confirm, EMPLOYERS, Status::Confirmed, &[NAMED, CONSENTED]),
    because(Status::Answered, Act::Dispute, EMPLOYERS, Status::Disputed, &[NAMED, CONSENTED]),
    because(Status::Answered, Act::Correct, TELLERS, Status::Answered, &[CONSENTED]),
    because(Status::Confirmed, Act::Correct, TELLERS, Status::Answered, &[CONSENTED]),
    row(Status::Disputed, Act::Confirm, EMPLOYERS, Status::Confirmed, &[NAMED, CONSENTED]),
    because(Status::Disputed, Act::Correct, TELLERS, Status::Answered, &[CONSENTED]),
    row(Status::Stopped, Act::Resume, TELLERS, Status::Planned, &[CONSENTED]),
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

    /// Does an answer still lack?
    pub fn open(self) -> bool {
        matches!(self, Self::Planned | Self::Asked)
    }

    /// Does an answer stand?
    pub fn answered(self) -> bool {
        matches!(self, Self::Answered | Self::Confirmed | Self::Disputed)
    }
}
