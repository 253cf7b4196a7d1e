//! Every way in which work that waits says no.

kernel::rules! {
    /// The job is not laid aside: it waits, or is done.
    NOT_DEAD = "jobs-refusal-not-dead", Conflict, House, Decision("0030");
    /// A job with the same key waits already.
    WAITS_ALREADY = "jobs-refusal-waits-already", Conflict, House, Decision("0030");
}
