//! Organisations: enterprises, educational organisations, chambers, state bodies.

pub mod actions;
pub mod api;
pub mod example;
pub mod moves;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

use kernel::Role;
use web::{Doors, Permission};

pub use store::{Organisation, load};

/// Who may enter a new organisation.
pub const ENTER: Permission = Permission {
    name: "registry.enter-organisation",
    roles: &[Role::Administrator, Role::Ministry, Role::Authority, Role::Coordinator],
};

/// Who may correct an entry, within their scope.
pub const EDIT: Permission = Permission {
    name: "registry.edit-organisation",
    roles: &[
        Role::Administrator,
        Role::Ministry,
        Role::Authority,
        Role::Coordinator,
        Role::Hr,
        Role::Signatory,
        Role::University,
    ],
};

/// The whole list as a table, as the page exports it.
pub async fn sheet(db: &db::Db, say: web::Say) -> Result<documents::Sheet, kernel::Failure> {
    let rows = store::list(db, &store::Filter::default(), None, documents::EXPORT_ROWS).await?;
    Ok(pages::sheet(say, &rows))
}

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors().and(api::doors())
}
