//! Who was at the workplace, day by day.

pub mod actions;
pub mod rules;
pub mod store;

pub use actions::Marking;
pub use rules::Presence;
