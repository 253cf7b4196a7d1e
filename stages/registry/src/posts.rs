//! Posts: what a person is in an organisation, from a day until a day. A student's place at a university is one too:
//! posts are how a person comes into the sight of those who answer for the organisation.

pub mod actions;
pub mod api;
pub mod example;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod store;

pub use actions::give_within;
pub use store::Post;
