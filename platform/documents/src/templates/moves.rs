//! The life of a template.

use kernel::{Move, Reason, Role};

kernel::codes! { "template",
    /// Where a template stands.
    pub enum Status {
        /// It is being written.
        Drafted = "drafted",
        /// Papers are made of it.
        InForce = "in-force",
        /// A later one took its place.
        Superseded = "superseded",
        /// It was never used.
        Discarded = "discarded",
    }
}

kernel::codes! { "template-act",
    /// What is done to a template.
    pub enum Act {
        /// Its clauses are written.
        Edit = "edit",
        /// It comes into force.
        Adopt = "adopt",
        /// A later one takes its place.
        Supersede = "supersede",
        /// It is given up.
        Discard = "discard",
    }
}

/// Who looks after the standard formats of a region; the platform itself brings the first ones.
const KEEPERS: &[Role] = &[Role::Coordinator, Role::Administrator, Role::System];

const fn row(from: Status, act: Act, reason: Reason, to: Status) -> Move<Status, Act, ()> {
    Move { from, act, by: KEEPERS, when: &[], reason, to }
}

/// The life of a template.
pub const MOVES: &[Move<Status, Act, ()>] = &[
    row(Status::Drafted, Act::Edit, Reason::None, Status::Drafted),
    row(Status::Drafted, Act::Adopt, Reason::None, Status::InForce),
    row(Status::Drafted, Act::Discard, Reason::None, Status::Discarded),
    row(Status::InForce, Act::Supersede, Reason::None, Status::Superseded),
];

#[cfg(test)]
mod tests {
    use kernel::{Code as _, after};

    use super::*;

    #[test]
    fn every_state_act_and_role_is_answered_by_the_table_alone() {
        for &from in Status::ALL {
            for &act in Act::ALL {
                for &role in Role::ALL {
                    let row = MOVES.iter().find(|row| row.from == from && row.act == act && row.by.contains(&role));

                    let moved = after(MOVES, from, act, role, &(), "");

                    assert_eq!(moved.ok().map(|moved| moved.to()), row.map(|row| row.to), "{from:?} {act:?} {role:?}");
                }
            }
        }
    }
}
