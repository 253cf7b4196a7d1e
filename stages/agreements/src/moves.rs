//! The life of a dual training contract. Editing is an act: what it concerns decides which checks it clears.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "agreements-status",
    /// Where a contract stands.
    pub enum Status {
        /// Written by the university, open to change.
        Drafted = "drafted",
        /// The enterprise found its part right.
        CheckedByEnterprise = "checked-by-enterprise",
        /// The university found its part right.
        CheckedByUniversity = "checked-by-university",
        /// The paper is fixed and waits for signatures.
        Signing = "signing",
        /// Signed by all.
        InForce = "in-force",
        /// Interrupted for a time.
        Suspended = "suspended",
        /// Ran to its end.
        Completed = "completed",
        /// Ended before its time.
        Terminated = "terminated",
        /// A party said no before it came into force.
        Refused = "refused",
        /// Taken back before it came into force.
        Withdrawn = "withdrawn",
    }
}

kernel::codes! { "agreements-act",
    /// What is done to a contract.
    pub enum Act {
        /// Its terms are changed.
        Edit = "edit",
        /// A party finds its part right.
        Check = "check",
        /// The paper is fixed and sent to signature.
        OpenSigning = "open-signing",
        /// A party signs the paper.
        Sign = "sign",
        /// The paper is taken out of signature, to be changed.
        Recall = "recall",
        /// A party says no.
        Refuse = "refuse",
        /// The university takes it back.
        Withdraw = "withdraw",
        /// Interrupted for a time.
        Suspend = "suspend",
        /// Goes on.
        Resume = "resume",
        /// Other terms are proposed from a day on.
        Amend = "amend",
        /// Ran to its end.
        Complete = "complete",
        /// Ended before its time.
        Terminate = "terminate",
    }
}

/// Whose part of the contract an edit changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Concerns {
    /// Workplace, hours, mentor, pay: the enterprise must look again.
    pub enterprise: bool,
    /// Programme, credits, periods: the university must look again.
    pub university: bool,
}

impl Concerns {
    /// Both parts: the clauses themselves have changed.
    pub const BOTH: Self = Self { enterprise: true, university: true };
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Whose part an edit changes.
    pub concerns: Concerns,
    /// How many rules refuse the terms as they stand (age, hours, night, hazard, missing parties, an overlap).
    pub obstacles: usize,
    /// Is it the turn of the group that the caller signs in?
    pub turn: bool,
    /// Is the paper that the caller saw the one that is to be signed?
    pub same_paper: bool,
    /// Is this the last signature?
    pub last: bool,
    /// Has the last day of the contract passed?
    pub past_end: bool,
}

const UNIVERSITY: &[Role] = &[Role::University];
const DRAFTERS: &[Role] = &[Role::University, Role::Curator];
const ENTERPRISE: &[Role] = &[Role::Signatory, Role::Hr];
const SIGNERS: &[Role] = &[Role::Signatory, Role::University, Role::Student, Role::Representative];
const PARTIES: &[Role] = &[Role::University, Role::Signatory, Role::Student, Role::Representative];
const ENDERS: &[Role] = &[Role::University, Role::Signatory];
const FINISHERS: &[Role] = &[Role::University, Role::System];

const SOUND: Condition<Facts> = Condition { rule: &refusal::OBSTACLES, holds: |facts| facts.obstacles == 0 };
const TURN: Condition<Facts> = Condition { rule: &refusal::NOT_YOUR_TURN, holds: |facts| facts.turn };
const SAME_PAPER: Condition<Facts> = Condition { rule: &refusal::STALE_PAPER, holds: |facts| facts.same_paper };
const LAST: Condition<Facts> = Condition { rule: &refusal::OTHERS_SIGN_TOO, holds: |facts| facts.last };
const PAST_END: Condition<Facts> = Condition { rule: &refusal::NOT_OVER, holds: |facts| facts.past_end };
const NOT_ENTERPRISE: Condition<Facts> =
    Condition { rule: &refusal::CONCERNS_ENTERPRISE, holds: |facts| !facts.concerns.enterprise };
const NOT_UNIVERSITY: Condition<Facts> =
    Condition { rule: &refusal::CONCERNS_UNIVERSITY, holds: |facts| !facts.concerns.university };

type Row = Move<Status, Act, Facts>;

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: &'static [Condition<Facts>]) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, act: Act, by: &'static [Role], to: Status) -> Row {
    Move { from, act, by, when: &[], reason: Reason::Needed, to }
}

/// The lifecycle (order of checks: `peers` 4.2; parties and mentor: Labour Code, art. 116 and 119).
pub const MOVES: &[Row] = &[
    row(Status::Drafted, Act::Check, ENTERPRISE, Status::CheckedByEnterprise, &[SOUND]),
    row(Status::Drafted, Act::Edit, DRAFTERS, Status::Drafted, &[]),
    because(
        Status::Drafted,
        Act::Refuse,
        &[Role::Signatory, Role::Hr, Role::Student, Role::Representative],
        Status::Refused,
    ),
    because(Status::Drafted, Act::Withdraw, UNIVERSITY, Status::Withdrawn),
    row(Status::CheckedByEnterprise, Act::Check, UNIVERSITY, Status::CheckedByUniversity, &[SOUND]),
    row(Status::CheckedByEnterprise, Act::Edit, DRAFTERS, Status::CheckedByEnterprise, &[NOT_ENTERPRISE]),
    row(Status::CheckedByEnterprise, Act::Edit, DRAFTERS, Status::Drafted, &[]),
    because(Status::CheckedByEnterprise, Act::Refuse, PARTIES, Status::Refused),
    because(Status::CheckedByEnterprise, Act::Withdraw, UNIVERSITY, Status::Withdrawn),
    row(Status::CheckedByUniversity, Act::OpenSigning, UNIVERSITY, Status::Signing, &[SOUND]),
    row(
        Status::CheckedByUniversity,
        Act::Edit,
        DRAFTERS,
        Status::CheckedByUniversity,
        &[NOT_ENTERPRISE, NOT_UNIVERSITY],
    ),
    row(Status::CheckedByUniversity, Act::Edit, DRAFTERS, Status::CheckedByEnterprise, &[NOT_ENTERPRISE]),
    row(Status::CheckedByUniversity, Act::Edit, DRAFTERS, Status::Drafted, &[]),
    because(Status::CheckedByUniversity, Act::Refuse, PARTIES, Status::Refused),
    because(Status::CheckedByUniversity, Act::Withdraw, UNIVERSITY, Status::Withdrawn),
    row(Status::Signing, Act::Sign, SIGNERS, Status::InForce, &[TURN, SAME_PAPER, SOUND, LAST]),
    row(Status::Signing, Act::Sign, SIGNERS, Status::Signing, &[TURN, SAME_PAPER, SOUND]),
    because(Status::Signing, Act::Recall, UNIVERSITY, Status::Drafted),
    because(Status::Signing, Act::Refuse, PARTIES, Status::Refused),
    because(Status::Signing, Act::Withdraw, UNIVERSITY, Status::Withdrawn),
    row(Status::InForce, Act::Amend, ENDERS, Status::InForce, &[]),
    row(Status::InForce, Act::Complete, FINISHERS, Status::Completed, &[PAST_END]),
    because(Status::InForce, Act::Suspend, ENDERS, Status::Suspended),
    because(Status::InForce, Act::Terminate, PARTIES, Status::Terminated),
    row(Status::Suspended, Act::Amend, ENDERS, Status::Suspended, &[]),
    because(Status::Suspended, Act::Resume, ENDERS, Status::InForce),
    because(Status::Suspended, Act::Terminate, PARTIES, Status::Terminated),
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

    /// Does the contract bind the parties (and count for coverage)?
    pub fn binds(self) -> bool {
        matches!(self, Self::InForce | Self::Suspended)
    }
}
