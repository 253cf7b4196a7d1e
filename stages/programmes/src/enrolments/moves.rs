//! The way of a student: enrolled, on leave and back, and one of three ends.

use kernel::{Failure, Move, Moved, Offer, Reason, Role};

kernel::codes! { "programmes-enrolment-status",
    /// Where a student stands.
    pub enum Status {
        /// Studies.
        Enrolled = "enrolled",
        /// On academic leave.
        OnLeave = "on-leave",
        /// Went over to another programme or organisation.
        Transferred = "transferred",
        /// Was expelled.
        Expelled = "expelled",
        /// Finished.
        Graduated = "graduated",
    }
}

kernel::codes! { "programmes-enrolment-act",
    /// What is done to an enrolment.
    pub enum Act {
        /// Group, funding or track are corrected.
        Edit = "edit",
        /// Leave is given.
        Leave = "leave",
        /// The student comes back from leave.
        ComeBack = "come-back",
        /// The student goes over to another programme or organisation.
        Transfer = "transfer",
        /// The student is expelled.
        Expel = "expel",
        /// The student has finished.
        Graduate = "graduate",
    }
}

/// What the conditions look at: nothing but the state; whose student it is decides the store.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts;

const OFFICERS: &[Role] = &[Role::University];

const fn row(from: Status, act: Act, reason: Reason, to: Status) -> Move<Status, Act, Facts> {
    Move { from, act, by: OFFICERS, when: &[], reason, to }
}

/// Every move. What ends a student's way says why.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Enrolled, Act::Edit, Reason::None, Status::Enrolled),
    row(Status::Enrolled, Act::Leave, Reason::Needed, Status::OnLeave),
    row(Status::Enrolled, Act::Transfer, Reason::Needed, Status::Transferred),
    row(Status::Enrolled, Act::Expel, Reason::Needed, Status::Expelled),
    row(Status::Enrolled, Act::Graduate, Reason::None, Status::Graduated),
    row(Status::OnLeave, Act::Edit, Reason::None, Status::OnLeave),
    row(Status::OnLeave, Act::ComeBack, Reason::None, Status::Enrolled),
    row(Status::OnLeave, Act::Transfer, Reason::Needed, Status::Transferred),
    row(Status::OnLeave, Act::Expel, Reason::Needed, Status::Expelled),
];

impl Status {
    /// The state after an act, or why not.
    ///
    /// # Errors
    /// As [`kernel::after`].
    pub fn after(self, act: Act, role: Role, reason: &str) -> Result<Moved<Self, Act>, Failure> {
        kernel::after(MOVES, self, act, role, &Facts, reason)
    }

    /// The acts a role finds in this state.
    pub fn offers(self, role: Role) -> Vec<Offer<Act>> {
        kernel::offers(MOVES, self, role, &Facts)
    }

    /// Does the student still study here, on leave or not?
    pub fn stands(self) -> bool {
        matches!(self, Self::Enrolled | Self::OnLeave)
    }
}
