//! Lists that are brought as files: organisations, people, the occupations of ESCO. Each is read whole or refused whole,
//! and the same file a second time changes nothing.

pub mod actions;
pub mod api;
pub mod pages;
pub mod refusal;

pub use actions::{esco, esco_form, organisations, organisations_form, people, people_form};
