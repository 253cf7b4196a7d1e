//! Whole stories in a real browser, against the real binary: what people do, in their own language, to the end.
//!
//! A story needs `chromium` and `chromedriver`; without them it says so loudly, and fails where nothing may be skipped
//! (`QOSAR_CHECK_ALL=1`).

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod access;
mod beginning;
mod browser;
mod contract;
mod damaged;
mod ground;
mod organisations;
mod pages;
mod record;
mod server;
mod sheets;
#[path = "../region/small.rs"]
mod small;
#[path = "../region/spoilt.rs"]
mod spoilt;
#[allow(dead_code)] // Stories ask less of it than files do.
#[path = "../region/standing.rs"]
mod standing;
mod story;
mod telling;
mod walk;
