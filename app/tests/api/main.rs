//! The journey through the API alone, on both databases, through the whole router: tokens, doors, actions, problems.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

mod contract;
mod exam;
mod files;
mod journey;
mod practice;
mod site;
#[path = "../region/small.rs"]
mod small;
#[path = "../region/spoilt.rs"]
mod spoilt;
#[path = "../region/standing.rs"]
mod standing;
