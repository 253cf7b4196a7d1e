//! One test binary: small problems against brute force, bad input, a curator's stories, published instances.
#![allow(clippy::unwrap_used, clippy::print_stderr)]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)] // small numbers of tests

mod brute;
mod input;
mod mutation;
mod published;
mod small;
mod stories;
