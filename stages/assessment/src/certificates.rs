//! Certificates of professional competence: on paper, as a signed credential, and on a page that anyone can ask.

pub mod actions;
pub mod api;
pub mod credential;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod proof;
pub mod rules;
pub mod seal;
pub mod store;
pub mod verifier;

use kernel::Role;
use web::{Doors, Permission};

/// Who sees the register of certificates, within their scope; a student sees their own.
pub const SEE: Permission = Permission {
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

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
