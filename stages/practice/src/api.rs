//! Practice as JSON: the same actions as the pages.

mod diary;
mod orders;
mod plan;
mod practices;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use web::Doors;

/// The doors.
pub fn doors() -> Doors {
    practices::doors().and(plan::doors()).and(diary::doors()).and(orders::doors())
}

/// The state an act led to.
#[derive(Serialize, ToSchema)]
pub struct MovedJson {
    status: &'static str,
}

/// A new thing's id.
#[derive(Serialize, ToSchema)]
pub struct MadeJson {
    id: Uuid,
}

/// An act on the version that was read.
#[derive(Deserialize, ToSchema)]
pub struct ActJson {
    /// The version that was read; a stale one is answered 409.
    version: i64,
    /// Why, where the act needs a reason.
    #[serde(default)]
    reason: String,
}
