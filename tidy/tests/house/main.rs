//! The rules of the house, read off its text. A failure says what to do.
#![allow(clippy::print_stdout)] // reports are what these tests are for
#![allow(clippy::case_sensitive_file_extension_comparisons)] // names in this repository are written one way

mod circles;
mod clocks;
mod dependencies;
mod documents;
mod doors;
mod drawers;
mod messages;
mod order;
mod purity;
mod refusals;
mod sizes;
mod tables;
mod traces;
