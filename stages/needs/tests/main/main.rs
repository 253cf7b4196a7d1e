//! Needs, from its tables to its pages.
#![allow(clippy::unwrap_used)]

mod figures;
mod files;
mod lifecycles;
mod pages;
mod plausibility;
mod region;
mod returns;
mod totals;
