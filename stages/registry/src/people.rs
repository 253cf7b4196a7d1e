//! People: one entry a person, whatever they are in however many organisations.

pub mod actions;
pub mod api;
pub mod example;
pub mod moves;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

use kernel::Role;
use web::Permission;

pub use store::{Person, names_of};

/// Who sees the people of their scope; everyone sees themselves.
pub const SEE: Permission = Permission {
    name: "registry.see-people",
    roles: &[
        Role::Administrator,
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
        Role::Designer,
        Role::Curator,
        Role::Supervisor,
    ],
};

/// Who may enter and correct people, within their scope, and give them posts.
pub const EDIT: Permission = Permission {
    name: "registry.edit-people",
    roles: &[
        Role::Administrator,
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
    ],
};

/// Who may close and join entries.
pub const KEEP: Permission = Permission {
    name: "registry.keep-people",
    roles: &[Role::Administrator, Role::Ministry, Role::Authority, Role::Coordinator],
};
