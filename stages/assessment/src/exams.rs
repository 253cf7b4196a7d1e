//! A production exam: its plan and materials, its commission, its protocol.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod rules;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

/// Who sees exams, within their scope.
pub const SEE: Permission = Permission {
    name: "assessment.see",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Expert,
        Role::Administrator,
    ],
};

/// Who plans exams and proposes students.
pub const KEEP: Permission = Permission { name: "assessment.keep", roles: &[Role::University, Role::Curator] };

/// Who acts on exams; which act is whose stands in `moves.rs`.
pub const ACT: Permission = Permission {
    name: "assessment.act",
    roles: &[
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Signatory,
        Role::Hr,
        Role::Coordinator,
        Role::Expert,
    ],
};

/// Who scores and signs.
pub const SCORE: Permission = Permission { name: "assessment.score", roles: &[Role::Expert] };

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
