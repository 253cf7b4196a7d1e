//! Every way a passport says no.

kernel::rules! {
    /// No group of programmes has this code.
    GROUP = "programmes-refusal-group", Invalid, ProgrammeRegister, Whole;
    /// The organisation is none of higher education that the caller's role is held for.
    ORGANISATION = "programmes-refusal-organisation", Invalid, House, Decision("0007");
    /// The level of the national framework is not that of the degree.
    LEVEL = "programmes-refusal-level", Invalid, ProgrammeRegister, Whole;
    /// No language of instruction is named.
    LANGUAGES = "programmes-refusal-languages", Invalid, ProgrammeRegister, Whole;
    /// The code of a version that follows another is that of the first.
    CODE_STAYS = "programmes-refusal-code-stays", Invalid, ProgrammeRegister, Whole;
}
