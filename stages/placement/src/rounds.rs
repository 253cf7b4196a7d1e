//! A placement round: students, workplaces, wishes of both sides, who goes where, and why.

pub mod actions;
pub mod allocation;
pub mod api;
pub mod eligibility;
pub mod market;
pub mod moves;
pub mod pages;
pub mod reading;
pub mod rules;
pub mod store;
pub mod view;

use kernel::Role;
use web::Permission;

/// Who sees rounds, within their scope.
pub const SEE: Permission = Permission {
    name: "placement.see-rounds",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Student,
        Role::Administrator,
    ],
};

/// Who opens and leads rounds; which act is whose stands in `moves.rs`.
pub const LEAD: Permission =
    Permission { name: "placement.lead-rounds", roles: &[Role::University, Role::Coordinator, Role::Curator] };

/// Who takes part: brings workplaces, wishes, ranks.
pub const TAKE_PART: Permission = Permission {
    name: "placement.take-part",
    roles: &[Role::University, Role::Coordinator, Role::Curator, Role::Hr, Role::Signatory, Role::Student],
};

/// Does the role see every student of a round it sees? Enterprises and students see their own side.
pub fn sees_all(role: Role) -> bool {
    !matches!(role, Role::Student | Role::Hr | Role::Signatory)
}
