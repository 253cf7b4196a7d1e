//! One test binary: small problems against brute force, the text format, published instances.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod brute;
mod changes;
mod hostile;
mod minima;
mod mutation;
mod published;
mod small;
mod stories;
mod text;
