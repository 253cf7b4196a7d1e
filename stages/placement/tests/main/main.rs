//! Placement: lifecycles, eligibility, mentors by day, scope, and a whole round, on both databases.
#![allow(clippy::unwrap_used)]

mod eligibility;
mod lifecycles;
mod mentors;
mod pages;
mod region;
mod rounds;
mod scope;
mod words;
mod workplaces;
