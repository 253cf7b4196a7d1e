//! `forecast`: what is needed, with how sure one is.
//!
//! Two rooms over one floor. [`series`] forecasts numbers that follow each other in time: exponential smoothing, Theta,
//! ARIMA, naive forms and their combination, with calibrated intervals and backtests.
//!
//! The floor: [`table`] reads CSV within bounded memory and names the line and column of what it cannot read;
//! [`Finding`] is a sentence about one subject, graded; [`report`] is the one shape of every answer.
#![warn(missing_docs)]

mod finding;
mod report;
pub mod series;
pub mod table;

pub use finding::{Finding, Grade};
pub use ground::{Budget, Message, Seed, Status};
pub use report::report;
