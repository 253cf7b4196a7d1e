//! The life of a forecast: it is made once and never changed; the control figures of its campaign may rest on it, until on
//! another.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal::{FIGURES_STAND, NO_ADMISSION, NO_CAMPAIGN};

kernel::codes! { "needs-forecast-status",
    /// How a forecast stands.
    pub enum Status {
        /// It was made, and nothing rests on it.
        Made = "made",
        /// The control figures of its campaign rest on it.
        Basis = "basis",
        /// They did, and rest on another now.
        Superseded = "superseded",
    }
}

kernel::codes! { "needs-forecast-act",
    /// What is done to it.
    pub enum Act {
        /// It is taken as the basis of the control figures.
        Take = "take",
        /// Another is taken in its place.
        Replace = "replace",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// Was it made for a campaign?
    pub campaign: bool,
    /// Does it say for any group how many to admit in the campaign's year?
    pub admission: bool,
    /// Were the campaign's control figures approved?
    pub approved: bool,
}

/// Who decides what control figures rest on.
pub const TAKERS: &[Role] = &[Role::Coordinator];

const FIT: &[Condition<Facts>] = &[
    Condition { rule: &NO_CAMPAIGN, holds: |facts| facts.campaign },
    Condition { rule: &NO_ADMISSION, holds: |facts| facts.admission },
    Condition { rule: &FIGURES_STAND, holds: |facts| !facts.approved },
];
const OPEN: &[Condition<Facts>] = &[Condition { rule: &FIGURES_STAND, holds: |facts| !facts.approved }];

const fn row(from: Status, act: Act, when: &'static [Condition<Facts>], to: Status) -> Move<Status, Act, Facts> {
    Move { from, act, by: TAKERS, when, reason: Reason::None, to }
}

/// The lifecycle.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Made, Act::Take, FIT, Status::Basis),
    row(Status::Superseded, Act::Take, FIT, Status::Basis),
    row(Status::Basis, Act::Replace, OPEN, Status::Superseded),
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
