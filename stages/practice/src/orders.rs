//! Orders assigning mentors: whom an enterprise lets lead whom, from when until when.

pub mod actions;
pub mod moves;
pub mod rules;
pub mod store;

pub use rules::{LineForm, OrderForm};
pub use store::OrderId;
