//! `qosar demo`: an invented region in an embedded database, made only through actions in time order.

mod calendar;
mod day;
mod lists;
mod names;
pub mod pages;
mod people;
pub mod run;
mod world;
