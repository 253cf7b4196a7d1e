//! `forecast`: what is needed, with how sure one is.
//!
//! Two rooms over one floor. [`series`] forecasts numbers that follow each other in time: exponential smoothing, Theta,
//! ARIMA, naive forms and their combination, with calibrated intervals and backtests.
//!
//! [`labour`] counts people: stocks, flows, supply and what is missing; [`apportion`] divides places among organisations;
//! [`reconcile`] makes parts and wholes agree.
//!
//! The floor: [`table`] reads CSV within bounded memory; [`Wrong`] is why tables cannot be used, a [`Fault`] at a [`Place`];
//! [`Finding`] is a sentence about one subject, graded; [`report`] is the one shape of every answer.
#![warn(missing_docs)]

pub mod apportion;
mod codes;
mod finding;
pub mod labour;
pub mod reconcile;
mod report;
pub mod series;
mod sheet;
pub mod table;
mod wrong;

pub use codes::CODES;
pub use finding::{Finding, Grade};
pub use ground::{Budget, Message, Seed, Status};
pub use report::report;
pub use sheet::Names;
pub use wrong::{Fault, Place, Wrong};
