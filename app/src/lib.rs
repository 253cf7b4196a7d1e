//! The application: what wires the stages into one platform. The tables to read first are `doors.rs` (every route),
//! `windows.rs` (what every stage shows to the whole) and `reactions.rs` (what follows from what happened).

mod clock;
pub mod command;
mod config;
pub mod demo;
pub mod doors;
pub mod edition;
mod engine;
mod files;
mod home;
mod keys;
pub mod reactions;
pub mod serve;
mod upkeep;
mod voice;
pub mod windows;
pub mod words;
