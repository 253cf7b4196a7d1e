//! A programme's version: its passport, its way to the register, and who may see it.

pub mod actions;
pub mod api;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod sides;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

pub use rules::ProgrammeForm;
pub use store::Programme;

/// Who designs programmes: enters them, edits drafts, sends them on.
pub const DESIGN: Permission = Permission { name: "programmes.design", roles: &[Role::Designer, Role::University] };

/// Who may do something on the way from draft to register; the table of moves says what.
pub const DECIDE: Permission =
    Permission { name: "programmes.decide", roles: &[Role::Designer, Role::University, Role::Expert] };

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
