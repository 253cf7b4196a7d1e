//! Parts and wholes made to agree: cells (region × sector × occupation, or any keys) and totals over some of the keys that
//! were forecast, or are known, on their own.
//!
//! | Method | What it does | Totals given |
//! |---|---|---|
//! | bottom-up | totals become the sums of their cells | ignored |
//! | top-down | the total of everything is shared out as the cells are | all but the one over everything are ignored |
//! | minimum trace (Wickramasuriya, Athanasopoulos & Hyndman, 2019) | the coherent figures nearest to all given ones, each squared step over its variance | weigh as their variance says |
//! | raking (Deming & Stephan 1940), iterative proportional fitting | cells are multiplied until totals are met, which keeps their odds ratios | held exactly |
//!
//! Minimum trace with a diagonal covariance: variances are the squares of given deviations; without them a figure's variance
//! is the number of its cells (structural scaling), or one (`ols`). It solves C W Cᵀ λ = C ŷ by conjugate gradients, C one row
//! a total, so that nothing of size cells × cells is held; then totals are summed anew from the cells, which makes them
//! coherent to the last bit of that sum. Raking that does not converge, or cannot, says why.

mod adjust;
mod answer;
mod certify;
mod figures;
mod rake;
mod report;
mod sums;
mod trace;

pub use adjust::{Reconciled, solve};
pub use answer::{BadAnswer, read_answer};
pub use certify::{Wrong, verify};
pub use figures::{BadFigures, CODES, Figure, MOST, MOST_PAIRS, Method, Problem, read};
pub use report::report;
