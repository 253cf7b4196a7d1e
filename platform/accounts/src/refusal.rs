//! Every way in which accounts say no.

kernel::rules! {
    /// An account with this e-mail address stands already.
    EMAIL_TAKEN = "accounts-refusal-email-taken", Conflict, House, Decision("0016");
    /// The person holds this role for this scope already.
    HELD_ALREADY = "accounts-refusal-held-already", Conflict, House, Decision("0016");
    /// The role was revoked before, or has ended.
    NOT_HELD = "accounts-refusal-not-held", Conflict, House, Decision("0016");
    /// The address or the password is wrong; nobody learns which.
    NOT_RECOGNISED = "accounts-refusal-not-recognised", Invalid, House, Decision("0016");
    /// The present password is wrong.
    NOT_THE_PASSWORD = "accounts-refusal-not-the-password", Invalid, House, Decision("0016");
    /// Tried too often: wait.
    TOO_OFTEN = "accounts-refusal-too-often", Conflict, House, Decision("0016");
    /// The password is too short.
    PASSWORD_SHORT = "accounts-refusal-password-short", Invalid, House, Decision("0016");
    /// The password is one that everybody tries first.
    PASSWORD_COMMON = "accounts-refusal-password-common", Invalid, House, Decision("0016");
    /// No invitation or link with this secret.
    LINK_UNKNOWN = "accounts-refusal-link-unknown", Conflict, House, Decision("0016");
    /// The link has been used.
    LINK_USED = "accounts-refusal-link-used", Conflict, House, Decision("0016");
    /// The time of the link is over.
    LINK_OVER = "accounts-refusal-link-over", Conflict, House, Decision("0016");
    /// The person is invited to this role already, and the invitation still opens.
    INVITED_ALREADY = "accounts-refusal-invited-already", Conflict, House, Decision("0016");
    /// The invitation was withdrawn by whoever sent it.
    INVITATION_WITHDRAWN = "accounts-refusal-invitation-withdrawn", Conflict, House, Decision("0016");
    /// No code is open: none was asked for, its time is over, its tries are spent, or it was used.
    CODE_NONE = "accounts-refusal-code-none", Conflict, House, Decision("0016");
    /// The code is wrong.
    CODE_WRONG = "accounts-refusal-code-wrong", Invalid, House, Decision("0016");
    /// A token lives from today until a year from now at most.
    TOKEN_DAYS = "accounts-refusal-token-days", Invalid, House, Decision("0016");
    /// The idempotency key was used for another request.
    KEY_OF_ANOTHER = "accounts-refusal-key-of-another", Invalid, House, Decision("0016");
    /// The first request under this key is still being answered.
    KEY_IN_WORK = "accounts-refusal-key-in-work", Conflict, House, Decision("0016");
    /// The installation has its first administrator.
    BEGUN_ALREADY = "accounts-refusal-begun-already", Conflict, House, Decision("0016");
}
