//! The registry: lifecycles, scope, twins, lists brought as files, pages; on both databases.
#![allow(clippy::unwrap_used)]

mod bringing;
mod esco;
mod invitations;
mod lifecycles;
mod lists;
mod pages;
mod people;
mod region;
mod rules;
