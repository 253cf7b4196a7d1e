//! How much of an answer is wanted.

/// Which rows of an answer are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    All,
    First,
}
