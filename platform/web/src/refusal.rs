//! Every way in which the door itself says no.

kernel::rules! {
    /// The idempotency key is empty, too long, or has characters that a header should not carry.
    IDEMPOTENCY_KEY = "web-refusal-idempotency-key", Invalid, House, Decision("0031");
}
