//! Item response against published values, simulated truth and its own symmetries.
#![allow(clippy::unwrap_used, clippy::print_stderr)]
mod marginal;
mod published;
mod facets;
