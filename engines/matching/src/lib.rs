//! `matching`: learners to places.
//!
//! Many learners, each with a ranked list of places; places with a ranked list of learners, a quota and perhaps a
//! minimum; perhaps some pairs settled beforehand. Asked for is a stable matching (Gale & Shapley 1962) best for either
//! side, the largest placement at the least cost, or with ties the largest weakly stable matching. [`Standing`] and
//! [`Priced`] keep an answer while the problem changes; [`compromise`](fn@compromise) meets minima that stability cannot;
//! [`Division`] divides a place's seats among its mentors.
//!
//! ```
//! use matching::{Problem, Seed, explain_learner, solve, verify};
//!
//! // Two learners wish the bakery first; it has one seat and prefers the second of them.
//! let problem = Problem::builder()
//!     .learner([0, 1])
//!     .learner([0])
//!     .place(1, [1, 0]) // the bakery
//!     .place(1, [0]) // the workshop
//!     .build()?;
//!
//! let answer = solve(&problem, &matching::Budget::unlimited(), Seed(1));
//!
//! assert_eq!(answer.assignment, [Some(1), Some(0)]);
//! assert!(verify(&problem, &answer).is_ok());
//! let story = explain_learner(&problem, &answer, 0); // “second wish; the bakery's last seat went to …”
//! assert_eq!(story.missed.len(), 1);
//! # Ok::<(), matching::Invalid>(())
//! ```
#![warn(missing_docs)]

mod answer;
mod auction;
mod book;
mod builder;
mod cheapest;
mod compromise;
mod costs;
mod division;
mod exact;
mod explain;
mod invalid;
mod largest;
mod lists;
mod market;
mod network;
mod objective;
mod placing;
mod priced;
mod problem;
mod promotion;
mod reorder;
mod report;
mod roll;
mod scaling;
mod scarce;
mod search;
mod solve;
mod stable;
mod standing;
mod text;
mod vacancy;
mod verify;
mod windows;

pub use answer::{Answer, Certificate, Step, Unmet};
pub use book::Change;
pub use builder::Builder;
pub use compromise::{Compromise, compromise};
pub use division::{BadDivision, Division};
pub use explain::{
    CODES, LearnerStory, Missed, Need, Obstacle, Outcome, PlaceStory, explain, explain_learner, explain_place,
    would_need,
};
pub use ground::{Budget, Message, Seed, Status};
pub use invalid::Invalid;
pub use lists::BadEntry;
pub use objective::{Best, Objective, UnknownObjective};
pub use priced::Priced;
pub use problem::{Problem, Wish};
pub use report::{BadAnswer, read_answer, report, report_compromise};
pub use solve::solve;
pub use standing::{Moved, Standing};
pub use text::{Fault, LONGEST, MOST, ReadError, read, read_within, write};
pub use verify::{Wrong, verify};
