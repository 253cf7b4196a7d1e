//! Every way an invitation is not sent.

kernel::rules! {
    /// This role is not the caller's to give.
    NOT_YOURS_TO_GIVE = "registry-refusal-not-yours-to-give", Forbidden, House, Decision("0016");
    /// The role is held for another kind of organisation.
    ROLE_ELSEWHERE = "registry-refusal-role-elsewhere", Invalid, House, Decision("0016");
    /// The person has no post at that organisation, so nobody could say what they are there.
    NO_POST_THERE = "registry-refusal-no-post-there", Invalid, House, Decision("0016");
    /// The role would end before it begins.
    ROLE_OVER = "registry-refusal-role-over", Invalid, House, Decision("0016");
    /// The account of the person is closed.
    ACCOUNT_CLOSED = "registry-refusal-account-closed", Conflict, House, Decision("0016");
}
