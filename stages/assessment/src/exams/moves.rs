//! The life of a production exam: materials, commission, admission, scores, protocol.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "assessment-exam-status",
    /// How far an exam is.
    pub enum Status {
        /// Its materials are being made.
        Planned = "planned",
        /// University and enterprise have agreed on the materials.
        MaterialsAgreed = "materials-agreed",
        /// The commission stands.
        CommissionAppointed = "commission-appointed",
        /// The council has decided who is admitted.
        AdmissionDecided = "admission-decided",
        /// The experts score.
        UnderWay = "under-way",
        /// The protocol is drawn up and waits for signatures.
        Signing = "signing",
        /// The protocol is signed by all.
        Closed = "closed",
        /// It is not held.
        Cancelled = "cancelled",
    }
}

kernel::codes! { "assessment-exam-act",
    /// What is done to an exam.
    pub enum Act {
        /// Its plan or its criteria are changed.
        Edit = "edit",
        /// Students are proposed.
        Propose = "propose",
        /// A side agrees on the materials.
        Agree = "agree",
        /// The materials are opened again.
        Reopen = "reopen",
        /// It is moved to another day.
        Postpone = "postpone",
        /// A commission is appointed.
        Appoint = "appoint",
        /// The council decides who is admitted.
        Admit = "admit",
        /// It begins.
        Begin = "start",
        /// Results are drawn up as a protocol.
        Settle = "settle",
        /// A member signs the protocol.
        Sign = "sign",
        /// The protocol is taken out of signature.
        Recall = "recall",
        /// A signed protocol is corrected by a new one.
        Correct = "correct",
        /// It is not held.
        Cancel = "cancel",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Has each part a criterion?
    pub criteria: bool,
    /// Is the exam at least a month away?
    pub in_time: bool,
    /// Does the caller speak for a side that makes the materials?
    pub side: bool,
    /// Has the caller's side agreed on the materials?
    pub agreed: bool,
    /// Has the other side?
    pub other_agreed: bool,
    /// Is the new day a month or more after the materials were agreed?
    pub late_enough: bool,
    /// Who examines.
    pub board: Board,
    /// Is there anybody to decide about?
    pub candidates: bool,
    /// Were the mentors of the candidates invited, where they have any?
    pub invited: bool,
    /// Has the day of the exam come?
    pub due: bool,
    /// Was anybody admitted?
    pub admitted: bool,
    /// Does the caller lead: the chair, or the university that holds the exam?
    pub leads: bool,
    /// Is everybody who came scored by all who may?
    pub scored: bool,
    /// Are the experts near enough to each other?
    pub near: bool,
    /// May the caller sign?
    pub signer: bool,
    /// Has the caller signed?
    pub signed: bool,
    /// Is the protocol that the caller read the one that stands?
    pub same_paper: bool,
    /// Is this the last signature?
    pub last: bool,
}

/// The commission against the rules of an exam.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each is one rule of composition.
pub struct Board {
    /// Is it a commission of this exam?
    pub own: bool,
    /// Is it formed?
    pub formed: bool,
    /// Is the number of voting members even?
    pub even: bool,
    /// Are they two equal halves?
    pub halved: bool,
    /// Is nobody of the host among them?
    pub without_host: bool,
    /// Has it a chair?
    pub chaired: bool,
    /// Has every voting member declared their interest?
    pub declared: bool,
    /// Has none of them one?
    pub clear: bool,
}

type When = Condition<Facts>;
type Row = Move<Status, Act, Facts>;

const HELD_BY: &[Role] = &[Role::University];
const KEEPERS: &[Role] = &[Role::University, Role::Curator];
const SIDES: &[Role] = &[Role::University, Role::Curator, Role::Supervisor, Role::Signatory, Role::Hr];
const APPOINTERS: &[Role] = &[Role::University, Role::Coordinator];
const LEADERS: &[Role] = &[Role::Expert, Role::University];
const EXPERTS: &[Role] = &[Role::Expert];

const CRITERIA: When = Condition { rule: &refusal::NO_CRITERIA, holds: |facts| facts.criteria };
const IN_TIME: When = Condition { rule: &refusal::MATERIALS_LATE, holds: |facts| facts.in_time };
const SIDE: When = Condition { rule: &refusal::NOT_YOUR_SIDE, holds: |facts| facts.side };
const NOT_AGREED: When = Condition { rule: &refusal::AGREED_ALREADY, holds: |facts| !facts.agreed };
const OTHER_AGREED: When = Condition { rule: &refusal::OTHER_SIDE_AWAITED, holds: |facts| facts.other_agreed };
const LATE_ENOUGH: When = Condition { rule: &refusal::DAY_TOO_EARLY, holds: |facts| facts.late_enough };
const LED: When = Condition { rule: &refusal::NOT_THE_CHAIR, holds: |facts| facts.leads };
const SCORED: When = Condition { rule: &refusal::NOT_ALL_SCORED, holds: |facts| facts.scored };
const NEAR: When = Condition { rule: &refusal::TOO_FAR_APART, holds: |facts| facts.near };
const SIGNER: When = Condition { rule: &refusal::NOT_A_SIGNER, holds: |facts| facts.signer };
const UNSIGNED: When = Condition { rule: &refusal::SIGNED_ALREADY, holds: |facts| !facts.signed };
const SAME_PAPER: When = Condition { rule: &refusal::STALE_PAPER, holds: |facts| facts.same_paper };
const LAST: When = Condition { rule: &refusal::OTHERS_SIGN_TOO, holds: |facts| facts.last };
const DUE: When = Condition { rule: &refusal::NOT_YET, holds: |facts| facts.due };
const ADMITTED: When = Condition { rule: &refusal::NOBODY_ADMITTED, holds: |facts| facts.admitted };
const CANDIDATES: When = Condition { rule: &refusal::NO_CANDIDATES, holds: |facts| facts.candidates };
const INVITED: When = Condition { rule: &refusal::MENTORS_NOT_INVITED, holds: |facts| facts.invited };
const OWN: When = Condition { rule: &refusal::OTHER_COMMISSION, holds: |facts| facts.board.own };
const FORMED: When = Condition { rule: &refusal::NOT_FORMED, holds: |facts| facts.board.formed };
const EVEN: When = Condition { rule: &refusal::NOT_EVEN, holds: |facts| facts.board.even };
const HALVED: When = Condition { rule: &refusal::NOT_HALVES, holds: |facts| facts.board.halved };
const WITHOUT_HOST: When = Condition { rule: &refusal::FROM_HOST, holds: |facts| facts.board.without_host };
const CHAIRED: When = Condition { rule: &refusal::NO_CHAIR, holds: |facts| facts.board.chaired };
const DECLARED: When = Condition { rule: &refusal::NOT_DECLARED, holds: |facts| facts.board.declared };
const CLEAR: When = Condition { rule: &refusal::CONFLICTED, holds: |facts| facts.board.clear };

const COMPOSED: &[When] = &[OWN, FORMED, EVEN, HALVED, WITHOUT_HOST, CHAIRED, DECLARED, CLEAR];
const READY: &[When] = &[LED, DUE, ADMITTED, OWN, FORMED, EVEN, HALVED, WITHOUT_HOST, CHAIRED, DECLARED, CLEAR];

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: &'static [When]) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, act: Act, by: &'static [Role], to: Status, when: &'static [When]) -> Row {
    Move { from, act, by, when, reason: Reason::Needed, to }
}

/// The lifecycle (guide 3.6.3; decision 0050).
pub const MOVES: &[Row] = &[
    row(
        Status::Planned,
        Act::Agree,
        SIDES,
        Status::MaterialsAgreed,
        &[SIDE, CRITERIA, IN_TIME, NOT_AGREED, OTHER_AGREED],
    ),
    row(Status::Planned, Act::Agree, SIDES, Status::Planned, &[SIDE, CRITERIA, IN_TIME, NOT_AGREED]),
    row(Status::Planned, Act::Propose, KEEPERS, Status::Planned, &[]),
    row(Status::Planned, Act::Edit, KEEPERS, Status::Planned, &[]),
    because(Status::Planned, Act::Cancel, HELD_BY, Status::Cancelled, &[]),
    row(Status::MaterialsAgreed, Act::Appoint, APPOINTERS, Status::CommissionAppointed, COMPOSED),
    row(Status::MaterialsAgreed, Act::Propose, KEEPERS, Status::MaterialsAgreed, &[]),
    because(Status::MaterialsAgreed, Act::Postpone, HELD_BY, Status::MaterialsAgreed, &[LATE_ENOUGH]),
    because(Status::MaterialsAgreed, Act::Reopen, SIDES, Status::Planned, &[SIDE]),
    because(Status::MaterialsAgreed, Act::Cancel, HELD_BY, Status::Cancelled, &[]),
    row(Status::CommissionAppointed, Act::Admit, HELD_BY, Status::AdmissionDecided, &[CANDIDATES, INVITED]),
    row(Status::CommissionAppointed, Act::Appoint, APPOINTERS, Status::CommissionAppointed, COMPOSED),
    row(Status::CommissionAppointed, Act::Propose, KEEPERS, Status::CommissionAppointed, &[]),
    because(Status::CommissionAppointed, Act::Postpone, HELD_BY, Status::CommissionAppointed, &[LATE_ENOUGH]),
    because(Status::CommissionAppointed, Act::Cancel, HELD_BY, Status::Cancelled, &[]),
    row(Status::AdmissionDecided, Act::Begin, LEADERS, Status::UnderWay, READY),
    row(Status::AdmissionDecided, Act::Admit, HELD_BY, Status::AdmissionDecided, &[CANDIDATES, INVITED]),
    because(Status::AdmissionDecided, Act::Postpone, HELD_BY, Status::AdmissionDecided, &[LATE_ENOUGH]),
    because(Status::AdmissionDecided, Act::Cancel, HELD_BY, Status::Cancelled, &[]),
    row(Status::UnderWay, Act::Settle, LEADERS, Status::Signing, &[LED, SCORED, NEAR]),
    because(Status::UnderWay, Act::Cancel, HELD_BY, Status::Cancelled, &[]),
    row(Status::Signing, Act::Sign, EXPERTS, Status::Closed, &[SIGNER, UNSIGNED, SAME_PAPER, LAST]),
    row(Status::Signing, Act::Sign, EXPERTS, Status::Signing, &[SIGNER, UNSIGNED, SAME_PAPER]),
    because(Status::Signing, Act::Recall, LEADERS, Status::UnderWay, &[LED]),
    because(Status::Closed, Act::Correct, LEADERS, Status::UnderWay, &[LED]),
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

    /// May students still be proposed and looked at?
    pub fn gathers(self) -> bool {
        matches!(self, Self::Planned | Self::MaterialsAgreed | Self::CommissionAppointed)
    }
}
