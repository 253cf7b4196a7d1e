//! Invitations: whoever answers for an organisation, a region or the installation brings in the people who act for it.
//! The secret, the letter and the role itself are the matter of `accounts`; here it is decided who may bring whom.

pub mod actions;
pub mod api;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

use kernel::Role;
use web::Permission;

/// Who may invite people into roles; which roles stands in [`rules`].
pub const INVITE: Permission = Permission {
    name: "registry.invite",
    roles: &[Role::Administrator, Role::Authority, Role::Coordinator, Role::Hr, Role::University],
};
