//! Every way an enrolment says no.

kernel::rules! {
    /// The organisation has no adopted programme of this code for this year or an earlier one.
    PROGRAMME = "programmes-refusal-programme", Invalid, ProgrammeRegister, Whole;
    /// There is no such person.
    CURATOR = "programmes-refusal-curator", Invalid, House, Decision("0006");
    /// The student is on this programme already.
    ENROLLED_ALREADY = "programmes-refusal-enrolled-elsewhere", Conflict, House, Decision("0006");
    /// The programme is not taught in this language.
    LANGUAGE = "programmes-refusal-language", Invalid, ProgrammeRegister, Whole;
    /// The educational organisation is not the caller's.
    ORGANISATION = "programmes-refusal-not-your-students", Invalid, House, Decision("0007");
}
