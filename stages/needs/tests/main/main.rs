//! Needs, from its tables to its pages.
#![allow(clippy::unwrap_used)]

mod faults;
mod figures;
mod files;
mod forecasts;
mod lifecycles;
mod pages;
mod plausibility;
mod reckoning;
mod region;
mod returns;
mod totals;
