//! The life of an individual plan: drafted, agreed by mentor and educational organisation in either order, in force.

use kernel::{Condition, Failure, Move, Moved, Offer, Reason, Role};

use crate::refusal;

kernel::codes! { "practice-plan",
    /// Where a plan stands.
    pub enum Status {
        /// Open to change.
        Drafted = "drafted",
        /// The mentor agrees; the educational organisation looks next.
        AgreedByMentor = "agreed-by-mentor",
        /// The educational organisation agrees; the mentor looks next.
        AgreedByUniversity = "agreed-by-university",
        /// Both agree.
        InForce = "in-force",
    }
}

kernel::codes! { "practice-plan-act",
    /// What is done to a plan.
    pub enum Act {
        /// A task is written, changed or struck out; agreements are cleared.
        Edit = "edit",
        /// A side agrees.
        Agree = "agree",
        /// A side asks for changes.
        Return = "return",
    }
}

/// What the conditions look at.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one question that a condition asks, not a state.
pub struct Facts {
    /// Is the practice open?
    pub open: bool,
    /// Has the plan a task?
    pub tasks: bool,
    /// Does no rule of age and hours stand in the way?
    pub sound: bool,
    /// Is the caller the learner's mentor, where a mentor acts?
    pub yours: bool,
}

const MENTOR: &[Role] = &[Role::Mentor];
const LEADERS: &[Role] = &[Role::Supervisor, Role::Curator, Role::University];

const OPEN: Condition<Facts> = Condition { rule: &refusal::NOT_OPEN, holds: |facts| facts.open };
const TASKS: Condition<Facts> = Condition { rule: &refusal::TASKS_NEEDED, holds: |facts| facts.tasks };
const SOUND: Condition<Facts> = Condition { rule: &refusal::PLAN_OBSTACLES, holds: |facts| facts.sound };
const YOURS: Condition<Facts> = Condition { rule: &refusal::NOT_YOUR_TRAINEE, holds: |facts| facts.yours };

type Row = Move<Status, Act, Facts>;
type When = &'static [Condition<Facts>];

const fn row(from: Status, act: Act, by: &'static [Role], to: Status, when: When) -> Row {
    Move { from, act, by, when, reason: Reason::None, to }
}

const fn because(from: Status, by: &'static [Role], when: When) -> Row {
    Move { from, act: Act::Return, by, when, reason: Reason::Needed, to: Status::Drafted }
}

/// The lifecycle.
pub const MOVES: &[Row] = &[
    row(Status::Drafted, Act::Agree, MENTOR, Status::AgreedByMentor, &[OPEN, YOURS, TASKS, SOUND]),
    row(Status::Drafted, Act::Agree, LEADERS, Status::AgreedByUniversity, &[OPEN, TASKS, SOUND]),
    row(Status::Drafted, Act::Edit, MENTOR, Status::Drafted, &[OPEN, YOURS]),
    row(Status::Drafted, Act::Edit, LEADERS, Status::Drafted, &[OPEN]),
    row(Status::AgreedByMentor, Act::Agree, LEADERS, Status::InForce, &[OPEN, TASKS, SOUND]),
    row(Status::AgreedByMentor, Act::Edit, MENTOR, Status::Drafted, &[OPEN, YOURS]),
    row(Status::AgreedByMentor, Act::Edit, LEADERS, Status::Drafted, &[OPEN]),
    because(Status::AgreedByMentor, LEADERS, &[OPEN]),
    row(Status::AgreedByUniversity, Act::Agree, MENTOR, Status::InForce, &[OPEN, YOURS, TASKS, SOUND]),
    row(Status::AgreedByUniversity, Act::Edit, MENTOR, Status::Drafted, &[OPEN, YOURS]),
    row(Status::AgreedByUniversity, Act::Edit, LEADERS, Status::Drafted, &[OPEN]),
    because(Status::AgreedByUniversity, MENTOR, &[OPEN, YOURS]),
    row(Status::InForce, Act::Edit, MENTOR, Status::Drafted, &[OPEN, YOURS]),
    row(Status::InForce, Act::Edit, LEADERS, Status::Drafted, &[OPEN]),
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

    /// Whom the plan waits for: anybody may edit it, but only an agreement leads on.
    pub fn waits_for(self) -> &'static [Role] {
        match self {
            Self::Drafted => &[Role::Mentor, Role::Supervisor, Role::Curator],
            Self::AgreedByMentor => LEADERS,
            Self::AgreedByUniversity => MENTOR,
            Self::InForce => &[],
        }
    }
}
