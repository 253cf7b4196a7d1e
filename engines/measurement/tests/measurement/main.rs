//! One test binary: layouts and readers, small known cases, hostile tables, and the reference table over the shared
//! data (`cargo test -p measurement reference -- --nocapture --test-threads 1` prints it).
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::format_collect)]

mod codes;
mod data;
mod facets;
mod hostile;
mod layouts;
mod reference;
mod response;
mod small;
mod views;
