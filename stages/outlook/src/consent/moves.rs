//! The life of a consent. Who gives it for somebody else names the paper it stands on.

use kernel::{Failure, Move, Moved, Offer, Reason, Role};

kernel::codes! { "outlook-consent",
    /// Does the graduate agree to be asked?
    pub enum Status {
        /// Not asked yet.
        Unasked = "unasked",
        /// Agrees.
        Given = "given",
        /// Does not agree.
        Refused = "refused",
        /// Agreed once, and no longer.
        Withdrawn = "withdrawn",
    }
}

kernel::codes! { "outlook-consent-act",
    /// What is done to a consent.
    pub enum Act {
        /// It is given.
        Give = "give",
        /// It is not given.
        Refuse = "refuse",
        /// It is taken back.
        Withdraw = "withdraw",
    }
}

/// What the conditions look at: nothing but the state; whose consent it is decides the store.
#[derive(Clone, Copy, Debug, Default)]
pub struct Facts;

const OWN: &[Role] = &[Role::Student];
const ON_PAPER: &[Role] = &[Role::University, Role::Curator];

const fn own(from: Status, act: Act, to: Status) -> Move<Status, Act, Facts> {
    Move { from, act, by: OWN, when: &[], reason: Reason::None, to }
}

const fn on_paper(from: Status, act: Act, to: Status) -> Move<Status, Act, Facts> {
    Move { from, act, by: ON_PAPER, when: &[], reason: Reason::Needed, to }
}

/// Every move.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    own(Status::Unasked, Act::Give, Status::Given),
    on_paper(Status::Unasked, Act::Give, Status::Given),
    own(Status::Unasked, Act::Refuse, Status::Refused),
    on_paper(Status::Unasked, Act::Refuse, Status::Refused),
    own(Status::Given, Act::Withdraw, Status::Withdrawn),
    on_paper(Status::Given, Act::Withdraw, Status::Withdrawn),
    own(Status::Refused, Act::Give, Status::Given),
    on_paper(Status::Refused, Act::Give, Status::Given),
    own(Status::Withdrawn, Act::Give, Status::Given),
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
}
