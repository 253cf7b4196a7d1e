//! What becomes of a candidate: proposed, admitted or not, scored, passed or failed.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "assessment-candidate-status",
    /// How far a candidate is.
    pub enum Status {
        /// Proposed; the gateway tells what is missing.
        Proposed = "proposed",
        /// The council has admitted them.
        Admitted = "admitted",
        /// The council has not.
        NotAdmitted = "not-admitted",
        /// Taken back before the exam.
        Withdrawn = "withdrawn",
        /// Did not come.
        Absent = "absent",
        /// Passed.
        Passed = "passed",
        /// Failed: may sit a later exam.
        Failed = "failed",
    }
}

kernel::codes! { "assessment-candidate-act",
    /// What is done about a candidate.
    pub enum Act {
        /// The curator enters academic debts.
        Debts = "debts",
        /// Taken back before the exam.
        Withdraw = "withdraw",
        /// Admitted.
        Admit = "admit",
        /// Not admitted.
        Decline = "decline",
        /// An expert scores.
        Score = "score",
        /// The experts score again.
        Rescore = "rescore",
        /// Did not come.
        Miss = "miss",
        /// Was marked absent by mistake, or came later.
        Return = "return",
        /// Passed.
        Pass = "pass",
        /// Failed.
        Fail = "fail",
        /// The result is opened again.
        Reopen = "reopen",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Is everything in the gateway in order?
    pub clear: bool,
    /// Is the exam under way?
    pub under_way: bool,
    /// Is the caller a voting member of the commission?
    pub expert: bool,
    /// Is the caller the chair, or the university that holds the exam?
    pub leads: bool,
    /// Is the candidate the caller's own trainee?
    pub own_trainee: bool,
    /// Has the caller declared an interest?
    pub interested: bool,
    /// Has everybody scored who may?
    pub all_in: bool,
    /// Is the result one that passes?
    pub passes: bool,
}

type When = Condition<Facts>;
type Row = Move<Status, Act, Facts>;

const KEEPERS: &[Role] = &[Role::University, Role::Curator];
const COUNCIL: &[Role] = &[Role::University];
const EXPERTS: &[Role] = &[Role::Expert];
const LEADERS: &[Role] = &[Role::Expert, Role::University];

const CLEAR: When = Condition { rule: &refusal::NOT_CLEAR, holds: |facts| facts.clear };
const UNDER_WAY: When = Condition { rule: &refusal::NOT_UNDER_WAY, holds: |facts| facts.under_way };
const BEFORE: When = Condition { rule: &refusal::BEGUN, holds: |facts| !facts.under_way };
const EXPERT: When = Condition { rule: &refusal::NOT_AN_EXPERT, holds: |facts| facts.expert };
const LED: When = Condition { rule: &refusal::NOT_THE_CHAIR, holds: |facts| facts.leads };
const NOT_OWN: When = Condition { rule: &refusal::OWN_TRAINEE, holds: |facts| !facts.own_trainee };
const DISINTERESTED: When = Condition { rule: &refusal::INTERESTED, holds: |facts| !facts.interested };
const OPEN: When = Condition { rule: &refusal::ALL_IN, holds: |facts| !facts.all_in };
const ALL_IN: When = Condition { rule: &refusal::NOT_ALL_IN, holds: |facts| facts.all_in };
const PASSES: When = Condition { rule: &refusal::NOT_PASSING, holds: |facts| facts.passes };
const FAILS: When = Condition { rule: &refusal::PASSING, holds: |facts| !facts.passes };

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: &'static [When]) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, act: Act, by: &'static [Role], to: Status, when: &'static [When]) -> Row {
    Move { from, act, by, when, reason: Reason::Needed, to }
}

/// The lifecycle (guide 3.6.3; decision 0050).
pub const MOVES: &[Row] = &[
    row(Status::Proposed, Act::Admit, COUNCIL, Status::Admitted, &[CLEAR]),
    row(Status::Proposed, Act::Decline, COUNCIL, Status::NotAdmitted, &[]),
    row(Status::Proposed, Act::Debts, KEEPERS, Status::Proposed, &[]),
    because(Status::Proposed, Act::Withdraw, KEEPERS, Status::Withdrawn, &[]),
    row(Status::NotAdmitted, Act::Admit, COUNCIL, Status::Admitted, &[CLEAR]),
    row(Status::NotAdmitted, Act::Decline, COUNCIL, Status::NotAdmitted, &[]),
    row(Status::NotAdmitted, Act::Debts, KEEPERS, Status::NotAdmitted, &[]),
    row(Status::Admitted, Act::Score, EXPERTS, Status::Admitted, &[UNDER_WAY, EXPERT, NOT_OWN, DISINTERESTED, OPEN]),
    row(Status::Admitted, Act::Pass, LEADERS, Status::Passed, &[LED, ALL_IN, PASSES]),
    row(Status::Admitted, Act::Fail, LEADERS, Status::Failed, &[LED, ALL_IN, FAILS]),
    because(Status::Admitted, Act::Rescore, LEADERS, Status::Admitted, &[UNDER_WAY, LED, ALL_IN]),
    because(Status::Admitted, Act::Miss, LEADERS, Status::Absent, &[UNDER_WAY, LED]),
    because(Status::Admitted, Act::Withdraw, KEEPERS, Status::Withdrawn, &[BEFORE]),
    because(Status::Absent, Act::Return, LEADERS, Status::Admitted, &[UNDER_WAY, LED]),
    because(Status::Passed, Act::Reopen, LEADERS, Status::Admitted, &[LED]),
    because(Status::Failed, Act::Reopen, LEADERS, Status::Admitted, &[LED]),
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

    /// Has the candidate a result?
    pub fn settled(self) -> bool {
        matches!(self, Self::Passed | Self::Failed)
    }
}
