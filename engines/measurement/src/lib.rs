//! `measurement`: tests, raters and surveys; estimates with their errors, fit and reasons.
//!
//! A table of answers goes in ([`Table`], [`Layout`]), a [`Finding`] comes out: estimates, standard errors or
//! intervals, fit, how many and how missing values were handled, warnings, and sentences for people as codes with
//! arguments. Bad input is a [`Fault`] in a place ([`Wrong`]), a code with arguments too. [`run`] does a verb of the
//! command line; [`VERBS`] lists them.
//!
//! ```
//! let arguments = ["answers.csv".to_owned()];
//! let asked = measurement::Asked::read("alpha", &arguments)?;
//! let finding = asked.run("a,b\n1,2\n2,3\n3,3\n".as_bytes())?;
//! assert_eq!(finding.values["n"], 3.0);
//! # Ok::<(), measurement::Wrong>(())
//! ```
#![warn(missing_docs)]
#![allow(
    clippy::many_single_char_names,    // n, k, f, p, t as the papers write them
    clippy::float_cmp,                 // equal answers, ranks and counts are equal to the bit
    clippy::neg_cmp_op_on_partial_ord, // `!(x > 0.0)` refuses what is no number too
    clippy::manual_midpoint,           // (1 + level) ∕ 2 is a tail, not a middle
    clippy::single_match_else,
    clippy::naive_bytecount,           // no crate for it: the compiler counts sixteen at a time
    clippy::struct_field_names,
    clippy::unnecessary_wraps,         // every analysis has one face
    clippy::needless_for_each,
    clippy::needless_range_loop,       // places in square tables
    clippy::inline_always,             // what is compiled for wider registers must be inlined whole
    clippy::needless_bitwise_bool      // loops without branches run eight at a time
)]

mod agreement;
mod bias;
mod classical;
mod codes;
mod count;
pub mod dimension;
pub mod distribution;
pub mod facets;
mod fault;
mod finding;
pub mod growth;
mod layout;
mod ranks;
pub mod response;
mod run;
mod surveys;
mod table;
mod total;
mod variance;
mod verb;
mod views;
mod wide;
mod wrong;

pub use codes::CODES;
pub use fault::{FAULTS, Fault};
pub use finding::{Finding, Values};
pub use ground::{Budget, Message, Seed, Status};
pub use layout::{Answers, Layout, Matrix, answers, chosen, matrix, ratings, weights};
pub use run::{Asked, VERBS, help, run};
pub use table::{Categories, Column, NO_BYTE, NO_CODE, NO_UNITS, Table};
pub use verb::{COMMON, Flag, Options, Takes, Verb};
pub use views::{Amount, CompetenceView, GroupView, Intraclass, ItemStatistic, Reliability};
pub use wrong::Wrong;
