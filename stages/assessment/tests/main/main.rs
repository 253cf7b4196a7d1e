//! The production exam and its certificates.
#![allow(clippy::unwrap_used)]

mod board;
mod certificates;
mod doors;
mod gateway;
mod grades;
mod lifecycles;
mod measures;
mod proofs;
mod scope;
mod sitting;
mod words;
mod world;
