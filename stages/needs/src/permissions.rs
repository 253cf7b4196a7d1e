//! Who may what, a row a door.

use kernel::{Arg, Code, Failure, Role, house};
use web::Permission;

/// Who sees campaigns and the consolidated order.
pub const SEE: Permission = Permission {
    name: "needs.see-campaigns",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Association,
        Role::Hr,
        Role::Signatory,
        Role::University,
        Role::Designer,
        Role::Administrator,
    ],
};

/// Who plans, opens and closes campaigns.
pub const KEEP: Permission = Permission { name: "needs.keep-campaigns", roles: &[Role::Coordinator] };

/// Who sees returns, each within their scope.
pub const SEE_RETURNS: Permission = Permission {
    name: "needs.see-returns",
    roles: &[Role::Coordinator, Role::Hr, Role::Signatory, Role::Authority, Role::Ministry, Role::Administrator],
};

/// Who writes returns.
pub const FILL: Permission = Permission { name: "needs.fill-returns", roles: &[Role::Hr, Role::Signatory] };

/// Who moves returns on: the enterprise submits, the coordinator accepts or returns.
pub const MOVE_RETURNS: Permission =
    Permission { name: "needs.move-returns", roles: &[Role::Coordinator, Role::Hr, Role::Signatory] };

/// Who proposes control figures.
pub const PROPOSE: Permission = Permission { name: "needs.propose-figures", roles: &[Role::Coordinator] };

/// Who gives opinions on them.
pub const OPINE: Permission = Permission { name: "needs.give-opinions", roles: &[Role::Association] };

/// Who approves and corrects them.
pub const APPROVE: Permission = Permission { name: "needs.approve-figures", roles: &[Role::Authority] };

/// Who sends them on or back.
pub const MOVE_FIGURES: Permission =
    Permission { name: "needs.move-figures", roles: &[Role::Coordinator, Role::Authority] };

/// Who sets the figures without a norm.
pub const SET: Permission = Permission { name: "needs.set-thresholds", roles: &[Role::Authority, Role::Coordinator] };

/// Who sees forecasts: those that control figures rest on, and drafts by a few (`forecasts::store`).
pub const SEE_FORECASTS: Permission = Permission { name: "needs.see-forecasts", roles: SEE.roles };

/// Who sees the tables that forecasts are reckoned from, each of their region.
pub const SEE_TABLES: Permission =
    Permission { name: "needs.see-forecast-tables", roles: &[Role::Coordinator, Role::Authority] };

/// Who brings tables, reckons forecasts and decides what control figures rest on.
pub const FORECAST: Permission = Permission { name: "needs.make-forecasts", roles: &[Role::Coordinator] };

/// Only holders of the permission go on.
///
/// # Errors
/// Forbidden, with who may.
pub(crate) fn may(permission: &Permission, role: Role) -> Result<(), Failure> {
    if permission.opens_to(role) {
        return Ok(());
    }
    let holder = permission.roles.first().copied().unwrap_or(Role::Administrator);
    let refusal = house::CLOSED_DOOR.with("role", Arg::Key(role.key())).with("holder", Arg::Key(holder.key()));
    Err(Failure::Forbidden(refusal))
}
