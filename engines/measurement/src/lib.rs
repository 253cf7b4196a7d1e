//! Tests, raters and surveys: estimates with their errors, fit and reasons.
#![warn(missing_docs)]
