//! Following graduates: five questions in three years, asked with consent, answered in a minute, confirmed by the employer.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

pub use actions::opened_within;
pub use rules::AnswerForm;
pub use store::{CheckpointId, FollowupId};

/// Who sees the list; those of a region or the nation without names.
pub const READ: Permission = Permission {
    name: "outlook.read",
    roles: &[Role::University, Role::Curator, Role::Coordinator, Role::Authority, Role::Ministry, Role::Administrator],
};

/// Who asks, and writes down what a graduate says.
pub const RECORD: Permission = Permission { name: "outlook.record", roles: &[Role::University, Role::Curator] };

/// Who answers about themselves.
pub const MINE: Permission = Permission { name: "outlook.mine", roles: &[Role::Student] };

/// Who answers: the graduate, or those who write down the graduate's word.
pub const ANSWER: Permission =
    Permission { name: "outlook.answer", roles: &[Role::Student, Role::University, Role::Curator] };

/// Who confirms for the employer that was named.
pub const CONFIRM: Permission = Permission { name: "outlook.confirm", roles: &[Role::Hr, Role::Signatory] };

/// How many graduates one employer is shown; the newest answers come first.
const OF_ONE_EMPLOYER: usize = 200;

/// Who does the acts of the lifecycle; which act is whose stands in `moves.rs`.
pub const ACT: Permission =
    Permission { name: "outlook.act", roles: &[Role::University, Role::Curator, Role::Hr, Role::Signatory] };

/// Who sets how long details are kept.
pub const SET: Permission = Permission { name: "outlook.set", roles: &[Role::Administrator, Role::Ministry] };

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
