//! One test binary: small problems against brute force, bad input, a curator's stories, published instances.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod brute;
mod input;
mod published;
mod small;
mod stories;
