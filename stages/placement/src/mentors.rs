//! The register of mentors: who at an enterprise may teach, by which qualification and training, and how many at once.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

use kernel::Role;
use web::Permission;

pub use store::{LoadLimit, Mentor, load_limit};

/// Who sees mentors, within their scope; a mentor sees their own entry.
pub const SEE: Permission = Permission {
    name: "placement.see-mentors",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::Mentor,
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Administrator,
    ],
};

/// Who keeps the register, within their scope.
pub const KEEP: Permission =
    Permission { name: "placement.keep-mentors", roles: &[Role::Hr, Role::Signatory, Role::Coordinator] };
