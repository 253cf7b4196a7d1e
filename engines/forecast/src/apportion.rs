//! Places divided among organisations in proportion to their weights: control figures of admission, mentors, equipment.
//!
//! Every method keeps minima and maxima and deals out exactly the places there are, by whole-number arithmetic throughout.
//!
//! | Method | Who gets more | Keeps | May break |
//! |---|---|---|---|
//! | largest remainder (Hamilton, Hare) | shares are rounded down, what remains goes to the largest fractions | quota: everyone within one of its fair share | house monotonicity: with a place more, someone may get less (the Alabama paradox) |
//! | Sainte-Laguë (Webster) | next place to the largest weight / (2·places + 1) | house and population monotonicity; unbiased between large and small | quota, seldom |
//! | D'Hondt (Jefferson) | next place to the largest weight / (places + 1) | house and population monotonicity; nobody below its share rounded down | upper quota; favours the large |
//!
//! The fair share under minima and maxima is λ·weight held between them, λ such that shares add up; without them it is the
//! plain quota. A tie is broken by the larger weight, then by the order of rows, and is told. Balinski & Young, “Fair
//! Representation” (2nd ed., 2001), for the methods, their properties, and why no method keeps both quota and monotonicity.

mod deal;
mod parties;
mod prove;
mod shares;
mod tables;

pub use deal::{Dealt, solve};
pub use parties::{Invalid, MOST_PARTIES, MOST_PLACES, Method, Party, Problem};
pub use prove::{Wrong, verify};
pub use tables::{BadAnswer, CODES, read, read_answer, report};
