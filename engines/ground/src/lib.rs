//! What the engines share, and nothing of what they solve.
//!
//! - [`Seed`] and [`Stream`]: random numbers that are a function of (seed, stream, index), so that any thread may
//!   draw any number in any order and the answer keeps its bytes.
//! - [`Budget`], [`Meter`], [`Clock`]: how long to try. An engine counts its own work; seconds come from a clock that
//!   the caller lends. No engine reads a clock.
//! - [`Status`], [`Message`], [`Report`]: the shape of every answer on standard output. Messages are codes with
//!   arguments; who shows them translates them.
#![warn(missing_docs)]

mod budget;
mod report;
mod seed;
#[cfg(any(test, feature = "trial"))]
pub mod trial;

pub use budget::{Budget, Clock, Meter, Pace};
pub use report::{Message, Report, Status};
pub use seed::{Seed, Stream};
