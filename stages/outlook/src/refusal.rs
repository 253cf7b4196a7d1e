//! Every way the outlook says no.

kernel::rules! {
    /// The day of the question has not come.
    NOT_DUE = "outlook-refusal-not-due", Conflict, Guide, Section("3.6.3");
    /// Nobody is asked, and nothing is written down, without consent.
    NO_CONSENT = "outlook-refusal-no-consent", Conflict, House, Decision("0024");
    /// Only the employer that the graduate named confirms.
    NOT_NAMED = "outlook-refusal-not-named", Conflict, House, Decision("0024");
    /// Who works, works somewhere.
    EMPLOYER_NEEDED = "outlook-refusal-employer-needed", Invalid, House, Decision("0024");
    /// No enterprise of practice is known for this graduate.
    NO_PRACTICE = "outlook-refusal-no-practice", Invalid, House, Decision("0024");
    /// Nobody has begun on a day that is still to come.
    BEGINS_LATER = "outlook-refusal-begins-later", Invalid, House, Decision("0024");
    /// By profession and not of the profession exclude each other.
    CONTRADICTION = "outlook-refusal-contradiction", Invalid, House, Decision("0024");
    /// There is no earlier answer that could still hold.
    NOTHING_BEFORE = "outlook-refusal-nothing-before", Conflict, House, Decision("0024");
    /// A setting of that day stands already: settings are dated, not rewritten.
    DATED_ALREADY = "outlook-refusal-dated-already", Conflict, House, Decision("0013");
}
