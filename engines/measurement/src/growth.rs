//! How persons change, and how groups differ: mixed models with random intercept and slope, or crossed intercepts.

mod crossed;
mod descent;
mod design;
mod mixed;
mod one_factor;
mod profile;
mod verb;

pub use design::{Criterion, Design, Grouping, Random};
pub use mixed::{Mixed, NotFitted, mixed};

use crate::verb::Verb;

/// `growth`.
pub const VERBS: &[Verb] = &[verb::GROWTH];
