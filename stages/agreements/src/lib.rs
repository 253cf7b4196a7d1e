//! Dual training contracts of learner, enterprise and university. Start reading at `moves.rs`.

pub mod actions;
pub mod amendments;
pub mod api;
mod choices;
pub mod clauses;
pub mod example;
pub mod moves;
pub mod pages;
pub mod paper;
pub mod parties;
pub mod printing;
pub mod refusal;
pub mod rules;
pub mod standing;
pub mod store;
pub mod terms;
pub mod windows;

use kernel::Role;
use web::{Doors, Permission, RailEntry};

/// Who sees contracts, within their scope.
pub const READ: Permission = Permission {
    name: "agreements.read",
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

/// Who drafts and changes contracts.
pub const DRAFT: Permission = Permission { name: "agreements.draft", roles: &[Role::University, Role::Curator] };

/// Who acts on contracts; which act is whose stands in `moves.rs`.
pub const ACT: Permission = Permission {
    name: "agreements.act",
    roles: &[Role::Hr, Role::Signatory, Role::University, Role::Curator, Role::Student, Role::Representative],
};

/// Who edits the clauses.
pub const CLAUSES: Permission =
    Permission { name: "agreements.clauses", roles: &[Role::University, Role::Administrator] };

/// Who sets the order of signing of their university.
pub const ORDER: Permission = Permission { name: "agreements.order", roles: &[Role::University] };

/// The stage's places on the rail.
pub const RAIL: &[RailEntry] = &[RailEntry { href: "/agreements", key: "agreements-agreements", permission: &READ }];

/// The caller's list as a table, as the page exports it.
pub async fn sheet(db: &db::Db, by: &kernel::Caller, say: web::Say) -> Result<documents::Sheet, kernel::Failure> {
    let rows = store::list(db, by, &store::Filter::default(), None, documents::EXPORT_ROWS).await?;
    Ok(pages::sheet(say, &rows))
}

/// Every door of the stage.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("agreements");
