//! Classical test theory: how far a sum of answers can be trusted, and what each item does for it.

use crate::verb::Verb;

/// `alpha`, `items`.
pub const VERBS: &[Verb] = &[];
