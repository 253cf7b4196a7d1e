//! Who may open which doors of practice; which act is whose stands in the tables of moves.

use kernel::Role;
use web::Permission;

/// Who sees practices, within their scope.
pub const READ: Permission = Permission {
    name: "practice.read",
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
        Role::Student,
        Role::Representative,
        Role::Administrator,
    ],
};

/// Who has a list of practices rather than their own few.
pub const LIST: Permission = Permission {
    name: "practice.list",
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

/// Who opens a practice for a contract in force.
pub const OPEN: Permission =
    Permission { name: "practice.open", roles: &[Role::University, Role::Curator, Role::Supervisor, Role::Hr] };

/// Who leads practices for the educational organisation.
pub const LEAD: Permission =
    Permission { name: "practice.lead", roles: &[Role::University, Role::Curator, Role::Supervisor] };

/// Who sees orders assigning mentors.
pub const SEE_ORDERS: Permission = Permission {
    name: "practice.see-orders",
    roles: &[
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

/// Who drafts and issues orders assigning mentors.
pub const ORDER: Permission = Permission { name: "practice.order", roles: &[Role::Hr, Role::Signatory] };

/// Who writes individual plans.
pub const PLAN: Permission =
    Permission { name: "practice.plan", roles: &[Role::Mentor, Role::University, Role::Curator, Role::Supervisor] };

/// Who writes the diary: the learner alone.
pub const WRITE: Permission = Permission { name: "practice.write", roles: &[Role::Student] };

/// Who acts on a week of the diary.
pub const WEEK: Permission = Permission {
    name: "practice.week",
    roles: &[Role::Student, Role::Mentor, Role::University, Role::Curator, Role::Supervisor],
};

/// Who leads trainees at the workplace: attendance, characteristic.
pub const MENTOR: Permission = Permission { name: "practice.mentor", roles: &[Role::Mentor] };
