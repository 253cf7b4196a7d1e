//! What can be wrong with an answer.

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The answer is to another question.
    #[error("the answer is to another objective")]
    Objective,
    /// Not one entry per learner.
    #[error("{given} learners are assigned where there are {learners}")]
    Length {
        /// How many entries.
        given: usize,
        /// How many learners.
        learners: usize,
    },
    /// A place that does not exist.
    #[error("learner {learner} is assigned to place {place}, which does not exist")]
    NoSuchPlace {
        /// Whose entry.
        learner: usize,
        /// What it says.
        place: u32,
    },
    /// A pair that did not both name each other, and is not pinned.
    #[error("learner {learner} and place {place} do not both accept each other")]
    NotAcceptable {
        /// The learner.
        learner: usize,
        /// The place.
        place: u32,
    },
    /// A pin was not kept.
    #[error("learner {learner} is pinned to place {place} and is not there")]
    PinBroken {
        /// The learner.
        learner: usize,
        /// Where it should be.
        place: u32,
    },
    /// A place took more than its quota.
    #[error("place {place} takes {taken} above its quota of {quota}")]
    QuotaBroken {
        /// The place.
        place: usize,
        /// How many it takes.
        taken: usize,
        /// How many it may.
        quota: u32,
    },
    /// A place took fewer than its minimum although the answer claims to be solved.
    #[error("place {place} takes {taken} below its minimum of {minimum}")]
    MinimumBroken {
        /// The place.
        place: usize,
        /// How many it takes.
        taken: usize,
        /// How many it must.
        minimum: u32,
    },
    /// Two who would rather have each other.
    #[error("learner {learner} and place {place} would rather have each other")]
    Blocking {
        /// The learner.
        learner: usize,
        /// The place.
        place: u32,
    },
    /// A figure that is not the sum it claims to be.
    #[error("{figure} is {claimed} in the answer and {counted} when counted")]
    Figure {
        /// Which figure.
        figure: &'static str,
        /// What the answer says.
        claimed: i128,
        /// What it is.
        counted: i128,
    },
    /// Stable, but not the best one for the side it was promised to: these could all gain by moving in a circle.
    #[error("stable, but another stable matching is better for the {side}: see {who}")]
    NotBest {
        /// `learners` or `places`.
        side: &'static str,
        /// One of those who could gain: a place when learners were promised the best, a learner otherwise.
        who: u32,
    },
    /// A certificate that does not prove its answer.
    #[error("the certificate proves nothing: {0}")]
    Certificate(&'static str),
    /// A status the certificate or the reason does not carry.
    #[error("the status is not supported: {0}")]
    Status(&'static str),
}
