//! Every way posts say no.

kernel::rules! {
    /// No organisation has this id or BIN.
    ORGANISATION = "registry-refusal-organisation", Invalid, House, Decision("0006");
    /// The organisation is closed: nobody begins there.
    CLOSED = "registry-refusal-organisation-closed", Conflict, House, Decision("0004");
    /// The unit is another organisation's, or closed.
    UNIT = "registry-refusal-unit", Invalid, House, Decision("0006");
    /// The same title at the same organisation in the same days.
    POST_TWICE = "registry-refusal-post-twice", Conflict, House, Decision("0006");
}
