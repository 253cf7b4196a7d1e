//! `balance`: courses over periods.
#![warn(missing_docs)]
#![allow(dead_code)]

mod anneal;
mod answer;
mod conflict;
mod demand;
mod draft;
mod explain;
mod goal;
mod groups;
mod json;
mod landscape;
mod peak;
mod polish;
mod prices;
mod problem;
mod report;
mod rules;
mod search;
mod solve;
mod spread;
mod state;
mod verify;
mod whole;

pub use answer::{Answer, Certificate};
pub use demand::Demand;
pub use draft::{Course, Curriculum, Draft, FixedLoad, Limits, Weights};
pub use explain::{CODES, CourseStory, Elsewhere, Heaviest, Reason, explain, explain_course, explain_curriculum};
pub use ground::{Budget, Message, Seed, Status};
pub use json::{LONGEST, ReadError, read, read_draft, write};
pub use problem::{Fixed, Invalid, MOST_CREDITS, MOST_CREDITS_TOGETHER, MOST_PERIODS, Objective, Problem};
pub use report::{BadAnswer, read_answer, report};
pub use solve::{solve, solve_on};
pub use verify::{Wrong, verify};
