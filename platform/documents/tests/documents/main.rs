//! What the crate promises to those who use it.
#![allow(clippy::unwrap_used)]

mod imports;
mod messages;
mod templates;
