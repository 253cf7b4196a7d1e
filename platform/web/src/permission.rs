//! Who may: a name and the roles that hold it.

use kernel::Role;

/// A permission: a name and the roles that hold it. Each stage declares its own; the application shows one table.
#[derive(Debug, PartialEq, Eq)]
pub struct Permission {
    /// `stage.what`.
    pub name: &'static str,
    /// Who holds it; `Role::Public` opens it to everyone.
    pub roles: &'static [Role],
}

/// Open to everyone, signed in or not.
pub const OPEN: Permission = Permission { name: "open", roles: &[Role::Public] };

/// Open to everyone who is signed in, in any role.
pub const SIGNED_IN: Permission = Permission {
    name: "signed-in",
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
        Role::Student,
        Role::Representative,
        Role::Expert,
        Role::Reviewer,
        Role::Administrator,
    ],
};

impl Permission {
    /// Does the role hold it?
    pub fn opens_to(&self, role: Role) -> bool {
        self.roles.contains(&Role::Public) || self.roles.contains(&role)
    }
}
