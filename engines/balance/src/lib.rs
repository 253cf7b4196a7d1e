//! `balance`: courses over periods.
//!
//! Courses with credits, prerequisites, programmes that share courses, limits, pins, fixed loads. Asked for is the plan with
//! the smallest peak, proved (balanced academic curriculum, CSPLib 030), or with the least squared deviation from the even
//! load, bounded (generalised, CSPLib 064).
//!
//! ```
//! use balance::{Budget, Seed, explain_course, read, solve, verify};
//!
//! // Statics needs algebra; the choir is pinned to the second of two semesters.
//! let text = r#"{"objective":"peak","periods":2,
//!     "courses":[{"id":"algebra","credits":5},{"id":"statics","credits":4},{"id":"choir","credits":1}],
//!     "prerequisites":[["algebra","statics"]],"curricula":[{"id":"builder","courses":["algebra","statics","choir"]}],
//!     "pinned":[["choir",2]]}"#;
//! let problem = read(text.as_bytes())?;
//!
//! let answer = solve(&problem, &Budget::unlimited(), Seed(1));
//!
//! assert_eq!((answer.objective, answer.assignment.as_slice()), (5, &[0, 1, 1][..]));
//! assert!(verify(&problem, &answer).is_ok());
//! let story = explain_course(&problem, &answer, 1); // “only the second is left, right after algebra”
//! assert_eq!(story.map(|story| story.period), Some(2));
//! # Ok::<(), balance::ReadError>(())
//! ```
#![warn(missing_docs)]

mod alike;
mod anneal;
mod answer;
mod conflict;
mod demand;
mod draft;
mod explain;
mod goal;
mod groups;
mod json;
mod kinds;
mod landscape;
mod moves;
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
pub use draft::{Course, Curriculum, Draft, FixedLoad, Limits, Objective, Weights};
pub use explain::{CODES, CourseStory, Elsewhere, Heaviest, Reason, explain, explain_course, explain_curriculum};
pub use ground::{Budget, Message, Seed, Status};
pub use json::{LONGEST, ReadError, read, read_draft, write};
pub use moves::{Evens, Hold, LimitKind, MoveStory, explain_moves};
pub use problem::{Fixed, Invalid, MOST_CREDITS, MOST_CREDITS_TOGETHER, MOST_PERIODS, Problem};
pub use report::{BadAnswer, read_answer, report};
pub use solve::{solve, solve_on};
pub use verify::{Wrong, verify};
