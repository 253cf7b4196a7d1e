//! Practice at the enterprise. Start reading at `diary/moves.rs`.

pub mod standing;

kernel::ids! {
    /// One learner's practice under one contract.
    PracticeId,
}

pub use standing::{Standing, mentors_of, standings_of};
