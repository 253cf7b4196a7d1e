//! One test binary: small problems against brute force, the text format, stories, published instances.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod brute;
mod fuzz;
mod published;
mod small;
mod stories;
mod text;
