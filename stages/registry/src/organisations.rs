//! Organisations: enterprises, educational organisations, chambers, state bodies.

pub mod actions;
pub mod api;
pub mod example;
pub mod moves;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

pub use store::{Organisation, load};

/// Who may enter a new organisation.
pub const ENTER: Permission = Permission {
    name: "registry.enter-organisation",
    roles: &[Role::Administrator, Role::Ministry, Role::Authority, Role::Coordinator],
};

/// Who may correct an entry, within their scope.
pub const EDIT: Permission = Permission {
    name: "registry.edit-organisation",
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

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
