//! One door.

use crate::permission::Permission;

/// One route and who may open it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// `GET`, `POST`, …
    pub method: String,
    /// The route's path.
    pub path: String,
    /// Who may.
    pub permission: &'static Permission,
}
