//! Every way the list of professions says no.

kernel::rules! {
    /// Not an ISCO-08 code of one to four digits.
    ISCO = "registry-refusal-isco", Invalid, Standard, Named("ISCO-08");
    /// A code of the region's own list begins with R.
    PROFESSION_CODE = "registry-refusal-profession-code", Invalid, House, Decision("0006");
    /// The code stands already in the region's list.
    PROFESSION_TAKEN = "registry-refusal-profession-taken", Conflict, House, Decision("0006");
    /// No group of educational programmes has this code.
    GROUP = "registry-refusal-group", Invalid, Standard, Named("Classifier of fields of training, 2018");
    /// The entry comes from a classifier and is corrected there.
    NOT_OWN_LIST = "registry-refusal-not-own-list", Forbidden, House, Decision("0006");
    /// The entry is another region's.
    NOT_YOUR_PROFESSION = "registry-refusal-not-your-profession", Forbidden, House, Decision("0007");
}
