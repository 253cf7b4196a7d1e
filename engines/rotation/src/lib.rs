//! `rotation`: practice blocks over weeks and workplaces.
//!
//! Learners do blocks of practice, each some weeks long, at hosts with so many places; they wish some blocks and hosts more
//! than others, dislike changing the host and waiting. The engine looks for the calendar with the largest sum of scores plus
//! the smallest score: Medical Student Scheduling (Akbarzadeh & Maenhout 2021; Zanazzo, Ceschia, Dovier & Schaerf 2024), with
//! pins, mentors, closed weeks, theory weeks, groups that move as one, and a schedule in force that should stay.
//!
//! ```
//! use rotation::{Budget, Seed, Status, read, solve, verify};
//!
//! // Two learners, one bakery place a week, two weeks; the second would rather go first but may also wait.
//! let text = br#"{"weeks":2,"block_weeks":1,"groups":1,"max_blocks_per_host":1,
//!   "blocks":[{"id":"bread","group":1}],
//!   "hosts":[{"id":"bakery","max":[[1,1]]}],
//!   "students":[
//!     {"id":"Aru","blocks_per_group":[1],"allowed":[1],"available":[1,0],"able":[[1]],
//!      "weights":{"block":1,"host":1,"change":0,"wait":-1},"block_value":[3],"host_value":[2]},
//!     {"id":"Dana","blocks_per_group":[1],"allowed":[1],"available":[1,1],"able":[[1]],
//!      "weights":{"block":1,"host":1,"change":0,"wait":-1},"block_value":[3],"host_value":[2]}]}"#;
//! let problem = read(text.as_slice())?;
//!
//! let answer = solve(&problem, &Budget::of_work(100_000), Seed(1));
//!
//! assert_eq!(answer.status, Status::Optimal);
//! assert_eq!(answer.objective, 5 + 4 + 4); // Dana waits a week; her score is the smallest
//! assert!(verify(&problem, &answer).is_ok());
//! # Ok::<(), rotation::ReadError>(())
//! ```
#![warn(missing_docs)]

mod again;
mod aim;
mod anneal;
mod answer;
mod board;
mod bound;
mod chains;
mod chance;
mod conflict;
mod draft;
mod draw;
mod exact;
mod explain;
mod fault;
mod insert;
mod json;
mod moves;
mod pace;
mod places;
mod polish;
mod problem;
mod proved;
mod relax;
mod report;
mod sets;
mod solve;
mod start;
mod verify;
mod walks;
mod weigh;
mod wrong;

pub use answer::{Answer, Certificate, Conflict, Demand, Prices};
pub use draft::{BlockDraft, Draft, Entry, HostDraft, Name, PinDraft, StudentDraft, Weights};
pub use explain::{CODES, Obstacle, Score, Story, stories, why_not};
pub use fault::{Fault, Invalid};
pub use ground::{Budget, Message, Seed, Status};
pub use json::{LONGEST, ReadError, read, write};
pub use pace::Settings;
pub use problem::{Problem, Stay};
pub use report::{BadAnswer, read_answer, report};
#[doc(hidden)]
pub use solve::solve_by_walks;
pub use solve::{solve, solve_with};
pub use verify::{Wrong, verify};
