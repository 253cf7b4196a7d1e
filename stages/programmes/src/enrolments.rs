//! Who studies by a programme: cohorts of a year, groups with their curators, each student's enrolment and its movements.

pub mod actions;
pub mod api;
pub mod moves;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

pub use actions::contingent::{contingent, form as contingent_form};
pub use rules::{EnrolmentForm, Funding, Track};
pub use store::{Enrolment, Group, load, of_group, of_person};

kernel::ids! {
    /// A group of students.
    GroupId,
}

/// Who sees the students of their scope; a student sees themselves.
pub const SEE: Permission = Permission {
    name: "programmes.see-students",
    roles: &[
        Role::University,
        Role::Designer,
        Role::Curator,
        Role::Supervisor,
        Role::Student,
        Role::Coordinator,
        Role::Authority,
        Role::Ministry,
    ],
};

/// Who enrols, moves and groups students.
pub const KEEP: Permission = Permission { name: "programmes.keep-students", roles: &[Role::University] };

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
