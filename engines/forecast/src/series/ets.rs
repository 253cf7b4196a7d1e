//! Exponential smoothing as innovations state space models (Hyndman, Koehler, Snyder & Grose 2002; Hyndman, Koehler, Ord & Snyder
//! 2008): level, trend and season, each absent, added, damped or multiplied, with added or multiplied errors.
//!
//! Differences from `forecast::ets` in R: smoothing constants and all initial states are found together by
//! Levenberg–Marquardt on exact sensitivities of the recursion (R: Nelder–Mead), so the likelihood is at least R's in a few
//! dozen passes over the data; a trend's smoothing has a weak prior, and a trend that never fades pays for the claim. Seasons longer than 12 keep the initial indices of a classical decomposition.

mod choice;
mod fit;
mod form;
mod path;
mod start;

pub use choice::{Blend, Reach, choose};
pub use fit::Opening;
