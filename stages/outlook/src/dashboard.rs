//! The dashboard: every figure opens to its list and to its formula.

pub mod api;
pub mod pages;
mod place;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

/// Who sees the dashboard, each in their reach.
pub const SEE: Permission = Permission {
    name: "outlook.dashboard",
    roles: &[
        Role::Coordinator,
        Role::Authority,
        Role::Ministry,
        Role::University,
        Role::Hr,
        Role::Signatory,
        Role::Association,
        Role::Administrator,
    ],
};

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
