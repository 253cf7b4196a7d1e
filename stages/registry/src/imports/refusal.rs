//! Every way an import says no, besides what the things themselves refuse.

kernel::rules! {
    /// A row that cannot be told from others: no id and no national number.
    KEY_NEEDED = "registry-refusal-key-needed", Invalid, House, Decision("0015");
    /// Two rows of one file about one thing.
    TWICE = "registry-refusal-twice", Invalid, House, Decision("0015");
    /// The BIN of the row stands at another organisation than its id.
    BIN_OF_ANOTHER = "registry-refusal-bin-of-another", Conflict, House, Decision("0015");
    /// The IIN of the row stands at another person than its id: one person under two ids.
    IIN_OF_ANOTHER = "registry-refusal-iin-of-another", Conflict, House, Decision("0015");
    /// A remark: somebody of this name stands; it is entered as another person.
    LIKELY_TWIN = "registry-refusal-likely-twin", Conflict, House, Decision("0015");
    /// A remark: an organisation of this name stands; it is entered as another one.
    NAMESAKE = "registry-refusal-namesake", Conflict, House, Decision("0015");
    /// Not the address of an occupation.
    ESCO_ADDRESS = "registry-refusal-esco-address", Invalid, Standard, Named("ESCO");
    /// Letters of another alphabet in an English name.
    ESCO_LETTERS = "registry-refusal-esco-letters", Invalid, Standard, Named("ESCO");
}
