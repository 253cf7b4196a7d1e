//! The tests of stage 5, one binary.
#![allow(clippy::unwrap_used)]

mod example;
mod imports;
mod messages;
mod moves;
mod pages;
mod reading;
mod rules;
mod stage;
mod students;
mod way;
