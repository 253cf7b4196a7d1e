//! Item response: how able a person is and how hard an item, on one scale of logits.
//!
//! The data flow one way: [`Responses`] are packed answers; [`Model`] says which curves; [`fit`] climbs the marginal
//! likelihood (Bock & Aitkin 1981) and [`fit_conditional`] the conditional one (Andersen 1972); what was fitted is then
//! asked for errors, fit and scores. Nothing of the size persons × nodes is ever kept.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::needless_for_each,
    clippy::neg_cmp_op_on_partial_ord,
    clippy::many_single_char_names,
    clippy::needless_range_loop,
    reason = "counts fit a float exactly, codes fit a byte, what is no number must fail a comparison, and formulas keep the letters of their papers"
)]

mod analysis;
mod answers;
pub(crate) mod arrow;
pub(crate) mod ascent;
mod conditional;
pub(crate) mod crossing;
mod curve;
mod errors;
mod expectation;
mod flags;
mod grid;
mod itemfit;
mod layout;
mod marginal;
mod moments;

mod scores;
mod split;
mod symmetric;
mod told;
mod told_conditional;
mod told_marginal;

pub use analysis::VERBS;
pub use answers::{BadAnswers, Item, MISSING, Margin, Responses};
pub use conditional::{ConditionalFit, fit_conditional};
pub use curve::{Curve, Shape};
pub use errors::{ErrorKind, Errors, standard_errors};
pub use grid::Grid;
pub(crate) use itemfit::cube_root as mean_square_t;
pub use itemfit::{ItemFit, SumFit, item_fit, sum_fit};
pub use layout::{Model, Priors};
pub use marginal::{Fitted, Options, fit};
pub use moments::{Moments, moments};
pub use scores::{Score, Scoring, empirical_reliability, score, sum_score_reliability, sum_scores};
pub use split::{Andersen, Split, andersen};
