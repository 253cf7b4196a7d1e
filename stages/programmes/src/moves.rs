//! The way of a programme's version: from draft through examination and adoption to the register.

use kernel::{Condition, Day, Move, Reason, Role};

use crate::refusal;

kernel::codes! { "programmes-status",
    /// Where a version stands.
    pub enum Status {
        /// Being designed.
        Drafted = "drafted",
        /// Before the commission.
        UnderExamination = "under-examination",
        /// Adopted by the academic council.
        Adopted = "adopted",
        /// In the register of educational programmes.
        Registered = "registered",
        /// A newer version has taken its place.
        Superseded = "superseded",
    }
}

kernel::codes! { "programmes-act",
    /// What can be done to it.
    pub enum Act {
        /// Change the passport, outcomes, matrix or curriculum.
        Edit = "edit",
        /// Send it to the commission.
        SendToExamination = "send-to-examination",
        /// Give it back to its designers.
        Return = "return",
        /// Adopt it, after the council's decision.
        Adopt = "adopt",
        /// Note its number in the register.
        Register = "register",
        /// Begin the next version from it.
        NewVersion = "new-version",
        /// Let a newer version take its place.
        Supersede = "supersede",
    }
}

kernel::codes! { "programmes-conclusion",
    /// What the commission concluded.
    pub enum Conclusion {
        /// Recommended for adoption.
        Recommended = "recommended",
        /// To be mended.
        Rejected = "rejected",
    }
}

/// What the moves ask about a version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Errors that the checks find now.
    pub errors: usize,
    /// The commission's conclusion on this very text.
    pub conclusion: Option<Conclusion>,
    /// The day of the academic council's minutes, number given.
    pub minutes: Option<Day>,
    /// The day of inclusion in the register, number given.
    pub registered: Option<Day>,
    /// Where the next version stands, if it was begun.
    pub newer: Option<Status>,
}

const NO_ERRORS: Condition<Facts> = Condition { rule: &refusal::HAS_ERRORS, holds: |facts| facts.errors == 0 };
const RECOMMENDED: Condition<Facts> =
    Condition { rule: &refusal::NOT_EXAMINED, holds: |facts| facts.conclusion == Some(Conclusion::Recommended) };
const MINUTES: Condition<Facts> = Condition { rule: &refusal::NO_MINUTES, holds: |facts| facts.minutes.is_some() };
const NUMBER: Condition<Facts> = Condition { rule: &refusal::NO_NUMBER, holds: |facts| facts.registered.is_some() };
const NEWER: Condition<Facts> = Condition {
    rule: &refusal::NO_NEWER,
    holds: |facts| matches!(facts.newer, Some(Status::Adopted | Status::Registered)),
};
const NONE_NEWER: Condition<Facts> = Condition { rule: &refusal::NEWER_STANDS, holds: |facts| facts.newer.is_none() };

const fn row(
    from: Status,
    act: Act,
    by: &'static [Role],
    when: &'static [Condition<Facts>],
    to: Status,
) -> Move<Status, Act, Facts> {
    Move { from, act, by, when, reason: Reason::None, to }
}

const DESIGNERS: &[Role] = &[Role::Designer, Role::University];
/// The command line brings a curriculum in the platform's own name.
const EDITORS: &[Role] = &[Role::Designer, Role::University, Role::System];
const OFFICERS: &[Role] = &[Role::University];
/// The commission speaks through its experts; its decision may also arrive as an event.
const EXAMINERS: &[Role] = &[Role::Expert, Role::University, Role::System];

/// Every move. A version that was sent is not edited: it is returned first, so that experts judge what stands.
pub const MOVES: &[Move<Status, Act, Facts>] = &[
    row(Status::Drafted, Act::Edit, EDITORS, &[], Status::Drafted),
    row(Status::Drafted, Act::SendToExamination, DESIGNERS, &[NO_ERRORS], Status::UnderExamination),
    Move {
        from: Status::UnderExamination,
        act: Act::Return,
        by: EXAMINERS,
        when: &[],
        reason: Reason::Needed,
        to: Status::Drafted,
    },
    row(Status::UnderExamination, Act::Adopt, OFFICERS, &[NO_ERRORS, RECOMMENDED, MINUTES], Status::Adopted),
    row(Status::Adopted, Act::Register, OFFICERS, &[NUMBER], Status::Registered),
    row(Status::Adopted, Act::NewVersion, DESIGNERS, &[NONE_NEWER], Status::Adopted),
    row(Status::Adopted, Act::Supersede, &[Role::University, Role::System], &[NEWER], Status::Superseded),
    row(Status::Registered, Act::NewVersion, DESIGNERS, &[NONE_NEWER], Status::Registered),
    row(Status::Registered, Act::Supersede, &[Role::University, Role::System], &[NEWER], Status::Superseded),
];
