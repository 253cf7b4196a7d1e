//! Contracts: lifecycles, rules of age and hours, signatures, amendments, clauses, scope and every door.
#![allow(clippy::unwrap_used)]

mod ages;
mod amendments;
mod clauses;
mod doors;
mod drafting;
mod lifecycles;
mod scope;
mod signing;
mod words;
mod world;
