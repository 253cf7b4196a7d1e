//! Professions: ISCO-08 groups, the region's own list, ESCO as a source.

pub mod actions;
pub mod api;
pub mod example;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

use kernel::Role;
use web::Permission;

pub use store::{Profession, load};

/// Who keeps the region's own list and brings lists of others.
pub const KEEP: Permission = Permission {
    name: "registry.keep-professions",
    roles: &[Role::Administrator, Role::Ministry, Role::Authority, Role::Coordinator],
};
