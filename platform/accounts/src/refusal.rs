//! Every way in which accounts say no.

kernel::rules! {
    /// An account with this e-mail address stands already.
    EMAIL_TAKEN = "accounts-refusal-email-taken", Conflict, House, Decision("0008");
    /// Not an e-mail address.
    NOT_AN_EMAIL = "accounts-refusal-not-an-email", Invalid, House, Decision("0008");
    /// The person holds this role for this scope already.
    HELD_ALREADY = "accounts-refusal-held-already", Conflict, House, Decision("0008");
    /// The role was revoked before, or has ended.
    NOT_HELD = "accounts-refusal-not-held", Conflict, House, Decision("0008");
}
