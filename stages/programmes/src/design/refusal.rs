//! Every way the forms of the studio say no.

kernel::rules! {
    /// Not `term:credits` pairs.
    TERMS = "programmes-refusal-form-terms", Invalid, House, Decision("0006");
    /// Not credits.
    CREDITS = "programmes-refusal-form-credits", Invalid, House, Decision("0006");
    /// Not hours.
    HOURS = "programmes-refusal-form-hours", Invalid, House, Decision("0006");
    /// A prerequisite that is no other slot of this curriculum.
    PREREQUISITE = "programmes-refusal-form-prerequisite", Invalid, House, Decision("0006");
    /// A profession that the region's list does not know.
    PROFESSION = "programmes-refusal-form-profession", Invalid, House, Decision("0006");
    /// Prerequisites that contradict each other leave no order of terms.
    NO_BALANCE = "programmes-refusal-no-balance", Conflict, CreditRules, Whole;
}
