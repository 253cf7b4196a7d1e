//! Templates as they are kept: one in force for each kind of paper, drafts beside it, the superseded
//! ones behind it, because papers made of them still stand.

pub mod actions;
mod moves;
mod store;

pub use moves::{Act, MOVES, Status};
pub use store::{Stored, TemplateId, in_force, load, of_kind};
