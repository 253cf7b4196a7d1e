//! Commissions: composition, lifecycles, votes, scope, on both databases.
#![allow(clippy::unwrap_used)]

mod composition;
mod lifecycles;
mod pages;
mod region;
mod scope;
mod sittings;
mod votes;
mod words;
