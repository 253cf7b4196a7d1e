//! Numbers that follow each other in time: what comes next, and between which bounds.

mod arima;
mod descent;
mod ets;
mod model;
mod naive;
mod season;
mod theta;

pub use model::{Method, Model, UnknownMethod};
