//! Every way the register of people says no.

kernel::rules! {
    /// The control digit of the IIN does not fit, or its first digits are no day.
    IIN = "registry-refusal-iin", Invalid, Standard, Named("IIN, control digit modulo 11");
    /// The birthday typed is not the one the IIN carries.
    IIN_BIRTHDAY = "registry-refusal-iin-birthday", Invalid, Standard, Named("IIN, digits 1 to 7");
    /// Somebody with this IIN stands in the register.
    IIN_TAKEN = "registry-refusal-iin-taken", Conflict, House, Decision("0006");
    /// Somebody is born tomorrow.
    BORN_LATER = "registry-refusal-born-later", Invalid, House, Decision("0006");
    /// A word with letters of two alphabets, or with something that is no letter.
    PERSON_NAME = "registry-refusal-person-name", Invalid, House, Decision("0006");
    /// A name in Latin letters that has others.
    LATIN = "registry-refusal-latin", Invalid, House, Decision("0006");
    /// Somebody of the same name stands in the register, and nobody has said that they are two.
    LOOKS_LIKE = "registry-refusal-looks-like", Conflict, House, Decision("0006");
    /// The person lies outside what the caller's role is held for.
    NOT_YOUR_PERSON = "registry-refusal-not-your-person", Forbidden, House, Decision("0007");
    /// A new person without a post would be out of sight of whoever enters them.
    POST_NEEDED = "registry-refusal-post-needed", Invalid, House, Decision("0007");
    /// No other standing entry within reach to join this one to.
    NOT_A_TWIN = "registry-refusal-not-a-twin", Invalid, House, Decision("0005");
}
