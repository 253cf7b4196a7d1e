//! A commission: its rules, its seats, its life.

pub mod actions;
pub mod api;
pub mod forms;
pub mod moves;
pub mod pages;
pub mod rules;
pub mod store;

use web::{Doors, Permission};

/// Who may see commissions, within their scope.
pub const SEE: Permission = Permission { name: "commissions.see", roles: moves::SEATED };

/// Who may plan and keep commissions, within their scope.
pub const KEEP: Permission = Permission { name: "commissions.keep", roles: moves::KEEPERS };

/// Who may act from a seat: whether they have one, the lifecycle asks.
pub const SIT: Permission = Permission { name: "commissions.sit", roles: moves::SEATED };

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(forms::doors()).and(api::doors())
}
