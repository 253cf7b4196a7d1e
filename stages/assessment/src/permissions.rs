//! Who may do what, by door.

use kernel::Role;
use web::Permission;

/// Who sees exams, within their scope.
pub const SEE: Permission = Permission {
    name: "assessment.see",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Expert,
        Role::Administrator,
    ],
};

/// Who plans exams and proposes students.
pub const KEEP: Permission = Permission { name: "assessment.keep", roles: &[Role::University, Role::Curator] };

/// Who acts on exams; which act is whose stands in `moves.rs`.
pub const ACT: Permission = Permission {
    name: "assessment.act",
    roles: &[
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Signatory,
        Role::Hr,
        Role::Coordinator,
        Role::Expert,
    ],
};

/// Who scores and signs.
pub const SCORE: Permission = Permission { name: "assessment.score", roles: &[Role::Expert] };

/// Who sees how well an exam measured: those who answer for it or examine, no enterprise and no curator, since it weighs
/// experts by name.
pub const MEASURE: Permission =
    Permission { name: "assessment.measure", roles: &[Role::Coordinator, Role::University, Role::Expert] };

/// Who sees the register of certificates, within their scope; a student sees their own.
pub const SEE_CERTIFICATES: Permission = Permission {
    name: "assessment.see-certificates",
    roles: &[
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
        Role::Curator,
        Role::Supervisor,
        Role::Student,
        Role::Administrator,
    ],
};

/// Who issues certificates, takes them back, issues them anew.
pub const ISSUE: Permission = Permission { name: "assessment.issue", roles: &[Role::University] };

/// Who has exams and certificates of their own.
pub const OWN: Permission = Permission { name: "assessment.own", roles: &[Role::Student] };
