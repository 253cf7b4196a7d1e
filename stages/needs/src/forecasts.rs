//! Forecasts: how many people a region will need by group of programmes and year, of what that is made, and how sure one is.

pub mod actions;
pub mod api;
mod backtest;
mod basis;
pub mod inputs;
pub mod kinds;
mod model;
pub mod moves;
pub mod pages;
pub mod results;
pub mod rules;
pub mod store;
mod words;

pub use basis::{Basis, basis};
pub use model::reckon;
pub use words::{InCell, SAID, said, wrong};
