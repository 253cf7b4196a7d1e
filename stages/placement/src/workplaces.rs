//! Workplaces: where at an enterprise a trainee works, for how many, from when, under which hazards.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

use kernel::Role;
use web::Permission;

pub use store::{Workplace, load};

/// Who sees workplaces, within their scope.
pub const SEE: Permission = Permission {
    name: "placement.see-workplaces",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Association,
        Role::Hr,
        Role::Signatory,
        Role::Mentor,
        Role::University,
        Role::Designer,
        Role::Curator,
        Role::Supervisor,
        Role::Administrator,
    ],
};

/// Who enters and keeps workplaces, within their scope.
pub const KEEP: Permission =
    Permission { name: "placement.keep-workplaces", roles: &[Role::Hr, Role::Signatory, Role::Coordinator] };
